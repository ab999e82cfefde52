import { formulations } from "./support/formulations";
import type { Row } from "./support/row";

/** What packs hold, held against the texts. */
export default function* packs(shared: string): Generator<readonly Row[]> {
  yield formulations(shared);
}
