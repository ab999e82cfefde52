/**
 * Names of files are bytes on most systems, and need be no UTF-8 (GBK, from an archive that says nothing of its
 * encoding). In strings each byte that is part of no UTF-8 character stands as a half of a surrogate pair, U+DC00 and
 * the byte, which nothing else in a name gives: the way back is exact. In URIs it is percent-encoded as all others are.
 */
const BYTE = /[\udc80-\udcff]/u;
const BYTES = /[\udc80-\udcff]+/gu;
const RUN_OF_BYTES = /([\udc80-\udcff]+)/u;
/** Several may be a character by now, where names were put together. */
const SEVERAL_BYTES = /[\udc80-\udcff]{2,}/gu;

/** Whether a name, or a path, is no UTF-8: no editor finds such a file by its URI. */
export const hasBytes = (name: string): boolean => BYTE.test(name);

/** The same with the bytes that are no UTF-8 percent-encoded. */
export const withBytesEncoded = (name: string): string => name.replace(BYTES, encodedBytes);

/** The one spelling of a name that was put together of pieces. */
export const withBytesJoined = (name: string): string =>
  name.replace(SEVERAL_BYTES, (run) => decodedRun(encodedBytes(run)));

/** Percent-encoded bytes decoded, and nothing else: a `%` that encodes nothing stands for itself. Never throws. */
export function decoded(text: string): string {
  const encoded = withBytesEncoded(text);
  return encoded.includes("%") ? encoded.replace(/(?:%[0-9a-f]{2})+/gi, decodedRun) : encoded;
}

/** The bytes of a name or path. Halves of surrogate pairs that stand for no byte become U+FFFD. */
export const bytesOf = (name: string): Uint8Array =>
  Uint8Array.from(
    name
      .split(RUN_OF_BYTES)
      .flatMap((part, i) =>
        i % 2 === 1 ? Array.from(part, (unit) => unit.charCodeAt(0) - FIRST) : [...UTF8.encode(part)],
      ),
  );

/** The name, or path, that bytes are. */
export const nameOf = (bytes: Uint8Array): string => decodedRun(Array.from(bytes, percent).join(""));

/** A path for the eye, whose parts `/` divides: names that are no UTF-8 are read as GB18030. */
export const shownPath = (path: string): string =>
  hasBytes(path) ? path.split("/").map(shown).join("/") : path;

const shown = (name: string): string =>
  hasBytes(name) ? new TextDecoder("gb18030").decode(bytesOf(name)) : name;

const UTF8 = new TextEncoder();
/** Stands for the byte 0. */
const FIRST = 0xdc00;

const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;

const encodedBytes = (run: string): string =>
  Array.from(run, (unit) => percent(unit.charCodeAt(0) - FIRST)).join("");

function decodedRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    let out = "";
    for (let at = 0; at < run.length;) {
      const [char, length] = decodedAt(run, at);
      out += char;
      at += length;
    }
    return out;
  }
}

/** The character whose bytes begin at `at`, or the byte alone, and the length of its spelling. */
function decodedAt(run: string, at: number): readonly [string, number] {
  const first = Number.parseInt(run.slice(at + 1, at + 3), 16);
  const bytes = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const spelt = run.slice(at, at + 3 * bytes);
  try {
    return [decodeURIComponent(spelt), spelt.length];
  } catch {
    return [String.fromCharCode(FIRST + first), 3];
  }
}
