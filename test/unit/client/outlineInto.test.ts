import { describe, expect, it } from "vitest";
import { outlineInto } from "../../../client/src/pure/outlineInto";

const OUTLINE = "在全区${1:××}年工作会上的讲话\n\n同志们：\n\n$0\n\n一、认清形势\n\n二、抓好落实\n";
const BODY = "$0\n\n一、认清形势\n\n二、抓好落实\n";

describe("an outline goes into a draft that is open", () => {
  it.each([
    ["a title", "在全县2027年工作会上的讲话", `同志们：\n\n${BODY}`],
    ["a title with blank lines", "\n在全县2027年工作会上的讲话\n\n\n", `同志们：\n\n${BODY}`],
    [
      "a title, date and speaker",
      "在全县工作会上的讲话\r\n（2027年1月3日）\r\n张某某\r\n",
      `同志们：\n\n${BODY}`,
    ],
    ["a title and who is addressed", "在全县工作会上的讲话\n\n同志们、朋友们：\n", BODY],
    [
      "front matter and a title",
      "---\nstage: draft\nkind: 部署会\n---\n在全县工作会上的讲话\n",
      `同志们：\n\n${BODY}`,
    ],
  ])("that holds %s", (_, text, expected) => {
    expect(outlineInto(text, OUTLINE)).toBe(expected);
  });

  it.each([
    ["nothing", ""],
    ["blank lines", "\n \n"],
    ["front matter alone", "---\nstage: draft\n---\n"],
    ["a sentence", "在全县工作会上的讲话\n\n今天召开会议。\n"],
    ["a long line", `在全县工作会上的讲话\n\n${"部署今年的工作".repeat(8)}\n`],
    ["headings", "在全县工作会上的讲话\n\n同志们：\n\n一、认清形势\n\n二、抓好落实\n"],
  ])("not into one that holds %s", (_, text) => {
    expect(outlineInto(text, OUTLINE)).toBeUndefined();
  });

  it("whole where it does not say where the text begins", () => {
    expect(outlineInto("在全县工作会上的讲话", "一、认清形势\n")).toBe("一、认清形势\n");
  });
});
