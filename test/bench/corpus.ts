import { existsSync } from "node:fs";
import path from "node:path";
import { serverRows } from "./_corpusServer";
import { stageRows } from "./_corpusStages";
import { textRows } from "./_corpusTexts";
import type { Row } from "./_row";

/** What the corpus makes of real files, how fast, and what it costs. */
export default async function corpus(shared: string): Promise<readonly Row[]> {
  const bulk = path.join(shared, "bulk", "xwlb");
  return [
    ...(await textRows(shared)),
    ...(existsSync(bulk) ? [...(await stageRows(bulk)), ...(await serverRows(bulk))] : []),
  ];
}
