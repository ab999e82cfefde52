/**
 * The file of the base table: "SPBT", a version, the length of a JSON header, the header, and columns of numbers,
 * compressed together. Nodes of the trie stand level by level, siblings in order of their units, so that every
 * column is made of small numbers that look alike. Numbers are written 7 bits a byte, low ones first.
 *
 * Columns, one after the other, an entry for each node: number of children; unit, less that of the sibling before;
 * then for each kind occurrences and, unless that is 0, how many fewer documents. One bit a node at the end: whether
 * it is a single word.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

/** Texts of one kind that a table was drawn from. */
export interface BaseKind {
  readonly name: string;
  readonly documents: number;
  readonly characters: number;
  /** What one occurrence is worth where the next words of a speech are to be told. */
  readonly weight: number;
}

/** What the file says of itself, beside the columns. */
export interface BaseHeader {
  readonly kinds: readonly BaseKind[];
  readonly thresholds: Readonly<Record<string, number>>;
  readonly nodes: number;
}

export interface BaseColumns {
  readonly children: Uint32Array;
  readonly units: Uint16Array;
  readonly counts: readonly Uint32Array[];
  readonly documents: readonly Uint32Array[];
  readonly words: Uint8Array;
}

/** The bytes are no base table of this version: completion goes without. */
export class BaseFormatError extends Error {
  constructor(detail: string) {
    super(`not a readable base table: ${detail}`);
    this.name = "BaseFormatError";
  }
}

const MAGIC = "SPBT";
const VERSION = 1;
const PREFIX_BYTES = 9;

/** @throws BaseFormatError */
export function readBase(bytes: Uint8Array): BaseHeader & BaseColumns {
  const prefix = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, PREFIX_BYTES));
  if (prefix.length < PREFIX_BYTES || prefix.toString("latin1", 0, 4) !== MAGIC)
    throw new BaseFormatError("magic");
  if (prefix[4] !== VERSION) throw new BaseFormatError("version");
  const headerEnd = PREFIX_BYTES + prefix.readUInt32LE(5);
  try {
    const header = JSON.parse(
      new TextDecoder().decode(bytes.subarray(PREFIX_BYTES, headerEnd)),
    ) as BaseHeader;
    const { nodes, kinds } = header;
    const columns = brotliDecompressSync(bytes.subarray(headerEnd));
    const reader = new Reader(columns);
    const children = reader.numbers(nodes);
    const units = reader.units(children);
    const counts: Uint32Array[] = [];
    const documents: Uint32Array[] = [];
    for (let kind = 0; kind < kinds.length; kind++) {
      const found = reader.numbers(nodes);
      counts.push(found);
      documents.push(reader.documents(found));
    }
    return { ...header, children, units, counts, documents, words: reader.bits(nodes) };
  } catch (error) {
    throw error instanceof BaseFormatError ? error : new BaseFormatError((error as Error).name);
  }
}

/** The file of a table. The same table gives the same bytes. */
export function writeBase(header: BaseHeader, columns: BaseColumns): Uint8Array {
  const json = Buffer.from(JSON.stringify(header), "utf8");
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.write(MAGIC, 0, "latin1");
  prefix[4] = VERSION;
  prefix.writeUInt32LE(json.length, 5);
  const body = brotliCompressSync(columnBytes(header.nodes, columns), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  return Buffer.concat([prefix, json, body]);
}

function columnBytes(nodes: number, { children, units, counts, documents, words }: BaseColumns): Uint8Array {
  const out: number[] = [];
  const write = (value: number): void => {
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) out.push((rest & 0x7f) | 0x80);
    out.push(rest);
  };
  for (const n of children) write(n);
  let node = 1;
  for (let parent = 0; parent < nodes; parent++) {
    let before = 0;
    for (let i = 0; i < children[parent]!; i++, node++) {
      write(units[node]! - before);
      before = units[node]!;
    }
  }
  for (const [kind, found] of counts.entries()) {
    for (const n of found) write(n);
    for (let i = 0; i < nodes; i++) if (found[i]! > 0) write(found[i]! - documents[kind]![i]!);
  }
  for (let i = 0; i < nodes; i += 8) {
    let byte = 0;
    for (let bit = 0; bit < 8; bit++) byte |= (words[i + bit] ?? 0) << bit;
    out.push(byte);
  }
  return Uint8Array.from(out);
}

/** Reads the columns in their order; throws past their end. */
class Reader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** Nearly all numbers are of one byte: the loop is written for those, for it runs over millions. */
  numbers(size: number): Uint32Array {
    const { bytes } = this;
    const out = new Uint32Array(size);
    let at = this.at;
    for (let i = 0; i < size; i++) {
      let byte = bytes[at++]!;
      let value = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++]!;
        value |= (byte & 0x7f) << shift;
      }
      out[i] = value;
    }
    if (at > bytes.length) throw new BaseFormatError("truncated");
    this.at = at;
    return out;
  }

  units(children: Uint32Array): Uint16Array {
    const nodes = children.length;
    const out = new Uint16Array(nodes);
    const steps = this.numbers(nodes - 1);
    let node = 1;
    for (let parent = 0; parent < nodes && node < nodes; parent++) {
      let left = children[parent]!;
      if (node + left > nodes) throw new BaseFormatError("tree");
      for (let unit = 0; left > 0; left--, node++) out[node] = unit += steps[node - 1]!;
    }
    if (node !== nodes) throw new BaseFormatError("tree");
    return out;
  }

  /** Decoded and placed in one pass: where a phrase stands in no text, no number is written. */
  documents(counts: Uint32Array): Uint32Array {
    const { bytes } = this;
    const out = new Uint32Array(counts.length);
    let at = this.at;
    for (let i = 0; i < out.length; i++) {
      const count = counts[i]!;
      if (count === 0) continue;
      let byte = bytes[at++]!;
      let value = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++]!;
        value |= (byte & 0x7f) << shift;
      }
      out[i] = count - value;
    }
    if (at > bytes.length) throw new BaseFormatError("truncated");
    this.at = at;
    return out;
  }

  bits(size: number): Uint8Array {
    const out = new Uint8Array(size);
    for (let i = 0; i < size; i++) out[i] = (this.bytes[this.at + (i >> 3)]! >> (i & 7)) & 1;
    return out;
  }
}
