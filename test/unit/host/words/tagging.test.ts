import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analysisOf, tokensOf } from "../../../../server/src/host/words/engineMessages";
import { align, taggingEngine, unknownOf, wellFormed } from "../../../../server/src/host/words/tagging";
import { expectTokens, oddProse } from "../../../support/words";

describe("align", () => {
  const cut = (text: string): string[] =>
    text.match(/\s+|[A-Z0-9.%]+|[\ud800-\udbff][\udc00-\udfff]|./gsu) ?? [];

  test("finds words again whatever white space was lost", () => {
    fc.assert(
      fc.property(oddProse, fc.infiniteStream(fc.boolean()), (raw, lose) => {
        const text = wellFormed(raw);
        const tagged = cut(text).flatMap((word) =>
          word.trim() === "" && lose.next().value ? [] : [{ word, tag: "x" }],
        );
        expectTokens(text, align(text, tagged));
      }),
    );
  });

  test("bears words that are not in the text", () => {
    const word = fc.record({ word: fc.string({ maxLength: 4 }), tag: fc.constant("n") });
    fc.assert(
      fc.property(oddProse, fc.array(word, { maxLength: 20 }), (text, tagged) => {
        let at = 0;
        for (const { span } of align(text, tagged)) {
          expect(span.start).toBeGreaterThanOrEqual(at);
          expect(span.end).toBeLessThanOrEqual(text.length);
          at = span.end;
        }
      }),
    );
  });

  test("wellFormed keeps lengths", () => {
    expect(wellFormed("a\0b\ud800c𠀀\udc00")).toBe("a\ufffdb\ufffdc𠀀\ufffd");
  });
});

test("words are the same after their journey between processes", () => {
  const tokens = [
    { span: { start: 0, end: 2 }, tag: "n" },
    { span: { start: 3, end: 4 }, tag: "x" },
  ];
  expect(tokensOf(analysisOf(tokens))).toEqual(tokens);
});

test("an engine that does not know a common noun has no dictionary", () => {
  const tagSingly = (text: string) => Array.from(text, (word) => ({ word, tag: "x" }));
  expect(() => taggingEngine(tagSingly)).toThrow("dictionary");
});

test("words that an engine has are not given to it again", () => {
  const tag = (text: string) => (text === "人民" ? [{ word: text, tag: "n" }] : [{ word: text, tag: "x" }]);
  const words = ["人民", "欧阳青石"].map((text) => ({ text, tag: "nr" }));
  expect(unknownOf(words, tag).map(({ text }) => text)).toEqual(["欧阳青石"]);
});
