import type { FileKey } from "../text/fileKey";

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
  /** Figures in which the places of the corpus differ are `FIGURE_CHAR` (index/continuation/figureRuns.ts). */
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

/** What alone is looked for among continuations: what letters of pinyin stand for. */
export interface Wanted {
  /** Whether a text, as far as it goes, may become what is wanted. */
  begins(text: string): boolean;
  /** Whether a text says all of what is wanted, and perhaps more. */
  says(text: string): boolean;
}
