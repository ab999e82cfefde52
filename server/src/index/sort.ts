/**
 * Suffix sort to a depth cap, by most significant characters first: large groups are split by counting, small ones
 * by quicksort on keys of several characters packed into a double. Each bucket of first characters is independent,
 * so that several workers can sort ranges of one shared array.
 */
import { separator, sortDepth } from "./segment";

/** Fills `suffixes` by first character (separators left out) and `buckets` with where each begins. */
export function bucketSuffixes(
  text: Uint16Array,
  length: number,
  suffixes: Uint32Array,
  buckets: Uint32Array,
): void {
  buckets.fill(0);
  for (let i = 0; i < length; i++) if (text[i] !== separator) buckets[text[i]! + 1]!++;
  for (let code = 1; code < buckets.length; code++) buckets[code]! += buckets[code - 1]!;
  const next = buckets.slice();
  for (let i = 0; i < length; i++) if (text[i] !== separator) suffixes[next[text[i]!]!++] = i;
}

/** Sorts the buckets of the codes from `fromCode` on, up to `toCode` (not included). */
export function sortBuckets(
  text: Uint16Array,
  suffixes: Uint32Array,
  buckets: Uint32Array,
  fromCode: number,
  toCode: number,
): void {
  const sorter = new Sorter(text, suffixes, buckets.length - 1);
  for (let code = fromCode; code < toCode; code++) sorter.sort(buckets[code]!, buckets[code + 1]!, 1);
}

class Sorter {
  /** Characters in a key and the value by which each is shifted: 53 bits are exact in a double. */
  readonly #span: number;
  readonly #radix: number;
  readonly #quickLimit: number;
  #keys = new Float64Array(1024);
  #copy = new Uint32Array(1024);

  constructor(
    readonly text: Uint16Array,
    readonly suffixes: Uint32Array,
    readonly alphabetSize: number,
  ) {
    const bits = Math.max(1, Math.ceil(Math.log2(alphabetSize)));
    this.#radix = 2 ** bits;
    this.#span = Math.min(sortDepth, Math.floor(52 / bits));
    this.#quickLimit = 4 * alphabetSize + 64;
  }

  /** Orders suffixes [low, high), which agree in their first `depth` characters. */
  sort(low: number, high: number, depth: number): void {
    if (high - low < 2 || depth >= sortDepth) return;
    if (high - low > this.#quickLimit) this.#split(low, high, depth);
    else this.#sortByKeys(low, high, depth);
  }

  #split(low: number, high: number, depth: number): void {
    const { text, suffixes } = this;
    const ends = new Uint32Array(this.alphabetSize);
    for (let i = low; i < high; i++) ends[text[suffixes[i]! + depth]!]!++;
    const copy = this.#copyOf(low, high);
    let at = low;
    const begins = new Uint32Array(this.alphabetSize);
    for (let code = 0; code < ends.length; code++) {
      begins[code] = at;
      at += ends[code]!;
      ends[code] = begins[code]!;
    }
    for (let i = 0; i < high - low; i++) suffixes[ends[text[copy[i]! + depth]!]!++] = copy[i]!;
    // Those that reach a separator are left as they are: nothing is looked up beyond it.
    for (let code = separator + 1; code < ends.length; code++)
      this.sort(begins[code]!, ends[code]!, depth + 1);
  }

  #sortByKeys(low: number, high: number, depth: number): void {
    const size = high - low;
    if (this.#keys.length < size) this.#keys = new Float64Array(size * 2);
    const { text, suffixes } = this;
    const keys = this.#keys;
    for (let i = 0; i < size; i++) {
      let at = suffixes[low + i]! + depth;
      let key = 0;
      for (let k = 0; k < this.#span; k++) {
        const code = text[at]!;
        key = key * this.#radix + code;
        if (code !== separator) at++;
      }
      keys[i] = key;
    }
    sortPairs(keys, suffixes, low, size);
    const runs = this.#runs(size);
    for (let r = 0; r < runs.length; r += 2) {
      this.sort(low + runs[r]!, low + runs[r + 1]!, depth + this.#span);
    }
  }

  /** [begin, end) of each run of equal keys that is to be sorted further. */
  #runs(size: number): number[] {
    const keys = this.#keys;
    const runs: number[] = [];
    let begin = 0;
    for (let i = 1; i <= size; i++) {
      if (i < size && keys[i] === keys[begin]) continue;
      // A key that ends in a separator has nothing behind it.
      if (i - begin > 1 && keys[begin]! % this.#radix !== separator) runs.push(begin, i);
      begin = i;
    }
    return runs;
  }

  #copyOf(low: number, high: number): Uint32Array {
    if (this.#copy.length < high - low) this.#copy = new Uint32Array(high - low);
    this.#copy.set(this.suffixes.subarray(low, high));
    return this.#copy;
  }
}

/** Sorts keys[0, size) and carries values[base, base + size) along. */
function sortPairs(keys: Float64Array, values: Uint32Array, base: number, size: number): void {
  const stack = [0, size - 1];
  while (stack.length > 0) {
    const high = stack.pop()!;
    const low = stack.pop()!;
    if (high - low < 12) {
      insertionSort(keys, values, base, low, high);
      continue;
    }
    const pivot = medianOfThree(keys[low]!, keys[(low + high) >> 1]!, keys[high]!);
    let less = low;
    let i = low;
    let greater = high;
    while (i <= greater) {
      const key = keys[i]!;
      if (key < pivot) swap(keys, values, base, less++, i++);
      else if (key > pivot) swap(keys, values, base, i, greater--);
      else i++;
    }
    // The larger part first, so that the stack stays logarithmic.
    if (less - low > high - greater) stack.push(low, less - 1, greater + 1, high);
    else stack.push(greater + 1, high, low, less - 1);
  }
}

function insertionSort(
  keys: Float64Array,
  values: Uint32Array,
  base: number,
  low: number,
  high: number,
): void {
  for (let i = low + 1; i <= high; i++) {
    const key = keys[i]!;
    const value = values[base + i]!;
    let j = i - 1;
    for (; j >= low && keys[j]! > key; j--) {
      keys[j + 1] = keys[j]!;
      values[base + j + 1] = values[base + j]!;
    }
    keys[j + 1] = key;
    values[base + j + 1] = value;
  }
}

function swap(keys: Float64Array, values: Uint32Array, base: number, a: number, b: number): void {
  const key = keys[a]!;
  keys[a] = keys[b]!;
  keys[b] = key;
  const value = values[base + a]!;
  values[base + a] = values[base + b]!;
  values[base + b] = value;
}

function medianOfThree(a: number, b: number, c: number): number {
  return a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
}
