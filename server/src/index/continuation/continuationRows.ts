import { figureLength, figureUnit } from "./figureRuns";
import { continuationReach, endsSentence, unknownUnit } from "./matches";
import type { UnitSource } from "./matches";
import { barrierUnit } from "../segment/segment";

/** Rows of one context, at most. */
export const maxRows = 2048;

/** Rows that have gone on alike so far. Plain arrays: there are many of them, most of them short. */
export type Rows = readonly number[];

/** What a row stands for. */
export interface RowOf {
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
  readonly group = new Uint8Array(maxRows);
  readonly occurrences = new Float64Array(maxRows);
  readonly seen = new Uint32Array(maxRows);
  readonly weight = new Float64Array(maxRows);
  private count = 0;
  private readonly units = new Uint16Array(maxRows * continuationReach);
  /** Units read of each row. */
  private readonly unitsRead = new Uint8Array(maxRows);
  /** Where the next unit stands. */
  private readonly next = new Int32Array(maxRows);
  private readonly folds = new Uint8Array(maxRows);
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

  /** Unit of a row at `depth`, below `continuationReach`: 0 past its end, `unknownUnit` where nobody knows it. */
  unit(row: number, depth: number): number {
    return depth < this.unitsRead[row]!
      ? this.units[row * continuationReach + depth]!
      : this.read(row, depth);
  }

  /** Those of the rows that go on with a unit at `depth`. */
  goingOn(rows: Rows, depth: number, unit: number): Rows {
    return rows.filter((row) => this.unit(row, depth) === unit);
  }

  private read(row: number, depth: number): number {
    const source = this.sources[row]!;
    const units = this.units;
    const first = row * continuationReach;
    let read = this.unitsRead[row]!;
    let at = this.next[row]!;
    while (read <= depth) {
      const figure = this.folds[row] === 1 ? figureLength(source, at) : 0;
      const unit = figure > 0 ? figureUnit : source.unitAt(at);
      at += Math.max(1, figure);
      units[first + read++] = unit;
      // Nothing follows an end.
      if (unit === 0 || unit === unknownUnit || unit === barrierUnit || endsSentence(unit)) {
        units.fill(unit === unknownUnit ? unit : 0, first + read, first + continuationReach);
        read = continuationReach;
      }
    }
    this.unitsRead[row] = read;
    this.next[row] = at;
    return units[first + depth]!;
  }
}
