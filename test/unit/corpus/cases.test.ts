import { describe, expect, test } from "vitest";
import { READING_CASES } from "../../support/cases/reading";

describe("reading: cases", () => {
  test.each(READING_CASES.map((one) => [one.id, one] as const))("%s", async (_id, one) => {
    expect(await one.check(), one.kind).toBeUndefined();
  });

  test("each has a name of its own", () => {
    expect(new Set(READING_CASES.map(({ id }) => id)).size).toBe(READING_CASES.length);
  });
});
