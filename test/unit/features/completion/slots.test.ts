import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { describe, expect, it } from "vitest";
import { complete } from "../../../../server/src/features/completion/complete";
import { cutForeign, leaveOpen } from "../../../../server/src/features/completion/guard";
import { inlineCompletion } from "../../../../server/src/features/completion/inline";
import { labelOf, snippetOf } from "../../../../server/src/features/completion/template";
import { DEFAULT_SETTINGS } from "../../../../server/src/features/settings/settingsParser";
import { buildSegment, type SpeechInput } from "../../../../server/src/index/build";
import { createIndexSnapshot } from "../../../../server/src/index/corpusSnapshot";
import { fold } from "../../../../server/src/text/fold";
import { corpusOf, indexOf, requestAt, suggestAt } from "../../../support/completion";
import { namesOfOthers } from "../../../support/namesOfOthers";
import { readSeedBase } from "../../../support/seedIndex";

describe("a template", () => {
  const context = {
    draft: "已经办结12件",
    profile: { year: 2027 },
    entities: ["南湖法庭"],
    common: () => false,
  };
  it.each([
    ["37项举措", "", "${1}项举措", "__项举措"],
    ["截至2024年12月", "", "截至${1}年${2}月", "截至__年__月"],
    ["截至2027年", "", "截至2027年", "截至2027年"],
    ["办结12件", "", "办结12件", "办结12件"],
    ["办结112件", "", "办结${1}件", "办结__件"],
    ["同比增长3.5%，居前列", "", "同比增长${1}%，居前列", "同比增长__%，居前列"],
    ["百分之八十的任务", "", "百分之${1}的任务", "百分之__的任务"],
    ["三千二百余件案件", "", "${1}余件案件", "__余件案件"],
    ["于三月十二日召开", "", "于${1}月${2}日召开", "于__月__日召开"],
    ["选派×名干部", "", "选派${1}名干部", "选派__名干部"],
    ["在南湖法庭办结37件", "", "", ""],
    ["办结37件，南湖法庭", "", "办结${1}件", "办结__件"],
    ["年工作", "20", "年工作", "年工作"],
    ["25年工作", "20", "", ""],
    [".4个百分点", "12", "", ""],
    ["万亩", "3", "", ""],
    ["在5G网络中", "", "", ""],
    ["增长1", "", "增长", "增长"],
    ["抓好三个方面", "", "抓好三个方面", "抓好三个方面"],
    ["贯彻“十五五”规划", "", "贯彻“十五五”规划", "贯彻“十五五”规划"],
  ])("%s after “%s” is %s", (text, before, snippet, label) => {
    const template = leaveOpen(text, before, context);
    expect(snippetOf(template)).toBe(snippet);
    expect(labelOf(template)).toBe(label);
  });

  it("escapes what a snippet would take for its own", () => {
    expect(snippetOf(leaveOpen("用$资金}办结37件", "", context))).toBe("用\\$资金\\}办结${1}件");
  });

  it.each([
    ["a person before an office", "请李小满书记讲话", "请"],
    ["a person behind an office", "检察官赵一禾、", "检察官"],
    ["a list of people", "、周大田、孙小河等", ""],
    ["a word that looks like one", "许多同志", "许多同志"],
    ["a foreign guest", "会见总统卡比拉", "会见总统"],
    ["a firm", "支持瓯彤集团发展", "支持"],
    ["a district", "服务平川区发展", "服务"],
    ["a common district", "服务开发区发展", "服务开发区发展"],
  ])("%s", (_, text, expected) => {
    const common = (phrase: string): boolean => phrase === "开发区";
    expect(cutForeign(text, "", { ...context, common })).toBe(expected);
  });
});

describe("in the list", () => {
  const sentences = (n: number): string =>
    `去年以来，武汉市中级人民法院发布${n % 2 === 0 ? 37 : 52}项服务保障举措。截至202${n}年12月，工作稳步推进。`;
  const index = indexOf(corpusOf(...Array.from({ length: 10 }, (_, n) => sentences(n))));

  it("texts that differ in a figure alone are one item, surer than each of them", () => {
    const [first, ...others] = suggestAt("我院发布<|>", index);
    expect(first).toMatchObject({ newText: "我院发布${1}项服务保障举措", isSnippet: true });
    expect(first!.label).toBe("__项服务保障举措");
    expect(first!.filterText).toBe("我院发布__项服务保障举措");
    expect(others.map(({ newText }) => newText).join()).not.toMatch(/\d[^}]/u);
    const completion = { ...DEFAULT_SETTINGS.completion, minConfidence: 0.1 };
    expect(suggestAt("我院发布<|>", index, { explicit: false, settings: { completion } })).toHaveLength(1);
  });

  it("ghost text never holds a tab stop", () => {
    for (const marked of ["我院发布<|>", "截至<|>", "工作稳步<|>"]) {
      expect(inlineCompletion(requestAt(marked, index, { explicit: false }))?.newText ?? "").not.toMatch(
        /[$_]/u,
      );
    }
  });

  it("without tab stops the text is cut", () => {
    const completion = { ...DEFAULT_SETTINGS.completion, slots: false };
    for (const marked of ["我院发布<|>", "截至<|>"])
      for (const { isSnippet, newText } of suggestAt(marked, index, { settings: { completion } })) {
        expect(isSnippet).toBeUndefined();
        expect(newText).not.toMatch(/\d/u);
      }
  });

  it("what stands behind the cursor is not said again behind a stop", () => {
    expect(suggestAt("我院发布<|>项服务保障举措", index).map(({ label }) => label)).toEqual([]);
    const labels = suggestAt("我院发布<|>服务保障举措", index).map(({ label }) => label);
    expect(labels).toEqual(["__项"]);
  });
});

const shared = path.join(import.meta.dirname, "../../../../../shared");
const seeds = path.join(import.meta.dirname, "../../../../seeds");

function read(folder: string): SpeechInput[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => ({
      uri: `file:///${encodeURIComponent(name)}`,
      title: name,
      start: 0,
      paragraphs: readFileSync(path.join(folder, name), "utf8")
        .split(/\r?\n/u)
        .map((line) => fold(line).text)
        .filter((line) => line !== ""),
    }));
}

describe("no item or ghost text gives away a name, a figure or a date", () => {
  const entities = (
    JSON.parse(readFileSync(path.join(seeds, "seeds.json"), "utf8")) as { entities: string[] }
  ).entities;
  const base = readSeedBase();
  const corpora = [
    { name: "the bundled seeds", speeches: read(seeds), moments: 400 },
    { name: "raw seeds", speeches: read(path.join(shared, "seeds")), moments: 300 },
    { name: "other speeches", speeches: read(path.join(shared, "corpus")), moments: 500 },
  ];

  for (const { name, speeches, moments } of corpora) {
    it.skipIf(speeches.length === 0)(name, { timeout: 120_000 }, () => {
      const segment = buildSegment(speeches, { phrases: true });
      const index = createIndexSnapshot({ parts: [{ segment }], entities, baseTable: base });
      const contexts = contextsIn(speeches, moments);
      const leaks: string[] = [];
      let items = 0;
      for (const before of contexts) {
        const request = requestAt(`${before}<|>`, index);
        const ghost = inlineCompletion({ ...request, explicit: false });
        const texts = complete(request)
          .filter(({ kind }) => kind === "phrase")
          .map(({ newText, isSnippet }) => (isSnippet ? newText.replace(/\$\{\d\}/gu, "＿") : newText));
        for (const text of [...texts, ...(ghost ? [ghost.newText] : [])]) {
          items++;
          if (leakIn(text, before) !== undefined) leaks.push(`${before} | ${text}`);
        }
      }
      expect(items).toBeGreaterThan(moments / 2);
      expect(leaks).toEqual([]);
    });
  }

  /** Beginnings of paragraphs up to places spread over all, most of them right before a name or a figure. */
  function contextsIn(speeches: readonly SpeechInput[], wanted: number): readonly string[] {
    const places = speeches.flatMap(({ paragraphs }) =>
      paragraphs.flatMap((text) => {
        const hits = [...text.matchAll(sensitive)].map(({ index }) =>
          text.slice(Math.max(0, index - 8), index),
        );
        return [...hits, text.slice(0, 6)].filter(
          (before) => before.length > 1 && !/[A-Za-z]$/u.test(before),
        );
      }),
    );
    const step = Math.max(1, places.length / wanted);
    return Array.from({ length: Math.min(wanted, places.length) }, (_, n) => places[Math.floor(n * step)]!);
  }
  const sensitive = new RegExp(`\\d+|[一二]〇|${namesOfOthers.join("|")}`, "gu");

  /** What an item adds that the draft does not hold. */
  function leakIn(text: string, draft: string): string | undefined {
    const held = (piece: string): boolean => draft.includes(piece);
    const tail = Array.from({ length: Math.min(4, draft.length) + 1 }, (_, n) =>
      draft.slice(draft.length - n),
    );
    const covered = tail.findLast((piece) => text.startsWith(piece)) ?? "";
    const added = text.slice(covered.length);
    for (const found of text.matchAll(new RegExp(namesOfOthers.join("|"), "gu")))
      if (found.index + found[0].length > covered.length && !held(found[0])) return found[0];
    for (const [digits] of added.matchAll(/\d+(?:[.,]\d+)*|[一二]〇[〇一二三四五六七八九]{2}年|[×○]+/gu))
      if (!held(digits)) return digits;
    return undefined;
  }
});
