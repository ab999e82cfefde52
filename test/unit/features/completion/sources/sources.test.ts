import { describe, expect, it } from "vitest";
import { cutForeign } from "../../../../../server/src/features/completion/guard";
import { inlineCompletion } from "../../../../../server/src/features/completion/inline";
import { DEFAULT_SETTINGS } from "../../../../../server/src/features/settings/settingsParser";
import {
  applied,
  corpusOf,
  indexOf,
  requestAt,
  suggestAt,
  type Asking,
} from "../../../../support/completion";
import { EMPTY_INDEX } from "../../../../support/emptyIndex";

const corpus = corpusOf(
  "坚持高质量发展，推动经济工作提质增效。高质量发展是硬道理。",
  "以高质量发展的成效检验工作，聚焦高质量发展这个首要任务，推动工作落实。",
  "围绕高质量发展，压实工作责任，推动经济工作行稳致远。要压实工作责任，更要压实工作责任的每一环。工作要抓在经常。",
);
const index = indexOf(corpus);

describe("markers", () => {
  const markers = (marked: string, asking?: Asking): string[] =>
    suggestAt(marked, EMPTY_INDEX, asking)
      .filter(({ kind }) => kind === "marker")
      .map((suggestion) => applied(marked, suggestion));
  const opening = "同志们：\n今天，我讲几点意见。\n";

  it.each([
    [
      "the next heading after Enter",
      `${opening}一、提高思想认识\n这是基础。\n二、落实重点任务\n这是关键。\n<|>`,
      `${opening}一、提高思想认识\n这是基础。\n二、落实重点任务\n这是关键。\n三、`,
    ],
    [
      "what is begun is completed",
      `${opening}一、提高思想认识\n这是基础。\n二、落实重点任务\n这是关键。\n三<|>`,
      `${opening}一、提高思想认识\n这是基础。\n二、落实重点任务\n这是关键。\n三、`,
    ],
    [
      "the inner series first",
      `${opening}一、提高思想认识\n（一）深学细悟。要学深悟透。\n（二）常学常新。要学以致用。\n<|>`,
      `${opening}一、提高思想认识\n（一）深学细悟。要学深悟透。\n（二）常学常新。要学以致用。\n（三）`,
    ],
    ["inside a paragraph", "要抓好几件事。一是强基础；<|>", "要抓好几件事。一是强基础；二是"],
    [
      "inside a paragraph, begun",
      "要抓好几件事。一是强基础；二是补短板；三<|>",
      "要抓好几件事。一是强基础；二是补短板；三是",
    ],
    [
      "as the first was written",
      "第一，要强基础。第二，要补短板。<|>",
      "第一，要强基础。第二，要补短板。第三，",
    ],
    [
      "in full-width digits",
      `１．强基础\n夯实根基。\n２．补短板\n迎头赶上。\n<|>`,
      `１．强基础\n夯实根基。\n２．补短板\n迎头赶上。\n３．`,
    ],
    [
      "in full-width digits, begun",
      "１．强基础。要夯实。\n２．补短板。要赶上。\n３<|>",
      "１．强基础。要夯实。\n２．补短板。要赶上。\n３．",
    ],
    [
      "in half-width brackets, begun",
      "(1)强基础。要夯实。\n(2)补短板。要赶上。\n(<|>",
      "(1)强基础。要夯实。\n(2)补短板。要赶上。\n(3)",
    ],
    [
      "in ready-made numbers",
      "㈧强基础。要夯实。\n㈨补短板。要赶上。\n<|>",
      "㈧强基础。要夯实。\n㈨补短板。要赶上。\n㈩",
    ],
    ["by words", "首先，要强基础。其次，要补短板。<|>", "首先，要强基础。其次，要补短板。再次，"],
  ])("%s", (_, marked, expected) => {
    expect(markers(marked)[0]).toBe(expected);
  });

  it("an inner number does not go on once the outer one has", () => {
    const text = `${opening}一、提高认识\n（一）深学细悟。要学深悟透。\n二、狠抓落实\n这是关键。\n<|>`;
    expect(markers(text).map((edited) => edited.slice(text.length - 3))).toEqual(["三、"]);
  });

  it.each([
    ["right under a heading, whose body is wanted", `${opening}一、提高思想认识\n<|>`],
    ["in a sentence", "一是强基础，补短板<|>"],
    ["behind the last of the ready-made numbers", "㈨强基础。要夯实。\n㈩补短板。要赶上。\n<|>"],
    ["behind ⑳", "⑲强基础。要夯实。\n⑳补短板。要赶上。\n<|>"],
    ["where nothing is numbered", "同志们：\n大家辛苦了。\n<|>"],
    ["where it already stands", `${opening}一、提高认识\n基础。\n<|>\n二、狠抓落实\n这是关键。`],
  ])("none %s", (_, marked) => {
    expect(markers(marked, { explicit: false })).toEqual([]);
  });
});

describe("pinyin", () => {
  const phrases = (marked: string, asking?: Asking): string[] =>
    suggestAt(marked, index, asking).map((suggestion) => applied(marked, suggestion));

  it.each([
    ["initials", "推动gzl<|>", "推动高质量发展"],
    ["initials at the beginning of a line", "gz<|>", "工作"],
    ["full and mixed pinyin", "聚焦gaozl<|>", "聚焦高质量发展"],
    ["in mid-line, only the letters are replaced", "推动gzl<|>取得实效", "推动高质量发展取得实效"],
    ["in its context", "压实gz<|>", "压实工作责任"],
  ])("%s", (_, marked, expected) => {
    expect(phrases(marked)).toContain(expected);
  });

  it.each([
    ["capitals", "推动GZL<|>"],
    ["a Latin word", "使用app<|>s"],
    ["Latin text", "the gz<|>"],
    ["an address", "www.gz<|>"],
    ["letters that mean nothing", "推动qqqqq<|>"],
  ])("none for %s", (_, marked) => {
    expect(phrases(marked)).toEqual([]);
  });

  it("is off where the setting is", () => {
    const off = { settings: { completion: { ...DEFAULT_SETTINGS.completion, pinyin: false } } };
    expect(phrases("推动gzl<|>", off)).toEqual([]);
  });

  it("passes the filter of editors that know no pinyin", () => {
    for (const { filterText } of suggestAt("推动gzl<|>", index)) expect(filterText).toBe("gzl");
  });
});

describe("names, figures and dates", () => {
  const context = { draft: "本市共有12个县。清河区", profile: {}, entities: ["南湖法庭", "清河区"] };

  it.each([
    ["", "发布37项举措", "发布"],
    ["发布", "37项举措", ""],
    ["20", "25年工作", ""],
    ["", "本市共有12个县", "本市共有12个县"],
    ["", "推广南湖法庭的做法", "推广"],
    ["南湖", "法庭的做法", ""],
    ["", "服务清河区的发展", "服务清河区的发展"],
    ["", "武汉市中级人民法院", ""],
    ["", "会同平川县开展工作", "会同"],
    ["", "在二〇二五年的基础上", ""],
    ["", "于三月十二日召开", ""],
    ["", "完成百分之八十的任务", "完成"],
    ["", "办结三千余件案件", "办结"],
    ["", "选派×名干部", "选派"],
    ["", "千家万户的小事", "千家万户的小事"],
    ["", "建设全国统一大市场", "建设全国统一大市场"],
    ["", "增强“四个意识”", "增强“四个意识”"],
    ["", "在城市和乡村同步推进", "在城市和乡村同步推进"],
    ["", "优化市场环境", "优化市场环境"],
  ])("%s + %s → %s", (before, text, expected) => {
    expect(cutForeign(text, before, context)).toBe(expected);
  });

  it("those of the profile may be offered", () => {
    const profile = { organisation: "平川县人民法院", year: 2027 };
    expect(cutForeign("会同平川县开展工作", "", { ...context, profile })).toBe("会同平川县开展工作");
    expect(cutForeign("力争2027年完成", "", { ...context, profile })).toBe("力争2027年完成");
  });

  it("none reaches the list", () => {
    const texts = Array.from({ length: 10 }, () => "武汉市中级人民法院发布37项服务保障举措。");
    const leaky = indexOf(corpusOf(...texts), ["武汉市中级人民法院"]);
    for (const marked of ["我院发布<|>", "我市<|>", "我院发布fw<|>", "会同wh<|>"]) {
      for (const { newText } of suggestAt(marked, leaky)) expect(newText).not.toMatch(/武汉|37/u);
    }
  });
});

describe("ghost text", () => {
  const sure = indexOf(
    corpusOf(
      ...Array.from({ length: 8 }, (_, n) => `第${n}年，要增强“四个意识”、坚定“四个自信”、做到“两个维护”。`),
    ),
  );
  const ghost = (marked: string, selected?: Parameters<typeof inlineCompletion>[1]): string | undefined => {
    const best = inlineCompletion(requestAt(marked, sure, { explicit: false }), selected);
    return (
      best &&
      applied(marked, {
        ...best,
        kind: "phrase",
        label: "",
        filterText: "",
        score: 1,
        source: { zh: "", en: "" },
      })
    );
  };

  it("is a whole formulation, exact, where it is certain", () => {
    expect(ghost("我们要增强“四个意识”、<|>")).toBe("我们要增强“四个意识”、坚定“四个自信”、做到“两个维护”");
  });

  it("begins as the first item of the list does", () => {
    const marked = "我们要增强“四个意识”、<|>";
    const [first] = suggestAt(marked, sure);
    const best = inlineCompletion(requestAt(marked, sure));
    expect(best?.replace).toEqual(first?.replace);
    expect(best?.newText.startsWith(first?.newText ?? "?")).toBe(true);
  });

  it("follows the item that is selected, and hides when it knows nothing of it", () => {
    const marked = "我们要增强“四个意识”、<|>";
    const [first] = suggestAt(marked, sure);
    expect(ghost(marked, { replace: first!.replace, text: first!.newText })).toContain("坚定“四个自信”");
    expect(ghost(marked, { replace: first!.replace, text: "别的" })).toBeUndefined();
  });

  it.each([
    ["in an empty paragraph", "增强“四个意识”、\n<|>"],
    ["where pinyin stands", "增强“四个yi<|>"],
    ["where nothing is certain", "年<|>"],
  ])("none %s", (_, marked) => {
    expect(ghost(marked)).toBeUndefined();
  });
});
