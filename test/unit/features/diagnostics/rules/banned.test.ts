import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../../../../server/src/features/settings/settingsParser";
import { packOf } from "../../../../support/packs";
import { applied, checkRule, diagnosesOf } from "../../../../support/rules";

const packs = await packOf({
  terms: [
    {
      text: "二十大三中全会",
      kind: "banned",
      replacedBy: "二十届三中全会",
      severity: "fatal",
      note: "全会以届次称",
      source: "党章",
    },
    {
      text: "扶贫攻坚",
      kind: "outdated",
      replacedBy: ["脱贫攻坚", "乡村振兴"],
      exceptIn: ["history", "quotation", "title"],
    },
    { text: "河长制度", kind: "preferred", variants: ["河长管理办法", "河长办法"], severity: "prefer" },
    { text: "中院", kind: "banned", replacedBy: "中级人民法院", variants: ["市中院"], except: ["中院路"] },
    { text: "三大抓手", kind: "banned", validFrom: "2026-03", validUntil: "2027" },
    { text: "(.*)+$", kind: "banned", replacedBy: "无" },
  ],
});

describe("wording/banned", () => {
  checkRule(
    "wording/banned",
    [
      {
        name: "a banned one, with its fix",
        text: "要学习⟦二十大三中全会⟧精神。",
        fixed: "要学习二十届三中全会精神。",
      },
      { name: "several replacements: the choice is the drafter's", text: "要做好⟦扶贫攻坚⟧工作。" },
      { name: "what a preferred wording replaces", text: "要落实⟦河长办法⟧。", fixed: "要落实河长制度。" },
      { name: "the longer variant counts", text: "要落实⟦河长管理办法⟧。", fixed: "要落实河长制度。" },
      { name: "the preferred wording itself", text: "要落实河长制度。" },
      { name: "a permitted form", text: "市中院作了部署。" },
      { name: "an exception", text: "中院路已经通车。" },
      { name: "on its own beside them", text: "市中院和⟦中院⟧分设。", fixed: "市中院和中级人民法院分设。" },
      { name: "within a quotation", text: "会议提出“打赢扶贫攻坚战”。" },
      { name: "in the name of a document", text: "印发《扶贫攻坚规划》。" },
      { name: "in a sentence about the past", text: "2016年，我们启动扶贫攻坚。" },
      { name: "in a sentence that says so", text: "当年的扶贫攻坚十分艰苦。" },
      { name: "in the next sentence it counts", text: "当年十分艰苦。今天的⟦扶贫攻坚⟧不同。" },
      {
        name: "marks of expressions are marks",
        text: "写作⟦(.*)+$⟧的式子很多很多。",
        fixed: "写作无的式子很多很多。",
      },
    ],
    packs,
  );

  it("says what is right, why, and who says so", () => {
    const [finding] = diagnosesOf("要学习二十大三中全会精神。", undefined, packs);
    expect(finding?.message).toEqual({
      zh: "“二十大三中全会”不宜使用，应为“二十届三中全会”。全会以届次称。（试验包，党章）",
      en: "“二十大三中全会” is not to be used: write “二十届三中全会”. 全会以届次称 (Trial, 党章)",
    });
  });

  it.each([
    ["draft", undefined, undefined],
    ["review", undefined, "warning"],
    ["final", undefined, "error"],
    ["final", "hint", "hint"],
  ] as const)("a fatal one at stage %s with the rule set to %s: %s", (stage, level, expected) => {
    const settings = { ...DEFAULT_SETTINGS, stage, rules: level ? { "wording/banned": level } : {} };
    expect(diagnosesOf("要学习二十大三中全会精神。", settings, packs)[0]?.level).toBe(expected);
  });

  it("a preference is information", () => {
    expect(diagnosesOf("要落实河长办法。", undefined, packs)[0]?.level).toBe("info");
  });

  it.each([
    ["the day it is read", "在会议上的讲话\n同志们：\n要用好三大抓手。\n", 1],
    [
      "front matter before the period",
      "---\ndate: 2026-02-10\n---\n在会议上的讲话\n同志们：\n要用好三大抓手。\n",
      0,
    ],
    ["front matter in it", "---\n日期: 2026年5月\n---\n在会议上的讲话\n同志们：\n要用好三大抓手。\n", 1],
    ["the year of the title, behind it", "在2028年工作会议上的讲话\n同志们：\n要用好三大抓手。\n", 0],
    [
      "a date below the title, before it",
      "在工作会议上的讲话\n（2025年3月1日）\n同志们：\n要用好三大抓手。\n",
      0,
    ],
  ])("is judged on the draft's own date: %s", (_, text, count) => {
    expect(diagnosesOf(text, undefined, packs).filter(({ code }) => code === "wording/banned")).toHaveLength(
      count,
    );
  });

  it("offers each of several replacements, none of them for fix-all", () => {
    const text = "要做好扶贫攻坚工作。";
    const [finding] = diagnosesOf(text, undefined, packs);
    expect(finding?.fixes?.map(({ changes, preferred }) => [applied(text, changes), preferred])).toEqual([
      ["要做好脱贫攻坚工作。", undefined],
      ["要做好乡村振兴工作。", undefined],
    ]);
  });
});

it("what packs allow is no repetition, and may be banned all the same", async () => {
  const text = "在会议上的讲话\n同志们：\n要学习二十大三中全会精神，切实做优做优服务。\n";
  const allowing = await packOf({
    terms: [{ text: "二十大三中全会", kind: "banned" }],
    allow: ["做优做优", "学习二十大三中全会精神"],
  });
  expect(diagnosesOf(text).map(({ code }) => code)).toEqual(["wording/doubled-word"]);
  expect(diagnosesOf(text, undefined, allowing).map(({ code }) => code)).toEqual(["wording/banned"]);
});
