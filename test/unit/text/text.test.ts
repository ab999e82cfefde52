import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, foldOffset, unfoldSpan } from "../../../server/src/text/fold";
import { formatHan, numeralLike, parseNumeral } from "../../../server/src/text/numerals";
import { sentences } from "../../../server/src/text/sentences";
import { countSyllables } from "../../../server/src/text/syllables";
import { wordCrosses, words } from "../../../server/src/text/words";

/** Text as drafts have it: Han, marks of both widths, figures, Latin, layout. */
const pieces = fc.constantFrom(
  ..."坚持党的领导一二十两〇，。、；：！？（）“”…—".split(""),
  ..." ,.:;!?()\"'%-\n\t　12309aBcX１ＡＢ％．＂".split(""),
  "\r\n", "……", "...", "1.", "15:30", "12,345", "3.5", "https://a.b", "𠀀", "PPT", "Hello world",
); // prettier-ignore
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));

const WIDEN: Readonly<Record<string, string>> = {
  ",": "，",
  ".": "．",
  ":": "：",
  ";": "；",
  "!": "！",
  "?": "？",
  "(": "（",
  ")": "）",
};

describe("fold", () => {
  it.each([
    ["加强领导,压实责任.", "加强领导，压实责任。"],
    ["1.坚持", "1.坚持"],
    ["１．坚持", "1.坚持"],
    ["1. 坚持", "1.坚持"],
    ["（一)加强", "（一）加强"],
    ["任务如下:1.抓早；2．抓小", "任务如下：1.抓早；2.抓小"],
    ["增长3.5%,达到12,345件", "增长3.5%，达到12,345件"],
    ["增长３．５％", "增长3.5%"],
    ["会议15:30开始", "会议15:30开始"],
    ["会议15：30开始", "会议15:30开始"],
    ["达到15,2023年完成", "达到15，2023年完成"],
    ["Hello world, a b", "Hello world, a b"],
    ["Hello world， a b", "Hello world, a b"],
    ["结合 PPT 汇报.", "结合PPT汇报。"],
    ['坚持"四个自信",做到', "坚持“四个自信”，做到"],
    ["同志们 :\r\n", "同志们："],
    ["检\n察机关", "检察机关"],
    ["等等...", "等等……"],
    ["等等。。。", "等等……"],
    ["等等……", "等等……"],
    ["见 https://a.cn/b?c=1", "见https://a.cn/b?c=1"],
    ["", ""],
    [" 　\n", ""],
  ])("%j is %j", (source, text) => expect(fold(source).text).toBe(text));

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = fold(text).text;
        expect(fold(once).text).toBe(once);
      }),
    );
  });

  it("does not depend on the width of marks", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const wide = text.replace(/[,.:;!?()]/g, (mark) => WIDEN[mark]!);
        expect(fold(wide).text).toBe(fold(text).text);
      }),
    );
  });

  it("leads back to the source: offsets grow, spans hold what they fold", () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const folded = fold(text);
        const { length } = folded.text;
        const offsets = folded.offsets ? [...folded.offsets] : [...Array(length + 1).keys()];
        expect(offsets).toHaveLength(length + 1);
        for (let i = 1; i < offsets.length; i++) expect(offsets[i]!).toBeGreaterThan(offsets[i - 1]!);
        const [start, end] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y) as [number, number];
        const source = unfoldSpan(folded, { start, end });
        expect(source.start).toBeLessThanOrEqual(source.end);
        expect(source.end).toBeLessThanOrEqual(text.length);
        expect(foldOffset(folded, source.start)).toBe(start);
        if (end > start) expect(foldOffset(folded, source.end)).toBe(end);
      }),
    );
  });

  it("takes a million marks in linear time", () => {
    const time = (n: number): number => {
      const text = "增长3.5%, 达到 12,345 件.\n".repeat(n);
      const start = performance.now();
      fold(text);
      return performance.now() - start;
    };
    time(20_000);
    expect(time(60_000)).toBeLessThan(30 * Math.max(time(6_000), 2));
  });
});

describe("numerals", () => {
  it.each([["一", 1], ["十", 10], ["十二", 12], ["二十", 20], ["九十九", 99], ["一百零五", 105], ["一百一十", 110], ["两", 2], ["两千", 2000], ["二〇二三", 2023], ["零", 0], ["12", 12]])(
    "%s is %i", (text, value) => expect(parseNumeral(text)).toBe(value)); // prettier-ignore
  it.each(["", "十五一", "百", "十十", "甲", "一两", "12345"])("%j is none", (text) =>
    expect(parseNumeral(text) ?? "none").toBe(text === "百" ? 100 : "none"),
  );
  it.each([["三", 4, "四"], ["九", 10, "十"], ["9", 10, "10"], ["３", 4, "４"], ["９", 10, "１０"], ["㈨", 10, "㈩"], ["⑲", 20, "⑳"]])(
    "like %s, %i is %s", (original, value, numeral) => expect(numeralLike(original, value)).toBe(numeral)); // prettier-ignore
  it.each([["㈩", 11], ["⑳", 21], ["⒇", 21], ["⒛", 21], ["甲", 2], ["", 1], ["一", 0]])(
    "like %j there is no %i", (original, value) => expect(numeralLike(original, value)).toBeUndefined()); // prettier-ignore
  it("come back as they went", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (n) => {
        expect(parseNumeral(formatHan(n))).toBe(n);
      }),
    );
  });
});

describe("syllables", () => {
  it.each([
    ["同志们，大家好！", 6],
    ["37.5%", 8],
    ["增长6.1%", 8],
    ["12件", 3],
    ["105件", 5],
    ["12,345件", 10],
    ["10000人", 3],
    ["2023年", 5],
    ["2023-12-13", 11],
    ["15:30", 6],
    ["12309热线", 7],
    ["10-20件", 5],
    ["PPT汇报", 5],
    ["Hello", 2],
    ["线上+线下", 5],
    ["×月×日", 4],
    ["", 0],
  ])("%s are %i", (text, count) => expect(countSyllables(text)).toBe(count));
});

describe("sentences and words", () => {
  const joined = (text: string, spans: readonly { start: number; end: number }[]): string =>
    spans.map(({ start, end }) => text.slice(start, end)).join("");

  it("sentences tile the text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(joined(text, sentences(text))).toBe(text);
      }),
    );
  });

  it("words tile the text, however long it is", () => {
    const spans = (text: string) => words(text).map(({ span }) => span);
    fc.assert(
      fc.property(texts, (text) => {
        expect(joined(text, spans(text))).toBe(text);
      }),
    );
    const long = "坚持人民至上".repeat(20_000);
    expect(spans(long).at(-1)!.end).toBe(long.length);
  });

  it("a word crosses a seam, or does not", () => {
    expect(wordCrosses("全面延伸检", "察履职新触角")).toBe(true);
    expect(wordCrosses("构建管理机制", "监管有序是关键")).toBe(false);
  });
});
