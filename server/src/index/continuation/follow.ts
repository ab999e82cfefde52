import { endsSentence } from "./matches";
import { FIRM } from "./nextUnits";
import { findInterval, isMasked, type Part } from "../segment/search";
import { BARRIER, FIRST_CODE, textOf, type Segment } from "../segment/segment";
import { SHOWN_AHEAD } from "./words";

/** How a formulation goes on. */
export interface Following {
  /** What nearly all places go on with. */
  readonly text: string;
  /** How most of them go on after that: a few units, for words to be cut by. */
  readonly ahead: string;
}

export const NOTHING_FOLLOWS: Following = { text: "", ahead: "" };

/** Places that must agree, and how many of each part are looked at. */
const LEAST_OCCURRENCES = 3;
const LOOKED = 16;

interface Located {
  readonly segment: Segment;
  /** Behind the formulation. */
  readonly position: number;
}

/**
 * What a formulation goes on with nearly wherever it stands in the corpus, at most `limit` characters: what stands in
 * one speech after all that the drafter has written stands in many after the formulation alone.
 */
export function followedBy(parts: readonly Part[], formulation: string, limit: number): Following {
  const located = parts.flatMap((part) => locatedIn(part, formulation));
  if (located.length < LEAST_OCCURRENCES) return NOTHING_FOLLOWS;
  let end = 0;
  let left: readonly Located[] = located;
  let ahead = "";
  while (ahead.length < limit + SHOWN_AHEAD) {
    const next = mostCommon(left, ahead.length);
    if (next === undefined) break;
    if (end === ahead.length && end < limit && next.length >= FIRM * located.length) end++;
    else if (ahead.length >= end + SHOWN_AHEAD) break;
    const { segment, position } = next[0]!;
    ahead += textOf(segment, position + ahead.length, position + ahead.length + 1);
    left = next;
  }
  return { text: ahead.slice(0, end), ahead: ahead.slice(end) };
}

function locatedIn(part: Part, formulation: string): Located[] {
  const { segment } = part;
  const { low, high } = findInterval(segment, formulation);
  const step = Math.max(1, (high - low) / LOOKED);
  const located: Located[] = [];
  for (let i = low; i < high; i += step) {
    const start = segment.suffixes[Math.floor(i)]!;
    if (!isMasked(part, start)) located.push({ segment, position: start + formulation.length });
  }
  return located;
}

/** The places that go on with the most common unit at `depth`; `undefined` where that ends the sentence. */
function mostCommon(located: readonly Located[], depth: number): readonly Located[] | undefined {
  const byUnit = new Map<number, Located[]>();
  for (const one of located) {
    const code = one.segment.text[one.position + depth]!;
    const unit = code < FIRST_CODE ? BARRIER : one.segment.alphabet[code]!;
    const alike = byUnit.get(unit);
    if (alike === undefined) byUnit.set(unit, [one]);
    else alike.push(one);
  }
  // The lesser unit where two are even: not the part that happens to stand first.
  const [unit, best] = [...byUnit].reduce((a, b) =>
    b[1].length > a[1].length || (b[1].length === a[1].length && b[0] < a[0]) ? b : a,
  );
  return unit === BARRIER || endsSentence(unit) ? undefined : best;
}
