import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

interface Configuration {
  readonly wordPattern: { readonly pattern: string };
  readonly brackets: readonly (readonly [string, string])[];
  readonly autoClosingPairs: readonly unknown[];
}

const file = path.join(import.meta.dirname, "../../client/language-configuration.json");
const configuration = JSON.parse(readFileSync(file, "utf8")) as Configuration;
const words = (text: string): string[] =>
  text.match(new RegExp(configuration.wordPattern.pattern, "g")) ?? [];

describe("word pattern of language speech", () => {
  it.each([
    [
      "a run of Han ends at every mark",
      "坚持高质效办案，“三个善于”落地。",
      ["坚持高质效办案", "三个善于", "落地"],
    ],
    ["pinyin typed after Han stands alone", "推动gzl发展", ["推动", "gzl", "发展"]],
    ["figures keep their point", "增长3.5个百分点", ["增长", "3.5", "个百分点"]],
    ["zero of dates is Han", "二〇二六年", ["二〇二六年"]],
    ["full-width brackets and book marks part words", "（一）《条例》——说明", ["一", "条例", "说明"]],
    ["other scripts stay whole", "café Привет カタカナ", ["café", "Привет", "カタカナ"]],
    ["identifiers and Latin marks as in other languages", "foo_bar, a-b", ["foo_bar", "a", "b"]],
    ["no word in placeholders of marks", "×× …… ——", []],
    ["full-width letters and digits are words", "Ａ类２０个", ["Ａ", "类", "２０", "个"]],
  ])("%s", (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("never matches the empty string, which VS Code refuses", () => {
    expect(new RegExp(`^(?:${configuration.wordPattern.pattern})$`).test("")).toBe(false);
  });
});

describe("pairs of language speech", () => {
  it("are never closed by the editor: input methods do it themselves", () => {
    expect(configuration.autoClosingPairs).toEqual([]);
  });

  it("open and close by different marks", () => {
    for (const [open, close] of configuration.brackets) expect(open).not.toBe(close);
  });
});
