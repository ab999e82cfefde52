import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  calibrated,
  CALIBRATION_BINS,
  observed,
  readCalibration,
  together,
  UNCALIBRATED,
  type Calibration,
} from "../../../../server/src/features/completion/calibration";
import { complete } from "../../../../server/src/features/completion/complete";
import {
  isRefused,
  NOTHING_PASSED_OVER,
  passOver,
  contextKey,
  shareLeft,
  taken,
  type PassedOver,
} from "../../../../server/src/features/completion/passedOver";
import { outcomeOf } from "../../../../server/src/features/completion/shown";
import { corpusOf, indexOf, requestAt } from "../../../support/completion";

describe("what became of a list", () => {
  const items = ["办好每一个案件", "履职", "__项举措"].map((label) => ({ label, probability: 0.3 }));
  const list = { before: "要高质效", items };
  it.each([
    ["nothing was added", "要高质效", undefined],
    ["the first was taken", "要高质效办好每一个案件", [true, false, false]],
    ["the first is being typed", "要高质效办好", undefined],
    ["another was taken", "要高质效履职尽责", [false, true, false]],
    ["a blank was filled in", "要高质效37项举措", [false, false, true]],
    ["something else was typed", "要高质效推进工作，确保落到实处，持续用力", [false, false, false]],
    ["pinyin stands there", "要高质效tuij", undefined],
    ["the text before is another", "要高", "elsewhere"],
  ])("%s", (_, now, expected) => {
    const outcome = outcomeOf(list, now);
    expect(typeof outcome === "object" ? outcome.right : outcome).toEqual(expected);
  });
});

describe("what was passed over", () => {
  const index = indexOf(
    corpusOf(
      "要压实工作责任，要压实工作任务。",
      "再压实工作责任，也压实工作任务。",
      "也压实工作责任，再压实工作责任。要压实工作任务。",
    ),
  );
  const labels = (passedOver = NOTHING_PASSED_OVER, explicit = false): string[] =>
    complete({ ...requestAt("要压实工作<|>", index, { explicit }), passedOver }).map(({ label }) => label);
  const place = contextKey("要压实工作");

  it("counts for less in the next list", () => {
    const score = (passedOver: PassedOver): number =>
      complete({ ...requestAt("要压实工作<|>", index), passedOver }).find(({ label }) => label === "责任")!
        .score;
    const before = score(NOTHING_PASSED_OVER);
    const passed = passOver(NOTHING_PASSED_OVER, "别的地方", ["责任"]);
    expect(score(passed)).toBeLessThan(before / 2);
    expect(score(taken(passed))).toBe(before);
  });

  it("after the second time at one place only when asked for", () => {
    const twice = taken(passOver(passOver(NOTHING_PASSED_OVER, place, ["责任"]), place, ["责任"]));
    expect(labels(twice)).not.toContain("责任");
    expect(labels(twice, true)).toContain("责任");
    expect(isRefused(twice, contextKey("别的地方"), "责任")).toBe(false);
  });

  it("is a value, and bounded", () => {
    let known = NOTHING_PASSED_OVER;
    for (let n = 0; n < 5_000; n++) known = passOver(known, `${n}`, ["责任"]);
    expect(known.times.size).toBeLessThanOrEqual(2_000);
    expect(NOTHING_PASSED_OVER.times.size).toBe(0);
    expect(shareLeft(undefined, "责任")).toBe(1);
  });
});

describe("calibration", () => {
  const counts = fc
    .array(fc.tuple(fc.nat(3_000), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: CALIBRATION_BINS.length,
      maxLength: CALIBRATION_BINS.length,
    })
    .map((bins): Calibration => ({
      shown: bins.map(([n]) => n),
      right: bins.map(([n, share]) => Math.floor(n * share)),
    }));
  const probability = fc.double({ min: 0, max: 1, noNaN: true });

  it("is a number from 0 to 1, never far from what the index said", () => {
    fc.assert(
      fc.property(counts, probability, (known, p) => {
        const now = calibrated(p, known);
        expect(now).toBeGreaterThanOrEqual(p / 3 - 1e-12);
        expect(now).toBeLessThanOrEqual(Math.min(1, 2 * p) + 1e-12);
      }),
    );
  });

  it("keeps the order of what is offered", () => {
    fc.assert(
      fc.property(counts, probability, probability, (known, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(calibrated(low, known)).toBeLessThanOrEqual(calibrated(high, known) + 1e-12);
      }),
    );
  });

  it.each([Number.NaN, -1, 2, Number.POSITIVE_INFINITY])("takes %s for a bound", (p) => {
    expect([0, 1]).toContain(calibrated(p, undefined));
    expect(calibrated(p, observed(UNCALIBRATED, 0.4, true))).toBeLessThanOrEqual(1);
    expect(calibrated(p, observed(UNCALIBRATED, 0.4, true))).toBeGreaterThanOrEqual(0);
  });

  it("learns that what was sure was wrong, and the other way round", () => {
    const after = (isRight: boolean): Calibration =>
      Array.from({ length: 300 }).reduce<Calibration>((known) => observed(known, 0.4, isRight), UNCALIBRATED);
    expect(calibrated(0.4, UNCALIBRATED)).toBe(0.4);
    expect(calibrated(0.4, after(false))).toBeLessThan(0.3);
    expect(calibrated(0.4, after(true))).toBeGreaterThan(0.5);
  });

  it("lets old counts fade", () => {
    let known = UNCALIBRATED;
    for (let n = 0; n < 20_000; n++) known = observed(known, 0.1, false);
    expect(known.shown.reduce((a, b) => a + b)).toBeLessThanOrEqual(4_000);
  });

  it("reads what it wrote, and nothing else", () => {
    const known = observed(observed(UNCALIBRATED, 0.4, true), 0.01, false);
    expect(readCalibration(JSON.parse(JSON.stringify(together(known, known))))).toEqual(
      together(known, known),
    );
    const bad = [
      undefined,
      null,
      3,
      [],
      {},
      { shown: [1], right: [1] },
      { ...known, right: known.shown.map(() => 9) },
    ];
    for (const value of bad) expect(readCalibration(value)).toBeUndefined();
    expect(readCalibration({ shown: known.shown.map(() => "1"), right: known.right })).toBeUndefined();
  });
});
