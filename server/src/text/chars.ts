/** Character classes over UTF-16 code units. Han outside the BMP is read by its surrogates. */

/** Ideographs, those for compatibility and radicals that converted pages write for them included. */
export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0x2e80 && code <= 0x2fd5) ||
  code === 0x3007;

export const isAsciiDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
export const isAsciiLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** Blanks inside a line: ASCII space, tab, no-break space, those of other widths, and what is not seen at all. */
export const isBlank = (code: number): boolean =>
  code === 0x20 ||
  code === 0x09 ||
  code === 0xa0 ||
  code === 0x3000 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f ||
  code === 0x205f ||
  isInvisible(code);

/**
 * Nobody sees them, and pages and copies of printed ones are full of them: controls, soft hyphens, joiners and marks of
 * direction, byte order marks, selectors of a variant.
 */
export const isInvisible = (code: number): boolean =>
  code < 0x20
    ? code !== 0x09 && !isLineBreak(code)
    : code >= 0x7f &&
      ((code <= 0x9f && code !== 0x85) ||
        code === 0xad ||
        code === 0x034f ||
        code === 0x061c ||
        (code >= 0x180b && code <= 0x180f) ||
        (code >= 0x200b && code <= 0x200f) ||
        (code >= 0x202a && code <= 0x202e) ||
        (code >= 0x2060 && code <= 0x206f) ||
        (code >= 0xfe00 && code <= 0xfe0f) ||
        code === 0xfeff ||
        (code >= 0xfff9 && code <= 0xfffb));

/** Units of a text at a place that nobody sees: 2 for a selector of a variant beyond the BMP, 0 where there is none. */
export function unseenAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code !== SELECTOR) return isInvisible(code) ? 1 : 0;
  const low = text.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xddef ? 2 : 0;
}

/** High half of U+E0000 to U+E01EF: tags, and selectors of an ideograph's variant. */
const SELECTOR = 0xdb40;

/** Ends of lines, Word's soft ones and those of other systems included: LF, VT, FF, CR, NEL, U+2028, U+2029. */
export const isLineBreak = (code: number): boolean =>
  (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029;

const CLOSERS = "。！？；：，、）》”’】〉」』…—";
const OPENERS = "（《“‘【〈「『";

/** Full-width Chinese punctuation, as it stands in folded text. */
export const isChineseMark = (char: string): boolean => CLOSERS.includes(char) || OPENERS.includes(char);
/** Marks that end a sentence; a closing quotation mark or bracket may follow. */
export const isSentenceEnd = (char: string): boolean => char === "。" || char === "！" || char === "？";

export function countHan(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) n++;
  return n;
}
