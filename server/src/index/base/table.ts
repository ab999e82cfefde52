import { readBase, type BaseKind } from "./format";

/** How often a phrase stands in the texts that the table was drawn from, all kinds together or one. */
export interface Common {
  /** Occurrences. */
  readonly count: number;
  /** Documents it stands in. */
  readonly documents: number;
}

/** Set phrases of common property, without their texts: a trie of characters with counts where a phrase ends. */
export interface BaseTable {
  readonly kinds: readonly BaseKind[];
  /** UTF-16 unit of each node; node 0 is the root. */
  readonly units: Uint16Array;
  /** Children of node n are the nodes [first[n], first[n + 1]), in order of their units. */
  readonly first: Uint32Array;
  /** By kind and node: occurrences, documents; 0 where no phrase ends. */
  readonly counts: readonly Uint32Array[];
  readonly documents: readonly Uint32Array[];
  /** 1 where the phrase is a single word. */
  readonly words: Uint8Array;
  /** Occurrences of a phrase or of what it begins, kinds weighed by how near they are to speeches. */
  readonly mass: Float32Array;
  /** Of all single words. */
  readonly wordMass: number;
}

/**
 * Opens the table from the bytes of its file.
 * @throws BaseFormatError for bytes that are no table of this version
 */
export function openBaseTable(bytes: Uint8Array): BaseTable {
  const file = readBase(bytes);
  const { units, children, kinds, counts, words } = file;
  const nodes = units.length;
  const first = new Uint32Array(nodes + 1);
  let next = 1;
  for (let node = 0; node < nodes; node++) {
    first[node] = next;
    next += children[node]!;
  }
  first[nodes] = next;
  const mass = new Float32Array(nodes);
  for (let kind = 0; kind < kinds.length; kind++) {
    const { weight } = kinds[kind]!;
    const found = counts[kind]!;
    for (let node = 0; node < nodes; node++) {
      const count = found[node]!;
      if (count > 0) mass[node]! += weight * count;
    }
  }
  let wordMass = 0;
  // Children come after their parents, and stand one beside the other.
  for (let node = nodes - 1; node > 0; node--) {
    const own = mass[node]!;
    if (words[node] === 1) wordMass += own;
    const end = first[node + 1]!;
    let below = 0;
    for (let child = first[node]!; child < end; child++) below += mass[child]!;
    if (below > own) mass[node] = below;
  }
  return { kinds, units, first, counts, documents: file.documents, words, mass, wordMass };
}

/** The node that `text` leads to, from `from` up to `to`; 0 where there is none. */
export function nodeOf(table: BaseTable, text: string, from = 0, to = text.length): number {
  let node = 0;
  for (let i = from; i < to; i++) {
    node = childOf(table, node, text.charCodeAt(i));
    if (node === 0) return 0;
  }
  return node;
}

/** Of one phrase; zero where it is not a set phrase. */
export function commonOf(table: BaseTable, phrase: string): Common {
  const node = phrase === "" ? 0 : nodeOf(table, phrase);
  let count = 0;
  let documents = 0;
  if (node > 0) {
    for (const counts of table.counts) count += counts[node]!;
    for (const found of table.documents) documents += found[node]!;
  }
  return { count, documents };
}

/** Whether set phrases that overlap by a word make up the text from its beginning to its end. */
export function isChained(table: BaseTable, text: string): boolean {
  let covered = 0;
  for (let from = 0; from < text.length && from <= Math.max(0, covered - LEAST_OVERLAP); from++) {
    let node = 0;
    for (let at = from; at < text.length; at++) {
      node = childOf(table, node, text.charCodeAt(at));
      if (node === 0) break;
      if (table.counts.some((counts) => counts[node]! > 0)) covered = Math.max(covered, at + 1);
    }
  }
  return covered === text.length;
}

const LEAST_OVERLAP = 2;

export function childOf({ units, first }: BaseTable, node: number, unit: number): number {
  let low = first[node]!;
  let high = first[node + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = units[middle]!;
    if (at === unit) return middle;
    if (at < unit) low = middle + 1;
    else high = middle;
  }
  return 0;
}
