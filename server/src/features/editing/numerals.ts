import { formatHan, readyMadeBlock } from "../../text/numerals";

/**
 * The numeral for `value` in the characters of `original`, which is source text: 一, 12, １２, ③. Undefined where those
 * characters do not reach so far.
 */
export function numeralLike(original: string, value: number): string | undefined {
  if (value < 1 || value > 999) return undefined;
  const readyMade = readyMadeBlock(original);
  if (readyMade)
    return value <= readyMade.count ? String.fromCharCode(readyMade.first + value - 1) : undefined;
  if (/^\d/.test(original)) return String(value);
  if (/^[０-９]/.test(original))
    return String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  return /^[零〇一二三四五六七八九十百千两]/.test(original) ? formatHan(value) : undefined;
}
