import type { Settings } from "../../features/settings/settings";
import type { SegmenterName, UserWord } from "../../text/tokens";
import type { NativeEngine, Refusal } from "./engine";
import type { Analysis } from "./engineMessages";

/** What settings and environment may ask for. */
export type SegmenterChoice = Settings["segmenter"];

/** `loading`: not asked for yet, or on its way. `intl`: nothing better serves. */
export type SegmenterState = "loading" | SegmenterName;

/** Where words with parts of speech come from. */
export interface Analyser {
  readonly state: SegmenterState;
  /** Engines that were to serve and cannot, with the reason. */
  readonly refused: ReadonlyMap<NativeEngine, Refusal>;
  readonly onState: (listener: (state: SegmenterState) => void) => () => void;
  /** True where this changes what words it will find. */
  configure(choice: SegmenterChoice, userWords: readonly UserWord[]): boolean;
  /** Undefined where it cannot be done now: the caller goes without. Never rejects. */
  analyse(texts: readonly string[]): Promise<readonly Analysis[] | undefined>;
  dispose(): void;
}
