import type { Common } from "./base/table";
import type { DraftIndex } from "./draft";
import type { ListedPhrase } from "./segment/phraseList";
import type { IndexedSpeech, Frequency, Continuation, Occurrence, Wanted } from "./model";

/** The open draft, as evidence of how it goes on. */
export interface OwnText {
  readonly index?: DraftIndex;
  /** Folded text of the paragraph that holds the cursor: it speaks for itself up to there, and not beyond. */
  readonly paragraph: string;
  /** Folded texts of the paragraphs before it, the nearest first: speeches that are akin to them count for more. */
  readonly written?: readonly string[];
}

/** Phrases of the corpus: one immutable view over all segments. All texts are folded (text/fold.ts). */
export interface IndexSnapshot {
  readonly speeches: readonly IndexedSpeech[];
  readonly characters: number;
  /** Places, units and projects of the corpus: not to be offered where the draft does not name them itself. */
  readonly entities: readonly string[];
  frequency(phrase: string): Frequency;
  /** Of a set phrase in common use, whatever the corpus is: zero where it is none. At most ten characters. */
  common(phrase: string): Common;
  /** Occurrences in at most `limit` places, newest speeches first. */
  occurrences(phrase: string, limit: number): readonly Occurrence[];
  /**
   * Continuations of the text that stands before the cursor, most probable first.
   * @param context the paragraph up to the cursor; `\n` before it says that nothing of the paragraph is missing
   * @param wanted these alone, however rare, with the chance that each has among them
   */
  continuations(context: string, limit: number, own?: OwnText, wanted?: Wanted): readonly Continuation[];
  /** Phrases that stand on their own, of the corpus and of common use, most frequent first. @param begins of the first unit */
  phrases(begins?: (unit: number) => boolean): readonly ListedPhrase[];
}
