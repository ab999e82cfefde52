import type { SegmenterName } from "../../../text/tokens";
import type { LoadEngine } from "../engine";
import { loadIntl } from "./intl";
import { loadNodeRs } from "./nodeRs";
import { loadNodejieba } from "./nodejieba";

/** A new engine is one file and one line here. */
export const ENGINES: Readonly<Record<SegmenterName, LoadEngine>> = {
  nodejieba: loadNodejieba,
  "node-rs": loadNodeRs,
  intl: loadIntl,
};
