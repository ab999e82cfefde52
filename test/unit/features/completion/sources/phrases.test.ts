import { describe, expect, test } from "vitest";
import { inlineCompletion } from "../../../../../server/src/features/completion/inline";
import {
  corpusOf,
  indexOf,
  requestAt,
  suggestAt,
  applied,
  type Asking,
} from "../../../../support/completion";
import { packOf } from "../../../../support/packs";

const WHOLE = "筑牢“三道防线”、守住“四条底线”、实现“五个转变”";
const packs = await packOf({
  phrases: [
    {
      text: WHOLE,
      members: ["筑牢“三道防线”", "守住“四条底线”", "实现“五个转变”"],
      exact: true,
      note: "顺序不能变",
      source: "某次全会决定",
      asOf: "2026-01",
      occasions: ["部署会"],
    },
    { text: "旧时提法甲乙丙丁", validUntil: "2025" },
    { text: "将来提法甲乙丙丁", validFrom: "2027" },
    { text: "坚持问题导向守初心" },
    { text: "坚持目标导向守初心" },
    { text: "坚持结果导向守初心" },
    { text: "坚持效果导向守初心" },
    { text: "一体推进禁用之词" },
  ],
});
const corpus = indexOf(
  corpusOf(...Array.from({ length: 6 }, () => "要筑牢“三道防线”、守住四条底线。\n要讲旧时提法甲乙丙丁。")),
);

const labels = (marked: string, asking: Asking = {}): string[] =>
  suggestAt(marked, corpus, { packs, explicit: false, ...asking }).map(({ label }) => label);

describe("a formulation that is begun", () => {
  test.each([
    ["three characters of it", "要筑牢“<|>", "三道防线”、守住“四条底线”、实现“五个转变”"],
    ["after a member", "要筑牢“三道防线”、<|>", "守住“四条底线”、实现“五个转变”"],
    ["within a member", "要筑牢“三道防线”、守住“四<|>", "条底线”、实现“五个转变”"],
    ["from a later member on", "要守住“四条底线”、<|>", "实现“五个转变”"],
    ["by pinyin, from its beginning", "要zlsdfx<|>", WHOLE],
    ["by pinyin, the rest of it", "要筑牢“三道防线”、szstdx<|>", "守住“四条底线”、实现“五个转变”"],
    ["in half-width marks", '要筑牢"三道防线"、<|>', "守住“四条底线”、实现“五个转变”"],
  ])("%s: its rest comes first, to its end", (_, marked, expected) => {
    expect(labels(marked)[0]).toBe(expected);
  });

  test.each([
    ["where the wording differs", "要筑牢三道防线、<|>"],
    ["where the order differs", "要实现“五个转变”、<|>"],
    ["when it is all there", `要${WHOLE}<|>`],
    ["past its validity", "要讲旧时提法<|>"],
    ["before its validity", "要讲将来提法<|>"],
    ["in an empty paragraph", "<|>"],
    ["in a Latin word", "see zlsdfx<|>"],
  ])("not %s", (_, marked) => {
    const found = suggestAt(marked, corpus, { packs, explicit: false });
    expect(found.filter(({ source }) => source.en === "Trial")).toEqual([]);
  });

  test("two characters that begin many are not enough, unless the drafter asks", () => {
    expect(labels("要坚持<|>")).toEqual([]);
    expect(labels("要坚持<|>", { explicit: true })).toContain("问题导向守初心");
    expect(labels("要坚持问<|>")).toEqual([]);
    expect(labels("要坚持问题<|>")[0]).toBe("导向守初心");
  });

  test("a beginning that mostly goes on otherwise is none, however long", () => {
    const other = indexOf(corpusOf(...Array.from({ length: 8 }, () => "要坚持问题不过夜、矛盾不上交。")));
    const found = suggestAt("要坚持问题<|>", other, { packs, explicit: false });
    expect(found.filter(({ source }) => source.en === "Trial")).toEqual([]);
  });

  test("the draft's own date decides", () => {
    expect(labels("---\ndate: 2024-05\n---\n在会议上的讲话\n要讲旧时提法<|>")[0]).toBe("甲乙丙丁");
  });

  test("pinyin can be turned off", () => {
    const settings = {
      completion: {
        enabled: true,
        maxItems: 8,
        ghostText: true,
        pinyin: false,
        slots: true,
        minConfidence: 0.2,
      },
    };
    expect(labels("要zlsdfx<|>", { settings })).toEqual([]);
  });

  test.each([
    ["要筑牢“三道防线”、<|>", "守住“四条底线”、实现“五个转变”"],
    ["要筑牢“三道防线”、守<|>，落到实处", "住“四条底线”、实现“五个转变”"],
    ["要zlsdfx<|>", undefined],
    ["要坚持<|>", undefined],
  ])("is the ghost text too: %s", (marked, expected) => {
    const ghost = inlineCompletion(requestAt(marked, corpus, { packs, explicit: false }));
    const text = marked.replace("<|>", "");
    const added = ghost && text.slice(0, ghost.replace.start) + ghost.newText;
    expect(added?.slice(marked.indexOf("<|>"))).toBe(expected);
  });

  test("says where it comes from, and is inserted exactly", () => {
    const marked = "要筑牢“三道防线”、<|>";
    const [item] = suggestAt(marked, corpus, { packs });
    expect(applied(marked, item!)).toBe(`要${WHOLE}`);
    expect(item?.source).toEqual({ zh: "试验包", en: "Trial" });
    expect(item?.resolve?.()?.zh).toBe(
      `${WHOLE}\n\n顺序不能变\n\n某次全会决定 · 表述时间：2026-01\n\n适用：部署会`,
    );
  });
});

describe("what is outdated or banned is never offered", () => {
  const asked = (marked: string, asking: Asking = {}): string[] =>
    labels(marked, { explicit: true, ...asking });

  test("an expired formulation that the corpus knows", () => {
    expect(labels("要讲旧时<|>", { packs: undefined as never })).not.toEqual([]);
    expect(
      asked("要讲旧时<|>").filter((label) => "提法甲乙丙丁".startsWith(label) && label.endsWith("丁")),
    ).toEqual([]);
  });

  test("a banned wording, begun before the cursor or in the item", async () => {
    const index = indexOf(corpusOf(...Array.from({ length: 6 }, () => "要打好扶贫攻坚战。")));
    const banning = await packOf({ terms: [{ text: "扶贫攻坚", kind: "banned" }] });
    const offered = (marked: string, all = banning): string[] =>
      suggestAt(marked, index, { packs: all }).map(({ label }) => label);
    const none = await packOf({});
    for (const marked of ["要打好扶<|>", "要打好<|>"]) {
      expect(offered(marked, none).join(" ")).toContain("贫攻坚");
      expect(offered(marked).filter((label) => /贫攻坚/.test(label))).toEqual([]);
    }
  });
});

describe("snippets beside formulations", () => {
  test.each([
    ["at the beginning of a clause", "会议开得好。落实<|>", ["落实责任"]],
    ["in mid-clause, where a formulation begins so", "要落实<|>", []],
    ["in mid-clause, where none does", "要夯实<|>", ["夯实根基"]],
    ["by its name", "会议开得好。责任到<|>", ["责任到人"]],
    ["in another language", "会议开得好。文档<|>", []],
    ["in a heading", "一、落实<|>", []],
  ])("%s", async (_, marked, expected) => {
    const both = await packOf({
      phrases: [{ text: "落实到每个岗位" }],
      snippets: {
        落实责任: { prefix: "落实责任", body: "落实${1:【单位】}责任" },
        夯实根基: { prefix: "夯实根基", body: "夯实${1:【领域】}根基" },
        责任到人: { prefix: "岗位分工", body: "${1:【单位】}责任到人" },
        文档: { prefix: "文档片段", body: "文档", scope: "markdown, plaintext" },
      },
    });
    const found = suggestAt(marked, indexOf([]), { packs: both, explicit: false, languageId: "speech" });
    expect(found.filter(({ kind }) => kind === "snippet").map(({ label }) => label)).toEqual(expected);
  });
});
