import { wordSegmenter } from "./segmenter";
import { shift, type Span } from "./span";
import type { Token } from "./tokens";

/**
 * Word boundaries at query time, synchronous and without part of speech. Intl.Segmenter is quadratic on one long
 * string, so texts are cut at marks first.
 */
export const words = (text: string): readonly Token[] => [...eachWord(text)];

/** The same, cut as far as somebody asks: of a huge text a piece at a time. */
export function* eachWord(text: string): Generator<Token, void, undefined> {
  for (const piece of pieces(text)) yield* segment(text, piece);
}

/** Code units up to which a stretch is cut whole, and to either side of the place that is meant in a longer one. */
const WHOLE = 400;
const NEAR = 120;

/**
 * Words of a stretch of a text, in offsets of that text; of a stretch longer than any sentence that is spoken those
 * near the place at hand. @param at offset inside the stretch
 */
export function wordsNear(text: string, { start, end }: Span, at: number): readonly Token[] {
  const whole = end - start <= WHOLE;
  const from = whole ? start : characterStart(text, Math.max(start, at - NEAR));
  const to = whole ? end : characterStart(text, Math.min(end, at + NEAR));
  return words(text.slice(from, to)).map((token) => ({ ...token, span: shift(token.span, from) }));
}

/** Not between the two halves of a surrogate pair. */
const characterStart = (text: string, at: number): number =>
  at > 0 && isHighSurrogate(text.charCodeAt(at - 1)) ? at - 1 : at;

/** Whether a word of `before + after` stands across the place where they meet. */
export function wordCrosses(before: string, after: string): boolean {
  const left = before.slice(-CONTEXT);
  const key = `${left}|${after.slice(0, CONTEXT)}`;
  const crossing = crossings.get(key);
  if (crossing !== undefined) return crossing;
  const at = left.length;
  const crosses = words(left + after.slice(0, CONTEXT)).some(({ span }) => span.start < at && at < span.end);
  if (crossings.size >= CACHE_SIZE) crossings.clear();
  crossings.set(key, crosses);
  return crosses;
}

const CONTEXT = 8;
const CACHE_SIZE = 5_000;
/** Longest text handed to the segmenter at once, in code units. */
const PIECE = 200;
const crossings = new Map<string, boolean>();

function* pieces(text: string): Generator<Span> {
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + PIECE, text.length);
    if (end < text.length) {
      const cut = lastMark(text, start, end);
      if (cut > start) end = cut;
      else end = characterStart(text, end);
    }
    yield { start, end };
    start = end;
  }
}

function lastMark(text: string, start: number, end: number): number {
  for (let i = end; i > start; i--) if ("。！？；，：、".includes(text[i - 1]!)) return i;
  return start;
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

function segment(text: string, piece: Span): readonly Token[] {
  const out: Token[] = [];
  for (const part of wordSegmenter().segment(text.slice(piece.start, piece.end))) {
    const start = piece.start + part.index;
    out.push({ span: { start, end: start + part.segment.length } });
  }
  return out;
}
