import { BARRIER, BARRIER_UNIT, BLOCK_SHIFT, SEPARATOR, SORT_DEPTH, speechAt, type Segment } from "./segment";
import type { FileKey } from "../../text/fileKey";

/** A segment as a snapshot sees it: speeches whose file has changed or gone since are masked. */
export interface Part {
  readonly segment: Segment;
  /** 1 for each speech that no longer counts; absent where all do. */
  readonly mask?: Uint8Array;
}

/** Whether the same speeches of the same segment count. */
export const isSamePart = (a: Part, b: Part): boolean =>
  a.segment === b.segment && (a.mask === b.mask || isSameMask(a.mask, b.mask));

const isSameMask = (a?: Uint8Array, b?: Uint8Array): boolean =>
  a?.length === b?.length && a?.every((one, i) => one === b?.[i]) === true;

/** The parts without the speeches of one file: a draft is no source of its own. The same array where it has none. */
export function partsWithout(parts: readonly Part[], file: FileKey): readonly Part[] {
  const holds = ({ segment }: Part): boolean => segment.speeches.some((speech) => speech.file === file);
  if (!parts.some(holds)) return parts;
  return parts.map((part) => {
    const { segment, mask } = part;
    if (!holds(part)) return part;
    const without = Uint8Array.from(segment.speeches, (speech, i) =>
      mask?.[i] === 1 || speech.file === file ? 1 : 0,
    );
    return { segment, mask: without };
  });
}

/** Half-open range of `segment.suffixes`. */
interface Interval {
  readonly low: number;
  readonly high: number;
}

const NOTHING: Interval = { low: 0, high: 0 };

/** Suffixes that begin with the units [from, to) of `phrase`, compared to the depth of the sort. */
export function findInterval(segment: Segment, phrase: string, from = 0, to = phrase.length): Interval {
  const length = Math.min(to - from, SORT_DEPTH);
  if (length <= 0) return NOTHING;
  const pattern = new Uint16Array(length);
  for (let i = 0; i < length; i++) {
    const code = segment.codes[phrase.charCodeAt(from + i)]!;
    if (code === 0) return NOTHING;
    pattern[i] = code;
  }
  return intervalOf(segment, pattern);
}

/** The same for codes; none may be a separator, at most `SORT_DEPTH` of them. */
export function intervalOf(segment: Segment, pattern: Uint16Array): Interval {
  if (pattern.includes(SEPARATOR)) return NOTHING;
  const low = bound(segment, pattern, segment.buckets[pattern[0]!]!, segment.buckets[pattern[0]! + 1]!, 0);
  const high = bound(segment, pattern, low, segment.buckets[pattern[0]! + 1]!, 1);
  return { low, high };
}

/** Text positions at which the phrase stands in speeches that count, in order of their suffixes. */
export function* positionsOf(part: Part, phrase: string): Generator<number, void, undefined> {
  const { segment, mask } = part;
  const { suffixes } = segment;
  const { low, high } = findInterval(segment, phrase);
  const whole = phrase.length <= SORT_DEPTH;
  for (let i = low; i < high; i++) {
    const position = suffixes[i]!;
    if (mask !== undefined && mask[speechAt(segment, position)] === 1) continue;
    if (whole || agrees(segment, position, phrase)) yield position;
  }
}

/** Occurrences of a phrase in a part and the speeches that hold it. Plain loops: a common word stands in 50,000 places. */
export function countIn(part: Part, phrase: string): { readonly count: number; readonly speeches: number } {
  const { segment, mask } = part;
  const { suffixes, starts, speechOfBlock } = segment;
  const { low, high } = findInterval(segment, phrase);
  const whole = phrase.length <= SORT_DEPTH;
  const seen = new Uint8Array(segment.speeches.length);
  let count = 0;
  let speeches = 0;
  for (let i = low; i < high; i++) {
    const position = suffixes[i]!;
    let speech = speechOfBlock[position >>> BLOCK_SHIFT]!;
    while (starts[speech + 1]! <= position) speech++;
    if (mask !== undefined && mask[speech] === 1) continue;
    if (!whole && !agrees(segment, position, phrase)) continue;
    count++;
    if (seen[speech] === 1) continue;
    seen[speech] = 1;
    speeches++;
  }
  return { count, speeches };
}

export function isMasked(part: Part, position: number): boolean {
  return part.mask !== undefined && part.mask[speechAt(part.segment, position)] === 1;
}

/** First suffix in [low, high) not below the pattern (`past` 0), or above all that begin with it (`past` 1). */
function bound(segment: Segment, pattern: Uint16Array, low: number, high: number, past: 0 | 1): number {
  const { text, suffixes } = segment;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = suffixes[middle]!;
    // The first characters agree: both lie in one bucket.
    let i = 1;
    while (i < pattern.length && text[at + i] === pattern[i]) i++;
    const below = i === pattern.length ? past === 1 : text[at + i]! < pattern[i]!;
    if (below) low = middle + 1;
    else high = middle;
  }
  return low;
}

function agrees(segment: Segment, position: number, phrase: string): boolean {
  const { text, codes } = segment;
  for (let i = SORT_DEPTH; i < phrase.length; i++) {
    const unit = phrase.charCodeAt(i);
    if (text[position + i] !== (unit === BARRIER_UNIT ? BARRIER : codes[unit])) return false;
  }
  return true;
}
