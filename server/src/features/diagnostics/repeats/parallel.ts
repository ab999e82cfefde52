import type { CommonSpan } from "./alignment";
import type { SpeechTexts, SentencePosition } from "./speechTexts";
import { GRAM, type MatchSentence, type MatchText } from "./matchText";

/** Sentences from one member of a series to another. */
const NEAR = 8;
/** Above this, two sentences differ in too little to be two members of a series. */
const COPY = 0.8;

/**
 * True where two sentences share their frame by intention: members of one series (从…来看，… 从…来看，…), alike at
 * their beginning or end and different in what they name; or a report of figures, alike in all but the figures.
 */
export function isParallel(
  draft: SpeechTexts,
  a: SentencePosition,
  b: SentencePosition,
  spans: readonly CommonSpan[],
  coverage: number,
): boolean {
  const textA = draft.texts[a.block]!;
  const sentenceA = textA.sentences[a.sentence]!;
  const textB = draft.texts[b.block]!;
  const sentenceB = textB.sentences[b.sentence]!;
  const inA = figures(textA, sentenceA, spans, "a");
  const inB = figures(textB, sentenceB, spans, "b");
  const isReport = inA.all + inB.all >= FEWEST_FIGURES && inA.own * 2 > inA.all && inB.own * 2 > inB.all;
  if (isReport) return true;
  if (coverage >= COPY || !isNear(draft, a, b)) return false;
  return haveFrame(spans, sentenceA, sentenceB);
}

/** Figures of a sentence, and how many of them the other one does not have. */
function figures(
  text: MatchText,
  { first, end }: MatchSentence,
  spans: readonly CommonSpan[],
  side: "a" | "b",
): { readonly all: number; readonly own: number } {
  const wording = String.fromCharCode(...text.units.subarray(first, end));
  let all = 0;
  let own = 0;
  for (const { 0: figure, index } of wording.matchAll(FIGURE)) {
    const from = first + index;
    const shared = spans.some(
      (span) => span[side] <= from && from + figure.length <= span[side] + span.length,
    );
    all++;
    if (!shared) own++;
  }
  return { all, own };
}

/** 18.2 (its mark is gone), 一九八一, 百分之五点七: not the 一 of 进一步. */
const FIGURE = /\d+|[〇○零一二三四五六七八九十百千万亿]{2,}|(?<=[之点])[一二三四五六七八九]/g;
const FEWEST_FIGURES = 3;

function isNear({ firstSentence }: SpeechTexts, a: SentencePosition, b: SentencePosition): boolean {
  return Math.abs(firstSentence[a.block]! + a.sentence - firstSentence[b.block]! - b.sentence) <= NEAR;
}

/** Alike at both ends, or at one of them for more than a word or two. */
function haveFrame(
  spans: readonly CommonSpan[],
  sentenceA: MatchSentence,
  sentenceB: MatchSentence,
): boolean {
  const head = spans.find(({ a, b }) => a === sentenceA.first && b === sentenceB.first);
  const tail = spans.find(({ a, b, length }) => a + length === sentenceA.end && b + length === sentenceB.end);
  if (head && tail) return true;
  return (head ?? tail ?? { length: 0 }).length >= GRAM;
}
