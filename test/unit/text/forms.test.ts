import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isHan, isInvisible, isLineBreak } from "../../../server/src/text/chars";
import { fold, unfoldSpan } from "../../../server/src/text/fold";
import { plainText } from "../../../server/src/text/plainText";
import { filledLines } from "../../../server/src/text/filledLines";

const range = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).filter((char) =>
    /\p{L}|\p{N}|\p{So}/u.test(char),
  );
const KANGXI = range(0x2f00, 0x2fd5);
const SUPPLEMENT = range(0x2e80, 0x2ef3);
const COMPATIBILITY = [...range(0xf900, 0xfad9), ...range(0x2f800, 0x2fa1d)];

describe("forms of ideographs", () => {
  it("stand for what Unicode says", () => {
    // An ideograph of two units has no room in the place of one.
    for (const form of [...KANGXI, ...COMPATIBILITY]) {
      const plain = form.normalize("NFKC");
      expect([plain, plain.length > form.length ? form : plain], form).toContain(fold(form).text);
      if (plain.length <= form.length) expect(fold(form).text).toBe(plain);
    }
  });

  it("radicals of the supplement stand for one ideograph each, those with a decomposition for that", () => {
    for (const radical of SUPPLEMENT) {
      const plain = fold(radical).text;
      expect(plain).toHaveLength(1);
      expect(plain === radical || (isHan(plain.charCodeAt(0)) && fold(plain).text === plain), radical).toBe(
        true,
      );
      const decomposed = radical.normalize("NFKC");
      if (decomposed !== radical) expect(plain).toBe(decomposed);
    }
    expect(fold("⻅⻓⻔⺠⻋⻚⻛⻢⻩⿓").text).toBe("见长门民车页风马黄龍");
  });

  it("a text as it is seen keeps its blanks and marks", () => {
    expect(plainText("\u200b⼀、A\u00ad B\u{e0100}，\n\u{2f800}")).toBe("一、A B，\n丽");
    expect(plainText("工作 A，\t")).toBe("工作 A，\t");
  });
});

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(...KANGXI.slice(0, 9), "\u{2f800}", "\u{2f801}", "\ud87e", "\udb40", "\u{e0101}", "葛", "\u00ad", "\u200b", "\ufeff", "\b", "\n", "\v", "\u0085", "\u2028", " ", "一、", "1.", "A", "。", "︒", "(", '"', "…", "..."),
    fc.string({ unit: "binary", maxLength: 3 }),
  ),
  { maxLength: 30 },
).map((all) => all.join("")); // prettier-ignore

describe("what is folded", () => {
  it("folds to itself, and each unit leads to what it was", () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const folded = fold(text);
        expect(fold(folded.text).text).toBe(folded.text);
        let at = 0;
        for (let i = 0; i < folded.text.length; i++) {
          const { start, end } = unfoldSpan(folded, { start: i, end: i + 1 });
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          at = start;
        }
      }),
      { numRuns: 1_000, examples: [["¡1.\u{e0104}A"]] },
    );
  });

  it("what nobody sees makes no difference anywhere", () => {
    const seen = fc.array(fc.constantFrom("一、", "提高", "1", ".", "，", ",", "A", "（", '"', "。", "5%", "3:1"), { maxLength: 12 });
    fc.assert(
      fc.property(seen, fc.constantFrom("\u00ad", "\u200b", "\u200e", "\u2060", "\ufeff", "\u0007"), (parts, mark) => {
        const text = parts.join("");
        expect(fold(Array.from(text).join(mark)).text).toBe(fold(text).text);
      }),
    );
  }); // prettier-ignore

  it("classes do not overlap, and lines end at every break", () => {
    for (let code = 0; code < 0x10000; code++)
      expect([isInvisible(code), isLineBreak(code), isHan(code)].filter(Boolean).length).toBeLessThan(2);
    const breaks = ["\n", "\r", "\r\n", "\v", "\f", "\u0085", "\u2028", "\u2029"];
    for (const end of breaks)
      expect(filledLines(`甲${end}${end}乙${end}`).map(({ start }) => start)).toEqual([
        0,
        1 + 2 * end.length,
      ]);
  });
});
