import { leadingMarker } from "../markers";
import { memoized } from "../../text/memo";
import { isContent } from "../blockKinds";
import type { Block, Paragraph } from "../model";
import type { Span } from "../../text/span";

/**
 * Topic sentences in parallel: at least three paragraphs in a row, without a marker, that begin with a short
 * sentence of the same make. Index of the block and folded span of the sentence without its mark.
 */
export function findTopics(blocks: readonly Block[]): ReadonlyMap<number, Span> {
  const out = new Map<number, Span>();
  let row: Topic[] = [];
  // Whoever is in parallel with the shortest and the longest of a row is so with all of it.
  let extremes: readonly Topic[] = [];
  const close = (): void => {
    if (row.length >= LEAST) for (const { block, span } of row) out.set(block, span);
    row = [];
    extremes = [];
  };
  blocks.forEach((block, i) => {
    if (!isContent(block)) return;
    const topic = topicOf(block, i);
    if (!topic || !extremes.every((other) => inParallel(other, topic))) close();
    if (!topic) return;
    row.push(topic);
    const byLength = [...extremes, topic].sort((a, b) => a.span.end - b.span.end);
    extremes = [byLength[0]!, byLength.at(-1)!];
  });
  close();
  return out;
}

/** Two may be chance. */
const LEAST = 3;
/** Longest topic sentence, in characters. */
const LONGEST = 24;

interface Topic {
  readonly block: number;
  readonly span: Span;
  readonly clauses: number;
}

function topicOf({ kind, paragraph }: Block, block: number): Topic | undefined {
  const sentence = kind === "body" ? sentenceOf(paragraph) : undefined;
  return sentence && { block, ...sentence };
}

/** The sentence that a paragraph begins with, where it may name a topic. */
const sentenceOf = memoized(
  ({ sentences, folded: { text } }: Paragraph): Omit<Topic, "block"> | undefined => {
    const [first, second] = sentences;
    if (!first || !second || leadingMarker(text)) return undefined;
    const end = first.span.end - 1;
    const sentence = text.slice(0, end);
    if (text[end] !== "。" || sentence.length < 4 || sentence.length > LONGEST || PROSE.test(sentence))
      return undefined;
    return { span: { start: 0, end }, clauses: sentence.split("，").length };
  },
);

/** A statement or an address, not a task. */
const PROSE =
  /是|我|们|这|了$|^(?:要|必须|今年|当前|近年|目前|会议|各位|大家)|[“”][^“”]*[“”][^“”]*[“”]|有$|一[^一]+就/;

function inParallel(a: Topic, b: Topic): boolean {
  const long = Math.max(a.span.end, b.span.end);
  return a.clauses === b.clauses && Math.abs(a.span.end - b.span.end) <= Math.max(3, long * 0.35);
}
