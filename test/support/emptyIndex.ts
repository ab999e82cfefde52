import { createIndexSnapshot } from "../../server/src/index/corpusSnapshot";
import type { IndexSnapshot } from "../../server/src/index/snapshot";

/** Before anything is indexed: only the draft speaks. */
export const EMPTY_INDEX: IndexSnapshot = createIndexSnapshot({ parts: [] });
