import type { MatchSentence, MatchText } from "./matchText";

/** A stretch that two sentences share, in units of their texts. */
export interface CommonSpan {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Shorter stretches are chance. */
const SHORTEST = 3;
const MOST_SPANS = 16;
/** How far from a stretch single units are looked for. */
const REACH = 6;
/** A stretch of this length counts wherever it went. */
const CLAUSE = 10;

/**
 * Greedy common spans of two sentences: the longest stretch they share, then the longest of what is left, and so
 * on, so that words changed and clauses exchanged leave the rest covered. Short stretches count in order only:
 * the terms of a subject stand in any two sentences about it.
 */
export function commonSpans(
  a: MatchText,
  sentenceA: MatchSentence,
  b: MatchText,
  sentenceB: MatchSentence,
): readonly CommonSpan[] {
  const left = a.units.slice(sentenceA.first, sentenceA.end);
  const right = b.units.slice(sentenceB.first, sentenceB.end);
  const spans: CommonSpan[] = [];
  const runs = new Uint16Array(right.length + 1);
  while (spans.length < MOST_SPANS) {
    const found = longestCommon(left, right, runs);
    if (found.length < SHORTEST) break;
    spans.push(found);
    // Units that were used match nothing any more: no unit of a text is 0 or 1.
    left.fill(0, found.a, found.a + found.length);
    right.fill(1, found.b, found.b + found.length);
  }
  for (const span of [...spans]) fillAlong(span, left, right, spans);
  return inOrder(spans).map((span) => ({
    a: span.a + sentenceA.first,
    b: span.b + sentenceB.first,
    length: span.length,
  }));
}

/** The spans that keep their order on both sides, of all choices the one that covers most; and all long ones. */
function inOrder(spans: readonly CommonSpan[]): readonly CommonSpan[] {
  const sorted = [...spans].sort((x, y) => x.a - y.a);
  const covered = sorted.map(({ length }) => length);
  const before = sorted.map(() => -1);
  let last = -1;
  sorted.forEach((span, i) => {
    for (let k = 0; k < i; k++) {
      if (sorted[k]!.b > span.b || covered[k]! + span.length <= covered[i]!) continue;
      covered[i] = covered[k]! + span.length;
      before[i] = k;
    }
    if (last < 0 || covered[i]! > covered[last]!) last = i;
  });
  const kept = new Set(sorted.filter(({ length }) => length >= CLAUSE));
  for (; last >= 0; last = before[last]!) kept.add(sorted[last]!);
  return [...kept];
}

/**
 * Where words were exchanged for others of the same length, what is left of a sentence keeps its distance: single
 * units between two stretches count where they stand in line with a stretch.
 */
function fillAlong(
  { a, b, length }: CommonSpan,
  left: Uint16Array,
  right: Uint16Array,
  spans: CommonSpan[],
): void {
  for (const step of [-1, 1]) {
    let i = step < 0 ? a - 1 : a + length;
    let j = step < 0 ? b - 1 : b + length;
    // Beyond the end a typed array answers undefined, which ends the walk as a used unit does.
    for (let k = 0; k < REACH && left[i] && (right[j] ?? 1) !== 1; k++, i += step, j += step) {
      if (left[i] !== right[j]) continue;
      spans.push({ a: i, b: j, length: 1 });
      left[i] = 0;
      right[j] = 1;
    }
  }
}

function longestCommon(left: Uint16Array, right: Uint16Array, runs: Uint16Array): CommonSpan {
  runs.fill(0);
  let length = 0;
  let endA = 0;
  let endB = 0;
  for (let i = 0; i < left.length; i++) {
    const unit = left[i]!;
    let diagonal = 0;
    for (let j = 0; j < right.length; j++) {
      const above = runs[j + 1]!;
      const run = unit === right[j] ? diagonal + 1 : 0;
      runs[j + 1] = run;
      diagonal = above;
      if (run > length) {
        length = run;
        endA = i + 1;
        endB = j + 1;
      }
    }
  }
  return { a: endA - length, b: endB - length, length };
}
