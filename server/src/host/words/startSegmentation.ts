import { SEGMENTERS } from "../../text/tokens";
import type { Logger } from "../logger";
import type { SegmenterChoice } from "./analyser";
import { EngineChain } from "./engineChain";
import { ParagraphSegmentation } from "./segmentation";

/** The segmentation of a process. `SPEECH_SEGMENTER` names its engine, whatever settings say. `file`: bundle of segmenter.ts. */
export function startSegmentation(
  file: string,
  log: Logger,
  env: Readonly<NodeJS.ProcessEnv> = process.env,
): ParagraphSegmentation {
  const forced = CHOICES.find((choice) => choice === env["SPEECH_SEGMENTER"]);
  return new ParagraphSegmentation(new EngineChain({ file, log, forced }));
}

const CHOICES: readonly SegmenterChoice[] = ["auto", ...SEGMENTERS];
