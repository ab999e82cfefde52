/**
 * Counts what stands between two word boundaries, up to ten characters, in all documents at once: one suffix sort,
 * then one walk over runs of suffixes that agree.
 */
import { BucketSorter, bucketSuffixes } from "../../server/src/index/segment/sort";
import { isHan } from "../../server/src/text/chars";
import { vocabularyOf, type CutDocument } from "./_words";

export const LONGEST_PHRASE = 10;
/** Documents that a phrase must stand in. */
export const LEAST_DOCUMENTS = 5;
/** Documents of the first kind, the genre itself, that each of its words must stand in. */
export const LEAST_OF_GENRE = 2;
/** Marks that may stand inside a phrase. */
const INNER_MARKS = "、“”《》";
/** Code of what is no character of the table: names, figures, other marks. */
const GAP = 1;
/** Suffixes are compared to the depth of the sort: so much must be there behind the last. */
const PADDING = 40;

/** One character of the trie, in the order of a walk from its root. */
export interface CountedNode {
  readonly unit: number;
  /** Characters up to here. */
  readonly depth: number;
  /** Occurrences and documents for each kind; all zero where no word ends. */
  readonly counts: readonly number[];
  readonly documents: readonly number[];
  /** A single word, not several, at most of its places. */
  readonly isWord: boolean;
}

/** The trie of all phrases that stand in enough of the documents. */
export function countPhrases(documents: readonly CutDocument[], kinds: number): CountedNode[] {
  const { text, begins, documentAt, alphabet, order } = layOut(documents);
  const kindOf = Uint8Array.from(documents, ({ kind }) => kind);
  const stamps = new Int32Array(documents.length).fill(-1);
  let stamp = 0;
  const out: CountedNode[] = [];

  /** Looks at [low, high), which agree in `depth` characters. */
  const visit = (low: number, high: number, depth: number): void => {
    let from = low;
    while (from < high) {
      const code = text[order[from]! + depth]!;
      let to = from + 1;
      while (to < high && text[order[to]! + depth] === code) to++;
      if (to - from >= LEAST_DOCUMENTS && code > GAP) count(from, to, depth + 1, code);
      from = to;
    }
  };
  const count = (low: number, high: number, depth: number, code: number): void => {
    const counts = new Array<number>(kinds).fill(0);
    const found = new Array<number>(kinds).fill(0);
    let ends = 0;
    let whole = 0;
    stamp++;
    for (let i = low; i < high; i++) {
      const at = order[i]!;
      if (begins[at + depth] !== 1) continue;
      ends++;
      if (begins.indexOf(1, at + 1) === at + depth) whole++;
      const document = documentAt[at]!;
      counts[kindOf[document]!]!++;
      if (stamps[document] === stamp) continue;
      stamps[document] = stamp;
      found[kindOf[document]!]!++;
    }
    const stands = found.reduce((sum, n) => sum + n, 0) >= LEAST_DOCUMENTS;
    const zero = counts.map(() => 0);
    const place = out.length;
    out.push({
      unit: alphabet[code]!,
      depth,
      counts: stands ? counts : zero,
      documents: stands ? found : zero,
      isWord: stands && whole * 2 >= ends,
    });
    if (depth < LONGEST_PHRASE) visit(low, high, depth);
    // What leads to no phrase and is none.
    if (!stands && out.length === place + 1) out.pop();
  };
  visit(0, order.length, 0);
  return out;
}

interface Laid {
  readonly text: Uint16Array;
  /** UTF-16 unit of each code. */
  readonly alphabet: readonly number[];
  /** 1 where a word begins, or what lies between words. */
  readonly begins: Uint8Array;
  /** Index of the document at each position. */
  readonly documentAt: Uint16Array;
  /** Positions at which a word begins, in order of their suffixes. */
  readonly order: Uint32Array;
}

function layOut(documents: readonly CutDocument[]): Laid {
  const vocabulary = vocabularyOf(documents, LEAST_OF_GENRE);
  const { codes, alphabet } = alphabetOf(documents);
  const length = documents.reduce(
    (sum, { paragraphs }) => sum + paragraphs.reduce((n, { text }) => n + text.length + 1, 0),
    1,
  );
  const text = new Uint16Array(length + PADDING).fill(GAP, 0, length);
  const begins = new Uint8Array(length + PADDING).fill(1, 0, length);
  const documentAt = new Uint16Array(length + PADDING);
  let at = 1;
  documents.forEach(({ paragraphs }, n) => {
    for (const { text: source, bounds, names } of paragraphs) {
      documentAt.fill(n, at, at + source.length + 1);
      names.forEach((isNamed, i) => {
        const start = bounds[2 * i]!;
        const end = bounds[2 * i + 1]!;
        const word = source.slice(start, end);
        if (isNamed || !(vocabulary.has(word) || INNER_MARKS.includes(word))) return;
        for (let k = start; k < end; k++) text[at + k] = codes[source.charCodeAt(k)]!;
        if (text[at + start] !== GAP) begins.fill(0, at + start + 1, at + end);
      });
      at += source.length + 1;
    }
  });
  const all = new Uint32Array(length);
  const buckets = new Uint32Array(alphabet.length + 1);
  bucketSuffixes(text, length, all, buckets);
  new BucketSorter({ text, suffixes: all, buckets }).sort(GAP + 1, alphabet.length);
  const order = all.filter((position) => begins[position] === 1 && text[position]! > GAP);
  return { text, alphabet, begins, documentAt, order };
}

function alphabetOf(documents: readonly CutDocument[]): { codes: Uint16Array; alphabet: number[] } {
  const seen = new Uint8Array(0x10000);
  for (const { paragraphs } of documents) {
    for (const { text } of paragraphs) for (let i = 0; i < text.length; i++) seen[text.charCodeAt(i)] = 1;
  }
  const codes = new Uint16Array(0x10000).fill(GAP);
  const alphabet = [0, 0];
  for (let unit = 0; unit < seen.length; unit++) {
    if (seen[unit] === 0 || !(isHan(unit) || INNER_MARKS.includes(String.fromCharCode(unit)))) continue;
    codes[unit] = alphabet.length;
    alphabet.push(unit);
  }
  return { codes, alphabet };
}
