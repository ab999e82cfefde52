import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameOf } from "../../../../../server/src/features/completion/frame";
import { labelOf } from "../../../../../server/src/features/completion/template";
import { applied, suggestAt } from "../../../../support/completion";
import { EMPTY_INDEX } from "../../../../support/emptyIndex";

describe("what sibling headings share", () => {
  it.each([
    [["在提升能力上下功夫", "在转变作风上下功夫"], "在__上下功夫"],
    [["在提升能力上下功夫", "在转变作风上下功夫", "在守住底线上下功夫"], "在__上下功夫"],
    [["以更高的站位，把牢方向", "以更实的举措，服务大局"], "以更__的__，__"],
    [["把根基筑得更牢", "把队伍带得更强"], "把__得更__"],
    [["坚持“严”的基调", "坚持“实”的作风"], "坚持“__”的__"],
    [["深化改革，激发活力", "深化合作，扩大开放"], "深化__，__"],
  ])("%s → %s", (texts, expected) => {
    expect(labelOf(frameOf(texts)!)).toBe(expected);
  });

  it.each([
    [["在提升能力上下功夫"]],
    [["提高认识", "狠抓落实"]],
    [["提高认识，凝聚共识", "狠抓落实，务求实效"]],
    [["人民的期待", "时代的要求"]],
    [["提高认识", "提高认识"]],
    [["", "狠抓落实"]],
  ])("%s share too little", (texts) => {
    expect(frameOf(texts)).toBeUndefined();
  });

  it("stands in each of them, in order", () => {
    const text = fc
      .array(fc.constantFrom("在", "上", "下功夫", "以更", "的", "，", "能力", "作风", "把"), {
        maxLength: 8,
      })
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (texts) => {
        for (const part of frameOf(texts)?.parts ?? []) for (const one of texts) expect(one).toContain(part);
      }),
    );
  });
});

describe("after a heading's number", () => {
  const frames = (marked: string): string[] =>
    suggestAt(marked, EMPTY_INDEX, { explicit: false })
      .filter(({ isSnippet }) => isSnippet)
      .map((suggestion) => applied(marked, suggestion).split("\n").at(-1)!);
  const two = "同志们：\n一、在提升能力上下功夫\n要学习。\n二、在转变作风上下功夫\n要务实。\n";

  it.each([
    ["the frame of its siblings", `${two}三、<|>`, ["三、在${1}上下功夫"]],
    [
      "of the same level and parent",
      `${two}（一）把根基筑得更牢\n要筑牢。\n（二）把队伍带得更强\n要带强。\n（三）<|>`,
      ["（三）把${1}得更${2}"],
    ],
    [
      "run-in headings",
      "同志们：\n（一）把根基筑得更牢。要从严。\n（二）把队伍带得更强。要从实。\n（三）<|>",
      ["（三）把${1}得更${2}"],
    ],
    [
      "in Markdown",
      "## 一、在提升能力上下功夫\n要学习。\n## 二、在转变作风上下功夫\n要务实。\n## 三、<|>",
      ["## 三、在${1}上下功夫"],
    ],
    ["none with text behind it", `${two}三、<|>落实`, []],
    ["none after the first", "一、在提升能力上下功夫\n要学习。\n二、<|>", []],
    ["none of another list", `${two}（一）在<|>`, []],
  ])("%s", (_, marked, expected) => {
    expect(frames(marked)).toEqual(expected);
  });

  it("escapes what a snippet would take for its own", () => {
    const marked = "一、用好$资金}抓项目\n要学习。\n二、用好$资金}抓民生\n要务实。\n三、<|>";
    expect(frames(marked)).toEqual(["三、用好\\$资金\\}抓${1}"]);
  });
});

describe("the next marker", () => {
  const markers = (marked: string, explicit = marked.endsWith("\n<|>")): string[] =>
    suggestAt(marked, EMPTY_INDEX, { explicit })
      .filter(({ kind }) => kind === "marker")
      .map(({ newText }) => newText);
  const speech = "同志们：\n今天我讲几点意见。\n一、提高认识\n要提高。\n二、狠抓落实\n要落实。\n";

  it.each([
    ["as most of the list are written", "要抓几件事。一是强基础；二是补短板；三要抓落实；<|>", ["四是"]],
    ["in paragraphs, too", "要抓几件事。\n一是强基础。\n二是补短板。\n三要抓落实。\n<|>", ["四是"]],
    ["after ； always", "一是强基础；<|>", ["二是"]],
    ["after 。 at the end of the text", "一是强基础。<|>", ["二是"]],
    ["not in the middle of it", "一是强基础。<|>还要补短板。", []],
    ["not after 。 where the others end with ；", "一是强基础；二是补短板。<|>", []],
    ["not while an item has fewer sentences than the others", "一是强基础。要打牢。二是补短板。<|>", []],
    ["after as many", "一是强基础。要打牢。二是补短板。要补齐。<|>", ["三是"]],
    ["the next heading before the closing", `${speech}<|>`, ["三、"]],
    ["none after it", `${speech}同志们！征程已经开启，让我们为实现目标而努力奋斗！\n三<|>`, []],
    ["none after thanks", `${speech}谢谢大家！\n<|>`, []],
  ])("%s", (_, marked, expected) => {
    expect(markers(marked)).toEqual(expected);
  });

  it.each([
    ["at the end of the draft", `${speech}<|>`],
    ["in the middle of it", `同志们：\n一、提高认识\n要提高。\n<|>\n谢谢大家！\n`],
    ["before what Enter has cut off", `${speech}一是强基础。\n  <|>二是补短板。\n`],
    ["in an empty draft", "<|>"],
  ])("an empty line has no list of its own accord: %s", (_, marked) => {
    expect(suggestAt(marked, EMPTY_INDEX, { explicit: false })).toEqual([]);
  });

  it("comes first where it is asked for", () => {
    expect(suggestAt(`${speech}<|>`, EMPTY_INDEX)[0]).toMatchObject({ kind: "marker", newText: "三、" });
  });

  const three = "一、提高认识\n要提高。\n二、狠抓落实\n要落实。\n三、加强领导\n要加强。\n";
  it.each([
    ["headings", `下面，我讲三点意见。\n${three}<|>`, []],
    ["headings, the next one begun", `下面，我讲三点意见。\n${three}四<|>`, []],
    ["more than were promised", `下面，我讲两点意见。\n${three}<|>`, []],
    ["one still to come", `下面，我讲四点意见。\n${three}<|>`, ["四、"]],
    ["no number was named", `下面，我讲几点意见。\n${three}<|>`, ["四、"]],
    ["the list in the last of them goes on", `我讲三点意见。\n${three}（一）要快。要快。\n<|>`, ["（二）"]],
    ["in a paragraph", "要抓好两项工作。一是强基础；二是补短板；<|>", []],
    ["in a paragraph, one still to come", "要抓好三项工作。一是强基础；二是补短板；<|>", ["三是"]],
    ["of paragraphs", "要抓好两项工作。\n一是强基础。\n二是补短板。\n<|>", []],
  ])("goes as far as was promised: %s", (_, marked, expected) => expect(markers(marked)).toEqual(expected));

  it("is followed by the frame of its siblings when it is taken, as when it is typed", () => {
    const text = "同志们：\n一、在提升能力上下功夫\n要学习。\n二、在转变作风上下功夫\n要务实。\n";
    const [next] = suggestAt(`${text}<|>`, EMPTY_INDEX);
    const taken = applied(`${text}<|>`, next!);
    expect(taken).toBe(`${text}三、`);
    const [frame] = suggestAt(`${taken}<|>`, EMPTY_INDEX, { explicit: false });
    expect(applied(`${taken}<|>`, frame!)).toBe(`${text}三、在\${1}上下功夫`);
  });
});
