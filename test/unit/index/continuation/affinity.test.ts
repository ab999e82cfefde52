import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Affinity } from "../../../../server/src/index/continuation/affinity";
import { buildSegment, type SpeechInput } from "../../../../server/src/index/build";
import { createIndexSnapshot } from "../../../../server/src/index/corpusSnapshot";
import type { Part } from "../../../../server/src/index/segment/search";

const speech = (paragraphs: readonly string[], n: number): SpeechInput => ({
  uri: `file:///${n}.txt`,
  title: `第${n}篇`,
  start: 0,
  paragraphs,
});

const partOf = (...texts: (readonly string[])[]): Part => ({ segment: buildSegment(texts.map(speech)) });

const WATER = ["要抓好河道清淤和堤防加固，守住防汛底线。", "要抓好水毁修复。"];
const COURTS = ["要抓好案件审理和判后答疑，守住公正底线。", "要抓好诉前调解。"];

describe("what a place in a speech counts for", () => {
  it.each([
    ["nothing is written", [], []],
    ["nothing is shared", ["春天来了，花都开了。"], []],
    ["too little to be sure", ["要抓好落"], []],
  ])("is the same where %s", (_name, written, factors) => {
    expect(new Affinity([partOf(WATER, COURTS)]).factors(written)).toEqual(factors);
  });

  it.each([
    ["堤防加固，守住防汛底线。", 0],
    ["案件审理和判后答疑要跟上。", 1],
  ])("is more where the draft's own words stand: %s", (written, akin) => {
    const [factors] = new Affinity([partOf(WATER, COURTS)]).factors([written]);
    expect(factors![akin]).toBeGreaterThan(factors![1 - akin]!);
  });

  it("is told over all parts, and of speeches that count alone", () => {
    const both: Part = { ...partOf(WATER, COURTS), mask: Uint8Array.of(0, 1) };
    const written = ["案件审理和判后答疑要跟上。"];
    const [base, delta] = new Affinity([both, partOf(COURTS)]).factors(written);
    expect(delta![0]).toBeGreaterThan(base![0]!);
    expect(base![1]).toBe(base![0]);
  });

  it("decides between continuations that stand equally often", () => {
    const index = createIndexSnapshot({ parts: [partOf(WATER, COURTS)] });
    const first = (written: readonly string[]): string | undefined =>
      index.continuations("\n要抓好", 5, { paragraph: "要抓好", written })[0]?.text;
    expect(first(["堤防加固，守住防汛底线。"])).toMatch(/河道|水毁/u);
    expect(first(["案件审理和判后答疑要跟上。"])).toMatch(/案件|诉前/u);
  });

  it("is the same after any edits as afresh", () => {
    const pieces = [...WATER, ...COURTS, "别处的话。", "堤防加固，守住", "守住公正底线。"];
    const drafts = fc.array(fc.array(fc.constantFrom(...pieces), { maxLength: 5 }), { maxLength: 6 });
    const parts = [partOf(WATER, COURTS), partOf([...WATER].reverse())];
    fc.assert(
      fc.property(drafts, fc.array(fc.constantFrom(...pieces), { maxLength: 5 }), (before, last) => {
        const kept = new Affinity(parts);
        for (const written of before) kept.factors(written);
        expect(kept.factors(last)).toEqual(new Affinity(parts).factors(last));
      }),
    );
  });
});
