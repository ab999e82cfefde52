import { barrierUnit } from "./segment";
import { contextReach, continuationReach, unknownUnit } from "./matches";
import type { Matches } from "./matches";
import { origins, situation } from "./weights";
import type { Origin } from "./weights";

/** Matches that count as one text: the corpus in its segments, the draft, or the base table. */
export interface Pool {
  readonly origin: Origin;
  readonly matches: readonly Matches[];
}

const sampleBudget = 64;
/** A segment that holds little of a match still shows something of it. */
const leastShare = 8;
const levelsPerPool = [2, 3, 3] as const;
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
  readonly rows: Int32Array;
}

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
  #children = 0;

  /** Longest length of match in any pool. */
  get matched(): number {
    return this.groups[0]?.matched ?? 0;
  }

  /** @param least shortest match that counts, in characters */
  gather(pools: readonly Pool[], least: number): Int32Array {
    this.groups.length = 0;
    this.#rows = 0;
    const levels = pools.flatMap((pool) => levelsOf(pool, least).map((matched) => ({ pool, matched })));
    levels.sort((a, b) => b.matched - a.matched || a.pool.origin - b.pool.origin);
    for (const { pool, matched } of levels) {
      this.groups.push({ origin: pool.origin, matched });
      const total = pool.matches.reduce((sum, m) => sum + m.count(matched), 0);
      for (const matches of pool.matches) {
        const share = Math.ceil((sampleBudget * matches.count(matched)) / total);
        if (share > 0) matches.sample(matched, Math.max(leastShare, share), this.#write);
      }
    }
    return Int32Array.from({ length: this.#rows }, (_, i) => i);
  }

  /** Characters that follow at `depth` in the rows, with a probability of at least `floor`. */
  steps(rows: Int32Array, depth: number, weights: Float32Array, floor: number): Step[] {
    this.#count(rows, depth);
    const factors = this.#factors(depth, weights);
    const out: Step[] = [];
    const groups = this.groups.length;
    const firm = this.#totals.findIndex((total) => total >= several);
    for (let child = 0; child < this.#children; child++) {
      const unit = this.#childUnits[child]!;
      if (unit === 0) continue;
      let probability = 0;
      let places = 0;
      let own = false;
      for (let g = 0; g < groups; g++) {
        const weight = this.#childWeights[child * maxGroups + g]!;
        probability += factors[g]! * weight;
        places = Math.max(places, weight);
        own ||= weight > 0 && this.groups[g]!.origin === origins.draft;
      }
      if (probability < floor) continue;
      const firmness = firm < 0 ? 0 : this.#childWeights[child * maxGroups + firm]! / this.#totals[firm]!;
      out.push({
        unit,
        probability,
        places,
        firmness,
        own,
        rows: this.#rowsOf(rows, depth, unit, this.#childRows[child]!),
      });
    }
    return out;
  }

  /** How most of the rows go on from `depth`, for at most `length` units; the lesser unit where two are even. */
  ahead(rows: Int32Array, depth: number, length: number): string {
    let text = "";
    let left = rows;
    for (let at = depth; at < Math.min(depth + length, continuationReach); at++) {
      this.#count(left, at);
      let best = 0;
      let size = 0;
      for (let child = 0; child < this.#children; child++) {
        const unit = this.#childUnits[child]!;
        const places = this.#childRows[child]!;
        if (unit === 0 || places < size || (places === size && unit > best)) continue;
        best = unit;
        size = places;
      }
      if (best === 0) break;
      text += String.fromCharCode(best);
      left = this.#rowsOf(left, at, best, size);
    }
    return text;
  }

  /** What each level says of one character at `depth`; and the rows that go on with it. */
  voices(rows: Int32Array, depth: number, unit: number): { voices: Voice[]; rows: Int32Array } {
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
    const size = child < 0 ? 0 : this.#childRows[child]!;
    return { voices, rows: this.#rowsOf(rows, depth, unit, size) };
  }

  readonly #write = (unitAt: (i: number) => number, weight: number, seen: number): void => {
    if (this.#rows >= maxRows) return;
    const row = this.#rows++;
    this.#group[row] = this.groups.length - 1;
    this.#weight[row] = weight;
    this.#seen[row] = seen;
    const base = row * continuationReach;
    let ended = false;
    let last = 0;
    for (let i = 0; i < continuationReach; i++) {
      const unit: number = ended ? last : unitAt(i);
      if (unit === unknownUnit) last = unit;
      this.#units[base + i] = unit;
      ended ||= unit === 0 || unit === unknownUnit || unit === barrierUnit || endsSentence(unit);
    }
  };

  /** Sorts the rows by their next character and counts what each group holds of it. */
  #count(rows: Int32Array, depth: number): void {
    for (let child = 0; child < this.#children; child++) this.#childOf[this.#childUnits[child]!] = -1;
    this.#children = 0;
    this.#totals.fill(0);
    this.#counts.fill(0);
    this.#spreads.fill(0);
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
        this.#childWeights.fill(0, child * maxGroups, (child + 1) * maxGroups);
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
    const factors = new Float64Array(maxGroups);
    let left = 1;
    let first = true;
    this.groups.forEach(({ origin, matched }, g) => {
      const total = this.#totals[g]!;
      // What goes nowhere has nothing to say.
      if (this.#spreads[g] === 0) return;
      const weight = weights[situation(origin, first, matched + depth, this.#counts[g]!, this.#spreads[g]!)]!;
      factors[g] = (left * weight) / total;
      left *= 1 - weight;
      first = false;
    });
    return factors;
  }

  #rowsOf(rows: Int32Array, depth: number, unit: number, size: number): Int32Array {
    const out = new Int32Array(size);
    let at = 0;
    for (const row of rows) if (this.#units[row * continuationReach + depth] === unit) out[at++] = row;
    return out;
  }
}

/** Fewer places tell little of what always follows. */
const several = 3;

const maxGroups = levelsPerPool.reduce((sum, levels) => sum + levels, 0);

export const endsSentence = (unit: number): boolean => unit === 0x3002 || unit === 0xff01 || unit === 0xff1f;

/** The deepest lengths of match, each in clearly more places than the one before. */
function levelsOf(pool: Pool, least: number): number[] {
  const levels: number[] = [];
  let length = Math.min(contextReach, Math.max(0, ...pool.matches.map((m) => m.longest)));
  let enough = 1;
  for (; length >= least && levels.length < levelsPerPool[pool.origin]; length--) {
    const count = pool.matches.reduce((sum, m) => sum + m.count(length), 0);
    if (count < enough) continue;
    levels.push(length);
    enough = count * growth;
  }
  return levels;
}

/** A level says something new only in so many times more places. */
const growth = 2;
