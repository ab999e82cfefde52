/**
 * Learns the default mixing weights (server/src/index/continuation/defaultWeights.ts) from ../shared/corpus, cut into small
 * corpora such as a new user has: figures only. Prints the file.
 */
import path from "node:path";
import { buildSegment } from "../../../server/src/index/build";
import { learnWeights } from "../../../server/src/index/learn";
import { weightCount } from "../../../server/src/index/continuation/weights";
import { readFolder } from "./texts";

const speechesPerCorpus = 7;
const digits = 2;
const certain = 36 ** digits - 1;

export function defaultWeightsFile(shared: string): string {
  const speeches = readFolder(path.join(shared, "corpus"));
  const corpora = Math.ceil(speeches.length / speechesPerCorpus);
  // Neighbours in a folder are alike: each corpus takes some of every folder.
  const segments = Array.from({ length: corpora }, (_, n) =>
    buildSegment(speeches.filter((_, i) => i % corpora === n)),
  );
  const weights = learnWeights(segments);
  let table = "";
  for (let at = 1; at < weightCount; at++) {
    table += Math.round(weights[at]! * certain)
      .toString(36)
      .padStart(digits, "0");
  }
  const lines = table.match(/.{1,100}/gu)!.map((line) => `  "${line}",`);
  return `/**
 * Two digits of base 36 per situation of weights.ts, ${certain} for certainty. Learned by
 * test/bench/support/defaultWeights.ts from many small corpora of speeches and reports.
 */
export const measuredWeights = [
${lines.join("\n")}
].join("");
`;
}
