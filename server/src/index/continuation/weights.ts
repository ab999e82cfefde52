import { measuredWeights } from "./defaultWeights";

/** Where evidence comes from. */
export const origins = { draft: 0, corpus: 1, baseTable: 2 } as const;
export type Origin = (typeof origins)[keyof typeof origins];

const lengthClasses = 6;
const countClasses = 5;
const spreadClasses = 4;
/** Mixing weights of all weight classes, after one entry that says how many events they were learned from. */
export const weightCount = 1 + 3 * 2 * lengthClasses * countClasses * spreadClasses;

/** The base table's weight classes stand last. */
const firstOfBaseTable = 1 + origins.baseTable * 2 * lengthClasses * countClasses * spreadClasses;

/**
 * Place in the table of weights of one piece of evidence.
 * @param first no longer match has been asked before it
 * @param length characters that agree, those of the continuation so far included
 * @param rows places sampled
 * @param spread different next characters among them, at least one
 */
export function weightClass(
  origin: Origin,
  first: boolean,
  length: number,
  rows: number,
  spread: number,
): number {
  let at = origin * 2 + (first ? 0 : 1);
  at = at * lengthClasses + lengthClass(length);
  at = at * countClasses + countClass(rows);
  at = at * spreadClasses + spreadClass(spread);
  return 1 + at;
}

/** The coarser group that a class's weight is drawn towards while few events are known: count and spread. */
export const coarseWeightClass = (at: number): number =>
  Math.floor((at - 1) / (lengthClasses * countClasses * spreadClasses)) * countClasses * spreadClasses +
  ((at - 1) % (countClasses * spreadClasses));

/**
 * Learned weights where enough events stand behind them, the default ones otherwise. Of the base table, which may
 * hold the very texts that were learned from, only the default ones are believed.
 */
export function usableWeights(learned: Float32Array | undefined): Float32Array {
  const weights = defaultWeightTable();
  if (learned !== undefined && (learned[0] ?? 0) >= enoughEvents)
    weights.set(learned.subarray(0, firstOfBaseTable));
  return weights;
}

/** Weights measured on a varied body of speeches and reports: for corpora too small to learn from. */
export function defaultWeightTable(): Float32Array {
  return Float32Array.from({ length: weightCount }, (_, at) => {
    const digits = measuredWeights.slice(2 * at - 2, 2 * at);
    return at === 0 ? 0 : parseInt(digits, 36) / (36 * 36 - 1);
  });
}

/** Below this many events the default table predicts better than a learned one. */
const enoughEvents = 2000;

function lengthClass(length: number): number {
  return length < 4 ? length - 1 : length < 6 ? 3 : length < 9 ? 4 : 5;
}

function countClass(rows: number): number {
  return rows < 2 ? 0 : rows < 4 ? 1 : rows < 10 ? 2 : rows < 32 ? 3 : 4;
}

function spreadClass(spread: number): number {
  return spread < 3 ? spread - 1 : spread < 6 ? 2 : 3;
}
