import { eastAsianWidth } from "get-east-asian-width";

/** What steers a terminal (C0, C1, DEL), breaks its lines or turns the direction of text. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A draft may hold anything; a terminal must not be steered by it. */
export const printable = (text: string): string => text.replace(STEERING, "\ufffd");

/** At most so many columns of a text. */
export function shortened(text: string, columns: number): string {
  let width = 0;
  let end = 0;
  for (const { segment } of GRAPHEMES.segment(text)) {
    width += widthOf(segment);
    if (width > columns - 1) return columnsOf(text) > columns ? `${text.slice(0, end)}…` : text;
    end += segment.length;
  }
  return text;
}

/** Rows as lines with their cells under one another; columns named in `right` are set flush right. */
export function table(
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, columnsOf(cell))));
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const blank = " ".repeat(widths[i]! - columnsOf(cell));
        return right.includes(i) ? blank + cell : cell + blank;
      })
      .join("  ")
      .trimEnd(),
  );
}

/** Columns that a terminal gives a text: Han, full-width marks and emoji take two. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of GRAPHEMES.segment(text)) columns += widthOf(segment);
  return columns;
}

/** A terminal draws what belongs together in one place: a family of emoji is as wide as its first. */
const GRAPHEMES = new Intl.Segmenter("zh", { granularity: "grapheme" });

function widthOf(grapheme: string): number {
  if (/^[\p{M}\p{Cf}]/u.test(grapheme)) return 0;
  if (/\ufe0f|^\p{Regional_Indicator}{2}/u.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0)!);
}
