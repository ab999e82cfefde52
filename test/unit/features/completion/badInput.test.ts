import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { complete } from "../../../../server/src/features/completion/complete";
import { inlineCompletion } from "../../../../server/src/features/completion/inline";
import { DEFAULT_SETTINGS } from "../../../../server/src/features/settings/settingsParser";
import { requestFor, type CompletionRequest } from "../../../../server/src/features/completion/types";
import { buildSegment } from "../../../../server/src/index/build";
import { createIndexSnapshot } from "../../../../server/src/index/corpusSnapshot";
import type { IndexSnapshot } from "../../../../server/src/index/snapshot";
import { NO_PACKS } from "../../../../server/src/packs/snapshot";
import { parseDraft } from "../../../../server/src/speech/parse";
import { corpusOf, indexOf, suggestAt } from "../../../support/completion";
import { faultsOf, isInsidePair } from "../../../support/offers";
import { readSeedBase, seedIndex } from "../../../support/seedIndex";

const askAt = (text: string, offset: number, index: IndexSnapshot, minConfidence = 0): CompletionRequest =>
  requestFor({
    draft: parseDraft(text),
    offset,
    snapshot: { generation: 1, index, packs: NO_PACKS },
    settings: { ...DEFAULT_SETTINGS, completion: { ...DEFAULT_SETTINGS.completion, minConfidence } },
    explicit: true,
  });

/** Every fault of every edit that is offered at a place, ghost text included; and how many were looked at. */
function check(text: string, offset: number, index: IndexSnapshot): number {
  const request = askAt(text, offset, index);
  const items = complete(request);
  for (const item of items) {
    const edit = {
      ...item.replace,
      newText: item.newText,
      filterText: item.filterText,
      // Initials are replaced by the phrase they stand for; markers and snippets by what they bring.
      continues: item.kind === "phrase" && item.newText.startsWith(text.slice(item.replace.start, offset)),
      isSnippet: item.isSnippet === true,
    };
    expect(faultsOf(text, offset, edit), JSON.stringify([text, offset, item])).toEqual([]);
  }
  const ghost = inlineCompletion({ ...request, explicit: false });
  if (ghost) {
    const edit = { ...ghost.replace, newText: ghost.newText, continues: true, isSnippet: false };
    expect(faultsOf(text, offset, edit), JSON.stringify([text, offset, ghost])).toEqual([]);
  }
  return items.length + (ghost ? 1 : 0);
}

describe("no wrong edit is offered", () => {
  let index: IndexSnapshot;
  beforeAll(async () => {
    index = await seedIndex(readSeedBase());
  });

  const piece = fc.oneof(
    {
      weight: 14,
      arbitrary: fc.constantFrom(
        "要坚持",
        "高质量发展",
        "推动工作",
        "依法履职",
        "落实",
        "加强",
        "一是",
        "二、",
        "（三）",
        "同志们",
      ),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom("，", "。", "；", "“", "”", "《", "、", ",", ".", "！", "?", "（"),
    },
    { weight: 2, arbitrary: fc.constantFrom("\n", "\r\n", "\u3000\u3000", " ", "\t", "\u2028") },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        "gzl",
        "App",
        "ＡＢＣ",
        "12",
        "３．５",
        "😀",
        "👩‍👩‍👧",
        "𠀋",
        "\ud83d",
        "\udc00",
        "é",
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("堅持高質量發展", "推動", "の", "한글", "ё", "\u0000", "\ufeff"),
    },
  );
  const draft = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

  it("at random cursors of random mixed drafts", () => {
    let offered = 0;
    fc.assert(
      fc.property(draft, fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        const at = Math.floor(share * text.length);
        offered += check(text, isInsidePair(text, at) ? at - 1 : at, index);
      }),
      { numRuns: 4000 },
    );
    expect(offered).toBeGreaterThan(500);
  });

  it.each([
    ["in a line of 100,000 characters", "要坚持高质量发展，推动各项工作落到实处。".repeat(5000), 51_234],
    [
      "at the end of such a line",
      `${"要坚持高质量发展，推动各项工作落到实处。".repeat(5000)}要坚持`,
      100_003,
    ],
    ["in Latin text", "The committee shall meet in May and report to the council about it.", 40],
    ["behind an emoji", "同志们👍👍：要坚持👍", 11],
    ["in traditional characters", "各位同仁：要堅持高質量發展，推動工作落實。要推動", 24],
    ["between scripts", "用App推动GDP增长и推动", 15],
  ])("%s", (_, text, offset) => {
    const begin = process.cpuUsage();
    check(text, offset, index);
    const { user } = process.cpuUsage(begin);
    expect(user / 1000, "milliseconds of work").toBeLessThan(2000);
  });

  it("nothing but snippets' own words in pure Latin text", () => {
    const text = "The committee shall meet in May";
    expect(complete({ ...askAt(text, text.length, index), explicit: false })).toEqual([]);
  });
});

describe("a corpus of", () => {
  it("one sentence offers nothing by itself, and what it says on call", () => {
    const index = indexOf(corpusOf("要把老码头改造抓紧抓实抓出成效。"));
    expect(suggestAt("要把老码头<|>", index, { explicit: false })).toEqual([]);
    for (const item of suggestAt("要把老码头<|>", index))
      expect(item.newText).toMatch(/^要?把?老?码?头?改造/u);
  });

  it("one sentence, a million times: sorted in time that grows with it, and answered at once", () => {
    const sentence = "推进新老码头改造。";
    const work = (times: number): { readonly seconds: number; readonly index: IndexSnapshot } => {
      const paragraphs = new Array<string>(times).fill(sentence);
      const begin = process.cpuUsage();
      const segment = buildSegment([{ uri: "file:///a.txt", title: "甲", start: 0, paragraphs }], {
        learn: true,
        phrases: true,
      });
      const { user } = process.cpuUsage(begin);
      return { seconds: user / 1e6, index: createIndexSnapshot({ parts: [{ segment }] }) };
    };
    const small = work(100_000);
    const large = work(1_000_000);
    // Ten times the text; were it quadratic, a hundred times the work.
    expect(large.seconds).toBeLessThan(30 * small.seconds);
    expect(large.index.frequency("老码头改造")).toEqual({ count: 1_000_000, speeches: 1 });
    const begin = process.cpuUsage();
    large.index.continuations("\n推进新老", 8);
    expect(process.cpuUsage(begin).user / 1000, "milliseconds of work").toBeLessThan(200);
  });

  it("one speech a thousand times, copied whole", () => {
    const text = "要坚持问题导向，一件一件抓落实，一步一步见成效。".repeat(20);
    const index = indexOf(corpusOf(...new Array<string>(1000).fill(text)));
    expect(index.frequency("一件一件抓落实")).toEqual({ count: 20_000, speeches: 1000 });
    expect(suggestAt("要坚持问题<|>", index).length).toBeGreaterThan(0);
  });

  it("random units of every kind", () => {
    const noise = Array.from({ length: 20 }, () =>
      String.fromCharCode(...new Uint16Array(randomBytes(4096).buffer)),
    );
    const index = indexOf(corpusOf(...noise));
    for (const text of noise) {
      const at = text.replace(/[\n\r].*/su, "").length >> 1;
      check(text, isInsidePair(text, at) ? at - 1 : at, index);
    }
    check("要坚持", 3, index);
  });
});
