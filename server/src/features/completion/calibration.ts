import { memoized } from "../../text/memo";
/**
 * How often what was offered was right, by the probability it was offered with: counts, no text. Other texts than the
 * corpus was learned from make the index too sure of itself; this user's own acceptances put it right.
 */
export interface Calibration {
  /** Items shown, by bin of their probability. */
  readonly shown: readonly number[];
  /** Of these, those whose text stood there afterwards. */
  readonly right: readonly number[];
}

/** Upper bounds of the bins: most items are improbable. The last is 1. */
export const CALIBRATION_BINS: readonly number[] = [0.01, 0.02, 0.04, 0.07, 0.12, 0.2, 0.3, 0.45, 0.65, 1];

const none = (): number[] => CALIBRATION_BINS.map(() => 0);

export const UNCALIBRATED: Calibration = { shown: none(), right: none() };

/** Shown so often, older counts fade: habits change, and so does the corpus. */
const MOST_SHOWN = 4_000;
/** Weight of what the index says, in items shown. */
const PRIOR_ITEMS = 40;
/** Whatever was counted, a probability changes at most by these factors. */
const LEAST = 1 / 3;
const MOST = 2;

/** With one more item that was shown and has turned out right or wrong. */
export function observed(known: Calibration, probability: number, isRight: boolean): Calibration {
  const bin = binOf(probability);
  const add = (counts: readonly number[], n: number): number[] =>
    counts.map((count, i) => (i === bin ? count + n : count));
  const next = { shown: add(known.shown, 1), right: add(known.right, isRight ? 1 : 0) };
  return total(next.shown) > MOST_SHOWN ? scaled(next, 0.5) : next;
}

/** Both counts together: of two windows, or of a session and what was kept. */
export const together = (a: Calibration, b: Calibration): Calibration => ({
  shown: a.shown.map((n, i) => n + b.shown[i]!),
  right: a.right.map((n, i) => n + b.right[i]!),
});

/** A probability as the counts bear it out: grows with it, stays within 0 and 1 and the factors above. */
export function calibrated(probability: number, known: Calibration | undefined): number {
  const p = probability > 0 ? Math.min(1, probability) : 0;
  if (known === undefined || total(known.shown) === 0) return p;
  const curve = curveOf(known);
  const above = curve.findIndex(([x]) => x >= p);
  const [x1, y1] = curve[above]!;
  const [x0, y0] = curve[above - 1] ?? [0, 0];
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (p - x0)) / (x1 - x0);
}

/** Counts that a file may hold; anything else is `undefined`. */
export function readCalibration(value: unknown): Calibration | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { shown, right } = value as Partial<Record<keyof Calibration, unknown>>;
  if (!isCounts(shown) || !isCounts(right) || right.some((n, i) => n > shown[i]!)) return undefined;
  const known = { shown, right };
  return total(shown) > MOST_SHOWN ? scaled(known, MOST_SHOWN / total(shown)) : known;
}

const isCounts = (value: unknown): value is number[] =>
  Array.isArray(value) &&
  value.length === CALIBRATION_BINS.length &&
  value.every((n) => typeof n === "number" && n >= 0 && n <= 1e9);

const total = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + n, 0);

const scaled = ({ shown, right }: Calibration, factor: number): Calibration => ({
  shown: shown.map((n) => n * factor),
  right: right.map((n) => n * factor),
});

function binOf(probability: number): number {
  const bin = CALIBRATION_BINS.findIndex((bound) => probability <= bound);
  return bin < 0 ? CALIBRATION_BINS.length - 1 : bin;
}

/** Corners of the curve from 0 to 1; straight lines between them keep the bounds, which bend nowhere inwards. */
const curveOf = memoized(({ shown, right }: Calibration): readonly (readonly [number, number])[] => {
  const middles = CALIBRATION_BINS.map((bound, i) => (bound + (CALIBRATION_BINS[i - 1] ?? 0)) / 2);
  const rates = rising(
    middles.map((p, i) => {
      const rate = (right[i]! + PRIOR_ITEMS * p) / (shown[i]! + PRIOR_ITEMS);
      return Math.min(Math.max(rate, LEAST * p), MOST * p, 1);
    }),
  );
  const last = rates.at(-1)!;
  return [
    ...middles.map((x, i) => [x, rates[i]!] as const),
    [1, Math.min(1, last / middles.at(-1)!)] as const,
  ];
});

/** The nearest values that never fall: neighbours that do are put at their mean. */
function rising(values: readonly number[]): number[] {
  const groups: { sum: number; size: number }[] = [];
  for (const value of values) {
    groups.push({ sum: value, size: 1 });
    for (;;) {
      const [a, b] = groups.slice(-2);
      if (a === undefined || b === undefined || a.sum / a.size <= b.sum / b.size) break;
      groups.splice(-2, 2, { sum: a.sum + b.sum, size: a.size + b.size });
    }
  }
  return groups.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size));
}
