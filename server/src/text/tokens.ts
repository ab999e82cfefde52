import type { Span } from "./span";

/** A word of a folded text, with its part of speech (ICTCLAS tag: n, v, a, nr, ns, m …) where known. */
export interface Token {
  readonly span: Span;
  readonly tag?: string;
}

/**
 * Words of a paragraph, answered at once from what is known: nodejieba's analysis where it has arrived,
 * Intl.Segmenter's (no tags) before. `generation` grows when better analyses arrive.
 */
export interface Segmentation {
  readonly generation: number;
  tokens(text: string): readonly Token[];
}
