import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answer, headingsOf, locationsOf } from "../../../../server/src/corpus/lookup";
import { fold } from "../../../../server/src/text/fold";
import { documentOf } from "../../../support/navigation";

const BODY = "要守护河湖，久久为功。大家一起守护河\n湖。";
const FILES: readonly (readonly [name: string, text: string])[] = [
  ["a.txt", `在会议上的讲话\n\n同志们：\n\n${BODY}\n`],
  [
    "a.md",
    `---\ntitle: 讲话\n---\n# 在会议上的讲话\n\n同志们：\n\n要**守护**河湖，久久为功。大家一起*守护河*湖。\n`,
  ],
  [
    "a.html",
    "<html><body><h1>在会议上的讲话</h1><p>同志们：</p><p>要守护<b>河湖</b>，久久为功。大家一起守护&#27827;湖。</p></body></html>",
  ],
];

describe("places of a phrase in a file", () => {
  it.each(FILES)("%s: lead to the source, mark-up and soft wraps apart", async (name, text) => {
    const document = await documentOf(text, `file:///${name}`);
    const locations = locationsOf(document, "守护河湖");
    expect(locations).toHaveLength(2);
    for (const { span } of locations) {
      const shown = document.source.slice(span.start, span.end).replace(/[*\n]/g, "");
      expect(shown).toBe("守护河湖");
    }
    expect(locations.map(({ before, match, after }) => before + match + after)).toEqual([
      "要守护河湖，久久为功。",
      "大家一起守护河湖。",
    ]);
  });

  it("are those of sentences that hold the other terms too", async () => {
    const document = await documentOf(FILES[0]![1], "file:///a.txt");
    expect(locationsOf(document, "守护河湖", ["大家"])).toHaveLength(1);
    expect(locationsOf(document, "守护河湖", ["没有"])).toEqual([]);
    expect(locationsOf(document, "")).toEqual([]);
  });

  it("fold to the phrase, whatever the layout", async () => {
    const mark = fc.constantFrom("", "\n", " ", "\u3000", "，", ",", "。");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom("河湖", "守护", "水"), mark), { maxLength: 20 }),
        async (pieces) => {
          const text = `讲话\n同志们：\n水。${pieces.flat().join("")}`;
          const document = await documentOf(text, "file:///a.txt");
          for (const phrase of ["守护河湖", "水，守护", "水"])
            for (const { span } of locationsOf(document, phrase))
              expect(fold(text.slice(span.start, span.end)).text).toBe(phrase);
        },
      ),
    );
  });
});

describe("headings of a file", () => {
  it("have their place, and the length of the marker that opens them", async () => {
    const text = "在会议上的讲话\n\n同志们：\n\n一、深化改革\n\n要改。\n\n（一）抓落实。要一件一件抓。\n";
    const document = await documentOf(text, "file:///a.txt");
    const found = headingsOf(document).map(({ name, kind, span, marker }) => [
      name,
      kind,
      text.slice(span.start, span.end),
      name.slice(0, marker),
    ]);
    expect(found).toEqual([
      ["在会议上的讲话", "title", "在会议上的讲话", ""],
      ["同志们", "salutation", "同志们", ""],
      ["一、深化改革", "heading", "一、深化改革", "一、"],
      ["（一）抓落实", "run-in", "（一）抓落实", "（一）"],
    ]);
  });

  it("are given where they are asked for", async () => {
    const document = await documentOf(FILES[0]![1], "file:///a.txt");
    expect(answer(document, { ask: "source" })).toMatchObject({
      locations: [],
      headings: [],
      extracted: false,
    });
    expect(answer(document, { ask: "headings" }).headings.length).toBeGreaterThan(0);
    expect(answer(document, { ask: "phrase", phrase: "河湖" }).locations).toHaveLength(2);
  });
});
