import { endsSentence } from "./matches";
import { findInterval, isMasked } from "../segment/search";
import type { Part } from "../segment/search";
import { barrier, firstCode, textOf } from "../segment/segment";
import type { Segment } from "../segment/segment";

/** How a formulation goes on. */
export interface Following {
  /** What nearly all places go on with. */
  readonly text: string;
  /** How most of them go on after that: a few units, for words to be cut by. */
  readonly ahead: string;
}

export const nothingFollows: Following = { text: "", ahead: "" };

/** Places that must agree, and how many of each part are looked at. */
const leastPlaces = 3;
const looked = 16;
/** Share of the places that go on alike. */
const surely = 0.9;
const shownAhead = 4;

interface Place {
  readonly segment: Segment;
  /** Behind the formulation. */
  readonly position: number;
}

/**
 * What a formulation goes on with nearly wherever it stands in the corpus, at most `limit` characters: what stands in
 * one speech after all that the drafter has written stands in many after the formulation alone.
 */
export function followedBy(parts: readonly Part[], formulation: string, limit: number): Following {
  const places = parts.flatMap((part) => placesOf(part, formulation));
  if (places.length < leastPlaces) return nothingFollows;
  let end = 0;
  let left: readonly Place[] = places;
  let ahead = "";
  while (ahead.length < limit + shownAhead) {
    const next = mostCommon(left, ahead.length);
    if (next === undefined) break;
    if (end === ahead.length && end < limit && next.length >= surely * places.length) end++;
    else if (ahead.length >= end + shownAhead) break;
    const { segment, position } = next[0]!;
    ahead += textOf(segment, position + ahead.length, position + ahead.length + 1);
    left = next;
  }
  return { text: ahead.slice(0, end), ahead: ahead.slice(end) };
}

function placesOf(part: Part, formulation: string): Place[] {
  const { segment } = part;
  const { low, high } = findInterval(segment, formulation);
  const step = Math.max(1, (high - low) / looked);
  const places: Place[] = [];
  for (let i = low; i < high; i += step) {
    const start = segment.suffixes[Math.floor(i)]!;
    if (!isMasked(part, start)) places.push({ segment, position: start + formulation.length });
  }
  return places;
}

/** The places that go on with the most common unit at `depth`; `undefined` where that ends the sentence. */
function mostCommon(places: readonly Place[], depth: number): readonly Place[] | undefined {
  const byUnit = new Map<number, Place[]>();
  for (const place of places) {
    const code = place.segment.text[place.position + depth]!;
    const unit = code < firstCode ? barrier : place.segment.alphabet[code]!;
    const known = byUnit.get(unit);
    if (known === undefined) byUnit.set(unit, [place]);
    else known.push(place);
  }
  // The lesser unit where two are even: not the part that happens to stand first.
  const [unit, best] = [...byUnit].reduce((a, b) =>
    b[1].length > a[1].length || (b[1].length === a[1].length && b[0] < a[0]) ? b : a,
  );
  return unit === barrier || endsSentence(unit) ? undefined : best;
}
