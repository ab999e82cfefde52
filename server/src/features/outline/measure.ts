import { memoized } from "../../text/memo";
import { isWording } from "../../speech/blockKinds";
import type { Block, Draft, Paragraph, Speech } from "../../speech/model";
import { isBlank, isLineBreak } from "../../text/chars";
import { foldOffset } from "../../text/fold";
import { overlaps, slice, type Span } from "../../text/span";
import { countSyllables } from "../../text/syllables";

/** What a stretch of a speech amounts to. Furniture, notes and blank lines count nothing. */
export interface Measure {
  /** Non-blank characters. */
  readonly characters: number;
  /** Spoken syllables: minutes are these by the speaking rate. */
  readonly syllables: number;
  readonly sentences: number;
}

/** What a source span of a draft amounts to, paragraphs that it cuts counted as far as they lie in it. */
export function measureSpan({ speeches }: Draft, span: Span): Measure {
  let sum = NOTHING;
  for (const block of speeches.flatMap(({ blocks }) => blocks)) {
    if (!isWording(block) || !overlaps(block.span, span)) continue;
    const isWhole = span.start <= block.span.start && block.span.end <= span.end;
    sum = add(sum, isWhole ? measureBlock(block) : measurePart(block, span));
  }
  return sum;
}

function measurePart({ paragraph, span: { start } }: Block, span: Span): Measure {
  const { text, folded, sentences } = paragraph;
  const part = { start: Math.max(0, span.start - start), end: Math.min(text.length, span.end - start) };
  if (part.start >= part.end) return NOTHING;
  const [from, to] = [foldOffset(folded, part.start), foldOffset(folded, part.end)];
  return {
    characters: countCharacters(slice(text, part)),
    syllables: countSyllables(folded.text.slice(from, to)),
    sentences: sentences.filter((s) => s.span.start < to && s.span.end > from).length,
  };
}

/** Measures whole blocks of one speech, any stretch of them in logarithmic time. */
export interface SpeechMeasure {
  /** Blocks that lie in a source span. */
  within(span: Span): Measure;
  readonly total: Measure;
}

export function measureSpeech(speech: Speech): SpeechMeasure {
  const sums: Measure[] = [NOTHING];
  for (const block of speech.blocks) sums.push(add(sums.at(-1)!, measureBlock(block)));
  const { blocks } = speech;
  return {
    within: (span) => subtract(sums[indexAt(blocks, span.end)]!, sums[indexAt(blocks, span.start)]!),
    total: sums.at(-1)!,
  };
}

const NOTHING: Measure = { characters: 0, syllables: 0, sentences: 0 };

const measureBlock = (block: Block): Measure =>
  isWording(block) ? measureParagraph(block.paragraph) : NOTHING;

const measureParagraph = memoized(({ text, folded, sentences }: Paragraph): Measure => ({
  characters: countCharacters(text),
  syllables: countSyllables(folded.text),
  sentences: sentences.length,
}));

/** A surrogate pair is one character. */
function countCharacters(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isBlank(code) && !isLineBreak(code) && (code < 0xdc00 || code > 0xdfff)) n++;
  }
  return n;
}

/** Index of the first block that begins at or after a source offset. */
function indexAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (blocks[mid]!.span.start < offset) low = mid + 1;
    else high = mid;
  }
  return low;
}

const add = (a: Measure, b: Measure): Measure => ({
  characters: a.characters + b.characters,
  syllables: a.syllables + b.syllables,
  sentences: a.sentences + b.sentences,
});

const subtract = (a: Measure, b: Measure): Measure => ({
  characters: a.characters - b.characters,
  syllables: a.syllables - b.syllables,
  sentences: a.sentences - b.sentences,
});
