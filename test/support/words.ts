import fc from "fast-check";
import { expect } from "vitest";
import type { Segmentation, Token } from "../../server/src/text/tokens";

export const SENTENCE = "我们要坚持以人民为中心，着力抓好落实。";

export const wordsOf = (text: string, tokens: readonly Token[]): string[] =>
  tokens.map(({ span }) => text.slice(span.start, span.end));

/** Whether better words than Intl.Segmenter's have arrived. */
export const isTagged = (segmentation: Segmentation, text: string): boolean =>
  segmentation.tokens(text).some((token) => token.tag !== undefined);

/** Texts of words, marks, blanks of all kinds, NUL and halves of characters. */
export const oddProse = fc
  .array(
    fc.constantFrom(
      ..."坚持 人民 ， 。 GDP 5.3% 𠀀 的 \0 \ud800 \udc00 é か ─ 😀".split(" "),
      ...[" ", "\n", "\r\n", "\t", "\u3000", "\u00a0", "\ufeff"],
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

/** In order, without overlaps, and nothing but white space between. */
export function expectTokens(text: string, tokens: readonly Token[]): void {
  let at = 0;
  for (const { span } of tokens) {
    expect(text.slice(at, span.start).trim()).toBe("");
    expect(span.end).toBeGreaterThan(span.start);
    at = span.end;
  }
  expect(text.slice(at).trim()).toBe("");
}
