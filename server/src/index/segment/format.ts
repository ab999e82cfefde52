/**
 * The binary form of a segment. It is the same in memory and on disk: one SharedArrayBuffer that workers write,
 * threads share and the cache stores as it is, so that opening a segment costs a checksum and no copying.
 *
 * header (256 bytes, little-endian 32-bit words): magic, version, byte-order mark, checksum, total length,
 * then (offset, length) in bytes of every section, each aligned to 8. The checksum is the crc32 of everything but
 * its own word.
 */
import { crc32 } from "node:zlib";

/** Raised when the meaning of any section changes: caches of another version are rebuilt. */
const FORMAT_VERSION = 2;

/** In file order. New sections are added at the end, with a new version. */
export const SECTION_NAMES = [
  /** Uint16: codes of the text, padded with zeros to the depth of the sort. */
  "text",
  /** Uint32: text positions in order of their suffixes. */
  "suffixes",
  /** Uint16: UTF-16 unit of each code. */
  "alphabet",
  /** Uint32: first suffix of each code, with one entry more for the end. */
  "buckets",
  /** Uint32: text position at which each speech begins, with one entry more for the end. */
  "starts",
  /** UTF-8 JSON: the speeches' metadata. */
  "meta",
  /** Float32: learned mixing weights; the first says how many events they were learned from. */
  "weights",
  /** Uint32 triples (position, length, count): phrases that stand on their own, frequent first. */
  "phrases",
] as const;

export type SectionName = (typeof SECTION_NAMES)[number];
type SectionSizes = Readonly<Record<SectionName, number>>;

interface SectionSpan {
  readonly offset: number;
  readonly length: number;
}

const MAGIC = 0x58_49_50_53; // "SPIX"
const BYTE_ORDER_MARK = 0x01_02_03_04;
const HEADER_BYTES = 256;
const CHECKSUM_WORD = 3;
const FIRST_SECTION_WORD = 8;

type FormatFault = "truncated" | "magic" | "version" | "checksum" | "layout";

/** The bytes are no segment of this version: the cache entry is thrown away and built anew. */
class SegmentFormatError extends Error {
  constructor(readonly fault: FormatFault) {
    super(`not a readable index segment: ${fault}`);
    this.name = "SegmentFormatError";
  }
}

/** A zeroed buffer with room for the sections and its header written, all but the checksum. */
export function allocate(sizes: SectionSizes): SharedArrayBuffer {
  let offset = HEADER_BYTES;
  const table: number[] = [];
  for (const name of SECTION_NAMES) {
    table.push(offset, sizes[name]);
    offset += (sizes[name] + 7) & ~7;
  }
  const buffer = new SharedArrayBuffer(offset);
  const header = new Uint32Array(buffer, 0, HEADER_BYTES / 4);
  header.set([MAGIC, FORMAT_VERSION, BYTE_ORDER_MARK, 0, offset, SECTION_NAMES.length]);
  header.set(table, FIRST_SECTION_WORD);
  return buffer;
}

export function sectionOf(buffer: SharedArrayBuffer, name: SectionName): SectionSpan {
  const header = new Uint32Array(buffer, 0, HEADER_BYTES / 4);
  const at = FIRST_SECTION_WORD + 2 * SECTION_NAMES.indexOf(name);
  return { offset: header[at]!, length: header[at + 1]! };
}

/** Writes the checksum and hands out the buffer's own bytes: they are what the cache stores. */
export function seal(buffer: SharedArrayBuffer): Uint8Array {
  const bytes = new Uint8Array(buffer);
  new Uint32Array(buffer, 0, HEADER_BYTES / 4)[CHECKSUM_WORD] = checksum(bytes);
  return bytes;
}

/**
 * The bytes of a cache file as a buffer that can be shared; bytes that fill a SharedArrayBuffer are not copied.
 * @throws SegmentFormatError
 */
export function unseal(bytes: Uint8Array): SharedArrayBuffer {
  if (bytes.byteLength < HEADER_BYTES) throw new SegmentFormatError("truncated");
  const buffer = share(bytes);
  const header = new Uint32Array(buffer, 0, HEADER_BYTES / 4);
  if (header[0] !== MAGIC || header[2] !== BYTE_ORDER_MARK) throw new SegmentFormatError("magic");
  if (header[1] !== FORMAT_VERSION) throw new SegmentFormatError("version");
  if (header[4] !== buffer.byteLength) throw new SegmentFormatError("truncated");
  if (header[CHECKSUM_WORD] !== checksum(new Uint8Array(buffer))) throw new SegmentFormatError("checksum");
  if (header[5] !== SECTION_NAMES.length) throw new SegmentFormatError("layout");
  for (const name of SECTION_NAMES) {
    const { offset, length } = sectionOf(buffer, name);
    if (offset % 8 !== 0 || offset + length > buffer.byteLength) throw new SegmentFormatError("layout");
  }
  return buffer;
}

function share(bytes: Uint8Array): SharedArrayBuffer {
  const { buffer } = bytes;
  if (buffer instanceof SharedArrayBuffer && buffer.byteLength === bytes.byteLength) return buffer;
  const shared = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(shared).set(bytes);
  return shared;
}

function checksum(bytes: Uint8Array): number {
  const at = CHECKSUM_WORD * 4;
  return crc32(bytes.subarray(at + 4), crc32(bytes.subarray(0, at)));
}
