import type { Span } from "./span";

/** A word of a folded text, with its part of speech (ICTCLAS tag: n, v, a, nr, ns, m …) where known. */
export interface Token {
  readonly span: Span;
  readonly tag?: string;
}

/**
 * Words of a paragraph, answered at once from what is known: the analysis of the better engine where it has
 * arrived, Intl.Segmenter's (no tags) before. `generation` grows when better analyses arrive.
 */
export interface Segmentation {
  readonly generation: number;
  tokens(text: string): readonly Token[];
}

/** Engines for words, best first. `intl` is part of Node and serves everywhere, without parts of speech. */
export const SEGMENTERS = ["nodejieba", "node-rs", "intl"] as const;
export type SegmenterName = (typeof SEGMENTERS)[number];

/** A word that dictionaries do not hold, with its part of speech. */
export interface UserWord {
  readonly text: string;
  readonly tag: string;
}
