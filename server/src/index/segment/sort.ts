/**
 * Suffix sort to a depth cap, by most significant characters first: large groups are split by counting, small ones
 * by quicksort on keys of several characters packed into a double. Each bucket of first characters is independent,
 * so that several workers can sort ranges of one shared array.
 */
import { SEPARATOR, SORT_DEPTH, type Segment } from "./segment";
import { insertByText, orderBy, sharedDepth, sortPairs } from "./sortKeys";

/** Fills `suffixes` by first character (separators left out) and `buckets` with where each begins. */
export function bucketSuffixes(
  text: Uint16Array,
  length: number,
  suffixes: Uint32Array,
  buckets: Uint32Array,
): void {
  buckets.fill(0);
  for (let i = 0; i < length; i++) if (text[i] !== SEPARATOR) buckets[text[i]! + 1]!++;
  for (let code = 1; code < buckets.length; code++) buckets[code]! += buckets[code - 1]!;
  const next = buckets.slice();
  for (let i = 0; i < length; i++) if (text[i] !== SEPARATOR) suffixes[next[text[i]!]!++] = i;
}

/** Smaller buckets are sorted by keys alone: counting by every code costs more than it saves. */
const COUNTED_FROM = 300;
/** Fewer suffixes than this are compared with each other, character by character. */
const COMPARED_UP_TO = 12;

/** Sorts buckets of one segment; its working memory serves them all. */
export class BucketSorter {
  /** Characters in a key and the value by which each is shifted: 53 bits are exact in a double. */
  private readonly span: number;
  private readonly radix: number;
  private readonly ends: Uint32Array;
  private keys = new Float64Array(0);
  private sorted = new Float64Array(0);
  private second = new Uint16Array(0);
  private third = new Uint16Array(0);
  private byThird = new Uint32Array(0);
  private bySecond = new Uint32Array(0);
  private copy = new Uint32Array(0);
  /** Runs still to be sorted: low, high, depth. */
  private readonly runs: number[] = [];

  constructor(private readonly segment: Pick<Segment, "text" | "suffixes" | "buckets">) {
    const alphabetSize = segment.buckets.length - 1;
    const bits = Math.max(1, Math.ceil(Math.log2(alphabetSize)));
    this.radix = 2 ** bits;
    this.span = Math.min(SORT_DEPTH, Math.floor(52 / bits));
    this.ends = new Uint32Array(alphabetSize);
  }

  /** Orders the suffixes that begin with the codes from `fromCode` on, up to `toCode` (not included). */
  sort(fromCode: number, toCode: number): void {
    const { buckets } = this.segment;
    for (let code = fromCode; code < toCode; code++) this.sortBucket(buckets[code]!, buckets[code + 1]!);
  }

  /** Orders suffixes [low, high), which agree in their first character. */
  private sortBucket(low: number, high: number): void {
    const { text, suffixes } = this.segment;
    if (high - low < 2) return;
    this.makeRoom(high - low);
    if (high - low >= COUNTED_FROM) this.count(low, high);
    else this.runs.push(low, high, 1);
    while (this.runs.length > 0) {
      const known = this.runs.pop()!;
      const end = this.runs.pop()!;
      const begin = this.runs.pop()!;
      // Texts repeat each other: where all go on alike for long, one look at each finds how far.
      const depth = sharedDepth(text, suffixes, begin, end, known);
      if (depth === SORT_DEPTH) continue;
      if (end - begin <= COMPARED_UP_TO) insertByText(text, suffixes, begin, end, depth);
      else this.sortByKeys(begin, end, depth);
    }
  }

  /**
   * Puts a large bucket in order of the second and third character, then each group by the key of the characters
   * after these. All are read in one go, in order of the text: later, every look at the text is a cache miss.
   */
  private count(low: number, high: number): void {
    const size = high - low;
    const { text, suffixes } = this.segment;
    const second = this.second;
    const third = this.third;
    const span = this.readKeys(low, high, 3);
    for (let i = 0; i < size; i++) {
      const at = suffixes[low + i]!;
      second[i] = text[at + 1]!;
      third[i] = text[at + 2]!;
    }
    orderBy(third, undefined, this.byThird, size, this.ends);
    orderBy(second, this.byThird, this.bySecond, size, this.ends);
    const order = this.bySecond;
    const keys = this.keys;
    const sorted = this.sorted;
    const copy = this.copy;
    for (let i = 0; i < size; i++) copy[i] = suffixes[low + i]!;
    for (let i = 0; i < size; i++) {
      const from = order[i]!;
      sorted[i] = keys[from]!;
      suffixes[low + i] = copy[from]!;
    }
    let begin = 0;
    let a = second[order[0]!]!;
    let b = third[order[0]!]!;
    for (let i = 1; i <= size; i++) {
      const from = i < size ? order[i]! : 0;
      if (i < size && second[from] === a && third[from] === b) continue;
      if (i - begin > 1) {
        sortPairs(sorted, suffixes, low, begin, i - 1);
        this.pushRuns(sorted, low, begin, i, 3 + span);
      }
      begin = i;
      a = second[from]!;
      b = third[from]!;
    }
  }

  private sortByKeys(low: number, high: number, depth: number): void {
    const span = this.readKeys(low, high, depth);
    sortPairs(this.keys, this.segment.suffixes, low, 0, high - low - 1);
    this.pushRuns(this.keys, low, 0, high - low, depth + span);
  }

  /** Keys of the characters from `depth` on; how many each holds. */
  private readKeys(low: number, high: number, depth: number): number {
    const { text, suffixes } = this.segment;
    const keys = this.keys;
    const radix = this.radix;
    const span = Math.min(this.span, SORT_DEPTH - depth);
    if (span === 4) {
      for (let i = low; i < high; i++) {
        const at = suffixes[i]! + depth;
        // Two halves of 26 bits or less: whole numbers are quicker than doubles.
        const front = text[at]! * radix + text[at + 1]!;
        const back = text[at + 2]! * radix + text[at + 3]!;
        keys[i - low] = front * (radix * radix) + back;
      }
    } else {
      for (let i = low; i < high; i++) {
        const at = suffixes[i]! + depth;
        let key = 0;
        for (let k = 0; k < span; k++) key = key * radix + text[at + k]!;
        keys[i - low] = key;
      }
    }
    return span;
  }

  /** Notes each run of equal keys in [begin, end): they agree up to `depth`, and are to be sorted further. */
  private pushRuns(keys: Float64Array, low: number, begin: number, end: number, depth: number): void {
    if (depth >= SORT_DEPTH) return;
    let first = begin;
    for (let i = begin + 1; i <= end; i++) {
      if (i < end && keys[i] === keys[first]) continue;
      if (i - first > 1) this.runs.push(low + first, low + i, depth);
      first = i;
    }
  }

  private makeRoom(size: number): void {
    if (this.keys.length >= size) return;
    const room = Math.max(1024, Math.ceil(size * 1.25));
    this.keys = new Float64Array(room);
    this.sorted = new Float64Array(room);
    this.second = new Uint16Array(room);
    this.third = new Uint16Array(room);
    this.byThird = new Uint32Array(room);
    this.bySecond = new Uint32Array(room);
    this.copy = new Uint32Array(room);
  }
}
