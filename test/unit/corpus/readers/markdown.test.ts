import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdownReader } from "../../../../server/src/corpus/readers/markdown";
import type { Reading } from "../../../../server/src/corpus/readers/reader";

const read = (source: string): Reading => markdownReader.read(new TextEncoder().encode(source)) as Reading;

describe("markdown", () => {
  test.each([
    ["heading", "# 在大会上的讲话\n\n同志们：", "在大会上的讲话\n\n同志们："],
    ["heading without its blank", "##一、提高认识", "一、提高认识"],
    ["closed heading", "## 一、提高认识 ##", "一、提高认识"],
    ["underlined heading", "讲话\n====\n正文。", "讲话\n\n正文。"],
    ["bullets", "- 抓落实\n* 抓创新\n+ 抓队伍", "抓落实\n抓创新\n抓队伍"],
    ["task", "- [x] 已经办结", "已经办结"],
    ["numbers stay", "1. 抓落实\n2. 抓创新", "1. 抓落实\n2. 抓创新"],
    ["quotation", "> > - 群众的事无小事", "群众的事无小事"],
    ["emphasis", "**一是**抓*落实*，***二是***抓创新", "一是抓落实，二是抓创新"],
    ["underscores", "__一是__抓 _落实_", "一是抓 落实"],
    ["a blank to fill in stays", "时间：____年\n____", "时间：____年\n____"],
    ["a star alone stays", "3*5=15", "3*5=15"],
    ["struck and code", "~~旧~~`新`", "旧新"],
    ["link", "见[通知](http://a.example/b)和[办法][1]", "见通知和办法"],
    ["link target", "[1]: http://a.example/b", ""],
    ["picture", "图![说明](a.png)后", "图后"],
    ["footnote", "工作[^1]。\n\n[^1]: 注释", "工作。\n\n注释"],
    ["comment over lines", "前<!-- 批\n注 -->后", "前后"],
    ["tags", "<p>工作</p><br>", "工作"],
    ["indent by entity", "&nbsp;&emsp;工作", "工作"],
    ["escape", "1\\. 工作\\*", "1. 工作*"],
    ["fence", "前\n```\n# 不是正文\n```\n后", "前\n\n后"],
    ["fence that nobody closes", "```\n# 工作", "\n工作"],
    ["rule and ruler", "---\n工作\n***\n| a | b |\n|---|:-:|", "\n工作\n\n| a | b |\n"],
    ["nothing to take out", "同志们：\n工作。", "同志们：\n工作。"],
  ])("%s", (_name, source, text) => {
    expect(read(source).text).toBe(text);
  });

  test("front matter says what the speech is", () => {
    const { text, meta } = read('---\ntitle: "讲话"\n日期：2026-01-05\nstage: final\n---\n# 别的标题\n');
    expect({ text, meta }).toEqual({ text: "别的标题\n", meta: { title: "讲话", date: "2026-01-05" } });
  });

  test("comments and lists in front matter", () => {
    const { meta } = read("---\ntitle: 奋进: 讲话 # 暂定\nauthor: [甲, 乙]\n会议：\n- 全会\n---\n好\n");
    expect(meta).toStrictEqual({ title: "奋进: 讲话", author: "甲、乙", occasion: "全会" });
  });

  test("front matter by names that every object has says nothing", () => {
    const { meta } = read("---\n__proto__: 甲\nconstructor: 乙\ntoString: 丙\n标题: 讲话\n---\n好\n");
    expect(meta).toStrictEqual({ title: "讲话" });
  });

  test("each unit of the text stands in the source where its offset says, in order", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "#",
        "*",
        "_",
        "`",
        "~",
        "[",
        "]",
        "(",
        ")",
        "!",
        ">",
        "-",
        "\\",
        "|",
        "<",
        "&nbsp;",
        "\n",
        " ",
        "---\n",
      ),
      fc.constantFrom("工作", "一是", "1. ", "同志们：", "a"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const source = pieces.join("");
        fc.pre(source.length > 0);
        const { text, offsets } = read(source);
        if (!offsets) {
          expect(text).toBe(source);
          return;
        }
        expect(offsets.length).toBe(text.length + 1);
        expect(offsets.at(-1)).toBe(source.length);
        for (let i = 0; i < text.length; i++) {
          expect(source[offsets[i]!]).toBe(text[i]);
          expect(offsets[i + 1]!).toBeGreaterThan(offsets[i]!);
        }
      }),
    );
  });

  test("a line may be a whole file", () => {
    for (const piece of ["*讲", "_a_讲", "`讲", "[讲](a", "<a ", "["]) {
      const { text } = read(piece.repeat(100_000));
      expect(text.length).toBeGreaterThan(0);
    }
  });

  test("Han is never lost outside links' addresses, pictures, tags and comments", () => {
    const piece = fc.constantFrom(
      "# ",
      "**",
      "*",
      "__",
      "- ",
      "> ",
      "`",
      "\n",
      "\n\n",
      "工作",
      "，",
      "一、",
      "落实。",
      "1. ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const source = pieces.join("");
        fc.pre(source.length > 0 && !source.startsWith("---"));
        const han = (text: string): string => text.replace(/[^\u4e00-\u9fff]/g, "");
        expect(han(read(source).text)).toBe(han(source));
      }),
    );
  });
});
