import { MEASURED_WEIGHTS } from "./defaultWeights";

/** Where evidence comes from. */
export const Origin = { draft: 0, corpus: 1, baseTable: 2 } as const;
export type Origin = (typeof Origin)[keyof typeof Origin];

const LENGTH_CLASSES = 6;
const COUNT_CLASSES = 5;
const SPREAD_CLASSES = 4;
/** Mixing weights of all weight classes, after one entry that says how many events they were learned from. */
export const WEIGHT_COUNT = 1 + 3 * 2 * LENGTH_CLASSES * COUNT_CLASSES * SPREAD_CLASSES;

/** The base table's weight classes stand last. */
const FIRST_OF_BASE_TABLE = 1 + Origin.baseTable * 2 * LENGTH_CLASSES * COUNT_CLASSES * SPREAD_CLASSES;

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
  at = at * LENGTH_CLASSES + lengthClass(length);
  at = at * COUNT_CLASSES + countClass(rows);
  at = at * SPREAD_CLASSES + spreadClass(spread);
  return 1 + at;
}

/** The coarser group that a class's weight is drawn towards while few events are known: count and spread. */
export const coarseWeightClass = (at: number): number =>
  Math.floor((at - 1) / (LENGTH_CLASSES * COUNT_CLASSES * SPREAD_CLASSES)) * COUNT_CLASSES * SPREAD_CLASSES +
  ((at - 1) % (COUNT_CLASSES * SPREAD_CLASSES));

/**
 * Learned weights where enough events stand behind them, the default ones otherwise. Of the base table, which may
 * hold the very texts that were learned from, only the default ones are believed.
 */
export function usableWeights(learned: Float32Array | undefined): Float32Array {
  const weights = defaultWeightTable();
  if (learned !== undefined && (learned[0] ?? 0) >= ENOUGH_EVENTS)
    weights.set(learned.subarray(0, FIRST_OF_BASE_TABLE));
  return weights;
}

/** Weights measured on a varied body of speeches and reports: for corpora too small to learn from. */
function defaultWeightTable(): Float32Array {
  return Float32Array.from({ length: WEIGHT_COUNT }, (_, at) => {
    const digits = MEASURED_WEIGHTS.slice(2 * at - 2, 2 * at);
    return at === 0 ? 0 : parseInt(digits, 36) / (36 * 36 - 1);
  });
}

/** Below this many events the default table predicts better than a learned one. */
const ENOUGH_EVENTS = 2000;

function lengthClass(length: number): number {
  return length < 4 ? length - 1 : length < 6 ? 3 : length < 9 ? 4 : 5;
}

function countClass(rows: number): number {
  return rows < 2 ? 0 : rows < 4 ? 1 : rows < 10 ? 2 : rows < 32 ? 3 : 4;
}

function spreadClass(spread: number): number {
  return spread < 3 ? spread - 1 : spread < 6 ? 2 : 3;
}
