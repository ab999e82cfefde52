import { sectionOf, seal, unseal, type SectionName } from "./format";
import type { FileKey } from "../../text/fileKey";
import type { IndexedSpeech } from "../model";

/** Stands between speeches: no match crosses it. */
export const SEPARATOR = 0;
/** Stands before and after every paragraph; the unit of a line feed in contexts. */
export const BARRIER = 1;
/** First code of a character. */
export const FIRST_CODE = 2;
/** How a barrier is written in contexts and continuations: `\n`. */
export const BARRIER_UNIT = 0x0a;

/** Characters up to which suffixes are in order. Longer phrases are compared one by one. */
export const SORT_DEPTH = 32;

/**
 * Suffix-sorted text of some speeches, immutable once built. Views over one shared buffer; all but `codes` and
 * `speechOfBlock`, which are made at opening, are sections of the file.
 */
export interface Segment {
  readonly buffer: SharedArrayBuffer;
  /** Code at each text position, followed by `SORT_DEPTH` separators. */
  readonly text: Uint16Array;
  readonly suffixes: Uint32Array;
  readonly alphabet: Uint16Array;
  readonly buckets: Uint32Array;
  readonly starts: Uint32Array;
  readonly weights: Float32Array;
  readonly phrases: Uint32Array;
  readonly speeches: readonly IndexedSpeech[];
  /** Code of each UTF-16 unit, 0 for those that do not occur. */
  readonly codes: Uint16Array;
  /** Speech in which each block of 256 positions begins. */
  readonly speechOfBlock: Uint32Array;
}

/** The bytes of a segment, as they are to be cached. Not a copy: they must not be written. */
export function encodeSegment(segment: Segment): Uint8Array {
  return seal(segment.buffer);
}

/**
 * A segment from cached bytes; bytes that fill a SharedArrayBuffer are used in place.
 * @throws SegmentFormatError for bytes that are cut, altered or of another version
 */
export function decodeSegment(bytes: Uint8Array): Segment {
  return openSegment(unseal(bytes));
}

/** A segment over a buffer that a worker of this process has built: nothing is checked. */
export function openSegment(buffer: SharedArrayBuffer): Segment {
  const alphabet = words16(buffer, "alphabet");
  const codes = new Uint16Array(0x10000);
  for (let code = FIRST_CODE; code < alphabet.length; code++) codes[alphabet[code]!] = code;
  codes[BARRIER_UNIT] = BARRIER;
  const starts = words32(buffer, "starts");
  return {
    buffer,
    text: words16(buffer, "text"),
    suffixes: words32(buffer, "suffixes"),
    alphabet,
    buckets: words32(buffer, "buckets"),
    starts,
    weights: floats(buffer, "weights"),
    phrases: words32(buffer, "phrases"),
    speeches: readMeta(buffer),
    codes,
    speechOfBlock: blocksOf(starts),
  };
}

/** Index of the speech that holds a text position. */
export function speechAt(segment: Segment, position: number): number {
  const { starts } = segment;
  let speech = segment.speechOfBlock[position >>> BLOCK_SHIFT]!;
  while (starts[speech + 1]! <= position) speech++;
  return speech;
}

/** Characters of text from `start` to `end`; barriers read as line feeds. */
export function textOf(segment: Segment, start: number, end: number): string {
  const { text, alphabet } = segment;
  let out = "";
  const units: number[] = [];
  for (let i = start; i < end; i++) {
    units.push(text[i] === BARRIER ? BARRIER_UNIT : alphabet[text[i]!]!);
    if (units.length === 4096) out += String.fromCharCode(...units.splice(0));
  }
  return out + String.fromCharCode(...units);
}

/** Positions to a block of `speechOfBlock`, as a power of two. */
export const BLOCK_SHIFT = 8;

function blocksOf(starts: Uint32Array): Uint32Array {
  const blocks = new Uint32Array(((starts.at(-1) ?? 0) >>> BLOCK_SHIFT) + 1);
  let speech = 0;
  for (let block = 0; block < blocks.length; block++) {
    while (speech + 2 < starts.length && starts[speech + 1]! <= block << BLOCK_SHIFT) speech++;
    blocks[block] = speech;
  }
  return blocks;
}

/** As it is written down: a URI that is its own key is written once. */
export type DescribedSpeech = Omit<IndexedSpeech, "file"> & Partial<Pick<IndexedSpeech, "file">>;

function readMeta(buffer: SharedArrayBuffer): readonly IndexedSpeech[] {
  const { offset, length } = sectionOf(buffer, "meta");
  // A copy, for TextDecoder refuses shared memory.
  const json = new TextDecoder().decode(new Uint8Array(buffer, offset, length).slice());
  const described = JSON.parse(json) as readonly DescribedSpeech[];
  return described.map((speech) => ({ ...speech, file: speech.file ?? (speech.uri as FileKey) }));
}

function words16(buffer: SharedArrayBuffer, name: SectionName): Uint16Array {
  const { offset, length } = sectionOf(buffer, name);
  return new Uint16Array(buffer, offset, length / 2);
}

function words32(buffer: SharedArrayBuffer, name: SectionName): Uint32Array {
  const { offset, length } = sectionOf(buffer, name);
  return new Uint32Array(buffer, offset, length / 4);
}

function floats(buffer: SharedArrayBuffer, name: SectionName): Float32Array {
  const { offset, length } = sectionOf(buffer, name);
  return new Float32Array(buffer, offset, length / 4);
}
