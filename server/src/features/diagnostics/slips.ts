import { statesNumber } from "../../speech/markers";
import type { Series, SeriesItem } from "../../speech/model";
import { firstOf, isLazy, repeatsFirst } from "../editing/renumber";

/** A number of a list that does not follow. */
export type Slip = WrongNumber | Moved;

interface WrongNumber {
  readonly kind: "wrong";
  readonly item: SeriesItem;
  readonly expected: number;
  /** The item with the number that this one repeats. */
  readonly repeats: SeriesItem | undefined;
  readonly previous: SeriesItem | undefined;
}

/** Every number is there once, in another order: an item was moved and took its number along. */
interface Moved {
  readonly kind: "moved";
  readonly item: SeriesItem;
  /** Whose number does not fit beside its own. */
  readonly beside: SeriesItem;
  /** Which of the two comes first in the text. */
  readonly isBefore: boolean;
}

/**
 * Items whose number does not follow. A number that is off by itself (一 二 四 四) is one slip; where the items after
 * it go on from it (一 二 四 五) it is one slip too, of those before it; and so are those that have changed places
 * (一 三 二).
 */
export function slipsOf(series: Series): readonly Slip[] {
  if (repeatsFirst(series) || isLazy(series)) return [];
  const { items } = series;
  const offsetOf = (i: number): number | undefined =>
    items[i] && statesNumber(items[i].marker) ? items[i].marker.value - (i + 1) : undefined;
  const out: Slip[] = [];
  const latest = new Map<number, SeriesItem>();
  // A list cut out of a longer one may begin anywhere: 其次，…第三，….
  let usual = statesNumber(items[0]!.marker) ? firstOf(series) - 1 : items[0]!.marker.value - 1;
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const offset = offsetOf(i) ?? usual;
    const expected = i + 1 + usual;
    const exchanged = offset === usual ? 0 : exchangedFrom(items, i, expected);
    const previous = items[i - 1];
    if (exchanged > 0) out.push(movedAmong(items.slice(i, i + exchanged)));
    else if (offset !== usual) {
      out.push({ kind: "wrong", item, expected, repeats: latest.get(item.marker.value), previous });
      if (offsetOf(i + 1) !== usual) usual = offset;
    }
    const next = exchanged > 0 ? i + exchanged : i + 1;
    for (const passed of items.slice(i, next))
      if (statesNumber(passed.marker)) latest.set(passed.marker.value, passed);
    i = next - 1;
  }
  return out;
}

/** Nobody moves an item further in one go. */
const FARTHEST = 40;

/** How many items from one on bear just the numbers that are due there, in another order; 0 where none do. */
function exchangedFrom(items: readonly SeriesItem[], from: number, expected: number): number {
  const seen = new Set<number>();
  let most = expected;
  for (let i = from; i < items.length && i - from < FARTHEST; i++) {
    const { marker } = items[i]!;
    if (!statesNumber(marker) || marker.value < expected || seen.has(marker.value)) return 0;
    seen.add(marker.value);
    most = Math.max(most, marker.value);
    if (most - expected === i - from) return seen.size;
  }
  return 0;
}

/** The one that the others are in order without; the first that stands before a smaller one where several were moved. */
function movedAmong(items: readonly SeriesItem[]): Moved {
  const alone = items.findIndex((_, at) => isRising(items.filter((_, i) => i !== at)));
  const at = alone >= 0 ? alone : items.findIndex((_, i) => isFalling(items, i));
  const item = items[at]!;
  return isFalling(items, at)
    ? { kind: "moved", item, beside: items[at + 1]!, isBefore: true }
    : { kind: "moved", item, beside: items[at - 1]!, isBefore: false };
}

const isFalling = (items: readonly SeriesItem[], at: number): boolean =>
  at + 1 < items.length && items[at + 1]!.marker.value < items[at]!.marker.value;

const isRising = (items: readonly SeriesItem[]): boolean =>
  items.every(({ marker }, i) => i === 0 || items[i - 1]!.marker.value < marker.value);
