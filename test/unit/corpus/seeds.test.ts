import { describe, expect, test } from "vitest";
import { readSeeds } from "../../../server/src/corpus/seeds";

describe("readSeeds", () => {
  test("what the seeds say of themselves", () => {
    const seeds = readSeeds(
      JSON.stringify({
        version: 1,
        asOf: "2026-06-30",
        speeches: [
          {
            file: "甲.txt",
            title: "讲话",
            kind: "讲话",
            organisation: "临江市人民检察院",
            date: "2026-01-02",
            characters: 9,
          },
        ],
        entities: ["临江市", 5],
        outdated: [{ text: "旧提法", until: "2025-12-31", use: "新提法" }, {}],
      }),
    );
    expect(seeds).toEqual({
      asOf: "2026-06-30",
      speeches: new Map([
        ["甲.txt", { title: "讲话", author: "临江市人民检察院", kind: "讲话", date: "2026-01-02" }],
      ]),
      entities: ["临江市"],
      outdated: [{ text: "旧提法", until: "2025-12-31", use: "新提法" }],
    });
  });

  test.each(["", "null", "[]", '{"speeches": 1, "entities": {}, "outdated": [null]}', "{"])(
    "%j says nothing",
    (json) => {
      expect(readSeeds(json)).toEqual({ speeches: new Map(), entities: [], outdated: [] });
    },
  );
});
