import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanPaste } from "../../../../server/src/features/editing/cleanPaste";
import { widened } from "../../../../server/src/features/editing/widened";
import { fold } from "../../../../server/src/text/fold";
import { BODY } from "../../../support/rules";

const [a = "", b = "", c = "", d = ""] = BODY;
/** A text as mail and PDF files wrap it: lines of so many characters. */
const wrapped = (text: string, width: number): string =>
  text.replace(new RegExp(`.{${width}}(?=.)`, "gu"), (line) => `${line}\n`);
const PROSE = `${a}${b}${c}`;
const OTHER = `${d}${a}${b}`;

describe("a cleaned paste", () => {
  it.each([
    ["a sentence", "要把责任压实到岗到人，按月调度。"],
    ["paragraphs written one by one", `一、压实责任\n${a}\n${b}\n`],
    ["short lines, of which nothing shows that they were wrapped", "压实责任\n优化服务\n用好数据\n"],
    ["indents and blank lines", `　　${a}\n\n\n　　${b}`],
    ["full-width digits", "办结１２件，同比上升３％。"],
    ["Latin text", "The quick brown fox, again.\nIt jumps: (twice)."],
    ["a little Chinese in it", `${"A sentence in English, and one more. ".repeat(4)}讲话`],
    ["code", 'const text = "讲话";\nif (text) console.log(text, 1);\nreturn first(text), second(text);\n'],
    ["nothing", ""],
  ])("is none of %s", async (_name, text) => expect(await cleanPaste({ text })).toBeUndefined());

  it.each([
    [
      "marks between Han",
      '会议强调,要抓好落实:一是"快",二是"实"(不走样)!\n',
      "会议强调，要抓好落实：一是“快”，二是“实”（不走样）！\n",
    ],
    [
      "marks, and not those of figures, times, addresses and Latin text",
      "1.15:30开会,投入3.5亿元,比上年增长12,345元(见A, B两表),网址https://a.cn/b?c=1,d.\n",
      "1.15:30开会，投入3.5亿元，比上年增长12,345元（见A, B两表），网址https://a.cn/b?c=1,d.\n",
    ],
    ["wraps that many lines prove", `${wrapped(PROSE, 24)}\n${wrapped(OTHER, 24)}\n`, `${PROSE}\n${OTHER}\n`],
    ["wraps with blanks at their ends", `${wrapped(PROSE, 24).replaceAll("\n", "  \n")}\n`, `${PROSE}\n`],
    [
      "what stands round a page's text",
      `来源：某某网 2025-03-05 10:20 点击：123\n\n${a}\n\n${b}\n\n责任编辑：佚名\n上一篇：关于放假的通知\n下一篇：没有了\n`,
      `${a}\n\n${b}\n\n`,
    ],
    ["the same without a line break at its end", `${a}\n${b}\n责任编辑：佚名`, `${a}\n${b}`],
    [
      "page numbers, and sentences that go on overleaf",
      `${a}${b.slice(0, 20)}\n\n- 2 -\n\n${b.slice(20)}${c}\n`,
      `${a}${b}${c}\n`,
    ],
  ])("is without or with %s", async (_name, text, expected) => {
    expect(await cleanPaste({ text })).toBe(expected);
    expect(await cleanPaste({ text: expected })).toBeUndefined();
  });

  it("is without what the page shows to be a menu, and with everything that only looks like one", async () => {
    const menu = ["首页", "要闻动态", "政务公开", "互动交流"];
    const text = `${menu.join("\n")}\n${a}\n首页改版\n${b}\n`;
    const links = menu.map((name) => `<a href="/x">${name}</a>`).join("<br>");
    const html = `<html><body><div>${links}</div><p>${a}</p><p>首页改版</p><p>${b}</p></body></html>`;
    expect(await cleanPaste({ text, html })).toBe(`${a}\n首页改版\n${b}\n`);
    expect(await cleanPaste({ text: `${a}\n${b}\n`, html: "<p" })).toBeUndefined();
  });

  it("is read as UTF-8 whatever the page says of itself", async () => {
    const html = `<meta charset="gb2312"><nav><a href="#">返回首页</a></nav><p>${a}</p>`;
    expect(await cleanPaste({ text: `返回首页\n${a}\n`, html })).toBe(`${a}\n`);
  });

  it("is left to itself where it is very long", async () => {
    expect(await cleanPaste({ text: "会议强调,要抓好落实.".repeat(20_000) })).toBeUndefined();
  });

  it("says the same in every paragraph, and is clean", async () => {
    const piece = fc.constantFrom(
      "要抓好",
      "落实",
      ",",
      "(",
      ")",
      '"',
      ":",
      "3.5",
      "A",
      "，",
      "。",
      "\n",
      " ",
      "一、",
      "来源：某网",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 24 }), async (pieces) => {
        const text = pieces.join("");
        const once = (await cleanPaste({ text })) ?? text;
        expect(await cleanPaste({ text: once })).toBeUndefined();
      }),
    );
  });
});

describe("widened marks", () => {
  it.each([
    ["系统(CPU使用率)偏高", "系统（CPU使用率）偏高"],
    ['称为"A股"的', "称为“A股”的"],
    ['他说:"好.', '他说："好。'],
    ["抓好落实)", "抓好落实)"],
    ["f(x, y)", "f(x, y)"],
    ["效率提高30%,成本下降", "效率提高30%，成本下降"],
    ["Node.js,Vue", "Node.js,Vue"],
  ])("%s", (text, expected) => expect(widened(text)).toBe(expected));

  it("change nothing that folding does not change, and not its text", () => {
    const piece = fc.constantFrom(
      "要",
      "落实",
      ",",
      ".",
      "(",
      ")",
      '"',
      ":",
      "3",
      "A",
      "，",
      "“",
      "”",
      " ",
      "...",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const text = pieces.join("");
        const wide = widened(text);
        expect(wide.length).toBe(text.length);
        expect(fold(wide).text).toBe(fold(text).text);
      }),
    );
  });
});
