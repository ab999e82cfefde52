import { isHan } from "../text/chars";
import { skip, skipDamaged, type SkipReason } from "./skip";

export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "gb18030" | "big5";

export interface Decoded {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** A few broken bytes (a file cut in mid-character) are borne: U+FFFD stands in their place. */
const TOLERATED = 0.01;
/** Share of ordinary characters from which bytes count as UTF-16 without a mark. */
const PLAUSIBLE = 0.9;
/** Bytes that are looked at to tell UTF-16 from binary. */
const SAMPLE = 16_384;

/**
 * Text of a file whose encoding nobody states: a byte order mark, else UTF-8, else UTF-16 by its shape, else
 * GB18030 (which takes in GBK and GB2312). Never throws.
 */
export function decode(bytes: Uint8Array): Decoded | SkipReason {
  if (bytes.length === 0) return skip("empty");
  const marked = byMark(bytes);
  if (marked) return marked;
  const controls = countControls(bytes);
  const utf8 = strict("utf-8", bytes);
  if (utf8 !== undefined && controls <= Math.max(NO_MATTER, utf8.length * MOST_CONTROLS))
    return { text: utf8, encoding: "utf-8" };
  if (controls === 0) return tolerant(bytes);
  // Control bytes always stand in UTF-16; in other texts there are a few, which a program left in them.
  return utf16ByShape(bytes) ?? (controls <= bytes.length * MOST_CONTROLS ? tolerant(bytes) : skip("binary"));
}

/** Of the characters of a text, so many may be controls; a picture or a program has more. */
const MOST_CONTROLS = 0.05;
/** So many in UTF-8 say nothing, however short a text it is. */
const NO_MATTER = 3;

function byMark(bytes: Uint8Array): Decoded | SkipReason | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { text: lenient("utf-8", bytes.subarray(3)), encoding: "utf-8-bom" };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return skip("binary"); // UTF-32, which no editor saves
  if (a === 0xff && b === 0xfe) return { text: lenient("utf-16le", bytes.subarray(2)), encoding: "utf-16le" };
  if (a === 0xfe && b === 0xff) return { text: lenient("utf-16be", bytes.subarray(2)), encoding: "utf-16be" };
  return undefined;
}

/**
 * Bytes below space other than tab and line breaks; not the old end-of-file mark 0x1A, nor what a disk or a program
 * filled the end of a file up with.
 */
function countControls(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  let count = 0;
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!;
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b) count++;
  }
  return count;
}

function utf16ByShape(bytes: Uint8Array): Decoded | undefined {
  const sample = bytes.subarray(0, Math.min(bytes.length & ~1, SAMPLE));
  if (sample.length === 0) return undefined;
  const scored = (["utf-16le", "utf-16be"] as const).map((encoding) => ({
    encoding,
    score: plausibility(lenient(encoding, sample)),
  }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score < PLAUSIBLE) return undefined;
  return { text: lenient(best.encoding, bytes.subarray(0, bytes.length & ~1)), encoding: best.encoding };
}

/**
 * Text of a file that says in which encoding it is, as web pages do. Its byte order mark is believed before it, and
 * so are its bytes where they are Chinese in UTF-8: browsers save pages anew and leave the old declaration in them.
 * Encodings that no Chinese page is in are not believed. Never throws.
 */
export function decodeDeclared(bytes: Uint8Array, label: string | undefined): Decoded | SkipReason {
  const marked = byMark(bytes);
  if (marked) return marked;
  if (bytes.length === 0 || bytes.includes(0)) return decode(bytes);
  const utf8 = strict("utf-8", bytes);
  if (utf8 !== undefined && /[\u4e00-\u9fff]/.test(utf8)) return { text: utf8, encoding: "utf-8" };
  const encoding = declaredEncoding(label);
  if (encoding === undefined) return decode(bytes);
  const text = lenient(encoding, bytes);
  // Bytes that an encoding leaves free are read as characters for private use.
  const wrong = faults(text) + (text.match(/[\ue000-\uf8ff]/g)?.length ?? 0);
  return wrong <= Math.max(1, text.length * TOLERATED) ? { text, encoding } : decode(bytes);
}

function declaredEncoding(label: string | undefined): "gb18030" | "big5" | undefined {
  const known = label?.trim().toLowerCase().replace(/_/g, "-");
  if (known === undefined) return undefined;
  if (/^(?:gbk|gb-?18030|gb-?2312(?:-80)?|cp-?936|ms-?936|x-gbk|windows-936)$/.test(known)) return "gb18030";
  return /^(?:big-?5(?:-hkscs)?|x-x-big5|cp-?950|ms-?950|windows-950|cn-big5)$/.test(known)
    ? "big5"
    : undefined;
}

/** Share of characters as they stand in Chinese or English prose. */
function plausibility(text: string): number {
  let good = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const ordinary =
      isHan(code) ||
      (code >= 0x20 && code < 0x7f) ||
      (code >= 0x09 && code <= 0x0d) ||
      (code >= 0x3000 && code <= 0x303f) ||
      (code >= 0xff00 && code <= 0xff5e) ||
      (code >= 0x2010 && code <= 0x2027);
    if (ordinary) good++;
  }
  return good / text.length;
}

/** Broken somewhere: the encoding with the fewer faults, if they are few. */
function tolerant(bytes: Uint8Array): Decoded | SkipReason {
  // UTF-8 first: read as GB18030 it yields wrong characters with hardly a fault, the other way round never.
  const utf8 = lenient("utf-8", bytes);
  if (faults(utf8) <= Math.max(1, utf8.length * TOLERATED)) return { text: utf8, encoding: "utf-8" };
  const text = lenient("gb18030", bytes);
  const count = faults(text);
  if (count > Math.max(1, text.length * TOLERATED)) return skipDamaged(count);
  return { text, encoding: "gb18030" };
}

function strict(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const lenient = (encoding: string, bytes: Uint8Array): string =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);

function faults(text: string): number {
  let count = 0;
  for (let i = text.indexOf("\ufffd"); i >= 0; i = text.indexOf("\ufffd", i + 1)) count++;
  return count;
}
