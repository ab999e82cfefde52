import { describe, expect, it } from "vitest";
import { makeParagraph } from "../../../server/src/speech/paragraphs/paragraph";
import { parseSpeech } from "../../../server/src/speech/parse";

/** Markers of one paragraph as “style:value”. */
const markers = (text: string): string =>
  makeParagraph(text)
    .markers.map(({ style, value }) => `${style}:${value}`)
    .join(" ");

/** Series of a text as “style depth place values”, one a line. */
const series = (text: string): readonly string[] =>
  parseSpeech(text).flatMap((speech) =>
    speech.series.map(
      ({ style, depth, layout, items }) =>
        `${style} ${depth} ${layout} ${items.map(({ marker }) => marker.value).join(",")}`,
    ),
  );

describe("markers", () => {
  it.each([
    ["一、强化意识", "han-comma:1"],
    ["十二、保障措施", "han-comma:12"],
    ["（一）加强领导。要抓好", "han-bracket:1"],
    ["(三)加强领导", "han-bracket:3"],
    ["二）加强领导", "han-bracket:2"],
    ["1.坚持改革", "arabic-dot:1"],
    ["１．坚持改革", "arabic-dot:1"],
    ["2、坚持改革", "arabic-comma:2"],
    ["7.2025年的安排要早谋划", "arabic-dot:7"],
    ["7．2025年的安排要早谋划", "arabic-dot:7"],
    ["3、2026年的目标", "arabic-comma:3"],
    ["25\\. 坚持改革", "arabic-dot:25"],
    ["**25\\. “坚持改革”：**要做好", "arabic-dot:25"],
    ["**15。** 坚持改革", "arabic-dot:15"],
    ["（1）坚持改革", "arabic-bracket:1"],
    ["3）坚持改革", "arabic-bracket:3"],
    ["①坚持改革", "circled:1"],
    ["⑫坚持改革", "circled:12"],
    ["第一，坚持改革。", "ordinal:1"],
    ["第二、坚持改革。", "ordinal:2"],
    ["第三个问题：关于改革", "ordinal-unit:3"],
    ["第二个方面，抓好改革", "ordinal-unit:2"],
    ["第一点，抓好改革", "ordinal-unit:1"],
    ["第一章 总则", "chapter:1"],
    ["第二部分 主要任务", "chapter:2"],
    ["一是抓好改革。", "shi:1"],
    ["三就是抓好改革。", "shi:3"],
    ["四要抓好改革。", "yao:4"],
    ["首先，抓好改革。", "first-next:1"],
    ["其次，抓好改革。", "first-next:2"],
    ["其一，抓好改革。", "its-first:1"],
    ["一条是抓好改革。", "tiao-shi:0"],
    ["——坚持改革。", "dash:0"],
    ["## 二、强化意识", "han-comma:2"],
    ["要抓两件事：一是学习；二是落实。", "shi:1 shi:2"],
    ["一要学习，二要落实，三是督查。", "yao:1 yao:2 shi:3"],
    ["第一，学习。第二，落实。", "ordinal:1 ordinal:2"],
    ["报告分三部分：一、回顾；二、任务；三、保障。", "han-comma:1 han-comma:2 han-comma:3"],
    ["主要有：（1）学习；（2）落实。", "arabic-bracket:1 arabic-bracket:2"],
  ])("%s", (text, expected) => expect(markers(text)).toBe(expected));

  it.each([
    "一、二、三产业融合发展。",
    "三、四线城市去库存。",
    "一、二季度增长较快。",
    "一是一、二是二，不能含糊。",
    "首先在农村开始的改革。",
    "我们居世界第二，对外开放扩大。",
    "质量全球第一、效益全省第二。",
    "三要素保障到位。",
    "三点要求讲清楚了。",
    "第一要务是发展。",
    "第十五条 本办法自发布之日起施行。",
    "二〇二三、二〇二四两年。",
    "3.5个百分点的增长。",
    "7.2025亿元的投入。",
    "1、2号楼已经完工。",
    "这一是为了工作，也为了群众。",
    "第一部分党员干部认识不足，作风不实。还要整改。",
    "",
  ])("none in %j", (text) => expect(markers(text)).toBe(""));

  it("spans hold the mark, numerals the number", () => {
    const { folded, markers: found } = makeParagraph("（十二）加强领导");
    const [marker] = found;
    expect(folded.text.slice(marker!.span.start, marker!.span.end)).toBe("（十二）");
    expect(folded.text.slice(marker!.numeral.start, marker!.numeral.end)).toBe("十二");
  });
});

describe("series", () => {
  const body = "要认真抓好这项工作。各单位都要负起责任。";

  it.each<[string, string, readonly string[]]>([
    ["two levels", `一、甲事\n（一）子事。${body}\n（二）丑事。${body}\n二、乙事\n（一）寅事。${body}`,
      ["han-comma 0 paragraphs 1,2", "han-bracket 1 paragraphs 1,2", "han-bracket 1 paragraphs 1"]],
    ["a slip of style inside one series", `一要学习。${body}\n二要落实。${body}\n三是督查。${body}\n四是总结。${body}`,
      ["yao 0 paragraphs 1,2,3,4"]],
    ["a slip and back", `一是学习。${body}\n二是落实。${body}\n三要督查。${body}\n四是总结。${body}`,
      ["shi 0 paragraphs 1,2,3,4"]],
    ["a slip in a list behind a closed one of the slip's style",
      `一、甲事\n一是学习。${body}\n二是落实。${body}\n三是督查。${body}\n四是考核。${body}\n抓好农业。${body}\n一要水利。${body}\n二要良种。${body}\n三是农机。${body}\n四要市场。${body}`,
      ["han-comma 0 paragraphs 1", "shi 1 paragraphs 1,2,3,4", "yao 2 paragraphs 1,2,3,4"]],
    ["a slip right behind a first item inside a paragraph", `要抓好落实。一是学习。${body}\n二要督查。${body}\n三是考核。${body}`,
      ["shi 0 paragraphs 1,2,3"]],
    ["a list beside numbers before years", `1.甲事。${body}\n2.2025年的事。${body}\n3.2026年的事。${body}`, ["arabic-dot 0 paragraphs 1,2,3"]],
    ["families that differ between sections", `一、甲事\n一要学习。${body}\n二要落实。${body}\n二、乙事\n一是督查。${body}\n二是总结。${body}`,
      ["han-comma 0 paragraphs 1,2", "yao 1 paragraphs 1,2", "shi 1 paragraphs 1,2"]],
    ["a gap", `一、甲事\n${body}\n二、乙事\n${body}\n四、丙事\n${body}`, ["han-comma 0 paragraphs 1,2,4"]],
    ["a repeat", `一、甲事\n${body}\n二、乙事\n${body}\n二、丙事\n${body}`, ["han-comma 0 paragraphs 1,2,2"]],
    ["a gap above sub-lists as long as the number", `一、甲事\n一是子。${body}\n二是丑。${body}\n三、乙事\n一是寅。${body}\n二是卯。${body}`,
      ["han-comma 0 paragraphs 1,3", "shi 1 paragraphs 1,2", "shi 1 paragraphs 1,2"]],
    ["a style nested in itself, the outer list going on",
      `一、甲事\n${body}\n二、乙事\n${body}\n一、子事\n${body}\n二、丑事\n${body}\n三、寅事\n${body}\n四、卯事\n${body}\n三、丙事\n${body}\n四、丁事\n${body}`,
      ["han-comma 0 paragraphs 1,2,3,4", "han-comma 1 paragraphs 1,2,3,4"]],
    ["a piece out of order", `二、乙事\n${body}\n三、丙事\n${body}\n一、甲事\n${body}`, ["han-comma 0 paragraphs 2,3,1"]],
    ["lists inside paragraphs stay in them", `一、甲事\n做到三点：一是学；二是干；三是查。${body}\n一是子。${body}\n二是丑。${body}`,
      ["han-comma 0 paragraphs 1", "shi 1 inline 1,2,3", "shi 1 paragraphs 1,2"]],
    ["one begun inside a paragraph and gone on with", `要做好工作：一是学；二是干；\n三是查。${body}`, ["shi 0 paragraphs 1,2,3"]],
    ["two-term 一是…一是", "一是不能没有，一是不能混乱。", ["shi 0 inline 1,1"]],
    ["首先 alone is prose", `首先，我代表市委表示祝贺。${body}\n${body}\n最后，祝大家身体健康。`, []],
    ["首先 其次 count", `首先，要学。${body}\n其次，要干。${body}\n最后，要查。${body}`, ["first-next 0 paragraphs 1,2,4"]],
    ["dashes", `要求如下：\n——要学。${body}\n——要干。${body}\n——要查。${body}`, ["dash 0 paragraphs 0,0,0"]],
    ["glossary and appendix count nothing",
      `一、甲事\n${body}\n二、乙事\n${body}\n名词解释\n1.“四上”企业：指四类企业。\n3.网格：指单元。`, ["han-comma 0 paragraphs 1,2"]],
    ["numbered lists under unnumbered headings",
      `在培训班上的讲话\n坚持学习,提高本领\n${body}\n一要学。${body}\n二要干。${body}\n坚持实干,提高效能\n${body}\n一要查。${body}\n二要改。${body}`,
      ["yao 1 paragraphs 1,2", "yao 1 paragraphs 1,2"]],
  ])("%s", (_name, text, expected) => expect(series(text)).toEqual(expected)); // prettier-ignore
});
