import { CONTEXT_REACH, type Matches } from "./matches";
import type { Origin } from "./weights";

/** Matches that count as one text: the corpus in its segments, the draft, or the base table. */
export interface Pool {
  readonly origin: Origin;
  readonly matches: readonly Matches[];
}

/** The deepest lengths of match, each in clearly more places than the one before. */
export function levelsOf(pool: Pool, least: number, most: number): number[] {
  const levels: number[] = [];
  let length = Math.min(CONTEXT_REACH, Math.max(0, ...pool.matches.map((m) => m.longest)));
  let enough = 1;
  for (; length >= least && levels.length < most; length--) {
    const count = pool.matches.reduce((sum, m) => sum + m.count(length), 0);
    if (count < enough) continue;
    levels.push(length);
    enough = count * GROWTH;
  }
  return levels;
}

/** A level says something new only in so many times more places. */
const GROWTH = 2;
