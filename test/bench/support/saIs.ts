/**
 * Suffix sorting by induction (SA-IS; Nong, Zhang and Chan 2009), linear in the length of the text, with the room of
 * the result as its only working memory: the single-threaded reference that the index's own sort is measured by.
 *
 * A suffix is of type S where it is smaller than the next one, else of type L; leftmost ones of type S (LMS) are
 * sorted first, all others follow from them in two passes. Marks in the sign bit tell which entries the running pass
 * has still to go on from, so that no table of types is looked up.
 */

type Codes = Uint16Array | Int32Array;

/** Text positions in order of their suffixes, the end of the text being smaller than any code. */
export function suffixArray(text: Uint16Array, codes: number): Int32Array {
  const order = new Int32Array(text.length);
  if (text.length > 1) sortSuffixes(Int32Array.from(text), order, codes);
  return order;
}

/** @param text two codes or more */
function sortSuffixes(text: Codes, order: Int32Array, codes: number): void {
  const counts = new Int32Array(codes);
  for (const code of text) counts[code]!++;
  const leftmost = placeLeftmost(text, order, counts);
  if (leftmost > 1) {
    sortPieces(text, order, counts);
    const names = namePieces(text, order, leftmost);
    if (names < leftmost) sortReduced(text, order, leftmost, names);
    spread(text, order, leftmost, counts);
  }
  induce(text, order, counts);
}

/** Calls with each LMS position from the last to the first. */
function eachLeftmost(text: Codes, visit: (position: number) => void): void {
  let falling = true;
  for (let i = text.length - 2; i >= 0; i--) {
    const a = text[i]!;
    const b = text[i + 1]!;
    if (falling) {
      if (a < b) falling = false;
    } else if (a > b) {
      visit(i + 1);
      falling = true;
    }
  }
}

/** Puts the LMS positions at the ends of their buckets; how many there are. */
function placeLeftmost(text: Codes, order: Int32Array, counts: Int32Array): number {
  const ends = endsOf(counts);
  order.fill(0, 0, text.length);
  let found = 0;
  eachLeftmost(text, (position) => {
    order[--ends[text[position]!]!] = position;
    found++;
  });
  return found;
}

/** Sorts the pieces between LMS positions by their own characters and leaves these positions alone, complemented. */
function sortPieces(text: Codes, order: Int32Array, counts: Int32Array): void {
  const size = text.length;
  const begins = beginsOf(counts);
  order[begins[text[size - 1]!]!++] = text[size - 2]! < text[size - 1]! ? ~(size - 1) : size - 1;
  for (let i = 0; i < size; i++) {
    const at = order[i]!;
    if (at > 0) {
      const before = at - 1;
      const code = text[before]!;
      order[begins[code]!++] = before > 0 && text[before - 1]! < code ? ~before : before;
      order[i] = 0;
    } else if (at < 0) order[i] = ~at;
  }
  const ends = endsOf(counts);
  for (let i = size - 1; i >= 0; i--) {
    const at = order[i]!;
    if (at <= 0) continue;
    const before = at - 1;
    const code = text[before]!;
    order[--ends[code]!] = before > 0 && text[before - 1]! > code ? ~before : before;
    order[i] = 0;
  }
}

/** Gathers the sorted LMS positions in front and names their pieces, equal ones alike, behind; number of names. */
function namePieces(text: Codes, order: Int32Array, leftmost: number): number {
  const size = text.length;
  let gathered = 0;
  for (let i = 0; i < size; i++) if (order[i]! < 0) order[gathered++] = ~order[i]!;
  order.fill(0, leftmost, size);
  let next = size;
  // Two LMS positions are never neighbours: half the room is enough to find each by its position.
  eachLeftmost(text, (position) => {
    order[leftmost + (position >> 1)] = next - position;
    next = position;
  });
  let names = 0;
  let last = 0;
  let lastLength = -1;
  for (let i = 0; i < leftmost; i++) {
    const position = order[i]!;
    const slot = leftmost + (position >> 1);
    const length = order[slot]!;
    const alike = length === lastLength && position + length < size && agree(text, last, position, length);
    if (!alike) {
      names++;
      last = position;
      // The piece that ends with the text is like no other.
      lastLength = position + length < size ? length : -1;
    }
    order[slot] = names;
  }
  return names;
}

/** Whether two pieces agree, the LMS characters behind them included. */
function agree(text: Codes, a: number, b: number, length: number): boolean {
  for (let i = 0; i <= length; i++) if (text[a + i] !== text[b + i]) return false;
  return true;
}

/** Where pieces are alike, the text of their names is sorted by the same means. */
function sortReduced(text: Codes, order: Int32Array, leftmost: number, names: number): void {
  const size = text.length;
  const reduced = order.subarray(size - leftmost, size);
  let at = size;
  for (let i = size - 1; i >= leftmost; i--) if (order[i]! !== 0) order[--at] = order[i]! - 1;
  sortSuffixes(reduced, order.subarray(0, leftmost), names);
  at = size;
  eachLeftmost(text, (position) => {
    order[--at] = position;
  });
  for (let i = 0; i < leftmost; i++) order[i] = reduced[order[i]!]!;
}

/** Moves the sorted LMS positions from the front to the ends of their buckets. */
function spread(text: Codes, order: Int32Array, leftmost: number, counts: Int32Array): void {
  const ends = endsOf(counts);
  order.fill(0, leftmost, text.length);
  for (let i = leftmost - 1; i >= 0; i--) {
    const position = order[i]!;
    order[i] = 0;
    order[--ends[text[position]!]!] = position;
  }
}

/** All suffixes from the sorted LMS ones: those of type L from the left, those of type S from the right. */
function induce(text: Codes, order: Int32Array, counts: Int32Array): void {
  const size = text.length;
  const begins = beginsOf(counts);
  order[begins[text[size - 1]!]!++] = text[size - 2]! < text[size - 1]! ? ~(size - 1) : size - 1;
  for (let i = 0; i < size; i++) {
    const at = order[i]!;
    order[i] = ~at;
    if (at <= 0) continue;
    const before = at - 1;
    const code = text[before]!;
    order[begins[code]!++] = before > 0 && text[before - 1]! < code ? ~before : before;
  }
  const ends = endsOf(counts);
  for (let i = size - 1; i >= 0; i--) {
    const at = order[i]!;
    if (at <= 0) {
      order[i] = ~at;
      continue;
    }
    const before = at - 1;
    const code = text[before]!;
    order[--ends[code]!] = before === 0 || text[before - 1]! > code ? ~before : before;
  }
}

function beginsOf(counts: Int32Array): Int32Array {
  let sum = 0;
  return counts.map((count) => (sum += count) - count);
}

function endsOf(counts: Int32Array): Int32Array {
  let sum = 0;
  return counts.map((count) => (sum += count));
}
