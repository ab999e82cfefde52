/**
 * How a corpus becomes an index. A worker calls `buildSegment` (or its steps one by one, for some of them serve several
 * threads at once) and posts `segment.buffer`, which is shared, not copied; the receiver calls `openSegment`. The cache stores
 * `encodeSegment(segment)` and reads it by `decodeSegment` (segment.ts). A snapshot is made of parts, each a segment
 * with a mask for speeches whose file has changed or gone, by `createIndexSnapshot` (corpusSnapshot.ts); changed files
 * come in a segment of their own. The open draft is a `DraftIndex` (draft.ts): `withParagraphs` at each edit, `sorted`
 * off the path of requests, handed over with each completion request.
 */
import { isHan } from "../text/chars";
import type { FileKey } from "../text/fileKey";
import { allocate, sectionOf } from "./segment/format";
import { learnWeights } from "./learn";
import { phraseCapacity, PhraseFinder, writePhrases } from "./segment/phraseList";
import {
  BARRIER,
  BARRIER_UNIT,
  FIRST_CODE,
  openSegment,
  SORT_DEPTH,
  type DescribedSpeech,
  type Segment,
} from "./segment/segment";
import { BucketSorter, bucketSuffixes } from "./segment/sort";
import { WEIGHT_COUNT } from "./continuation/weights";

/** A speech as it is indexed: its paragraphs folded, in order, without furniture and notes. */
export interface SpeechInput {
  readonly uri: string;
  /** Which file it is; absent where the URI is its own key. */
  readonly file?: FileKey;
  readonly title: string;
  /** ISO date or year. */
  readonly date?: string;
  readonly kind?: string;
  /** UTF-16 offset in the file's text of the speech. */
  readonly start: number;
  readonly paragraphs: readonly string[];
}

export interface BuildOptions {
  /**
   * Learn the mixing weights from these speeches. Costs up to a few seconds: for whole corpora, not for deltas.
   * Texts too small to learn from keep the default weights.
   */
  readonly learn?: boolean;
  /** Draw up the list of phrases that pinyin initials are looked up in. */
  readonly phrases?: boolean;
}

/** A segment of the speeches, built on this thread. */
export function buildSegment(speeches: readonly SpeechInput[], options: BuildOptions = {}): Segment {
  const buffer = layOut(speeches, options);
  sortShares(buffer);
  const segment = openSegment(buffer);
  if (options.learn === true) segment.weights.set(learnWeights([segment]));
  if (options.phrases === true) writePhrases(segment, [findPhrases(buffer)]);
  return segment;
}

/** First step: text, alphabet and speeches in a shared buffer; suffixes by first character. */
export function layOut(speeches: readonly SpeechInput[], options: BuildOptions = {}): SharedArrayBuffer {
  const alphabet = alphabetOf(speeches);
  const codes = new Uint16Array(0x10000);
  alphabet.forEach((unit, code) => (codes[unit] = code >= FIRST_CODE ? code : BARRIER));
  const meta = new TextEncoder().encode(JSON.stringify(speeches.map(describe)));
  let length = 0;
  for (const speech of speeches) length += textLength(speech);
  const capacity = options.phrases === true ? phraseCapacity(length) : 0;
  const buffer = allocate({
    text: (length + SORT_DEPTH) * 2,
    suffixes: (length - speeches.length) * 4,
    alphabet: alphabet.length * 2,
    buckets: (alphabet.length + 1) * 4,
    starts: (speeches.length + 1) * 4,
    meta: meta.length,
    weights: WEIGHT_COUNT * 4,
    phrases: capacity * 12,
  });
  new Uint8Array(buffer, sectionOf(buffer, "meta").offset).set(meta);
  new Uint16Array(buffer, sectionOf(buffer, "alphabet").offset).set(alphabet);
  const text = new Uint16Array(buffer, sectionOf(buffer, "text").offset, length);
  const starts = new Uint32Array(buffer, sectionOf(buffer, "starts").offset, speeches.length + 1);
  let at = 0;
  speeches.forEach((speech, i) => {
    starts[i] = at;
    for (const paragraph of speech.paragraphs) {
      text[at++] = BARRIER;
      for (let k = 0; k < paragraph.length; k++) text[at++] = codes[paragraph.charCodeAt(k)] || BARRIER;
    }
    text[at] = BARRIER;
    at += 2;
  });
  starts[speeches.length] = at;
  const { suffixes, buckets } = openSegment(buffer);
  bucketSuffixes(text, length, suffixes, buckets);
  return buffer;
}

/**
 * Second step: sorts the suffixes, share by share.
 * @param taken shares that are spoken for: one number over shared memory, 0 at first, for all threads that take part
 * @param onShare called after each share; may throw
 */
export function sortShares(buffer: SharedArrayBuffer, taken = noneTaken(), onShare = nothing): void {
  const segment = openSegment(buffer);
  const sorter = new BucketSorter(segment);
  for (const { from, to } of sharesOf(segment, taken)) {
    sorter.sort(from, to);
    onShare();
  }
}

/** Third step, with a counter of its own: phrases of the shares that no other thread has taken. */
export function findPhrases(buffer: SharedArrayBuffer, taken = noneTaken(), onShare = nothing): Uint32Array {
  const segment = openSegment(buffer);
  const finder = new PhraseFinder(segment);
  for (const { from, to } of sharesOf(segment, taken)) {
    finder.find(from, to);
    onShare();
  }
  return finder.found();
}

const nothing = (): void => undefined;

/** How many shares are taken of a step's work. */
export const noneTaken = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));

const SHARES = 64;

/** Shares of the codes with about equally many suffixes, as long as there are any that no thread has taken. */
function* sharesOf(
  { suffixes, buckets }: Segment,
  taken: Int32Array,
): Generator<{ readonly from: number; readonly to: number }, void, undefined> {
  const codes = buckets.length - 1;
  const endOf = (share: number): number => {
    const wanted = (suffixes.length * share) / SHARES;
    let code = 0;
    while (code < codes && buckets[code + 1]! <= wanted) code++;
    return share === SHARES ? codes : code;
  };
  for (let share = Atomics.add(taken, 0, 1); share < SHARES; share = Atomics.add(taken, 0, 1))
    yield { from: endOf(share), to: endOf(share + 1) };
}

/** Units by code: the two reserved ones, then those that occur in ascending order. */
function alphabetOf(speeches: readonly SpeechInput[]): Uint16Array {
  const seen = new Uint8Array(0x10000);
  for (const { paragraphs } of speeches) {
    for (const text of paragraphs) for (let i = 0; i < text.length; i++) seen[text.charCodeAt(i)] = 1;
  }
  const units = [0, BARRIER_UNIT];
  // Line feeds, and what is no character at all, read as barriers; so there is a code for every other unit.
  for (let unit = 1; unit < 0xfffe; unit++) if (seen[unit] === 1 && unit !== BARRIER_UNIT) units.push(unit);
  return Uint16Array.from(units);
}

function textLength(speech: SpeechInput): number {
  // A barrier before each paragraph and at the end, and the separator.
  return speech.paragraphs.reduce((sum, paragraph) => sum + paragraph.length + 1, 2);
}

function describe(speech: SpeechInput): DescribedSpeech {
  const { paragraphs, file, ...known } = speech;
  return {
    ...known,
    ...(file !== speech.uri && { file }),
    characters: paragraphs.reduce((sum, text) => sum + countCharacters(text), 0),
  };
}

/** Han and what else is written; marks and blanks are not counted. */
function countCharacters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isHan(code) || (code >= 0x30 && code < 0x2000 && code !== 0x7f)) count++;
  }
  return count;
}
