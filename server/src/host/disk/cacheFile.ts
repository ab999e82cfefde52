import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import type { FileRecord } from "../../corpus/changes";
import { decodeSegment, encodeSegment, openSegment, type Segment } from "../../index/segment/segment";
import { beginningOf } from "./beginning";

/** A whole corpus as it is kept on disk: its files as they were read, and their segment. */
interface CachedCorpus {
  readonly records: readonly FileRecord[];
  readonly segment: Segment;
}

/**
 * Layout: a header of little-endian 32-bit words (magic, layout, length and crc32 of the records), the records
 * as UTF-8 JSON, then the segment, which carries its own version and crc32.
 */
const MAGIC = 0x46_43_50_53; // "SPCF"
const LAYOUT = 2;
const HEADER = 16;

/**
 * Writes the file beside its place and renames it, so that a reader finds the old one, the new one or none.
 * Throws what the file system throws; nothing is left behind then.
 */
export function writeCacheFile(
  file: string,
  records: readonly FileRecord[],
  buffer: SharedArrayBuffer,
): void {
  const json = new TextEncoder().encode(JSON.stringify(records));
  const header = new Uint32Array([MAGIC, LAYOUT, json.length, crc32(json)]);
  const beside = besideOf(file);
  try {
    const descriptor = openSync(beside, "w", 0o600);
    try {
      writeAll(descriptor, new Uint8Array(header.buffer));
      writeAll(descriptor, json);
      writeAll(descriptor, encodeSegment(openSegment(buffer)));
      // Without it a power cut may leave a renamed file without its content; the crc32 would tell, at the price
      // of a rebuild.
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** The file's content; undefined where it is missing, cut, altered or of another version. Never throws. */
export function readCacheFile(file: string): CachedCorpus | undefined {
  // A pipe in its place would never be read to its end.
  if (!isCacheFile(file)) return undefined;
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    const header = new Uint32Array(readAll(descriptor, 0, HEADER).buffer);
    if (header[0] !== MAGIC || header[1] !== LAYOUT) return undefined;
    const size = fstatSync(descriptor).size;
    if (HEADER + header[2]! > size) return undefined;
    const json = readAll(descriptor, HEADER, header[2]!);
    if (crc32(json) !== header[3]) return undefined;
    const records = JSON.parse(new TextDecoder().decode(json)) as readonly FileRecord[];
    const start = HEADER + json.length;
    // Read to where threads share it and where it stays: a segment is used in place.
    const shared = new Uint8Array(new SharedArrayBuffer(size - start));
    fill(descriptor, shared, start);
    return { records, segment: decodeSegment(shared) };
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Whether a file, or what was written of it so far, is one of ours by its beginning. Never throws. */
export function isCacheFile(file: string): boolean {
  const magic = new Uint8Array(new Uint32Array([MAGIC]).buffer);
  return beginningOf(file, magic.length)?.every((byte, i) => byte === magic[i]) ?? false;
}

/** Where a process writes before it renames: the name says whose it is, so that the dead's can be cleared. */
export const besideOf = (file: string): string => `${file}.${process.pid}.tmp`;

/** Process that a file beside another belongs to; undefined for any other file. */
export function ownerOf(name: string): number | undefined {
  const match = /\.(\d+)\.tmp$/.exec(name);
  return match ? Number(match[1]) : undefined;
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  // Pieces: one write of gigabytes is cut by the system, and cannot be cut short by a cancel.
  for (let at = 0; at < bytes.length;)
    at += writeSync(descriptor, bytes, at, Math.min(PIECE, bytes.length - at));
}

function readAll(descriptor: number, from: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  fill(descriptor, bytes, from);
  return bytes;
}

const PIECE = 16 * 1024 * 1024;

function fill(descriptor: number, bytes: Uint8Array, from: number): void {
  for (let at = 0; at < bytes.length;) {
    const read = readSync(descriptor, bytes, at, Math.min(PIECE, bytes.length - at), from + at);
    if (read === 0) throw new RangeError("the file ends early");
    at += read;
  }
}
