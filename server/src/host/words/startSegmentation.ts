import { JiebaProcess } from "./jieba";
import type { Logger } from "../logger";
import { ParagraphSegmentation } from "./segmentation";

/** The segmentation of a server. `SPEECH_SEGMENTER=intl` keeps nodejieba out. `file`: bundle of segmenter.ts. */
export function startSegmentation(
  file: string,
  log: Logger,
  env: Readonly<NodeJS.ProcessEnv> = process.env,
): ParagraphSegmentation {
  return new ParagraphSegmentation(
    env["SPEECH_SEGMENTER"] === "intl" ? undefined : new JiebaProcess(file, log),
  );
}
