/** What was shown and not taken: offered again lower down, and after the second time at one place only when asked for. */
export interface PassedOver {
  /** Labels of the list that was just passed over. */
  readonly last: ReadonlySet<string>;
  /** By place and label: how often. Oldest first. */
  readonly times: ReadonlyMap<string, number>;
}

export const NOTHING_PASSED_OVER: PassedOver = { last: new Set(), times: new Map() };

/** A place of a draft, as far as completion is concerned: the last characters before the cursor. */
export const contextKey = (before: string): string => before.slice(-CONTEXT_LENGTH);

/** After a list that was shown at a place, and the drafter went on with something else. */
export function passOver(before: PassedOver, context: string, labels: readonly string[]): PassedOver {
  const times = new Map(before.times);
  for (const label of labels) {
    const key = keyOf(context, label);
    const before = times.get(key) ?? 0;
    times.delete(key);
    times.set(key, before + 1);
  }
  for (const key of times.keys()) {
    if (times.size <= REMEMBERED) break;
    times.delete(key);
  }
  return { last: new Set(labels), times };
}

/** After a list of which something was taken: nothing was just passed over. */
export const taken = (before: PassedOver): PassedOver => ({ ...before, last: new Set() });

/** Passed over here so often that it only comes when asked for. */
export const isRefused = (passedOver: PassedOver | undefined, context: string, label: string): boolean =>
  (passedOver?.times.get(keyOf(context, label)) ?? 0) >= REFUSALS;

/** Factor on the probability of what was just passed over. */
export const shareLeft = (passedOver: PassedOver | undefined, label: string): number =>
  passedOver?.last.has(label) === true ? DEMOTION : 1;

const CONTEXT_LENGTH = 6;
const REFUSALS = 2;
const DEMOTION = 0.4;
/** Places and labels of a draft. */
const REMEMBERED = 2_000;

const keyOf = (context: string, label: string): string => `${context}\n${label}`;
