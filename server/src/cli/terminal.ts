/** What steers a terminal (C0, C1, DEL), breaks its lines or turns the direction of text. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A draft may hold anything; a terminal must not be steered by it. */
export const printable = (text: string): string => text.replace(STEERING, "\ufffd");

/** At most so many columns of a text. */
export function shortened(text: string, columns: number): string {
  let width = 0;
  let end = 0;
  for (const char of text) {
    width += widthOf(char);
    if (width > columns - 1) return columnsOf(text) > columns ? `${text.slice(0, end)}…` : text;
    end += char.length;
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

/** Columns that a terminal gives a text: Han and full-width marks take two. */
const columnsOf = (text: string): number => Array.from(text, widthOf).reduce((sum, width) => sum + width, 0);

const widthOf = (char: string): number =>
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
    char,
  )
    ? 2
    : 1;
