import { figureLength, FIGURE_UNIT } from "./figureRuns";
import { CONTINUATION_REACH, endsSentence, UNKNOWN_UNIT, type UnitSource } from "./matches";
import { BARRIER_UNIT } from "../segment/segment";

/** Rows of one context, at most. */
export const MAX_ROWS = 2048;

/** Rows that have gone on alike so far. Plain arrays: there are many of them, most of them short. */
export type Rows = readonly number[];

/** What a row stands for. */
interface RowOf {
  /** Number of its level of matches; rows are added level by level. */
  readonly group: number;
  /** Places that it stands for, and how many of them have been looked at. */
  readonly occurrences: number;
  readonly seen: number;
  /** What its places count for. */
  readonly weight: number;
  /** A figure counts as one unit, whichever it is. */
  readonly folds: boolean;
}

/**
 * Continuations that have been taken down, a row each, read no further than anybody asks: most part ways after a
 * character or two, and reading on means a look at a far place of a large text.
 */
export class ContinuationRows {
  /** By row, as `RowOf` says. */
  readonly group = new Uint8Array(MAX_ROWS);
  readonly occurrences = new Float64Array(MAX_ROWS);
  readonly seen = new Uint32Array(MAX_ROWS);
  readonly weight = new Float64Array(MAX_ROWS);
  private count = 0;
  private readonly units = new Uint16Array(MAX_ROWS * CONTINUATION_REACH);
  /** Units read of each row. */
  private readonly unitsRead = new Uint8Array(MAX_ROWS);
  /** Where the next unit stands. */
  private readonly next = new Int32Array(MAX_ROWS);
  private readonly folds = new Uint8Array(MAX_ROWS);
  private readonly sources: UnitSource[] = [];

  get size(): number {
    return this.count;
  }

  clear(): void {
    this.count = 0;
    // Nothing of an index that has gone is to be held.
    this.sources.length = 0;
  }

  add(source: UnitSource, at: number, { group, occurrences: occurrences, seen, weight, folds }: RowOf): void {
    const row = this.count++;
    this.sources[row] = source;
    this.next[row] = at;
    this.unitsRead[row] = 0;
    this.folds[row] = folds ? 1 : 0;
    this.group[row] = group;
    this.occurrences[row] = occurrences;
    this.seen[row] = seen;
    this.weight[row] = weight;
  }

  /** Unit of a row at `depth`, below `CONTINUATION_REACH`: 0 past its end, `UNKNOWN_UNIT` where nobody knows it. */
  unit(row: number, depth: number): number {
    return depth < this.unitsRead[row]!
      ? this.units[row * CONTINUATION_REACH + depth]!
      : this.read(row, depth);
  }

  /** Those of the rows that go on with a unit at `depth`. */
  goingOn(rows: Rows, depth: number, unit: number): Rows {
    return rows.filter((row) => this.unit(row, depth) === unit);
  }

  private read(row: number, depth: number): number {
    const source = this.sources[row]!;
    const units = this.units;
    const first = row * CONTINUATION_REACH;
    let read = this.unitsRead[row]!;
    let at = this.next[row]!;
    while (read <= depth) {
      const figure = this.folds[row] === 1 ? figureLength(source, at) : 0;
      const unit = figure > 0 ? FIGURE_UNIT : source.unitAt(at);
      at += Math.max(1, figure);
      units[first + read++] = unit;
      // Nothing follows an end.
      if (unit === 0 || unit === UNKNOWN_UNIT || unit === BARRIER_UNIT || endsSentence(unit)) {
        units.fill(unit === UNKNOWN_UNIT ? unit : 0, first + read, first + CONTINUATION_REACH);
        read = CONTINUATION_REACH;
      }
    }
    this.unitsRead[row] = read;
    this.next[row] = at;
    return units[first + depth]!;
  }
}
