import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../../../server/src/features/settings/settingsParser";
import { FIGURE_CHAR, figureLength } from "../../../../server/src/index/continuation/figureRuns";
import { matchPinyin } from "../../../../server/src/text/pinyin";
import { peopleIn } from "../../../base/_people";
import { corpusOf, indexOf, suggestAt } from "../../../support/completion";

const PROFILE = { place: "临江市", organisation: "临江市中级人民法院" };

describe("figures", () => {
  it.each([
    ["37项举措", 0, 2],
    ["12,345.6万元", 0, 8],
    ["共37项", 1, 2],
    ["137项", 1, 0],
    ["5G网络", 0, 0],
    ["A4纸", 1, 0],
    ["二〇二六年", 0, 4],
    ["三千二百余件", 0, 4],
    ["三个方面", 0, 0],
    ["一百周年", 0, 0],
    ["十三个方面", 0, 0],
  ])("%s from %i: %i characters", (text, from, length) => {
    const unitAt = (i: number): number => (i < 0 || i >= text.length ? 0 : text.charCodeAt(i));
    expect(figureLength({ unitAt }, from)).toBe(length);
  });

  it("places that differ in a figure alone count together", () => {
    const years = [30, 28, 37, 41].map(
      (n, i) => `去年以来，全市法院发布${n}项便民举措。${"甲乙丙丁"[i]!}地群众满意。`,
    );
    const index = indexOf(corpusOf(...years));
    const [found] = index.continuations("我院发布", 5);
    expect(found?.text).toBe(`${FIGURE_CHAR}项便民举措`);
    expect(found?.frequency).toEqual({ count: 4, speeches: 4 });
    const completion = { ...DEFAULT_SETTINGS.completion, minConfidence: 0.2 };
    const [item] = suggestAt("我院发布<|>", index, { explicit: false, settings: { completion } });
    expect(item).toMatchObject({ newText: "我院发布${1}项便民举措", isSnippet: true });
    expect(item?.source.zh).toBe("4 次 · 4 篇");
  });

  it("another court's ten files with one figure give a blank, or nothing", () => {
    const index = indexOf(corpusOf(...Array.from({ length: 10 }, () => "武汉市中级人民法院发布37项")));
    for (const marked of ["发布<|>", "我院发布<|>", "今年，临江市中级人民法院发布<|>", "今年，<|>"]) {
      for (const explicit of [true, false]) {
        const items = suggestAt(marked, index, { explicit, settings: { profile: PROFILE } });
        expect(items.map(({ label, newText }) => label + newText).join()).not.toMatch(/武汉|37/u);
        if (marked !== "今年，<|>") expect(items[0]?.newText).toMatch(/发布\$\{1\}项$/u);
      }
    }
  });
});

describe("letters", () => {
  const rare = Array.from({ length: 60 }, (_, n) => `要坚持${String.fromCharCode(0x5f00 + n)}民主导向。`);
  const index = indexOf(
    corpusOf(...rare, "要坚持党的领导，办实事。", "要坚持党的领导，讲实话。", "多点发力，多点推进。"),
  );

  it("what they stand for is found however rare it is in its place", () => {
    const wanted = {
      begins: (text: string) => "党的领导".startsWith(text),
      says: (text: string) => text.startsWith("党的领导"),
    };
    expect(index.continuations("要坚持", 5).map(({ text }) => text)).not.toContain("党的领导");
    expect(index.continuations("要坚持", 5, undefined, wanted)[0]?.text).toBe("党的领导");
    expect(suggestAt("要坚持ddl<|>", index)[0]?.label).toBe("党的领导");
  });

  it("one letter is answered where the context says what it stands for", () => {
    const completion = { ...DEFAULT_SETTINGS.completion, minConfidence: 0.2 };
    const asking = { explicit: false, settings: { completion } };
    const texts = Array.from("甲乙丙丁戊己庚辛", (c) => `${c}地要坚持党的领导，${c}事办好。`);
    const sure = indexOf(corpusOf(...texts));
    expect(suggestAt("要坚持d<|>", sure, asking)[0]?.label).toBe("党的领导");
    expect(suggestAt("囍囍d<|>", sure, asking)).toEqual([]);
  });

  it.each([
    ["合作论坛", "gzlt", 4, 0],
    ["合作论坛", "hzlt", 4, 4],
    ["什么", "sm", 2, 2],
    ["重点", "cd", 2, 2],
  ])("%s by %s: %i of all readings, %i of usual ones", (text, letters, all, usual) => {
    expect(matchPinyin(text, letters)).toBe(all);
    expect(matchPinyin(text, letters, true)).toBe(usual);
  });

  it("a word by a rare reading stands behind those by usual ones", () => {
    const many = Array.from(
      { length: 6 },
      (_, n) => `合作论坛开幕${n}。合作论坛闭幕${n}。论及合作论坛${n}。`,
    );
    const few = ["公正立场不变。", "坚守公正立场。", "以公正立场。"];
    const labels = suggestAt("我们gzl<|>", indexOf(corpusOf(...many, ...few))).map(({ label }) => label);
    expect(labels[0]).toMatch(/^公正立/u);
  });
});

describe("a list", () => {
  it("does not go on with the rest of another word", () => {
    const index = indexOf(corpusOf(...Array.from({ length: 6 }, () => "本市中级人民法院。")));
    expect(suggestAt("办好案件之中<|>", index).map(({ label }) => label)).toEqual([]);
  });

  it("counts an item together with the word that it follows", () => {
    const index = indexOf(
      corpusOf("抓好意识形态工作。", "加强意识形态工作。", "管好意识形态工作。", "工作，还是工作。"),
    );
    const item = suggestAt("重视意识形态<|>", index).find(({ label }) => label === "工作");
    expect(item?.source.zh).toBe("3 次 · 3 篇");
  });
});

describe("people", () => {
  const isWord = (text: string): boolean => ["江河", "高效", "廉洁"].includes(text);
  it.each([
    [
      "in a list",
      ["赵某甲、钱某乙、孙某丙等出席。", "赵某甲、钱某乙、孙某丙参加。"],
      ["赵某甲", "钱某乙", "孙某丙"],
    ],
    ["after an office", ["副主席周某丁、", "副主席周某丁。"], ["周某丁"]],
    ["not of common property", ["主席毛泽东。", "主席毛泽东。"], []],
    ["not once alone", ["副主席周某丁。"], []],
    ["not words", ["，江河、湖泊、高效、廉洁。", "，江河、高效、廉洁。"], []],
  ])("%s", (_, texts, expected) => {
    expect([...peopleIn(texts, isWord)]).toEqual(expected);
  });
});
