import { plainText } from "../../text/plainText";
import type { Span } from "../../text/span";
import type { Encoding } from "../encoding";
import { without } from "./mapped";
import type { Reading } from "./reader";
import type { Cut, CutCode } from "../cut";

/** A line of text taken out of a document that is no plain text. */
export interface TextLine {
  /** Without its line break; may be empty. */
  readonly text: string;
  /** Footnote marks, which are shown and not parsed; in order. */
  readonly cuts?: readonly Span[];
  /** Why it is shown and not parsed as a whole, as menus and link lists are. */
  readonly omitted?: CutCode;
}

/** As it is seen: without controls and what has no width, which stand inside words in many pages; no-break blanks are blanks. */
export const printable = (text: string): string => plainText(text).replace(/\u00a0/g, " ");

/** A row of a table wider than this, in UTF-16 code units, lays out a page instead of holding data. */
const ROW_WIDTH = 400;

/**
 * Lines in reading order, tables row by row. A row whose cells hold a line each becomes one line with tabs between
 * its cells; other cells follow one another line by line. Tables may stand in cells.
 */
export class Lines<L extends TextLine = TextLine> {
  private readonly sinks: L[][] = [[]];
  private readonly rows: L[][][] = [];

  constructor(private readonly joined: (cells: readonly L[]) => L) {}

  add(line: L): void {
    this.sinks[this.sinks.length - 1]!.push(line);
  }

  /** The line that was added last where it stands in the cell at hand. */
  get last(): L | undefined {
    return this.sinks[this.sinks.length - 1]!.at(-1);
  }

  openRow(): void {
    this.rows.push([]);
  }

  openCell(): void {
    this.sinks.push([]);
  }

  closeCell(): void {
    if (this.sinks.length < 2) return;
    const cell = this.sinks.pop()!;
    const row = this.rows.at(-1);
    if (row) row.push(cell);
    else for (const line of cell) this.add(line);
  }

  /** `dropped`: the row is not of the document any more. */
  closeRow(dropped = false): void {
    const row = this.rows.pop();
    if (row && !dropped) for (const line of this.rowLines(row)) this.add(line);
  }

  /** All lines, those of what was left open included. */
  all(): readonly L[] {
    while (this.sinks.length > 1) this.closeCell();
    while (this.rows.length > 0) this.closeRow();
    return this.sinks[0]!;
  }

  private rowLines(row: readonly (readonly L[])[]): readonly L[] {
    const cells = row.map((lines) => lines.filter(({ text }) => text.trim() !== ""));
    const single = cells.filter((lines) => lines.length > 0);
    const width = single.reduce((sum, lines) => sum + lines[0]!.text.length, 0);
    if (single.length > 1 && width <= ROW_WIDTH && single.every((lines) => lines.length === 1))
      return [this.joined(single.map((lines) => lines[0]!))];
    // A cell that stands alone in its row keeps its blank lines: it is the column of a page.
    return single.length === 1 ? row[cells.indexOf(single[0]!)]! : cells.flat();
  }
}

/** Cells of a row as one line. */
export function joinCells(cells: readonly TextLine[]): TextLine {
  const cuts: Span[] = [];
  let text = "";
  for (const cell of cells) {
    const at = text === "" ? 0 : text.length + 1;
    for (const { start, end } of cell.cuts ?? []) cuts.push({ start: start + at, end: end + at });
    text = text === "" ? cell.text.trimEnd() : `${text}\t${cell.text.trimEnd()}`;
  }
  return { text, cuts };
}

/** The reading of a document from its lines: blank ones at its ends and all but one elsewhere are dropped. */
export function readingOf(lines: readonly TextLine[], encoding: Encoding): Reading {
  const parts: string[] = [];
  const cuts: Cut[] = [];
  let at = 0;
  let blank = false;
  for (const line of lines) {
    if (line.text.trim() === "") {
      blank = at > 0;
      continue;
    }
    if (blank) {
      parts.push("\n");
      at++;
      blank = false;
    }
    if (line.omitted) cuts.push({ start: at, end: at + line.text.length + 1, code: line.omitted });
    else
      for (const { start, end } of line.cuts ?? [])
        cuts.push({ start: start + at, end: end + at, code: "footnote-mark" });
    parts.push(line.text, "\n");
    at += line.text.length + 1;
  }
  const source = parts.join("");
  return { source, encoding, extracted: true, ...without(source, cuts) };
}
