import { memoized } from "../../../text/memo";
import { commonSpans, type CommonSpan } from "./alignment";
import type { Commonness } from "./commonness";
import { Role, type SpeechTexts, type SentencePosition } from "./speechTexts";
import { Flag, type MatchSentence, type MatchText } from "./matchText";
import { isParallel } from "./parallel";

/** Bits a unit of ordinary wording carries in this genre. */
const BITS = 4.2;
const FEWEST_BITS = 30;
/** Formulas say little, but a copy of them is still a copy. */
const FORMULA_WEIGHT = 0.25;
const SHORTEST_FORMULA = 8;
const SHORTEST_COPY = 12;
const SHORTEST_NEAR_COPY = 14;
/** An exact copy of this length is worth a word even where everybody says it once. */
const LONG_COPY = 16;
/** Share of the longer sentence that must stand in both: short ones are alike by chance more easily. */
const EXACT_COVERAGE = 0.95;
const HEAD_COVERAGE = 0.85;
const SHORT_COVERAGE = { units: 16, share: 0.74 };
const LONG_COVERAGE = { units: 36, share: 0.56 };

/** How much of the longer sentence both share (0 to 1), or 0 where they are no repeat. */
export function sharedWording(
  draft: SpeechTexts,
  a: SentencePosition,
  b: SentencePosition,
  commonness: Commonness,
): number {
  const textA = draft.texts[a.block]!;
  const textB = draft.texts[b.block]!;
  const sentenceA = textA.sentences[a.sentence]!;
  const sentenceB = textB.sentences[b.sentence]!;
  const sizeA = sentenceA.end - sentenceA.first;
  const sizeB = sentenceB.end - sentenceB.first;
  const shorter = Math.min(sizeA, sizeB);
  const longer = Math.max(sizeA, sizeB);
  if (shorter < SHORTEST_COPY || shorter < LONG_COVERAGE.share * longer) return 0;
  const spans = spansOnce(textA, sentenceA, textB, sentenceB);
  const plain = spans.reduce((sum, { length }) => sum + length, 0) / longer;
  if (plain >= EXACT_COVERAGE) return isOwnWording(textA, sentenceA, commonness) ? plain : 0;
  if (longer < SHORTEST_NEAR_COPY) return 0;
  const least = isHead(draft, a) || isHead(draft, b) ? HEAD_COVERAGE : leastCoverage(longer);
  if (plain < least || isParallel(draft, a, b, spans, plain)) return 0;
  // Weighing asks the corpus: only for what is left.
  return isWeighty(textA, sentenceA, spans, commonness) ? plain : 0;
}

/** What both share is not just what everybody says. */
function isWeighty(
  text: MatchText,
  sentence: MatchSentence,
  spans: readonly CommonSpan[],
  commonness: Commonness,
): boolean {
  const values = weights(text, sentence, commonness);
  const weighed = spans.reduce((sum, { a, length }) => sum + sumOf(values, a - sentence.first, length), 0);
  return weighed * BITS >= FEWEST_BITS;
}

const isHead = (draft: SpeechTexts, { block, sentence }: SentencePosition): boolean =>
  draft.roles[draft.firstSentence[block]! + sentence] === Role.head;

function leastCoverage(units: number): number {
  const along = (units - SHORT_COVERAGE.units) / (LONG_COVERAGE.units - SHORT_COVERAGE.units);
  return (
    SHORT_COVERAGE.share + (LONG_COVERAGE.share - SHORT_COVERAGE.share) * Math.min(1, Math.max(0, along))
  );
}

/** Of two texts, by the first units of two of their sentences. */
const comparedSpans = memoized<MatchText, (b: MatchText) => Map<number, readonly CommonSpan[]>>(() =>
  memoized(() => new Map()),
);

/** Comparing is the dear part: each pair of sentences is compared once, however often the draft is checked. */
function spansOnce(
  a: MatchText,
  sentenceA: MatchSentence,
  b: MatchText,
  sentenceB: MatchSentence,
): readonly CommonSpan[] {
  const pairs = comparedSpans(a)(b);
  const key = sentenceA.first * 0x200000 + sentenceB.first;
  let spans = pairs.get(key);
  if (!spans) pairs.set(key, (spans = commonSpans(a, sentenceA, b, sentenceB)));
  return spans;
}

/** A whole sentence that stands in many speeches word for word is everybody's. */
function isOwnWording(text: MatchText, { first, end, span }: MatchSentence, commonness: Commonness): boolean {
  if (end - first >= LONG_COPY) return true;
  const from = text.at[first]! - span.start;
  const folded = text.paragraph.folded.text.slice(span.start + from, text.at[end - 1]! + 1);
  return !commonness.isFormula(folded);
}

/** Weight of each unit of a sentence: 1 its own wording, less for formulas, nothing for quotations. */
function weights(text: MatchText, { first, end }: MatchSentence, commonness: Commonness): Float32Array {
  const out = new Float32Array(end - first).fill(1);
  const folded = text.paragraph.folded.text;
  for (let i = first; i < end; i++) {
    if (text.flags[i]! & Flag.quoted) out[i - first] = 0;
  }
  const isWord = (i: number): boolean => i >= end || (text.flags[i]! & Flag.word) !== 0;
  let i = first;
  while (i < end) {
    let reach = i;
    for (let to = i + SHORTEST_FORMULA; to <= Math.min(end, i + 24); to++) {
      if (!isWord(to)) continue;
      if (!commonness.isFormula(folded.slice(text.at[i], text.at[to - 1]! + 1))) break;
      reach = to;
    }
    if (reach > i) out.fill(FORMULA_WEIGHT, i - first, reach - first);
    i = Math.max(reach, i + 1);
    while (i < end && !isWord(i)) i++;
  }
  return out;
}

function sumOf(values: Float32Array, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += values[i]!;
  return sum;
}
