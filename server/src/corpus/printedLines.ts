import { isSentenceEnd } from "../text/chars";
import { dropEnd } from "../text/ends";
import { fold } from "../text/fold";
import { LineBreaks } from "../text/lineBreaks";
import type { Span } from "../text/span";

export interface PrintedLine extends Span {
  /** Start of the next line. */
  readonly next: number;
  /** Folded. */
  readonly words: string;
  /** What wide blanks part, folded. */
  readonly parts: readonly string[];
}

export function linesOf(text: string): readonly PrintedLine[] {
  const out: PrintedLine[] = [];
  const breaks = new LineBreaks(text);
  for (let start = 0; start < text.length;) {
    const { end, next } = breaks.after(start);
    const line = text.slice(start, end);
    const words = line.length > LONGEST_LINE ? line : fold(line).text;
    out.push({ start, end, next, words, parts: words.length > HEAD.longest ? [words] : partsOf(line) });
    start = next;
  }
  return out;
}

const partsOf = (line: string): readonly string[] =>
  line
    .split(/\u3000+|\t+| {2,}/)
    .map((part) => fold(part).text)
    .filter(Boolean);

/** No printed line is longer; folding a paragraph of a text that has none would be a waste. */
const LONGEST_LINE = 100;

/** Characters of a running head. */
export const HEAD = { shortest: 4, longest: 24 } as const;

export const isHeadLength = (words: string): boolean =>
  words.length >= HEAD.shortest && words.length <= HEAD.longest;

/** A printed line that its sentence runs out of: wide, and without an end. */
export const isCutSentence = (words: string, narrowest = NARROWEST): boolean =>
  words.length >= narrowest &&
  !isSentenceEnd(dropEnd(words, /[”’）》」』】]/).at(-1)!) &&
  !/[：…]$/.test(words);

export const NARROWEST = 16;

/** A line of running text: it holds a mark. */
export const isProse = ({ words }: PrintedLine): boolean => words.length >= 5 && /[，。；、！？]/.test(words);

/** Lines above a head overleaf in which running text stands: adverts and page-turn marks may stand between. */
export const NEAR = 4;
