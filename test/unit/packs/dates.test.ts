import { describe, expect, test } from "vitest";
import { isDate, isInForce, isOver, within } from "../../../server/src/packs/dates";

test.each([
  ["2026", true],
  ["2026-03", true],
  ["2026-02-28", true],
  ["2028-02-29", true],
  ["2026-02-29", false],
  ["2026-13", false],
  ["2026-3", false],
  ["26", false],
  ["2026年3月", false],
  ["", false],
])("%s is a date: %s", (text, expected) => {
  expect(isDate(text)).toBe(expected);
});

describe("in force, as far as both dates say", () => {
  test.each([
    [{}, "2026", true],
    [{ validFrom: "2026-03" }, "2026-02-28", false],
    [{ validFrom: "2026-03" }, "2026-03-01", true],
    [{ validFrom: "2026-03" }, "2026", true],
    [{ validUntil: "2026-03" }, "2026-03-31", true],
    [{ validUntil: "2026-03" }, "2026-04-01", false],
    [{ validUntil: "2026" }, "2026-12-31", true],
    [{ validUntil: "2025" }, "2026", false],
    [{ validFrom: "2026-01-02", validUntil: "2026-01-02" }, "2026-01-02", true],
  ])("%o on %s: %s", (period, date, expected) => {
    expect(isInForce(period, date)).toBe(expected);
  });
});

test("a month is over when the next one begins", () => {
  expect(["2026-11-30", "2026-12-31", "2027-01-01"].map((today) => isOver("2026-12", today))).toEqual([
    false,
    false,
    true,
  ]);
});

test("an entry is valid no longer than its pack, nor earlier", () => {
  expect(within({ validFrom: "2025" }, { validFrom: "2026-03", validUntil: "2027" })).toEqual({
    validFrom: "2026-03",
    validUntil: "2027",
  });
  expect(within({ validUntil: "2026-12" }, { validUntil: "2026" })).toEqual({ validUntil: "2026-12" });
});
