import { describe, expect, test } from "vitest";
import { READING_CASES } from "../support/cases/reading";
import { STRUCTURE_CASES } from "../support/cases/structure";

const CASES = [...READING_CASES, ...STRUCTURE_CASES];

describe("cases", () => {
  test.each(CASES.map((one) => [one.id, one] as const))("%s", async (_id, one) => {
    expect(await one.check(), one.kind).toBeUndefined();
  });

  test("each has a name of its own", () => {
    expect(new Set(CASES.map(({ id }) => id)).size).toBe(CASES.length);
  });
});
