import { isContent } from "../../speech/blockKinds";
import type { Block, Draft } from "../../speech/model";
import { blockAt, foldedOffsetOf, sourceOf, tileAt } from "../../speech/structure";
import { countHan } from "../../text/chars";
import type { Span } from "../../text/span";
import { wordsNear } from "../../text/words";

/** A piece of the draft's wording. */
export interface Phrase {
  /** Folded. */
  readonly text: string;
  /** In the draft's source. */
  readonly span: Span;
}

/**
 * The longest phrase around an offset that is known, at word boundaries and inside one sentence. `known` tells of
 * folded text; of a phrase that is known every part has to be.
 * @param least Han characters that a phrase has
 */
export function phraseAt(
  draft: Draft,
  offset: number,
  known: (text: string) => boolean,
  least: number,
): Phrase | undefined {
  const place = sentenceAt(draft, offset);
  if (!place) return undefined;
  const { block, text, tokens, at } = place;
  let best: Span | undefined;
  let last = tokens.length - 1;
  for (let first = at; first >= 0; first--) {
    while (last >= at && !known(text.slice(tokens[first]!.start, tokens[last]!.end))) last--;
    if (last < at) break;
    if (!beginsWell(place, first)) continue;
    const end = tokens[endingWell(place, last)]!.end;
    const found = trimmed(text, { start: tokens[first]!.start, end });
    if (best === undefined || found.end - found.start > best.end - best.start) best = found;
  }
  if (!best || countHan(text.slice(best.start, best.end)) < least) return undefined;
  return phraseOf(block, best);
}

/** The word at an offset; undefined where none stands. */
export function wordAt(draft: Draft, offset: number): Phrase | undefined {
  const place = sentenceAt(draft, offset);
  return place && phraseOf(place.block, place.tokens[place.at]!);
}

/** What a selection holds, as far as it lies in one paragraph; undefined where it holds no wording. */
export function phraseIn(draft: Draft, selection: Span): Phrase | undefined {
  const block = blockAt(draft, selection.start)?.block;
  if (!block) return undefined;
  const text = block.paragraph.folded.text;
  const span = trimmed(text, {
    start: foldedOffsetOf(block, selection.start),
    end: foldedOffsetOf(block, Math.min(selection.end, block.span.end)),
  });
  return span.end > span.start ? phraseOf(block, span) : undefined;
}

interface PointedWord {
  readonly block: Block;
  /** Folded, of the block. */
  readonly text: string;
  /** Words and marks of the sentence, in folded spans; of a huge one those near the offset. */
  readonly tokens: readonly Span[];
  /** Index of the word that is meant. */
  readonly at: number;
}

/** A phrase that goes beyond the clause at hand takes others in whole: 的发展思想，推动 is none. */
function beginsWell({ text, tokens, at }: PointedWord, first: number): boolean {
  const crosses = tokens.slice(first, at).some((token) => isBreak(text, token));
  return !crosses || first === 0 || isBreak(text, tokens[first - 1]!);
}

/** The last word up to `last` at which a phrase may end for the same reason. */
function endingWell({ text, tokens, at }: PointedWord, last: number): number {
  const next = tokens[last + 1];
  if (!next || CLOSING.includes(text[next.start]!)) return last;
  for (let i = last; i > at; i--) if (isBreak(text, tokens[i]!)) return i - 1;
  return last;
}

const isBreak = (text: string, { start }: Span): boolean => "，；：".includes(text[start]!);

/** The word that holds the offset, else the one that ends there, with the words of its sentence. */
function sentenceAt(draft: Draft, offset: number): PointedWord | undefined {
  const block = blockAt(draft, offset)?.block;
  if (!block || !isContent(block)) return undefined;
  const { text } = block.paragraph.folded;
  const { sentences } = block.paragraph;
  // Past the end of a line nothing is pointed at.
  if (offset > block.span.start + block.paragraph.text.length) return undefined;
  const folded = foldedOffsetOf(block, offset);
  const sentence = tileAt(sentences, folded);
  if (!sentence) return undefined;
  const tokens = wordsNear(text, sentence.span, folded).map(({ span }) => span);
  const isWord = (i: number): boolean =>
    tokens[i] !== undefined && WORD.test(text.slice(tokens[i].start, tokens[i].end));
  // Before a line break inside a paragraph, the word behind it has not begun.
  const holds = (token: Span): boolean =>
    token.start <= folded && folded < token.end && sourceOf(block, token).start <= offset;
  const holding = tokens.findIndex(holds);
  const ending = tokens.findIndex((token) => token.end === folded && sourceOf(block, token).end >= offset);
  const at = isWord(holding) ? holding : isWord(ending) ? ending : -1;
  return at < 0 ? undefined : { block, text, tokens, at };
}

const WORD = /[\p{L}\p{N}]/u;
const CLOSING = "。！？；：，、）》”’】〉」』…—";
const OPENING = "（《“‘【〈「『";

/** Without marks at its ends: a closing one may not begin it, nor an opening one end it, and no comma may do either. */
function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && (CLOSING.includes(text[start]!) || text[start] === " ")) start++;
  while (start < end && (isLoose(text[end - 1]!) || text[end - 1] === " ")) end--;
  return { start, end };
}

const isLoose = (mark: string): boolean => OPENING.includes(mark) || "。！？；：，、…—".includes(mark);

const phraseOf = (block: Block, span: Span): Phrase => ({
  text: block.paragraph.folded.text.slice(span.start, span.end),
  span: sourceOf(block, span),
});
