/**
 * Learns the default mixing weights (server/src/index/continuation/defaultWeights.ts) from ../shared/corpus, cut into small
 * corpora such as a new user has: figures only. Prints the file.
 */
import path from "node:path";
import { buildSegment } from "../../../server/src/index/build";
import { learnWeights } from "../../../server/src/index/learn";
import { WEIGHT_COUNT } from "../../../server/src/index/continuation/weights";
import { readFolder } from "./texts";

const SPEECHES_PER_CORPUS = 7;
const DIGITS = 2;
const CERTAIN = 36 ** DIGITS - 1;

export function defaultWeightsFile(shared: string): string {
  const speeches = readFolder(path.join(shared, "corpus"));
  const corpora = Math.ceil(speeches.length / SPEECHES_PER_CORPUS);
  // Neighbours in a folder are alike: each corpus takes some of every folder.
  const segments = Array.from({ length: corpora }, (_, n) =>
    buildSegment(speeches.filter((_, i) => i % corpora === n)),
  );
  const weights = learnWeights(segments);
  let table = "";
  for (let at = 1; at < WEIGHT_COUNT; at++) {
    table += Math.round(weights[at]! * CERTAIN)
      .toString(36)
      .padStart(DIGITS, "0");
  }
  const lines = table.match(/.{1,100}/gu)!.map((line) => `  "${line}",`);
  return `/**
 * Two digits of base 36 per weight class of weights.ts, ${CERTAIN} for certainty. Learned by
 * test/bench/support/defaultWeights.ts from many small corpora of speeches and reports.
 */
export const MEASURED_WEIGHTS = [
${lines.join("\n")}
].join("");
`;
}
