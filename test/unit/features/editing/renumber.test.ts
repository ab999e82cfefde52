import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveSection } from "../../../../server/src/features/editing/moveSection";
import { renumber } from "../../../../server/src/features/editing/renumber";
import { parseDraft } from "../../../../server/src/speech/parse";
import { formatHan } from "../../../../server/src/text/numerals";
import { applied, BODY } from "../../../support/rules";

const [a, b, c, d] = BODY;
const renumbered = (text: string, part?: string): string => {
  const start = part === undefined ? -1 : text.indexOf(part);
  const range = part === undefined ? undefined : { start, end: start + part.length };
  return applied(text, renumber(parseDraft(text), range));
};

describe("renumber", () => {
  it.each([
    ["nothing to do", `一、甲事\n${a}\n二、乙事\n${b}\n`, `一、甲事\n${a}\n二、乙事\n${b}\n`],
    [
      "a gap",
      `一、甲事\n${a}\n三、乙事\n${b}\n五、丙事\n${c}\n`,
      `一、甲事\n${a}\n二、乙事\n${b}\n三、丙事\n${c}\n`,
    ],
    [
      "two levels",
      `一、甲事\n（一）其先\n${a}\n（三）其后\n${b}\n三、乙事\n（一）其先\n${c}\n（一）其后\n${d}\n`,
      `一、甲事\n（一）其先\n${a}\n（二）其后\n${b}\n二、乙事\n（一）其先\n${c}\n（二）其后\n${d}\n`,
    ],
    [
      "inside a paragraph",
      `重点是：一是甲事，${a}三是乙事，${b}四是丙事，${c}\n`,
      `重点是：一是甲事，${a}二是乙事，${b}三是丙事，${c}\n`,
    ],
    ["one and the other", `一是不能没有，一是不能混乱，${a}\n`, `一是不能没有，一是不能混乱，${a}\n`],
    [
      "first and last",
      `首先，甲事。${a}\n其次，乙事。${b}\n最后，丙事。${c}\n`,
      `首先，甲事。${a}\n其次，乙事。${b}\n最后，丙事。${c}\n`,
    ],
  ])("%s", (_name, text, expected) => {
    expect(renumbered(text)).toBe(expected);
    expect(renumbered(expected)).toBe(expected);
  });

  it("within a range goes on from the sibling before it", () => {
    const text = `一、甲事\n${a}\n二、乙事\n${b}\n五、丙事\n${c}\n八、丁事\n${d}\n`;
    expect(renumbered(text, "五、")).toBe(`一、甲事\n${a}\n二、乙事\n${b}\n三、丙事\n${c}\n八、丁事\n${d}\n`);
  });
});

/** Moves the section that `heading` opens; the text afterwards, with the caret line that was told of. */
const moved = (text: string, heading: string, by: number): { text: string; line: string } | undefined => {
  const move = moveSection(parseDraft(text), text.indexOf(heading), by);
  if (!move) return undefined;
  const after = applied(text, move.changes);
  return { text: after, line: after.slice(move.heading).split("\n", 1)[0]! };
};

describe("moveSection", () => {
  const text = `同志们：\n\n一、甲事\n\n${a}\n\n二、乙事\n\n${b}\n\n三、丙事\n\n${c}\n${d}\n`;

  it("takes its body along and renumbers", () => {
    expect(moved(text, "三、", -1)).toEqual({
      text: `同志们：\n\n一、甲事\n\n${a}\n\n二、丙事\n\n${c}\n${d}\n\n三、乙事\n\n${b}\n`,
      line: "二、丙事",
    });
  });

  it("passes several siblings", () => {
    expect(moved(text, "一、", 2)).toEqual({
      text: `同志们：\n\n一、乙事\n\n${b}\n\n二、丙事\n\n${c}\n${d}\n\n三、甲事\n\n${a}\n`,
      line: "三、甲事",
    });
  });

  it("closes a gap on the way", () => {
    const gap = text.replace("三、", "四、");
    expect(moved(gap, "四、", -1)?.text).toBe(moved(text, "三、", -1)?.text);
  });

  it.each([
    ["the siblings behind it are numbered too", "一二四五", "四、", -1, "一甲二丙三乙四丁"],
    ["and those before it", "二三五六七", "七、", -1, "二甲三乙四丙五戊六丁"],
    ["a list that was out of order is put in order", "一三二四", "四、", -1, "一甲二乙三丁四丙"],
    ["a number that stood twice is there once", "一二二三", "三、", -2, "一甲二丁三乙四丙"],
    ["a list of another item is left alone", "一二一二", "二、乙", -1, "一乙二甲一丙二丁"],
  ])("numbers the whole list: %s", (_name, numbers, heading, by, expected) => {
    const draft = Array.from(numbers, (n, i) => `${n}、${"甲乙丙丁戊"[i]!}事\n${BODY[i]!}\n`).join("");
    const after = moved(draft, heading, by)!;
    expect([...after.text.matchAll(/^(.)、(.)/gm)].map(([, n, name]) => n! + name!).join("")).toBe(expected);
    expect(after.line).toContain(/^[^、]*、(.?)/.exec(draft.slice(draft.indexOf(heading)))![1]);
  });

  it("changes nothing but its number in what does not change places", () => {
    const draft = parseDraft(`一、甲事\n${a}\n二、乙事\n${b}\n四、丙事\n${c}\n五、丁事\n${d}\n`);
    const { changes } = moveSection(draft, draft.text.indexOf("二、"), -1)!;
    expect(changes.slice(2).map(({ newText }) => newText)).toEqual(["三", "四"]);
  });

  it("needs no line break at the end", () => {
    expect(moved(text.trimEnd(), "三、", -1)?.text).toBe(
      `同志们：\n\n一、甲事\n\n${a}\n\n二、丙事\n\n${c}\n${d}\n\n三、乙事\n\n${b}`,
    );
  });

  it("keeps CRLF", () => {
    const crlf = text.replaceAll("\n", "\r\n");
    expect(moved(crlf, "三、", -1)?.text).toBe(moved(text, "三、", -1)?.text.replaceAll("\n", "\r\n"));
  });

  it("moves a section below within its parent only", () => {
    const nested = `一、甲事\n（一）其先\n${a}\n（二）其后\n${b}\n二、乙事\n（一）其先\n${c}\n（二）其后\n${d}\n`;
    expect(moved(nested, "（二）其后", -1)?.text).toBe(
      `一、甲事\n（一）其后\n${b}\n（二）其先\n${a}\n二、乙事\n（一）其先\n${c}\n（二）其后\n${d}\n`,
    );
    expect(moved(nested, "（二）其后", 1)).toBeUndefined();
  });

  it.each([
    ["the first upwards", "一、", -1],
    ["the last downwards", "三、", 1],
    ["further than there are siblings", "一、", 3],
    ["by nothing", "二、", 0],
    ["what is no section", "同志们", 1],
  ])("does not move %s", (_name, heading, by) => expect(moved(text, heading, by)).toBeUndefined());

  it("keeps every body and stays numbered in order, and moving back gives the bytes back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(), fc.nat(), fc.boolean(), (n, from, to, spaced) => {
        const break_ = spaced ? "\n\n" : "\n";
        const draft = Array.from(
          { length: n },
          (_, i) =>
            `${formatHan(i + 1)}、第${"甲乙丙丁戊己庚辛壬"[i]!}类事项${break_}${BODY[i % 6]!}${"再接再厉。".repeat(i)}${break_}`,
        ).join("");
        const source = from % n;
        const by = (to % n) - source;
        const first = moved(draft, `${formatHan(source + 1)}、第`, by);
        if (by === 0) return first === undefined;
        const back = moved(first!.text, first!.line, -by);
        const numbers = [...first!.text.matchAll(/^(.+?)、第/gm)].map((m) => m[1]);
        return back?.text === draft && numbers.every((number, i) => number === formatHan(i + 1));
      }),
    );
  });
});
