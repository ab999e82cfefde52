import type { FileKey } from "../text/fileKey";
import type { Common } from "./base/table";
import { createIndexSnapshot } from "./corpusSnapshot";
import type { DraftIndex } from "./draft";
import type { ListedPhrase } from "./segment/phraseList";

/** What the index knows of one indexed speech: the source that every suggestion and finding can name. */
export interface IndexedSpeech {
  /** File URI of the document; bundled seeds have theirs too. */
  readonly uri: string;
  /** Which file that is, however its URI is spelt. */
  readonly file: FileKey;
  readonly title: string;
  readonly date?: string;
  readonly kind?: string;
  /** UTF-16 offset in the file's text of the speech. */
  readonly start: number;
  readonly characters: number;
}

export interface Frequency {
  /** Occurrences. */
  readonly count: number;
  /** Speeches it stands in. */
  readonly speeches: number;
}

/** A continuation of a context, folded text, without the context itself. */
export interface Continuation {
  /** Figures in which the places of the corpus differ are `figureChar` (index/figureRuns.ts). */
  readonly text: string;
  /** Chance that the drafter goes on with exactly this (0 to 1). */
  readonly probability: number;
  /** Length in characters of the context that was matched. */
  readonly matched: number;
  /** The phrase it completes: the last characters of the context, and the continuation, without figures. */
  readonly phrase: string;
  /** Of `phrase` in the corpus: zero where only the draft or the base table knows it. */
  readonly frequency: Frequency;
  /** A single place of the corpus goes on so, and neither this draft nor any common phrase. */
  readonly once: boolean;
}

export interface Occurrence {
  readonly speech: IndexedSpeech;
  /** The sentence it stands in, folded. */
  readonly sentence: string;
}

/** The open draft, as evidence of how it goes on. */
export interface OwnText {
  readonly index?: DraftIndex;
  /** Folded text of the paragraph that holds the cursor: it speaks for itself up to there, and not beyond. */
  readonly paragraph: string;
  /** Folded texts of the paragraphs before it, the nearest first: speeches that are akin to them count for more. */
  readonly written?: readonly string[];
}

/** What alone is looked for among continuations: what letters of pinyin stand for. */
export interface Wanted {
  /** Whether a text, as far as it goes, may become what is wanted. */
  begins(text: string): boolean;
  /** Whether a text says all of what is wanted, and perhaps more. */
  says(text: string): boolean;
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

/** Before anything is indexed: only the draft speaks. */
export const emptyIndex: IndexSnapshot = createIndexSnapshot({ parts: [] });
