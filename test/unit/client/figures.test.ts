import { describe, expect, it } from "vitest";
import { minutesOfPart, wholeMinutes } from "../../../client/src/pure/minutes";
import { minutesIn, nameOfRate, rateOf, RATES } from "../../../client/src/pure/speakingRate";

describe("minutes", () => {
  it.each([
    [0, 0, 0, 0],
    [4, 0.02, 1, 0.1],
    [100, 0.55, 1, 0.6],
    [1000, 5.55, 6, 5.6],
    [1790, 9.96, 10, 10],
    [4000, 22.4, 22, 22],
  ])("of %d characters, %d in all: %d of a draft, %d of a part", (characters, minutes, whole, part) => {
    expect([wholeMinutes(characters, minutes), minutesOfPart(characters, minutes)]).toEqual([whole, part]);
  });

  it.each([
    ["12", 12],
    ["12.5", 12.5],
    ["12:30", 12.5],
    ["１２：３０", 12.5],
    ["12分30秒", 12.5],
    ["12 分钟", 12],
    ["12min", 12],
    ["0.5", 0.5],
    ["0", undefined],
    ["", undefined],
    ["12:75", undefined],
    ["-3", undefined],
    ["一刻钟", undefined],
    ["1e3", undefined],
    ["4000", undefined],
  ])("as they are typed: %j", (typed, expected) => {
    expect(minutesIn(typed)).toBe(expected);
  });
});

describe("the rate of speaking", () => {
  it("has its names", () => {
    expect(RATES).toEqual({ solemn: 150, report: 180, brisk: 220 });
    expect([150, 180, 220, 200].map(nameOfRate)).toEqual(["solemn", "report", "brisk", undefined]);
  });

  it.each([
    [20, 180, 20, 180], // as estimated
    [20, 180, 24, 150],
    [10, 150, 7.5, 200],
    [20, 180, 100, undefined], // 36 a minute: that was no speech
    [20, 180, 5, undefined], // 720
  ])("%d minutes at %d that took %d: %s", (estimated, rate, taken, expected) => {
    expect(rateOf(estimated, rate, taken)).toBe(expected);
  });
});
