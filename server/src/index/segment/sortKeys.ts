/** Sorting of plain arrays of numbers, as the sort of suffixes needs it: no comparison function, nothing allocated. */
import { SORT_DEPTH } from "./segment";

/** Stable order of [0, size) by code; `before`: the order to begin with, absent for 0, 1, 2 … */
export function orderBy(
  codes: Uint16Array,
  before: Uint32Array | undefined,
  order: Uint32Array,
  size: number,
  ends: Uint32Array,
): void {
  ends.fill(0);
  for (let i = 0; i < size; i++) ends[codes[i]!]!++;
  let at = 0;
  for (let code = 0; code < ends.length; code++) {
    const count = ends[code]!;
    ends[code] = at;
    at += count;
  }
  if (before === undefined) for (let i = 0; i < size; i++) order[ends[codes[i]!]!++] = i;
  else {
    for (let i = 0; i < size; i++) {
      const from = before[i]!;
      order[ends[codes[from]!]!++] = from;
    }
  }
}

/** How many characters all of the suffixes [low, high) share, at most `SORT_DEPTH`; they are known to share `depth`. */
export function sharedDepth(
  text: Uint16Array,
  suffixes: Uint32Array,
  low: number,
  high: number,
  depth: number,
): number {
  const first = suffixes[low]!;
  let shared = SORT_DEPTH;
  for (let i = low + 1; i < high && shared > depth; i++) {
    const at = suffixes[i]!;
    let k = depth;
    while (k < shared && text[at + k] === text[first + k]) k++;
    shared = k;
  }
  return shared;
}

/** Sorts a few suffixes that agree in their first `depth` characters. */
export function insertByText(
  text: Uint16Array,
  suffixes: Uint32Array,
  low: number,
  high: number,
  depth: number,
): void {
  for (let i = low + 1; i < high; i++) {
    const at = suffixes[i]!;
    let j = i - 1;
    for (; j >= low; j--) {
      const other = suffixes[j]!;
      let k = depth;
      while (k < SORT_DEPTH && text[at + k] === text[other + k]) k++;
      if (k === SORT_DEPTH || text[at + k]! > text[other + k]!) break;
      suffixes[j + 1] = other;
    }
    suffixes[j + 1] = at;
  }
}

/** Sorts keys [from, to], both included, and carries the values that stand `base` further along. */
export function sortPairs(
  keys: Float64Array,
  values: Uint32Array,
  base: number,
  from: number,
  to: number,
): void {
  if (to - from < 12) {
    insertionSort(keys, values, base, from, to);
    return;
  }
  const stack = [from, to];
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
