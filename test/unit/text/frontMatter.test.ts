import { describe, expect, it } from "vitest";
import { frontMatterIn } from "../../../server/src/text/frontMatter";

describe("front matter", () => {
  const fields = (...lines: string[]): unknown =>
    frontMatterIn(`---\n${lines.join("\n")}\n---\n讲话`)?.fields.map(({ key, value, items }) =>
      items.length > 0 ? { [key]: items } : { [key]: value },
    );

  it.each([
    ["either colon", ["stage: final", "阶段：定稿"], [{ stage: "final" }, { 阶段: "定稿" }]],
    ["a colon in the value", ["title: 奋进: 讲话"], [{ title: "奋进: 讲话" }]],
    [
      "a comment behind the value",
      ["stage: final # 送审", "# 只是说明", "year：2027 # 明年: 换届"],
      [{ stage: "final" }, { year: "2027" }],
    ],
    ["a # that begins no comment", ['a: "第 #1 号"', "b: C#课"], [{ a: "第 #1 号" }, { b: "C#课" }]],
    ["a comment behind quotes", ["a: '定稿' # \"送审\""], [{ a: "定稿" }]],
    ["a list beside its key", ["上级: [甲, '乙'，丙] # 三家"], [{ 上级: ["甲", "乙", "丙"] }]],
    ["a list below its key", ["上级：", "  - 甲 # 市里", "- '乙'"], [{ 上级: ["甲", "乙"] }]],
    [
      "an item of two lines",
      ["leaders:", "- name: 甲", "  post: 院长", "year: 2027"],
      [{ leaders: ["name: 甲 院长"] }, { year: "2027" }],
    ],
    [
      "half-typed lines",
      ["sta", "- ", "stage:", '单位: "平川县', "上级: [甲, 乙", "：", "-"],
      [{ stage: "" }, { 单位: '"平川县' }, { 上级: ["甲", "乙"] }],
    ],
  ])("%s", (_, lines, expected) => {
    expect(fields(...lines)).toEqual(expected);
  });

  it.each([
    ["---\n---\n讲话", 8],
    ["---  \r\ntitle: 讲话\r\n---\r\n讲话", 23],
    ["---\ntitle: 讲话\n---", 17],
  ])("ends behind its last line: %j", (text, end) => expect(frontMatterIn(text)?.end).toBe(end));

  it.each(["讲话", "---\ntitle: 讲话\n", "----\n---\n", "\n---\n---\n", `---\n${"甲\n".repeat(9999)}---\n`])(
    "none: %#",
    (text) => expect(frontMatterIn(text)).toBeUndefined(),
  );
});
