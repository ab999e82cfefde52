import { BARRIER, BARRIER_UNIT, speechAt } from "../segment/segment";
import { intervalOf, isMasked, type Part } from "../segment/search";
import type { Wanted } from "../model";

/** Characters of context that are looked at. */
export const CONTEXT_REACH = 16;
/** Characters that a continuation may have. */
export const CONTINUATION_REACH = 24;

/** A continuation goes no further than its sentence. */
export const endsSentence = (unit: number): boolean => unit === 0x3002 || unit === 0xff01 || unit === 0xff1f;

/** In a continuation: what follows is not known. */
export const UNKNOWN_UNIT = 0xffff;

/** Places of one text at which the tail of a context stands. */
export interface Matches {
  /** The longest length at which the tail stands here; 0 when not even its last character does. */
  readonly longest: number;
  /** Places where at least the last `length` characters agree. */
  count(length: number): number;
  /**
   * Up to `budget` of those places, evenly spread: where the continuation begins, and how many each stands for.
   * @param wanted others may be left out, and need not: the writer looks at each
   */
  sample(length: number, budget: number, rows: RowWriter, wanted?: Wanted): void;
}

/** A text by its UTF-16 units: 0 past the end, or `UNKNOWN_UNIT` from there on. */
export interface UnitSource {
  unitAt(position: number): number;
}

/**
 * Takes down the continuation at a position. It stands for `occurrences` places, `seen` of which have been looked at; each
 * counts for `weight` where chances are reckoned, 1 if nothing is said.
 */
export type RowWriter = (
  source: UnitSource,
  position: number,
  occurrences: number,
  seen: number,
  weight?: number,
) => void;

/** Up to this many suffixes, masked ones are told apart one by one. */
const COUNTED_ONE_BY_ONE = 256;

/** Matches in a segment: one interval of suffixes for each length, found when asked for. */
export class SegmentMatches implements Matches, UnitSource {
  readonly longest: number;
  private readonly text: Uint16Array;
  private readonly alphabet: Uint16Array;
  private readonly codes: Uint16Array;
  private readonly lows = new Int32Array(CONTEXT_REACH + 1).fill(-1);
  private readonly highs = new Int32Array(CONTEXT_REACH + 1);
  private readonly lives: (number[] | undefined)[] = [];

  /**
   * @param context its last `CONTEXT_REACH` units are used; `\n` stands for the beginning of a paragraph
   * @param weights what a place in each speech counts for; all count alike where it is absent
   */
  constructor(
    readonly part: Part,
    context: string,
    readonly weights?: Float64Array,
  ) {
    this.text = part.segment.text;
    this.alphabet = part.segment.alphabet;
    const from = Math.max(0, context.length - CONTEXT_REACH);
    this.codes = new Uint16Array(context.length - from);
    for (let i = from; i < context.length; i++) {
      this.codes[i - from] = part.segment.codes[context.charCodeAt(i)]!;
    }
    this.longest = this.findLongest();
  }

  count(length: number): number {
    if (length > this.codes.length) return 0;
    const live = this.live(length);
    return live === undefined ? this.highs[length]! - this.lows[length]! : live.length;
  }

  sample(length: number, budget: number, write: RowWriter): void {
    if (length > this.longest) return;
    const live = this.live(length);
    const { segment, mask } = this.part;
    const { suffixes } = segment;
    const low = this.lows[length]!;
    const size = live?.length ?? this.highs[length]! - low;
    const taken = Math.min(size, budget);
    const each = size / taken;
    for (let k = 0; k < taken; k++) {
      const at = Math.floor((k + 0.5) * each);
      const begin = live === undefined ? suffixes[low + at]! : live[at]!;
      if (live === undefined && mask !== undefined && mask[speechAt(segment, begin)] === 1) continue;
      write(this, begin + length, each, 1, this.weights?.[speechAt(segment, begin)]);
    }
  }

  unitAt(position: number): number {
    const code = this.text[position]!;
    return code === BARRIER ? BARRIER_UNIT : this.alphabet[code]!;
  }

  /** The places that count, where some do not and they are few enough to be looked at one by one. */
  private live(length: number): readonly number[] | undefined {
    this.find(length);
    const low = this.lows[length]!;
    const high = this.highs[length]!;
    if (this.part.mask === undefined || high - low > COUNTED_ONE_BY_ONE) return undefined;
    let live = this.lives[length];
    if (live === undefined) {
      live = [];
      for (const at of this.part.segment.suffixes.subarray(low, high))
        if (!isMasked(this.part, at)) live.push(at);
      this.lives[length] = live;
    }
    return live;
  }

  /** What stands at some length stands at all shorter ones. */
  private findLongest(): number {
    let found = 0;
    let beyond = this.codes.length + 1;
    while (beyond - found > 1) {
      // Matches are short: probe near the shorter end.
      const probe = found + Math.max(1, Math.min(4, (beyond - found) >> 1));
      this.find(probe);
      if (this.highs[probe]! > this.lows[probe]!) found = probe;
      else beyond = probe;
    }
    if (this.part.mask !== undefined) while (found > 0 && this.count(found) === 0) found--;
    return found;
  }

  private find(length: number): void {
    if (this.lows[length] !== -1) return;
    const { low, high } = intervalOf(this.part.segment, this.codes.subarray(this.codes.length - length));
    this.lows[length] = low;
    this.highs[length] = high;
  }
}

/** Matches in a text that is not sorted: a few paragraphs, read through. */
export class ScannedMatches implements Matches, UnitSource {
  readonly longest: number;
  private readonly ends: number[] = [];
  private readonly lengths: number[] = [];

  /** @param end where reading stops: the cursor's own place is no match */
  constructor(
    readonly text: string,
    context: string,
    end = text.length,
  ) {
    const last = context.charCodeAt(context.length - 1);
    let longest = 0;
    for (let i = 0; i < end - 1 && context.length > 0; i++) {
      if (text.charCodeAt(i) !== last) continue;
      const length = agreement(text, i, context);
      if (length > longest) longest = length;
      this.ends.push(i + 1);
      this.lengths.push(length);
    }
    this.longest = longest;
  }

  count(length: number): number {
    let count = 0;
    for (const matched of this.lengths) if (matched >= length) count++;
    return count;
  }

  sample(length: number, budget: number, write: RowWriter): void {
    const ends = this.ends.filter((_, i) => this.lengths[i]! >= length);
    const taken = Math.min(ends.length, budget);
    const each = ends.length / taken;
    for (let k = 0; k < taken; k++) {
      const begin = ends[Math.floor((k + 0.5) * each)]!;
      write(this, begin, each, 1);
    }
  }

  unitAt(position: number): number {
    return position < this.text.length ? this.text.charCodeAt(position) : 0;
  }
}

/** How many units of the context's tail agree with the text that ends with unit `last`. */
function agreement(text: string, last: number, context: string): number {
  const most = Math.min(CONTEXT_REACH, context.length, last + 1);
  let length = 1;
  while (
    length < most &&
    text.charCodeAt(last - length) === context.charCodeAt(context.length - 1 - length)
  ) {
    length++;
  }
  return length;
}
