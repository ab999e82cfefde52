import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../../../server/src/features/settings/settingsParser";
import { applied, corpusOf, indexOf, suggestAt, type Asking } from "../../../support/completion";
import { EMPTY_INDEX } from "../../../support/emptyIndex";

const corpus = corpusOf(
  "各位同事要聚焦主责主业，高质效办好每一个案件，努力让群众满意。二要抓紧抓实，压紧压实工作责任。",
  "我们始终坚持高质效办好每一个案件，把实事办到群众心坎上。\n一要抓紧抓实，压紧压实工作责任。",
  "今年的重点，是高质效办好每一个案件。要抓紧抓实，压紧压实工作责任，形成齐抓共管格局。",
);
const index = indexOf(corpus);

const phrases = (marked: string, asking?: Asking): string[] =>
  suggestAt(marked, index, asking)
    .filter(({ kind }) => kind === "phrase")
    .map((suggestion) => applied(marked, suggestion));

describe("continuations", () => {
  it.each([
    ["at the end of a line", "必须坚持高质效<|>", "必须坚持高质效办好每一个案件"],
    ["in mid-line", "必须坚持高质效<|>这一要求", "必须坚持高质效办好每一个案件这一要求"],
    ["before a comma", "必须坚持高质效<|>，久久为功", "必须坚持高质效办好每一个案件，久久为功"],
    ["after a comma", "要抓紧抓实，<|>", "要抓紧抓实，压紧压实工作责任"],
    ["after a half-width comma, which stays", "一要抓紧抓实,<|>", "一要抓紧抓实,压紧压实工作责任"],
    ["after a character outside the basic plane", "𠀋𠀋高质效<|>𠀋", "𠀋𠀋高质效办好每一个案件𠀋"],
    [
      "on a soft-wrapped line",
      "我们在任何时候都必须始终坚持高质效\n办好<|>",
      "我们在任何时候都必须始终坚持高质效\n办好每一个案件",
    ],
    ["before what it would end with", "高质效<|>每一个案件", "高质效办好每一个案件"],
  ])("%s", (_, marked, expected) => {
    expect(phrases(marked)).toContain(expected);
  });

  it.each([
    ["in an empty text", "<|>"],
    ["in an empty paragraph", "同志们：\n<|>"],
    ["on a line of blanks", "高质效\n　　<|>"],
    ["at the beginning of a paragraph", "<|>高质效办好"],
    ["while pinyin stands before the cursor", "高质效ban<|>"],
    ["where it stands already", "高质效<|>办好每一个案件"],
    ["in Latin text", "Hello world, this is <|>"],
    ["after what no text knows", "囍囍囍<|>"],
  ])("none %s", (_, marked) => {
    expect(
      phrases(marked, { settings: { completion: { ...DEFAULT_SETTINGS.completion, pinyin: false } } }),
    ).toEqual([]);
  });

  it("covers the characters before the cursor and begins its filter text with them", () => {
    const marked = "必须坚持高质效<|>";
    for (const { replace, newText, filterText, label } of suggestAt(marked, index)) {
      const covered = "必须坚持高质效".slice(replace.start, replace.end);
      expect(covered).not.toBe("");
      expect(filterText.startsWith(covered)).toBe(true);
      expect(newText).toBe(covered + label);
    }
  });

  it("names its source, and the sentences when it is looked at", () => {
    const [first] = suggestAt("必须坚持高质效<|>", index);
    expect(first?.source.zh).toBe("3 次 · 3 篇");
    expect(first?.resolve?.()?.zh).toContain(
      "今年的重点，是高质效办好每一个案件。\n——《第3篇讲话》，2022-01-01，2.txt",
    );
  });

  it("keeps silent where nothing is likely, unless it is asked for", () => {
    const many = indexOf(corpusOf(...Array.from("甲乙丙丁戊己庚辛壬癸", (c) => `要${c}${c}办理${c}${c}。`)));
    const minConfidence = { completion: { ...DEFAULT_SETTINGS.completion, minConfidence: 0.9 } };
    expect(suggestAt("要<|>", many, { explicit: false, settings: minConfidence })).toEqual([]);
    expect(suggestAt("要<|>", many, { explicit: true, settings: minConfidence })).not.toEqual([]);
  });

  it("learns the draft's own wording as it is typed", () => {
    const own = "要用好“茶亭夜话”的载体，把“茶亭夜话”办到村口。\n下一步，继续办好“茶亭<|>";
    expect(suggestAt(own, EMPTY_INDEX).map((s) => applied(own, s))[0]).toMatch(/办好“茶亭夜话”/u);
    const after = suggestAt(own, EMPTY_INDEX)[0];
    expect(after?.source.zh).toBe("本稿");
  });

  it("does not take the text behind the cursor for evidence", () => {
    expect(suggestAt("反复推敲<|>字斟句酌", EMPTY_INDEX)).toEqual([]);
  });
});

describe("every offered edit", () => {
  const piece = fc.constantFrom(
    "高质效",
    "办好",
    "每一个",
    "案件",
    "，",
    ",",
    "。",
    "压紧压实",
    "工作",
    "责任",
    "\n",
    "　",
    "a",
    "gz",
    "𠀋",
    "一是",
    "；",
    "二、",
    "（一）",
    "37项",
    "\r\n",
  );
  const marked = fc
    .tuple(fc.array(piece, { maxLength: 12 }), fc.array(piece, { maxLength: 6 }))
    .map(([before, after]) => `${before.join("")}<|>${after.join("")}`);

  it("stays on the line, keeps what it covers and what surrounds it", () => {
    fc.assert(
      fc.property(marked, (text) => {
        const offset = text.indexOf("<|>");
        const plain = text.replace("<|>", "");
        for (const suggestion of suggestAt(text, index)) {
          const { replace, newText, filterText, kind } = suggestion;
          expect(replace.end).toBe(offset);
          expect(replace.start).toBeLessThanOrEqual(offset);
          const covered = plain.slice(replace.start, offset);
          expect(covered).not.toMatch(/[\r\n]/u);
          expect(filterText.startsWith(covered)).toBe(true);
          expect(applied(text, suggestion)).toBe(
            plain.slice(0, replace.start) + newText + plain.slice(offset),
          );
          const added = newText.startsWith(covered) ? newText.slice(covered.length) : newText;
          expect(plain.slice(offset).startsWith(added)).toBe(false);
          if (kind === "phrase") expect(added).not.toMatch(/[。！？\n]/u);
          expect(newText).not.toMatch(/\p{Surrogate}/u);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("bad input", () => {
  it("one sentence many times", () => {
    const many = indexOf(corpusOf(Array.from({ length: 20_000 }, () => "抓好各项工作落实。").join("\n")));
    expect(suggestAt("要抓好各项<|>", many).map(({ label }) => label)).toContain("工作落实");
  });

  it("random bytes", () => {
    const bytes = fc.sample(fc.string({ unit: "binary", maxLength: 4000 }), { numRuns: 5, seed: 7 });
    const noise = indexOf(corpusOf(...bytes));
    for (const text of bytes) expect(() => suggestAt(`${text.slice(0, 40)}<|>`, noise)).not.toThrow();
  });

  it("a line of a hundred thousand characters", () => {
    const long = "高质效办好每一个案件，".repeat(9_000);
    expect(phrases(`${long}高质效<|>`)[0]?.endsWith("高质效办好每一个案件")).toBe(true);
  });
});
