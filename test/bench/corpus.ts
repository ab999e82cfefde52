import { existsSync } from "node:fs";
import path from "node:path";
import { serverRows } from "./support/corpusServer";
import { stageRows } from "./support/corpusStages";
import { textRows } from "./support/corpusTexts";
import type { Row } from "./support/row";
import { shapeRows } from "./support/shapes";

/** What the corpus makes of real files, how fast, and what it costs. */
export default async function corpus(shared: string): Promise<readonly Row[]> {
  const bulk = path.join(shared, "bulk", "xwlb");
  return [
    ...(await textRows(shared)),
    ...(await shapeRows(path.join(import.meta.dirname, "../../test/bench/data"))),
    ...(existsSync(bulk) ? [...(await stageRows(bulk)), ...(await serverRows(bulk))] : []),
  ];
}
