import { isHan } from "../text/chars";
import { figureLength, figureUnit } from "./figureRuns";
import { barrierUnit } from "./segment";
import { contextReach, continuationReach, unknownUnit } from "./matches";
import type { Matches } from "./matches";
import type { Wanted } from "./snapshot";
import { origins, situation } from "./weights";
import type { Origin } from "./weights";

/** Matches that count as one text: the corpus in its segments, the draft, or the base table. */
export interface Pool {
  readonly origin: Origin;
  readonly matches: readonly Matches[];
}

const sampleBudget = 64;
/** Places looked through where most are not what is wanted, and those of them that are taken down. */
const searchBudget = 2048;
const leastSearched = 256;
const mostWanted = 96;
/** A segment that holds little of a match still shows something of it. */
const leastShare = 8;
const levelsPerPool = [2, 3, 3] as const;
const searchedLevels = [2, 4, 3] as const;
const maxRows = 1024;

/** A next character and what it is worth. */
export interface Step {
  readonly unit: number;
  /** Chance of this character after those before it. */
  readonly probability: number;
  /** Places that go on so, in the pool and at the length of match that knows most of them. */
  readonly places: number;
  /** Share of the places that go on so where the longest match stands in several. */
  readonly firmness: number;
  /** Whether the draft itself goes on so somewhere. */
  readonly own: boolean;
  readonly rows: Rows;
}

/** Rows of the evidence that have gone on alike so far. Plain arrays: there are many of them, most of them short. */
export type Rows = readonly number[];

/** One level of matches: places that agree in the last `matched` characters of the context. */
interface Group {
  readonly origin: Origin;
  readonly matched: number;
}

/** What one piece of evidence says at one step, for learning. */
export interface Voice {
  readonly situation: number;
  /** Share of its places that go on with the character in question. */
  readonly share: number;
}

/**
 * Sampled continuations of one context, at two or three lengths of match per pool, longest first. The working
 * memory is used again for the next context: results must be read before.
 */
export class Evidence {
  readonly groups: Group[] = [];
  #rows = 0;
  #wanted: Wanted | undefined;
  #folds = false;
  #taken = 0;
  readonly #units = new Uint16Array(maxRows * continuationReach);
  readonly #group = new Uint8Array(maxRows);
  readonly #weight = new Float64Array(maxRows);
  readonly #seen = new Uint32Array(maxRows);
  /** Next characters of the node at hand: unit → place in `#children`, with the weights by group. */
  readonly #childOf = new Int16Array(0x10000).fill(-1);
  readonly #childUnits = new Uint16Array(maxRows);
  readonly #childRows = new Uint16Array(maxRows);
  readonly #childWeights = new Float64Array(maxRows * maxGroups);
  readonly #totals = new Float64Array(maxGroups);
  readonly #counts = new Uint32Array(maxGroups);
  readonly #spreads = new Uint16Array(maxGroups);
  readonly #shares = new Float64Array(maxGroups);
  /** By unit: rows that go on with it; all zero between uses. */
  readonly #places = new Uint16Array(0x10000);
  #children = 0;

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
    this.#rows = 0;
    this.#wanted = wanted;
    const budget = wanted === undefined ? sampleBudget : searchBudget;
    const fewest = wanted === undefined ? leastShare : leastSearched;
    const mostLevels = wanted === undefined ? levelsPerPool : searchedLevels;
    const levels = pools.flatMap((pool) =>
      levelsOf(pool, least, mostLevels[pool.origin]).map((matched) => ({ pool, matched })),
    );
    levels.sort((a, b) => b.matched - a.matched || a.pool.origin - b.pool.origin);
    for (const { pool, matched } of levels) {
      this.groups.push({ origin: pool.origin, matched });
      const total = pool.matches.reduce((sum, m) => sum + m.count(matched), 0);
      this.#taken = 0;
      // The draft's own figures are the drafter's.
      this.#folds = folds && pool.origin === origins.corpus;
      for (const matches of pool.matches) {
        const share = Math.ceil((budget * matches.count(matched)) / total);
        if (share > 0) matches.sample(matched, Math.max(fewest, share), this.#write, wanted);
      }
    }
    return Array.from({ length: this.#rows }, (_, i) => i);
  }

  /** Characters that follow at `depth` in the rows, with a probability of at least `floor`. */
  steps(rows: Rows, depth: number, weights: Float32Array, floor: number): Step[] {
    this.#count(rows, depth);
    const factors = this.#factors(depth, weights);
    const out: Step[] = [];
    const lists: (number[] | undefined)[] = [];
    const groups = this.groups.length;
    let firm = 0;
    while (firm < groups && this.#totals[firm]! < several) firm++;
    for (let child = 0; child < this.#children; child++) {
      lists.push(undefined);
      const unit = this.#childUnits[child]!;
      if (unit === 0) continue;
      let probability = 0;
      let places = 0;
      let own = false;
      for (let g = 0; g < groups; g++) {
        const weight = this.#childWeights[child * maxGroups + g]!;
        probability += factors[g]! * weight;
        if (weight > places) places = weight;
        own ||= weight > 0 && this.groups[g]!.origin === origins.draft;
      }
      if (probability < floor) continue;
      const firmness =
        firm === groups ? 0 : this.#childWeights[child * maxGroups + firm]! / this.#totals[firm]!;
      const isAll = this.#childRows[child] === rows.length;
      const below = isAll ? rows : (lists[child] = []);
      out.push({ unit, probability, places, firmness, own, rows: below });
    }
    if (out.length > 0 && out[0]!.rows !== rows) this.#deal(rows, depth, lists);
    return out;
  }

  /** Gives each row to the list of its next character. */
  #deal(rows: Rows, depth: number, lists: readonly (number[] | undefined)[]): void {
    for (const row of rows) {
      const child = this.#childOf[this.#units[row * continuationReach + depth]!]!;
      if (child >= 0) lists[child]?.push(row);
    }
  }

  /** Characters of context behind the best of the rows: those of longer matches stand first. */
  matchedBy(rows: Rows): number {
    return rows.length === 0 ? 0 : this.groups[this.#group[rows[0]!]!]!.matched;
  }

  /** Share of the rows that go on with a Han character at `depth`, of those where it is known. */
  runsOn(rows: Rows, depth: number): number {
    let known = 0;
    let han = 0;
    for (const row of rows) {
      const unit = depth < continuationReach ? this.#units[row * continuationReach + depth]! : unknownUnit;
      if (unit === unknownUnit) continue;
      known++;
      if (isHan(unit)) han++;
    }
    return known === 0 ? 0 : han / known;
  }

  /** How most of the rows go on from `depth`, for at most `length` units; the lesser unit where two are even. */
  ahead(rows: Rows, depth: number, length: number): string {
    let text = "";
    let left = rows;
    for (let at = depth; at < Math.min(depth + length, continuationReach); at++) {
      const places = this.#places;
      let best = 0;
      let size = 0;
      for (const row of left) {
        const unit = this.#units[row * continuationReach + at]!;
        if (unit === 0 || unit === unknownUnit) continue;
        const seen = ++places[unit]!;
        if (seen < size || (seen === size && unit > best)) continue;
        best = unit;
        size = seen;
      }
      for (const row of left) places[this.#units[row * continuationReach + at]!] = 0;
      if (best === 0) break;
      text += String.fromCharCode(best);
      if (size < left.length) left = this.#rowsOf(left, at, best);
    }
    return text;
  }

  /** What each level says of one character at `depth`; and the rows that go on with it. */
  voices(rows: Rows, depth: number, unit: number): { voices: Voice[]; rows: Rows } {
    this.#count(rows, depth);
    const voices: Voice[] = [];
    let first = true;
    const child = this.#childOf[unit]!;
    this.groups.forEach(({ origin, matched }, g) => {
      const total = this.#totals[g]!;
      // What goes nowhere has nothing to say.
      if (this.#spreads[g] === 0) return;
      const share =
        child < 0 || child >= this.#children ? 0 : this.#childWeights[child * maxGroups + g]! / total;
      const at = situation(origin, first, matched + depth, this.#counts[g]!, this.#spreads[g]!);
      voices.push({ situation: at, share });
      first = false;
    });
    return { voices, rows: this.#rowsOf(rows, depth, unit) };
  }

  readonly #write = (unitAt: (i: number) => number, weight: number, seen: number): void => {
    if (this.#rows >= maxRows || (this.#wanted !== undefined && !this.#isWanted(unitAt, this.#wanted)))
      return;
    const row = this.#rows++;
    this.#group[row] = this.groups.length - 1;
    this.#weight[row] = weight;
    this.#seen[row] = seen;
    const base = row * continuationReach;
    let ended = false;
    let last = 0;
    for (let i = 0, from = 0; i < continuationReach; i++) {
      const figure = ended || !this.#folds ? 0 : figureLength(unitAt, from);
      const unit: number = ended ? last : figure > 0 ? figureUnit : unitAt(from);
      from += Math.max(1, figure);
      if (unit === unknownUnit) last = unit;
      this.#units[base + i] = unit;
      ended ||= unit === 0 || unit === unknownUnit || unit === barrierUnit || endsSentence(unit);
    }
  };

  /** Nearly all are told by their first character. */
  #isWanted(unitAt: (i: number) => number, wanted: Wanted): boolean {
    let text = "";
    for (let i = 0; i < continuationReach && this.#taken < mostWanted; i++) {
      const unit = unitAt(i);
      if (unit === 0 || unit === unknownUnit || unit === barrierUnit || endsSentence(unit)) break;
      text += String.fromCharCode(unit);
      if (wanted.says(text)) {
        this.#taken++;
        return true;
      }
      if (!wanted.begins(text)) break;
    }
    return false;
  }

  /** Sorts the rows by their next character and counts what each group holds of it. */
  #count(rows: Rows, depth: number): void {
    for (let child = 0; child < this.#children; child++) this.#childOf[this.#childUnits[child]!] = -1;
    this.#children = 0;
    for (let g = 0; g < maxGroups; g++) this.#totals[g] = this.#counts[g] = this.#spreads[g] = 0;
    for (const row of rows) {
      const unit = this.#units[row * continuationReach + depth]!;
      if (unit === unknownUnit) continue;
      const g = this.#group[row]!;
      const weight = this.#weight[row]!;
      let child = this.#childOf[unit]!;
      if (child < 0) {
        child = this.#children++;
        this.#childOf[unit] = child;
        this.#childUnits[child] = unit;
        this.#childRows[child] = 0;
        for (let i = child * maxGroups; i < (child + 1) * maxGroups; i++) this.#childWeights[i] = 0;
      }
      const at = child * maxGroups + g;
      if (this.#childWeights[at] === 0 && unit !== 0) this.#spreads[g]!++;
      this.#childWeights[at]! += weight;
      this.#childRows[child]!++;
      this.#totals[g]! += weight;
      this.#counts[g]! += this.#seen[row]!;
    }
  }

  /** Weight of each group in the mixture, per place: each takes its part of what the longer ones left. */
  #factors(depth: number, weights: Float32Array): Float64Array {
    const factors = this.#shares;
    let left = 1;
    let first = true;
    for (let g = 0; g < this.groups.length; g++) {
      factors[g] = 0;
      // What goes nowhere has nothing to say.
      if (this.#spreads[g] === 0) continue;
      const { origin, matched } = this.groups[g]!;
      const weight = weights[situation(origin, first, matched + depth, this.#counts[g]!, this.#spreads[g]!)]!;
      factors[g] = (left * weight) / this.#totals[g]!;
      left *= 1 - weight;
      first = false;
    }
    return factors;
  }

  #rowsOf(rows: Rows, depth: number, unit: number): number[] {
    const out: number[] = [];
    for (const row of rows) if (this.#units[row * continuationReach + depth] === unit) out.push(row);
    return out;
  }
}

/** Fewer places tell little of what always follows. */
const several = 3;

const maxGroups = searchedLevels.reduce((sum, levels) => sum + levels, 0);

export const endsSentence = (unit: number): boolean => unit === 0x3002 || unit === 0xff01 || unit === 0xff1f;

/** The deepest lengths of match, each in clearly more places than the one before. */
function levelsOf(pool: Pool, least: number, most: number): number[] {
  const levels: number[] = [];
  let length = Math.min(contextReach, Math.max(0, ...pool.matches.map((m) => m.longest)));
  let enough = 1;
  for (; length >= least && levels.length < most; length--) {
    const count = pool.matches.reduce((sum, m) => sum + m.count(length), 0);
    if (count < enough) continue;
    levels.push(length);
    enough = count * growth;
  }
  return levels;
}

/** A level says something new only in so many times more places. */
const growth = 2;
