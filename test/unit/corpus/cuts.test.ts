import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutsOf } from "../../../server/src/corpus/cuts";
import { readDocument, sourceOffset, type CorpusDocument } from "../../../server/src/corpus/documents";
import { publishersMarks } from "../../../server/src/corpus/footnotes";
import { isSkip } from "../../../server/src/corpus/skip";

const read = async (text: string, uri = "file:///a.txt"): Promise<CorpusDocument> => {
  const document = await readDocument(new TextEncoder().encode(text), uri);
  if (isSkip(document)) throw new Error(document.code);
  return document;
};
const told = (document: CorpusDocument): string[] =>
  cutsOf(document).map(({ start, end, code }) => `${code} ${document.source.slice(start, end).trim()}`);

describe("marks that publishers set", () => {
  test.each([
    ["狠抓落实[1]，取得实效。", ["[1]"]],
    ["狠抓落实［12］。", ["［12］"]],
    ["这句话意义深远。〔3〕我们要", ["〔3〕"]],
    ["有关规定[注1]执行", ["[注1]"]],
    ["按照（国办发〔2025〕12号）执行", []],
    ["[1] 见本报三月五日报道。", []],
    ["\u3000\u3000［2］同上。", []],
    ["会议指出（下转第二版）要抓落实", ["（下转第二版）"]],
    ["（上接A1版）要抓落实", ["（上接A1版）"]],
    ["接第三版的任务", []],
    ["这就是力量。①大家要坚定信心。”②\n① 见讲话稿。\n② 同上。\n", ["①", "②"]],
    ["做法是：①摸清底数；②建立台账。", []],
    ["一年来。①摸清底数。②建立台账。", []],
    ["①摸清底数。\n②建立台账。\n", []],
  ])("%s", (text, marks) => {
    expect(publishersMarks(text).map(({ start, end }) => text.slice(start, end))).toEqual(marks);
  });

  test("are not indexed, and offsets lead past them", async () => {
    const document = await read("同志们：\n要坚持[1]不懈[2]抓落实。\n");
    expect(document.speeches[0]!.paragraphs).toContain("要坚持不懈抓落实。");
    const at = document.text.indexOf("不懈");
    expect(document.source.slice(sourceOffset(document, at)).startsWith("不懈[2]")).toBe(true);
    expect(told(document)).toEqual(["footnote-mark [1]", "footnote-mark [2]"]);
  });

  test("are found behind what the reader took out too", async () => {
    const document = await read("---\n作者: 张三\n---\n同志们：\n\n要**坚持**[1]不懈。\n", "file:///a.md");
    expect(document.speeches[0]!.paragraphs).toContain("要坚持不懈。");
    expect(told(document)).toEqual([
      "front-matter ---\n作者: 张三\n---",
      "markup **",
      "markup **",
      "footnote-mark [1]",
    ]);
  });
});

describe("what was cut of a document", () => {
  test("furniture by its kind and place", async () => {
    const document = await read(
      [
        "在全市工作会议上的讲话",
        "来源：本站 时间：2025-03-04 10:20",
        "下面是小编为大家整理的讲话，供大家参考。",
        "在全市工作会议上的讲话",
        "同志们：",
        "今天的会议很重要，大家要一件一件抓好落实，不能松劲。",
        "图为会议现场。记者 张三 摄",
        "要把责任扛在肩上，把任务落到实处，以实际成效取信于民。",
        "- 3 -",
        "谢谢大家！",
        "相关文章",
        "[2025-03-01]关于做好防汛工作的通知",
        "版权所有：某某网站",
      ].join("\n"),
    );
    expect(told(document)).toEqual([
      "repeated-title 在全市工作会议上的讲话",
      "publication 来源：本站 时间：2025-03-04 10:20",
      "introduction 下面是小编为大家整理的讲话，供大家参考。",
      "caption 图为会议现场。记者 张三 摄",
      "page-number - 3 -",
      "links 相关文章",
      "links [2025-03-01]关于做好防汛工作的通知",
      "page 版权所有：某某网站",
    ]);
  });

  test("the licence of a text library, to the end", async () => {
    const body =
      "同志们：\n今天的会议很重要，大家要一件一件抓好落实，不能松劲。\n要把责任扛在肩上，把任务落到实处。\n";
    const document = await read(
      `${body.repeat(4)}本作品是中华人民共和国的\n法律\n，属于\n公有领域\n。\nPublic domain\n`,
    );
    expect(cutsOf(document).map(({ code }) => code)).toEqual(["page", ...Array<string>(5).fill("after-end")]);
    expect(document.speeches.flatMap(({ paragraphs }) => paragraphs).join("")).not.toContain("公有领域");
  });
});

test("text and cuts together are the source, whatever stands in it", async () => {
  const piece = fc.constantFrom(
    "同志们：\n",
    "要抓落实[1]。",
    "**重点**",
    "来源：本站\n",
    "（下转第2版）",
    "\n",
    "[^1]",
    "① ",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { minLength: 1 }),
      fc.constantFrom("a.txt", "a.md"),
      async (pieces, name) => {
        const document = await readDocument(new TextEncoder().encode(pieces.join("")), `file:///${name}`);
        if (isSkip(document)) return;
        const { source, text, cuts } = document;
        const gone = new Set(
          cuts.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
        );
        expect(Array.from(source, (unit, i) => (gone.has(i) ? "" : unit)).join("")).toBe(text);
      },
    ),
  );
});
