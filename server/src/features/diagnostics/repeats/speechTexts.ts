import type { Block, Section, Speech } from "../../../speech/model";
import { foldOffset } from "../../../text/fold";
import { overlaps, type Span } from "../../../text/span";
import type { Segmentation } from "../../../text/tokens";
import { isChecked } from "../limits";
import { foldedSpan, matchText, type MatchText } from "./matchText";

/** What the repeat rules are given of one speech, in its order. */
export interface SpeechTexts {
  readonly blocks: readonly Block[];
  readonly texts: readonly MatchText[];
  /** Characters of folded text before each block: distances between places of the speech. */
  readonly offsets: Float64Array;
  /** Characters of the whole speech. */
  readonly length: number;
  /** Index of each block's first sentence among all sentences; one entry more for the end. */
  readonly firstSentence: Uint32Array;
  /** `Role` of each sentence. */
  readonly roles: Uint8Array;
  readonly headings: readonly Heading[];
}

/** What a sentence is for the search of repeats. */
export const Role = {
  /** Not compared: a line without an end, a salutation, a byline. */
  none: 0,
  /** Heading, or topic sentence that stands in parallel: alike by intention to others of its kind. */
  head: 1,
  body: 2,
} as const;

export interface Heading {
  /** Folded. */
  readonly text: string;
  readonly isTitle: boolean;
}

/** A sentence of a speech: index of its block, and its own in the block's text. */
export interface SentencePosition {
  readonly block: number;
  readonly sentence: number;
}

/**
 * Views of one speech: what repeats in it depends on the blocks, their texts and their sections. Pauses after each
 * paragraph, for its words may have to be found.
 */
export function* speechTexts(
  speech: Speech,
  words: Segmentation,
): Generator<undefined, SpeechTexts, undefined> {
  const blocks = speech.blocks.filter(isChecked);
  const texts: MatchText[] = [];
  for (const { paragraph } of blocks) {
    texts.push(matchText(paragraph, words));
    yield;
  }
  const offsets = new Float64Array(blocks.length);
  const firstSentence = new Uint32Array(blocks.length + 1);
  let length = 0;
  let sentences = 0;
  texts.forEach((text, i) => {
    offsets[i] = length;
    firstSentence[i] = sentences;
    length += text.paragraph.folded.text.length;
    sentences += text.sentences.length;
  });
  firstSentence[blocks.length] = sentences;
  const heads = headingSpans(blocks, speech);
  return {
    blocks,
    texts,
    offsets,
    length,
    firstSentence,
    roles: sentenceRoles(texts, blocks, firstSentence, heads),
    headings: headingTexts(texts, blocks, heads),
  };
}

/** True where two speeches have the same wording in the same roles: what repeats in one repeats in the other. */
export function saysTheSame(a: SpeechTexts, b: SpeechTexts): boolean {
  return (
    a.texts.length === b.texts.length &&
    a.texts.every((text, i) => text === b.texts[i] && a.blocks[i]!.kind === b.blocks[i]!.kind) &&
    a.roles.every((role, i) => role === b.roles[i]) &&
    a.headings.length === b.headings.length &&
    a.headings.every((heading, i) => heading.text === b.headings[i]!.text)
  );
}

/** Folded spans of headings, by index of their block. */
type HeadingSpans = ReadonlyMap<number, readonly Span[]>;

const HEADINGS: ReadonlySet<Section["kind"]> = new Set(["title", "heading", "run-in", "topic"]);

function headingSpans(blocks: readonly Block[], speech: Speech): HeadingSpans {
  const out = new Map<number, Span[]>();
  const indexOf = new Map(blocks.map((block, i) => [block, i]));
  const visit = (sections: readonly Section[]): void => {
    for (const section of sections) {
      const block = speech.blocks[section.block];
      const index = block && indexOf.get(block);
      if (block && index !== undefined && HEADINGS.has(section.kind)) {
        const folded = (offset: number): number =>
          foldOffset(block.paragraph.folded, Math.max(0, offset - block.span.start));
        const head = { start: folded(section.heading.start), end: folded(section.heading.end) };
        out.set(index, [...(out.get(index) ?? []), head]);
      }
      visit(section.children);
    }
  };
  visit(speech.sections);
  return out;
}

function sentenceRoles(
  texts: readonly MatchText[],
  blocks: readonly Block[],
  firstSentence: Uint32Array,
  heads: HeadingSpans,
): Uint8Array {
  const out = new Uint8Array(firstSentence[texts.length]!);
  texts.forEach((text, i) => {
    if (blocks[i]!.kind !== "body") return;
    const spans = heads.get(i) ?? [];
    text.sentences.forEach((sentence, k) => {
      if (!sentence.complete) return;
      const isHead = spans.some((head) => overlaps(head, foldedSpan(text, sentence.first, sentence.end)));
      out[firstSentence[i]! + k] = isHead ? Role.head : Role.body;
    });
  });
  return out;
}

function headingTexts(
  texts: readonly MatchText[],
  blocks: readonly Block[],
  heads: HeadingSpans,
): readonly Heading[] {
  return texts.flatMap((text, i) => {
    const folded = text.paragraph.folded.text;
    const { kind } = blocks[i]!;
    if (kind === "title" || kind === "heading") return [{ text: folded, isTitle: kind === "title" }];
    return (heads.get(i) ?? []).map(({ start, end }) => ({ text: folded.slice(start, end), isTitle: false }));
  });
}
