import { isHan } from "../text/chars";
import { firstCode, speechAt, textOf } from "./segment";
import type { Segment } from "./segment";

/** A phrase that stands on its own in the corpus. */
export interface ListedPhrase {
  readonly text: string;
  readonly count: number;
}

const shortest = 2;
const longest = 8;
/** A piece of a longer word nearly always has the same neighbour: none may stand at more than half of the places. */
const leastNeighbours = 3;
const neighbourShare = 0.5;
/** Occurrences, in a small corpus and for so many characters of a large one. */
const leastCount = 3;
const charactersPerCount = 1_000_000;
/** Neighbours of so many places are looked at. */
const looked = 48;
const wordsPerPhrase = 3;

/** Room kept for phrases in a segment of so many characters. */
export const phraseCapacity = (characters: number): number => Math.min(40_000, Math.ceil(characters / 25));

/** Phrases of a segment, most frequent first. */
export function phrasesOf(segment: Segment): readonly ListedPhrase[] {
  const out: ListedPhrase[] = [];
  const { phrases } = segment;
  for (let i = 0; i + wordsPerPhrase <= phrases.length && phrases[i + 2]! > 0; i += wordsPerPhrase) {
    const position = phrases[i]!;
    out.push({ text: textOf(segment, position, position + phrases[i + 1]!), count: phrases[i + 2]! });
  }
  return out;
}

/**
 * Draws up the list: repeated pieces of Han with varied neighbours on both sides, in at least two speeches. Pieces of
 * equal length and beginning stand together in suffix order, so one pass per length finds them all.
 */
export function writePhrases(segment: Segment): void {
  const { phrases } = segment;
  const capacity = phrases.length / wordsPerPhrase;
  const shared = sharedPrefixes(segment);
  const least = Math.max(leastCount, Math.ceil(segment.suffixes.length / charactersPerCount));
  const found: { position: number; length: number; count: number }[] = [];
  for (let length = shortest; length <= longest; length++) {
    for (const [low, high] of runsOf(shared, length)) {
      if (high - low >= least && standsAlone(segment, low, high, length)) {
        found.push({ position: segment.suffixes[low]!, length, count: high - low });
      }
    }
  }
  // Longer ones save more: a phrase of four at a third of the count is worth as much as one of two.
  found.sort((a, b) => b.count * (b.length - 1) - a.count * (a.length - 1) || a.position - b.position);
  found.length = Math.min(found.length, capacity);
  found.sort((a, b) => b.count - a.count || a.position - b.position);
  found.forEach(({ position, length, count }, i) => {
    phrases.set([position, length, count], i * wordsPerPhrase);
  });
}

/** For each suffix, how many Han it shares with the one before it, up to `longest` + 1. */
function sharedPrefixes({ text, suffixes, alphabet }: Segment): Uint8Array {
  const han = Uint8Array.from(alphabet, (unit, code) => (code >= firstCode && isHan(unit) ? 1 : 0));
  const shared = new Uint8Array(suffixes.length);
  for (let i = 1; i < suffixes.length; i++) {
    const a = suffixes[i - 1]!;
    const b = suffixes[i]!;
    let n = 0;
    while (n <= longest && text[a + n] === text[b + n] && han[text[a + n]!] === 1) n++;
    shared[i] = n;
  }
  return shared;
}

/** Runs [low, high) of suffixes that agree in their first `length` characters. */
function* runsOf(shared: Uint8Array, length: number): Generator<[number, number], void, undefined> {
  let low = 0;
  for (let i = 1; i <= shared.length; i++) {
    if (i < shared.length && shared[i]! >= length) continue;
    if (i - low > 1) yield [low, i];
    low = i;
  }
}

function standsAlone(segment: Segment, low: number, high: number, length: number): boolean {
  const { suffixes } = segment;
  const after = new Map<number, number>();
  const before = new Map<number, number>();
  const speeches = new Set<number>();
  const stride = Math.max(1, (high - low) / looked);
  let places = 0;
  for (let i = low; i < high; i += stride, places++) {
    const position = suffixes[Math.floor(i)]!;
    count(before, neighbourAt(segment, position - 1, places));
    count(after, neighbourAt(segment, position + length, places));
    speeches.add(speechAt(segment, position));
  }
  const varied = (neighbours: Map<number, number>): boolean =>
    neighbours.size >= leastNeighbours && Math.max(...neighbours.values()) <= neighbourShare * places;
  return speeches.size > 1 && varied(before) && varied(after);
}

/** Code of a character beside a phrase. Marks and ends part words for certain: each is a neighbour of its own. */
function neighbourAt({ text, alphabet }: Segment, at: number, place: number): number {
  const code = text[at]!;
  return code >= firstCode && isHan(alphabet[code]!) ? code : -1 - place;
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
