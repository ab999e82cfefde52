import type { SegmenterName } from "../../../server/src/text/tokens";
import type { Row } from "./row";

export type Column = SegmenterName;

/** A line of the table of engines: a figure of each, and what is asked of some of them. */
export function lineOf(
  name: string,
  figures: ReadonlyMap<Column, number | undefined>,
  {
    digits = 0,
    ...goal
  }: { digits?: number; goal?: string; ok?: (of: (name: Column) => number) => boolean } = {},
): Row {
  const text = (value: number | undefined): string => (value === undefined ? "–" : value.toFixed(digits));
  const value = [...figures.values()].map(text).join(" / ");
  const isMeasured = [...figures.values()].every((each) => each !== undefined);
  const { ok } = goal;
  if (ok === undefined || goal.goal === undefined || !isMeasured) return { name, value };
  return { name, value, goal: goal.goal, ok: ok((column) => figures.get(column) ?? NaN) };
}
