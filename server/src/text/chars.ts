/** Character classes over UTF-16 code units. Han outside the BMP is read by its surrogates. */

export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  code === 0x3007;

export const isAsciiDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
export const isAsciiLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** Blanks inside a line: ASCII space, tab, no-break space, ideographic space, zero-width marks. */
export const isBlank = (code: number): boolean =>
  code === 0x20 ||
  code === 0x09 ||
  code === 0xa0 ||
  code === 0x3000 ||
  (code >= 0x200b && code <= 0x200d) ||
  code === 0x2060 ||
  code === 0xfeff ||
  (code >= 0x2000 && code <= 0x200a);

export const isLineBreak = (code: number): boolean => code === 0x0a || code === 0x0d;

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
