/** Figures in continuations: places that differ in a figure alone are one continuation. */
import type { UnitSource } from "./matches";

/** Stands for any figure: a code unit that no text holds. */
export const FIGURE_UNIT = 0xfffe;
export const FIGURE_CHAR = String.fromCharCode(FIGURE_UNIT);

const LONGEST_FIGURE = 16;
/** Characters of a numeral below ten thousand, for a class of them. */
export const NUMERAL = "〇○零一二两三四五六七八九十百千";
/** A numeral of a hundred and more, for regular expressions: one way only to read each, so that none is tried twice. */
export const LARGE_NUMERAL = `[一二两三四五六七八九十](?:[〇○零一二两三四五六七八九十]*[百千][${NUMERAL}]*(?:[万亿][${NUMERAL}]*)?|[〇○零一二两三四五六七八九十]*[万亿][${NUMERAL}]*)[万亿]*`;
/** Arabic, with their points; years and counts in Han numerals, told by what is counted: 十三个方面 is wording. */
const FIGURE = new RegExp(
  `^(?:\\d+(?:[.,:]\\d+)*(?![A-Za-z\\d])|[一二][〇○零一二三四五六七八九]{3}(?=年)|${LARGE_NUMERAL}(?=[余多]?[元人件户亩吨家名项起份]))`,
  "u",
);

/** How many units of a figure begin at `from`: 0 where none does, or where it belongs to a name: 5G. */
export function figureLength(text: UnitSource, from: number): number {
  const first = text.unitAt(from);
  if (!isDigit(first) && !BEGINS.has(first)) return 0;
  const before = text.unitAt(from - 1);
  if (isDigit(before) || isLatin(before) || (before < 0x80 && isDigit(text.unitAt(from - 2)))) return 0;
  let units = "";
  for (let i = from; i < from + LONGEST_FIGURE; i++) {
    const unit = text.unitAt(i);
    if (unit === 0) break;
    units += String.fromCharCode(unit);
  }
  return FIGURE.exec(units)?.[0].length ?? 0;
}

const BEGINS: ReadonlySet<number> = new Set(Array.from("一二两三四五六七八九", (char) => char.charCodeAt(0)));
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isLatin = (unit: number): boolean => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
