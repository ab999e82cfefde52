import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeMarkdown } from "../../../../server/src/features/escapeMarkdown";
import { escapeSnippet } from "../../../../server/src/features/escapeSnippet";
import { corpusUri, fileOf, shownUri } from "../../../../server/src/features/navigation/corpusUri";
import { highlights } from "../../../../server/src/features/navigation/highlight";
import { phraseUses, shortened } from "../../../../server/src/features/navigation/hover";
import { phraseAt, phraseIn } from "../../../../server/src/features/navigation/phrase";
import { planSearch } from "../../../../server/src/features/navigation/search";
import { draftHeadings, filesWithHeading } from "../../../../server/src/features/navigation/symbols";
import { planUses } from "../../../../server/src/features/navigation/uses";
import { buildSegment } from "../../../../server/src/index/build";
import { createPhraseLocations, type PhraseLocations } from "../../../../server/src/index/phraseLocations";
import { partsWithout } from "../../../../server/src/index/segment/search";
import { parseDraft } from "../../../../server/src/speech/parse";
import { fileKey, type FileKey } from "../../../../server/src/text/fileKey";
import { corpusOf, cursorIn } from "../../../support/navigation";

const CORPUS = corpusOf([
  {
    uri: "file:///2025.txt",
    title: "在全市水利工作会议上的讲话",
    date: "2025-03-01",
    text: ["一、把牢方向，守住安全底线", "我们坚持把清水送到群众家门口。要把清水送到群众家门口，一户不落。"],
  },
  {
    uri: "file:///2026.txt",
    title: "在全市河湖长制工作推进会上的讲话",
    date: "2026-03-01",
    text: ["（一）把清水送到群众家门口", "大家守护河湖，久久为功。"],
  },
]);

describe("the phrase that is pointed at", () => {
  it.each([
    [
      "the longest known one around the cursor",
      "今年要继续把清水送到<|>群众家门口，让人放心。",
      "把清水送到群众家门口",
    ],
    ["not beyond what the corpus has", "一定要守护<|>河湖生态。", "守护河湖"],
    ["whole clauses beyond the one at hand", "大家守护<|>河湖，久久为功。", "大家守护河湖，久久为功"],
    ["no piece of another clause", "大家守护<|>河湖，久久不息。", "大家守护河湖"],
    ["at its end", "要守护河湖<|>，不松劲。", "守护河湖"],
    [
      "over a soft wrap",
      "我们要持续努力年年不放松，任何时候任何地方都要守护\n<|>河湖，久久为功善作善成，一代接着一代干到底，不达\n目的决不收兵，让碧水长流清风常在人民群众满意开心\n放心。",
      "守护河湖",
    ],
    ["nothing where the corpus has nothing", "大熊猫<|>很可爱。", undefined],
    ["nothing on a mark", "守护河湖。<|>", undefined],
    ["nothing on a blank line", "守护河湖。\n\n<|>\n\n好。", undefined],
  ])("%s", (_what, marked, expected) => {
    const { text, offset } = cursorIn(marked);
    const phrase = phraseAt(parseDraft(text), offset, (wording) => CORPUS.stands(wording), 2);
    expect(phrase?.text).toBe(expected);
    if (phrase) {
      expect(phrase.span.start).toBeLessThanOrEqual(offset);
      expect(phrase.span.end).toBeGreaterThanOrEqual(offset);
    }
  });

  it("is what is selected, without marks at its ends", () => {
    const text = "要守护河湖，不松劲。";
    expect(phraseIn(parseDraft(text), { start: 1, end: 6 })).toEqual({
      text: "守护河湖",
      span: { start: 1, end: 5 },
    });
    expect(phraseIn(parseDraft(text), { start: 5, end: 6 })).toBeUndefined();
  });

  it("before a soft wrap is what ends there, not what begins on the next line", () => {
    const text = "群众\n守护河湖";
    const at = (offset: number): string | undefined =>
      phraseAt(parseDraft(text), offset, (wording) => wording === "群众" || wording === "守护河湖", 1)?.text;
    expect(at(2)).toBe("群众");
    expect(at(3)).toBe("守护河湖");
  });

  it("is known, stands at the cursor and ends at no loose mark, whatever the text", () => {
    const piece = fc.constantFrom(
      "守护河湖",
      "把清水送到",
      "群众",
      "，",
      "。",
      "“",
      "”",
      "\n",
      "一、",
      "abc",
      "😀",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(60), (pieces, at) => {
        const text = pieces.join("");
        const offset = Math.min(at, text.length);
        const phrase = phraseAt(parseDraft(text), offset, (wording) => CORPUS.stands(wording), 1);
        if (!phrase) return;
        expect(CORPUS.stands(phrase.text)).toBe(true);
        expect(phrase.text).not.toMatch(/^[，。”]|[，。“]$/u);
        expect(phrase.span.start).toBeLessThanOrEqual(offset);
        expect(phrase.span.end).toBeGreaterThanOrEqual(offset);
      }),
    );
  });
});

const key = (path: string): FileKey => fileKey(path, { windows: false, ignoresCase: false });

describe("hover", () => {
  it("counts places and speeches, and quotes one sentence of each, newest first", () => {
    const text = "把清水送到群众家门口";
    const uses = phraseUses(parseDraft(text), 4, CORPUS)!;
    expect(uses).toMatchObject({ count: 3, speeches: 2, phrase: { text } });
    expect(uses.quotations.map(({ speech, before, after }) => [speech.date, before, after])).toEqual([
      ["2026-03-01", "（一）", ""],
      ["2025-03-01", "我们坚持", "。"],
    ]);
  });

  it("shortens long sentences on either side", () => {
    const { before, after } = shortened({ before: "前".repeat(90), after: "后".repeat(90) });
    expect(before).toMatch(/^…前{24}$/);
    expect(after).toMatch(/^后{40}…$/);
  });
});

describe("escapes", () => {
  it("leave no sign of Markdown and no control unescaped", () => {
    expect(escapeMarkdown("![图](http://a.b/c) <b>*粗*</b>\n# 标题")).toBe(
      "\\!\\[图\\]\\(http\\:\\/\\/a\\.b\\/c\\) \\<b\\>\\*粗\\*\\<\\/b\\> \\# 标题",
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped.replace(/\\[!-/:-@[-`{-~]/g, "")).not.toMatch(/[!-/:-@[-`{-~]/);
        expect(escaped).not.toMatch(/\p{Cc}|\u202e/u);
      }),
    );
  });

  it("leave no sign of the snippet grammar", () => {
    expect(escapeSnippet("${1:一}\\$")).toBe("\\${1:一\\}\\\\\\$");
  });
});

describe("highlights", () => {
  it.each([
    [
      "the longest wording that comes back",
      "要守护<|>河湖安全。大家守护河湖安全，一起来。",
      ["守护河湖安全", "守护河湖安全"],
    ],
    ["the word itself where nothing comes back", "我们改<|>革体制。", ["改革"]],
    ["every place of a word", "改<|>革吧，要改革，再改革。", ["改革", "改革", "改革"]],
    ["nothing on a mark alone", "，<|>。", []],
  ])("%s", (_what, marked, expected) => {
    const { text, offset } = cursorIn(marked);
    expect(highlights(parseDraft(text), offset).map(({ start, end }) => text.slice(start, end))).toEqual(
      expected,
    );
  });

  it("hold the word at the cursor wherever Han stands in what is said", () => {
    const piece = fc.constantFrom("改革", "守护河湖", "，", "。", "要", "工作工作");
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), fc.nat(40), (pieces, at) => {
        const text = `${pieces.join("")}。`;
        const offset = at % text.length;
        const found = highlights(parseDraft(text), offset);
        if (!/\p{Script=Han}/u.test(text[offset]!)) return;
        expect(found.some(({ start, end }) => start <= offset && offset < end)).toBe(true);
        expect(new Set(found.map(({ start, end }) => text.slice(start, end))).size).toBe(1);
      }),
    );
  });
});

describe("search", () => {
  const plan = (query: string): unknown[] => {
    const found = planSearch(query, CORPUS, 10);
    return found ? [found.phrase, found.beside, found.files.map(({ uri }) => uri.slice(8)), found.count] : [];
  };
  it.each([
    ["a phrase", "守护河湖", ["守护河湖", [], ["2026.txt"], 1]],
    ["half-width marks and blanks", " 守护河湖 ", ["守护河湖", [], ["2026.txt"], 1]],
    ["terms that one speech has", "清水　河湖", ["河湖", ["清水"], ["2026.txt"], 2]],
    ["a phrase in straight quotes", '"守护 河湖"', ["守护河湖", [], ["2026.txt"], 1]],
    ["terms that no speech has together", "方向 河湖", ["方向", ["河湖"], [], 0]],
    ["a query without terms", " ，。 ", []],
    ["what is unknown", "大熊猫", ["大熊猫", [], [], 0]],
  ])("%s", (_what, query, expected) => expect(plan(query)).toEqual(expected));

  it("plans no more files than the limit asks for, newest first", () => {
    expect(planUses(CORPUS.uses("把清水送到群众家门口"), 1)).toEqual({
      files: [{ uri: "file:///2026.txt", file: "file:///2026.txt" }],
      count: 3,
      planned: 1,
    });
  });
});

describe("headings", () => {
  it("are looked for in files that may have the words in one", () => {
    const files = (query: string, most: number): string[] =>
      filesWithHeading(query, CORPUS, most).map(({ uri }) => uri);
    expect(files("清水", 9)).toEqual(["file:///2026.txt", "file:///2025.txt"]);
    expect(files("安全 方向", 9)).toEqual(["file:///2025.txt"]);
    expect(files("", 1)).toEqual(["file:///2026.txt"]);
  });

  it("of a draft are found by all their terms", () => {
    const draft = parseDraft(
      "在会议上的讲话\n同志们：\n一、深化改革，激发活力\n改革要往深里走。\n二、严明纪律\n纪律要严。\n",
    );
    const names = (query: string): string[] => draftHeadings(draft, query).map(({ name }) => name);
    expect(names("活力 改革")).toEqual(["一、深化改革，激发活力"]);
    expect(names("纪律")).toEqual(["二、严明纪律"]);
    expect(names("")).toHaveLength(3);
  });
});

describe("documents that stand for files", () => {
  const answer = { uri: "file:///会议/稿.txt", file: key("/会议/稿.txt"), places: [], headings: [] };
  it.each([
    ["UTF-8 text is shown itself", "utf-8", false, true],
    ["with its mark too", "utf-8-bom", false, true],
    ["other encodings are not", "gb18030", false, false],
    ["nor what is no text", "utf-8", true, false],
  ] as const)("%s", (_what, encoding, extracted, itself) => {
    const uri = shownUri({ ...answer, encoding, extracted }, "标题");
    expect(uri === answer.uri).toBe(itself);
    if (!itself) expect(uri).toMatch(/^speech-corpus:\/[0-9a-f]{16}\/%E6%A0%87%E9%A2%98$/);
  });

  it("lead back to files of the corpus and to no others, whatever the title", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (title) => {
        const uri = corpusUri(key("/2026.txt"), title);
        expect(uri.split("/")).toHaveLength(3);
        expect(fileOf(uri, CORPUS.speeches)?.uri).toBe("file:///2026.txt");
      }),
    );
    expect(fileOf(corpusUri(key("/etc/passwd"), "x"), CORPUS.speeches)).toBeUndefined();
    expect(fileOf("file:///2026.txt", CORPUS.speeches)).toBeUndefined();
  });
});

describe("places", () => {
  const unit = fc.constantFrom("河", "湖", "水", "，", "。");
  const paragraph = fc.string({ unit, minLength: 1, maxLength: 10 });
  const speeches = fc.array(fc.array(paragraph, { minLength: 1, maxLength: 3 }), { maxLength: 5 });
  const input = (paragraphs: readonly string[], n: number) => ({
    uri: `file:///${n % 2}.txt`,
    title: `第${n}篇`,
    start: n,
    paragraphs,
  });

  it("are counted as one by one, masked speeches and the draft's own file apart", () => {
    fc.assert(
      fc.property(
        speeches,
        fc.nat(5),
        fc.string({ unit, minLength: 1, maxLength: 3 }),
        (all, gone, phrase) => {
          const mask = Uint8Array.from(all, (_, n) => (n === gone ? 1 : 0));
          const parts = [{ segment: buildSegment(all.map(input)), mask }];
          const places: PhraseLocations = createPhraseLocations(partsWithout(parts, key("/1.txt")));
          const expected = all.flatMap((paragraphs, n) => {
            const count =
              n === gone || n % 2 === 1
                ? 0
                : paragraphs.reduce((sum, text) => sum + countIn(text, phrase), 0);
            return count > 0 ? [{ start: n, count }] : [];
          });
          const uses = places.uses(phrase);
          expect(uses.in.map(({ speech, count }) => ({ start: speech.start, count }))).toEqual(expected);
          expect(uses.speeches).toBe(expected.length);
          expect(places.stands(phrase)).toBe(expected.length > 0);
          for (const { speech, before, after } of places.quotations(phrase, 9))
            expect(places.paragraphs(speech, 1000).join("\n")).toContain(before + phrase + after);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("give the paragraphs of each speech back", () => {
    fc.assert(
      fc.property(speeches, (all) => {
        const places = createPhraseLocations([{ segment: buildSegment(all.map(input)) }]);
        expect(places.speeches.map((speech) => places.paragraphs(speech, 1000))).toEqual(all);
      }),
    );
  });
});

function countIn(text: string, phrase: string): number {
  let count = 0;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) count++;
  return count;
}
