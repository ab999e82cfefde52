import { FLOOR, type Figure } from "./growthCases";
import type { Row } from "./row";

/** Milliseconds that a request may take, and that something else may wait for it: a slice of 8 ms, a few times over. */
const MOST = 100;
const MOST_HELD = 50;
/** How much longer twice the text may take. */
const GROWTH = 2.5;

/** A line for each request: over all kinds of text the longest time, the strongest growth, the longest hold. */
export function table(
  figures: readonly Figure[],
  bound: (figure: Figure) => number = () => MOST,
): readonly Row[] {
  const names = [...new Set(figures.map(({ request }) => request))];
  return names.flatMap((name) => {
    const own = figures.filter(({ request }) => request === name);
    const slow = own.filter((figure) => figure.large > bound(figure));
    const grown = own.filter((figure) => growthOf(figure) > GROWTH);
    const held = own.filter((figure) => (figure.held ?? 0) > MOST_HELD);
    const all = own.length;
    return [
      row(
        `${name}: longest, ms`,
        worst(own, ({ large }) => large),
        slow.length,
        all,
        (f) => f.large,
      ),
      row("  strongest growth", worst(own, growthOf), grown.length, all, growthOf),
      ...(own.some((figure) => figure.held !== undefined)
        ? [row("  longest hold, ms", worst(own, heldOf), held.length, all, heldOf)]
        : []),
    ];
  });
}

const heldOf = ({ held }: Figure): number => held ?? 0;

/** 0 where the larger text took too little time to be compared. */
const growthOf = ({ large, small }: Figure): number =>
  small === undefined || large <= FLOOR ? 0 : large / Math.max(small, FLOOR);

const worst = (figures: readonly Figure[], value: (figure: Figure) => number): Figure =>
  figures.reduce((most, other) => (value(other) > value(most) ? other : most));

const row = (
  name: string,
  most: Figure,
  over: number,
  all: number,
  value: (figure: Figure) => number,
): Row => ({
  name,
  value: `${value(most).toFixed(value(most) < 10 ? 1 : 0)} (${most.kind}, ${most.shape})`,
  goal: `${over} of ${all} over`,
  ok: over === 0,
});
