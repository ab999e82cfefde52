import { isHan } from "../../text/chars";
import { ContinuationRows, MAX_ROWS, type Rows } from "./continuationRows";
import { BARRIER_UNIT } from "../segment/segment";
import { levelsOf, type Pool } from "./levels";
import { CONTINUATION_REACH, endsSentence, UNKNOWN_UNIT, type RowWriter, type UnitSource } from "./matches";
import { NextUnits, type Group, type Step, type Vote } from "./nextUnits";
import { Origin } from "./weights";
import type { Wanted } from "../model";

const SAMPLE_BUDGET = 128;
/** Places looked through where most are not what is wanted, and those of them that are taken down. */
const SEARCH_BUDGET = 2048;
const LEAST_SEARCHED = 256;
const MOST_WANTED = 96;
/** A segment that holds little of a match still shows something of it. */
const LEAST_SHARE = 8;
const LEVELS_PER_POOL = [2, 3, 3] as const;
const SEARCHED_LEVELS = [2, 4, 3] as const;

/**
 * Sampled continuations of one context, at two or three lengths of match per pool, longest first. The working
 * memory is used again for the next context: results must be read before.
 */
export class Evidence {
  readonly groups: Group[] = [];
  private readonly rows = new ContinuationRows();
  private readonly next = new NextUnits(this.rows, this.groups);
  private wanted: Wanted | undefined;
  private folds = false;
  private taken = 0;
  /** By unit: rows that go on with it; all zero between uses. */
  private readonly rowsByUnit = new Uint16Array(0x10000);

  /** Longest length of match in any pool. */
  get matched(): number {
    return this.groups[0]?.matched ?? 0;
  }

  /**
   * @param least shortest match that counts, in characters
   * @param wanted continuations that do not say so are passed over
   * @param folds whether places of the corpus that differ in a figure alone count together
   */
  gather(
    pools: readonly Pool[],
    least: number,
    { wanted, folds = false }: { readonly wanted?: Wanted | undefined; readonly folds?: boolean } = {},
  ): Rows {
    this.groups.length = 0;
    this.rows.clear();
    this.wanted = wanted;
    const budget = wanted === undefined ? SAMPLE_BUDGET : SEARCH_BUDGET;
    const fewest = wanted === undefined ? LEAST_SHARE : LEAST_SEARCHED;
    const mostLevels = wanted === undefined ? LEVELS_PER_POOL : SEARCHED_LEVELS;
    const levels = pools.flatMap((pool) =>
      levelsOf(pool, least, mostLevels[pool.origin]).map((matched) => ({ pool, matched })),
    );
    levels.sort((a, b) => b.matched - a.matched || a.pool.origin - b.pool.origin);
    for (const { pool, matched } of levels) {
      this.groups.push({ origin: pool.origin, matched });
      const total = pool.matches.reduce((sum, m) => sum + m.count(matched), 0);
      this.taken = 0;
      // The draft's own figures are the drafter's.
      this.folds = folds && pool.origin === Origin.corpus;
      for (const matches of pool.matches) {
        const share = Math.ceil((budget * matches.count(matched)) / total);
        if (share > 0) matches.sample(matched, Math.max(fewest, share), this.write, wanted);
      }
    }
    const rows: number[] = [];
    for (let row = 0; row < this.rows.size; row++) rows.push(row);
    return rows;
  }

  /** Characters that follow at `depth` in the rows, with a probability of at least `floor`. */
  steps(rows: Rows, depth: number, weights: Float32Array, floor: number): Step[] {
    return this.next.steps(rows, depth, weights, floor);
  }

  /** What each level says of one character at `depth`; and the rows that go on with it. */
  votes(rows: Rows, depth: number, unit: number): { votes: Vote[]; rows: Rows } {
    return this.next.votes(rows, depth, unit);
  }

  /** Characters of context behind the best of the rows: those of longer matches stand first. */
  matchedBy(rows: Rows): number {
    return rows.length === 0 ? 0 : this.groups[this.rows.group[rows[0]!]!]!.matched;
  }

  /** Share of the rows that go on with a Han character at `depth`, of those where it is known. */
  runsOn(rows: Rows, depth: number): number {
    let known = 0;
    let han = 0;
    for (const row of rows) {
      const unit = depth < CONTINUATION_REACH ? this.rows.unit(row, depth) : UNKNOWN_UNIT;
      if (unit === UNKNOWN_UNIT) continue;
      known++;
      if (isHan(unit)) han++;
    }
    return known === 0 ? 0 : han / known;
  }

  /** How most of the rows go on from `depth`, for at most `length` units; the lesser unit where two are even. */
  ahead(rows: Rows, depth: number, length: number): string {
    let text = "";
    let left = rows;
    for (let at = depth; at < Math.min(depth + length, CONTINUATION_REACH); at++) {
      const votes = this.rowsByUnit;
      let best = 0;
      let size = 0;
      for (const row of left) {
        const unit = this.rows.unit(row, at);
        if (unit === 0 || unit === UNKNOWN_UNIT) continue;
        const seen = ++votes[unit]!;
        if (seen < size || (seen === size && unit > best)) continue;
        best = unit;
        size = seen;
      }
      for (const row of left) votes[this.rows.unit(row, at)] = 0;
      if (best === 0) break;
      text += String.fromCharCode(best);
      if (size < left.length) left = this.rows.goingOn(left, at, best);
    }
    return text;
  }

  private readonly write: RowWriter = (source, position, occurrences, seen, weight = 1) => {
    if (this.rows.size >= MAX_ROWS) return;
    if (this.wanted !== undefined && !this.isWanted(source, position, this.wanted)) return;
    const group = this.groups.length - 1;
    this.rows.add(source, position, {
      group,
      occurrences,
      seen,
      weight: occurrences * weight,
      folds: this.folds,
    });
  };

  /** Nearly all are told by their first character. */
  private isWanted(source: UnitSource, position: number, wanted: Wanted): boolean {
    let text = "";
    for (let i = 0; i < CONTINUATION_REACH && this.taken < MOST_WANTED; i++) {
      const unit = source.unitAt(position + i);
      if (unit === 0 || unit === UNKNOWN_UNIT || unit === BARRIER_UNIT || endsSentence(unit)) break;
      text += String.fromCharCode(unit);
      if (wanted.says(text)) {
        this.taken++;
        return true;
      }
      if (!wanted.begins(text)) break;
    }
    return false;
  }
}
