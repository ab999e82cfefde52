import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { declarationsOf } from "../../../../server/src/corpus/readers/css/declarations";
import { isForScreen } from "../../../../server/src/corpus/readers/css/media";
import { StyleRules } from "../../../../server/src/corpus/readers/css/rules";
import { selectorsOf } from "../../../../server/src/corpus/readers/css/selector";
import { rulesOf } from "../../../../server/src/corpus/readers/css/sheet";
import { PLAIN, shownWithin } from "../../../../server/src/corpus/readers/css/shown";
import { htmlReader } from "../../../../server/src/corpus/readers/html";
import type { Reading } from "../../../../server/src/corpus/readers/reader";
import { isSkip } from "../../../../server/src/corpus/skip";

const SIGNS = [
  "{", "}", ";", ":", ",", "(", ")", "[", "]", '"', "'", "\\", "/*", "*/", "@media ", "@supports ", "@layer a", ".a", "#b", "p", "*", ">", "+",
  " ", "\n", "::before", ":not(", "[x=", "display:none", "!important", "opacity:0", "font:0/0 a", "url(", "<!--", "left:-9999px", "rect(0,0",
]; // prettier-ignore

/** Of work, which a busy machine does not lengthen. */
function milliseconds(act: () => unknown): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

describe("style sheets", () => {
  test.each([
    ["rules in order", ".a{color:red} p , b { display : none }", [".a", "p , b"]],
    ["for a screen alone", "@media print{a{x:y}} @media screen and (min-width:10em){b{x:y}} @media (max-width:9px){i{x:y}}", ["b"]],
    ["blocks in blocks", "@supports (a:b){@layer x{@media all{u{x:y}}}} @font-face{src:url(a)} @keyframes k{from{x:y}} s{x:y}", ["u", "s"]],
    ["comments and strings", '/* a{} */ b/*c*/d{x:"}"} e[f="{"]{x:y}', ["b d", 'e[f="{"]']],
    ["what is left open", "a{b:c", ["a"]],
    ["statements", "@charset 'x'; @import url(x;y); a{}", ["a"]],
  ])("%s", (_name, sheet, selectors) => {
    expect(rulesOf(sheet).map((rule) => rule.selectors)).toEqual(selectors);
  }); // prettier-ignore

  test.each([
    ["the last one counts", "display:none;display:block", "block"],
    ["an important one counts", "DISPLAY:NONE ! important;display:block", "none"],
    ["behind a rule in the rule", "&.x{display:none} display : block", "block"],
    ["none", "displays:none;--display:none", undefined],
  ])("declarations: %s", (_name, text, value) => {
    expect(declarationsOf(text).get("display")?.value).toBe(value);
  });

  test.each([
    ["", true],
    ["all", true],
    ["print", false],
    ["not print", true],
    ["print, screen", true],
    ["only screen and (min-width: 768px) and (max-width: 1400px)", true],
    ["(width <= 600px)", false],
    ["(prefers-color-scheme: dark)", false],
    ["(orientation: landscape)", true],
  ])("media: %s", (query, holds) => {
    expect(isForScreen(query)).toBe(holds);
  });

  test("selectors by their weight; those that cannot be told from the elements around are left out", () => {
    const weights = selectorsOf("#a .b > p[c='d'], :root, *, p:not(.x)").map(
      ({ specificity }) => specificity,
    );
    expect(weights).toEqual([1_002_001, 1_000, 0, 1_001]);
    expect(
      selectorsOf("a:hover, a + b, a ~ b, p::before, li:nth-child(2), > a, a >, :is(a), (, [, ''"),
    ).toEqual([]);
  });

  test("any text gives rules, each of which can be walked with", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...SIGNS), fc.string()), { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const rules = new StyleRules([text, `${text}{display:none}`, `p{${text}}`]);
        for (const name of ["p", "b"]) rules.enter(name, { class: "a", id: "b" });
        rules.leave();
        rules.leave();
        rules.leave();
        const own = new Map([...declarationsOf(text)].map(([property, { value }]) => [property, value]));
        expect(typeof shownWithin(PLAIN, own).hidden).toBe("boolean");
        isForScreen(text);
      }),
      { numRuns: 400 },
    );
  });

  test("whatever its styles, a page is read, and offsets lead to its source", () => {
    const css = fc.array(fc.constantFrom(...SIGNS), { maxLength: 30 }).map((signs) => signs.join(""));
    fc.assert(
      fc.property(css, css, (sheet, own) => {
        const html = `<style>${sheet}</style><p class="a" style='${own.replace(/'/g, "")}'>同志们<b id=b>工作</b></p>抓落实。`;
        const reading = htmlReader.read(Buffer.from(html)) as Reading;
        if (isSkip(reading)) return;
        for (let i = 0; i < reading.text.length; i++)
          expect(reading.source[reading.offsets?.[i] ?? i]).toBe(reading.text[i]);
      }),
      { numRuns: 300 },
    );
  });

  test("what repeats itself takes its time, and no more", () => {
    const half = 50_000;
    for (const sign of [
      ...SIGNS,
      ".a,",
      "a>",
      ".a ",
      ":not(a)",
      "a{b:c}",
      ".a{display:none}",
      "@media(",
      "\\a",
      "/*/",
      "/**/",
      "a/*",
    ])
      for (const make of [
        (n: number): string => sign.repeat(n),
        (n: number): string => `a{${sign.repeat(n)}`,
        (n: number): string => `${sign.repeat(n)}{display:none}`,
      ])
        expect(
          milliseconds(() => new StyleRules([make(half)])),
          sign,
        ).toBeLessThan(2_000);
  }, 120_000);

  test("pages of many elements and rules take bounded time", () => {
    const rules = Array.from({ length: 2_000 }, (_, i) => `div div .a div > .b${i % 7} {display:none}`).join(
      "",
    );
    const html = `<style>${rules} * * * * *{opacity:1}</style>${'<div class="a b1">'.repeat(10_000)}同志们：${"</div>".repeat(10_000)}`;
    expect(milliseconds(() => htmlReader.read(Buffer.from(html)))).toBeLessThan(20_000);
  }, 60_000);
});
