import { formatHan } from "../../text/numerals";

/** First of each block of ready-made numbers, with how many there are. */
const READY_MADE = [
  ["①", 20],
  ["⑴", 20],
  ["⒈", 20],
  ["㈠", 10],
] as const;

/**
 * The numeral for `value` in the characters of `original`, which is source text: 一, 12, １２, ③. Undefined where those
 * characters do not reach so far.
 */
export function numeralLike(original: string, value: number): string | undefined {
  if (value < 1 || value > 999) return undefined;
  const code = original.charCodeAt(0);
  for (const [first, count] of READY_MADE) {
    const base = first.charCodeAt(0);
    if (code >= base && code < base + count)
      return value <= count ? String.fromCharCode(base + value - 1) : undefined;
  }
  if (/^\d/.test(original)) return String(value);
  if (/^[０-９]/.test(original))
    return String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  return /^[零〇一二三四五六七八九十百千两]/.test(original) ? formatHan(value) : undefined;
}
