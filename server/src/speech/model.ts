import type { Folded } from "../text/fold";
import type { Span } from "../text/span";
import type { MarkerStyle } from "./markerStyles";

/**
 * The parsed form that a draft in the editor and a document of the corpus share.
 *
 * Two coordinate systems, both in UTF-16 code units, never mixed:
 * - source: offsets in the whole text (`Block`, `Section`, `SeriesItem`, `Speech`);
 * - folded: offsets in `paragraph.folded.text` (`Sentence`, `Marker`), relative to their paragraph, so that
 *   a paragraph parsed once serves wherever it moves.
 * `sourceOf(block, span)` (structure.ts) leads from the second to the first.
 */
export type BlockKind =
  | "blank"
  /** Not of the speech: publication lines, site footers, adverts, link lists. */
  | "furniture"
  | "title"
  /** Author, post, organisation, date or occasion lines beside the title, in brackets or bare. */
  | "byline"
  | "salutation"
  /** A heading alone on its line(s), numbered or not. A run-in heading stands in a `body` block. */
  | "heading"
  | "body"
  /** Glossary, footnotes, appendix: kept with the speech, out of numbering, counts and minutes. */
  | "note"
  | "signature";

/** A numbering mark inside a paragraph. */
export interface Marker {
  readonly style: MarkerStyle;
  /** 1-based number it states; 0 for a dash, which states none. */
  readonly value: number;
  /** The whole marker with its mark (“一、”, “（一）”, “一是”), folded. */
  readonly span: Span;
  /** The numeral alone (“一”), folded. */
  readonly numeral: Span;
}

export interface Sentence {
  /** Folded; with its end mark and closing quotation marks. */
  readonly span: Span;
  /** Ends in 。！？ (or …… at the paragraph's end). */
  readonly complete: boolean;
}

/** A paragraph with everything that depends on its own text alone. Immutable, cached by text. */
export interface Paragraph {
  /** Source text without the closing line break; soft wraps inside are kept. */
  readonly text: string;
  /** Soft wraps and blanks between Han dropped, marks full-width, with the way back to `text`. */
  readonly folded: Folded;
  readonly sentences: readonly Sentence[];
  /** A leading marker first, then those that open a clause inside the text, in order. */
  readonly markers: readonly Marker[];
}

/** A paragraph at its place. Blocks of all speeches in order tile the text: each begins where the last ended. */
export interface Block {
  readonly kind: BlockKind;
  /** Source; with the closing line break. */
  readonly span: Span;
  readonly paragraph: Paragraph;
}

export type SectionKind =
  | "title"
  | "salutation"
  /** Alone on its line(s). */
  | "heading"
  /** Opens a paragraph whose body follows on the same line. */
  | "run-in"
  /** A topic sentence that stands in parallel with its siblings. */
  | "topic"
  | "closing"
  | "thanks"
  | "signature";

export interface Section {
  readonly kind: SectionKind;
  /** 1 the title, 2 the first level of headings, 3 and more below. */
  readonly level: number;
  /** Heading text in one line, source characters, never empty. */
  readonly name: string;
  /** Source span of the heading itself. */
  readonly heading: Span;
  /** Source span of the whole section with its children; contains `heading`. */
  readonly span: Span;
  /** Index of the heading's block in `speech.blocks`. */
  readonly block: number;
  readonly marker?: Marker;
  readonly children: readonly Section[];
}

export interface SeriesItem {
  readonly marker: Marker;
  /** Index in `speech.blocks`. */
  readonly block: number;
  /** Source span of the marker. */
  readonly span: Span;
  /** Source span of the numeral. */
  readonly numeral: Span;
}

/** Each marker of a series opens a paragraph, or all stand inside one. */
export type SeriesLayout = "paragraphs" | "inline";

/**
 * Markers that count together: siblings under one parent. Styles may differ inside a series
 * (一要 二要 三是: one series with a slip), never across parents.
 */
export interface Series {
  readonly style: MarkerStyle;
  /** Nesting depth, 0 the outermost. */
  readonly depth: number;
  readonly items: readonly SeriesItem[];
  readonly layout: SeriesLayout;
}

export interface SpeechMeta {
  readonly title?: string;
  readonly author?: string;
  readonly position?: string;
  /** The author's, or that of a byline or signature without a person. */
  readonly organisation?: string;
  /** What was held: 全市检察工作推进会. */
  readonly occasion?: string;
  /** ISO date or year. */
  readonly date?: string;
  readonly salutation?: string;
  /** 讲话 报告 致辞 主持词 文章 …; absent when the text does not tell. */
  readonly kind?: string;
}

export interface Speech {
  /** Source. Speeches tile the text: the first begins at 0, the last ends at its length. */
  readonly span: Span;
  readonly meta: SpeechMeta;
  readonly blocks: readonly Block[];
  /** Roots of the outline in text order. */
  readonly sections: readonly Section[];
  readonly series: readonly Series[];
}

/** A text parsed whole. Depends on the text alone. */
export interface Draft {
  readonly text: string;
  readonly speeches: readonly Speech[];
}
