/** Chinese and Arabic numerals as numbers, and back. Whole numbers from 0 to 9999. */

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // prettier-ignore
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const NAMES = "零一二三四五六七八九";

/** Class of the characters that numerals are made of, for regular expressions. */
export const HAN_NUMERAL = "[零〇一二三四五六七八九十百千两]";

interface ReadyMade {
  /** Code of the number one. */
  readonly first: number;
  readonly count: number;
}

/** Blocks of ready-made numbers. */
const READY_MADE: readonly ReadyMade[] = [
  { first: 0x2460, count: 20 }, // ①
  { first: 0x2474, count: 20 }, // ⑴
  { first: 0x2488, count: 20 }, // ⒈
  { first: 0x3220, count: 10 }, // ㈠
];

/** Class of them, for regular expressions. */
export const READY_MADE_NUMERAL = `[${READY_MADE.map(({ first, count }) => String.fromCharCode(first, 0x2d, first + count - 1)).join("")}]`;

/** The block that the first character of a text is of. */
function readyMadeBlock(text: string): ReadyMade | undefined {
  const code = text.charCodeAt(0);
  return READY_MADE.find(({ first, count }) => code >= first && code < first + count);
}

/** ① → 1, ㈩ → 10; undefined where it is none of the ready-made numbers. */
export function parseReadyMade(text: string): number | undefined {
  const block = readyMadeBlock(text);
  return block && text.charCodeAt(0) - block.first + 1;
}

/** 一 → 1, 二十三 → 23, 一百零五 → 105, 二〇二三 → 2023, 12 → 12; undefined where it is no numeral. */
export function parseNumeral(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  if (text.length === 0 || text.length > 9) return undefined;
  return /[十百千]/.test(text) ? parseUnits(text) : parsePlaces(text);
}

/** 1 → 一, 10 → 十, 23 → 二十三, 105 → 一百零五; Arabic from 10,000 on, where no list of a speech goes. */
export function formatHan(value: number): string {
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`no numeral for ${value}`);
  if (value > 9999) return String(value);
  if (value < 10) return NAMES[value]!;
  let out = "";
  let gap = false;
  for (const [unit, name] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      gap = out !== "";
      continue;
    }
    if (gap) out += "零";
    gap = false;
    // 十二, not 一十二, at the beginning only.
    out += unit === 10 && digit === 1 && out === "" ? name : NAMES[digit]! + name;
  }
  return out;
}

/**
 * The numeral for `value` in the characters of `original`, which is source text: 一, 12, １２, ③. Undefined where those
 * characters do not reach so far: nothing follows ㈩.
 */
export function numeralLike(original: string, value: number): string | undefined {
  if (value < 1 || value > LAST_OF_LISTS) return undefined;
  const readyMade = readyMadeBlock(original);
  if (readyMade)
    return value <= readyMade.count ? String.fromCharCode(readyMade.first + value - 1) : undefined;
  if (/^\d/.test(original)) return String(value);
  if (/^[０-９]/.test(original))
    return String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  return new RegExp(`^${HAN_NUMERAL}`).test(original) ? formatHan(value) : undefined;
}

const LAST_OF_LISTS = 999;

/** 二〇二三: a digit for each place. */
function parsePlaces(text: string): number | undefined {
  if (text.length > 4) return undefined;
  let value = 0;
  for (const char of text) {
    const digit = DIGITS[char];
    if (digit === undefined || (char === "两" && text.length > 1)) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

function parseUnits(text: string): number | undefined {
  let value = 0;
  let digit: number | undefined;
  let lastUnit = 10_000;
  for (const char of text) {
    const unit = UNITS[char];
    if (unit === undefined) {
      const next = DIGITS[char];
      if (next === undefined || (digit !== undefined && digit !== 0)) return undefined;
      digit = next;
      continue;
    }
    if (unit >= lastUnit || digit === 0 || (digit === undefined && value > 0)) return undefined;
    value += (digit ?? 1) * unit;
    digit = undefined;
    lastUnit = unit;
  }
  return value + (digit ?? 0);
}
