import { memoized } from "../../text/memo";
import { isWording } from "../../speech/blockKinds";
import type { Block, Paragraph, Speech } from "../../speech/model";
import { isBlank, isLineBreak } from "../../text/chars";
import type { Span } from "../../text/span";
import { countSyllables } from "../../text/syllables";

/** What a stretch of a speech amounts to. Furniture, notes and blank lines count nothing. */
export interface Measure {
  /** Non-blank characters. */
  readonly characters: number;
  /** Spoken syllables: minutes are these by the speaking rate. */
  readonly syllables: number;
  readonly sentences: number;
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
