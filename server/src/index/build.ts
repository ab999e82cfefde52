/**
 * How a corpus becomes an index. A worker calls `buildSegment` (or `layOut`, `sortPart` on several threads, `finish`)
 * and posts `segment.buffer`, which is shared, not copied; the receiver calls `openSegment`. The cache stores
 * `encodeSegment(segment)` and reads it by `decodeSegment` (segment.ts). A snapshot is made of parts, each a segment
 * with a mask for speeches whose file has changed or gone, by `createIndexSnapshot` (corpusSnapshot.ts); changed files
 * come in a segment of their own. The open draft is a `DraftIndex` (draft.ts): `withParagraphs` at each edit, `sorted`
 * off the path of requests, handed over with each completion request.
 */
import { isHan } from "../text/chars";
import { allocate, sectionOf } from "./format";
import { learnWeights } from "./learn";
import { phraseCapacity, writePhrases } from "./phraseList";
import { barrier, barrierUnit, firstCode, openSegment, sortDepth } from "./segment";
import type { Segment } from "./segment";
import type { IndexedSpeech } from "./snapshot";
import { bucketSuffixes, sortBuckets } from "./sort";
import { weightCount } from "./weights";

/** A speech as it is indexed: its paragraphs folded, in order, without furniture and notes. */
export interface SpeechInput {
  readonly uri: string;
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
  sortPart(buffer, 0, 1);
  return finish(buffer, options);
}

/** First step: text, alphabet and speeches in a shared buffer; suffixes by first character. */
export function layOut(speeches: readonly SpeechInput[], options: BuildOptions = {}): SharedArrayBuffer {
  const alphabet = alphabetOf(speeches);
  const codes = new Uint16Array(0x10000);
  alphabet.forEach((unit, code) => (codes[unit] = code >= firstCode ? code : barrier));
  const meta = new TextEncoder().encode(JSON.stringify(speeches.map(describe)));
  let length = 0;
  for (const speech of speeches) length += textLength(speech);
  const capacity = options.phrases === true ? phraseCapacity(length) : 0;
  const buffer = allocate({
    text: (length + sortDepth) * 2,
    suffixes: (length - speeches.length) * 4,
    alphabet: alphabet.length * 2,
    buckets: (alphabet.length + 1) * 4,
    starts: (speeches.length + 1) * 4,
    meta: meta.length,
    weights: weightCount * 4,
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
      text[at++] = barrier;
      for (let k = 0; k < paragraph.length; k++) text[at++] = codes[paragraph.charCodeAt(k)] || barrier;
    }
    text[at] = barrier;
    at += 2;
  });
  starts[speeches.length] = at;
  const { suffixes, buckets } = openSegment(buffer);
  bucketSuffixes(text, length, suffixes, buckets);
  return buffer;
}

/** Second step: sorts one of `parts` shares of the suffixes; shares may be sorted by several workers at once. */
export function sortPart(buffer: SharedArrayBuffer, part: number, parts: number): void {
  const { text, suffixes, buckets } = openSegment(buffer);
  const codes = buckets.length - 1;
  const shareEnd = (i: number): number => {
    const wanted = (suffixes.length * i) / parts;
    let code = 0;
    while (code < codes && buckets[code + 1]! <= wanted) code++;
    return i === parts ? codes : code;
  };
  sortBuckets(text, suffixes, buckets, shareEnd(part), shareEnd(part + 1));
}

/** Last step, when all parts are sorted: phrase list and weights. */
export function finish(buffer: SharedArrayBuffer, options: BuildOptions = {}): Segment {
  const segment = openSegment(buffer);
  if (options.phrases === true) writePhrases(segment);
  if (options.learn === true) segment.weights.set(learnWeights([segment]));
  return segment;
}

/** Units by code: the two reserved ones, then those that occur in ascending order. */
function alphabetOf(speeches: readonly SpeechInput[]): Uint16Array {
  const seen = new Uint8Array(0x10000);
  for (const { paragraphs } of speeches) {
    for (const text of paragraphs) for (let i = 0; i < text.length; i++) seen[text.charCodeAt(i)] = 1;
  }
  const units = [0, barrierUnit];
  // Line feeds, and what is no character at all, read as barriers; so there is a code for every other unit.
  for (let unit = 1; unit < 0xfffe; unit++) if (seen[unit] === 1 && unit !== barrierUnit) units.push(unit);
  return Uint16Array.from(units);
}

function textLength(speech: SpeechInput): number {
  // A barrier before each paragraph and at the end, and the separator.
  return speech.paragraphs.reduce((sum, paragraph) => sum + paragraph.length + 1, 2);
}

function describe(speech: SpeechInput): IndexedSpeech {
  const { paragraphs, ...known } = speech;
  return { ...known, characters: paragraphs.reduce((sum, text) => sum + countCharacters(text), 0) };
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
