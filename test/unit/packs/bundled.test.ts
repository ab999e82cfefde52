import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { PackFiles } from "../../../server/src/packs/files";
import { loadPacks } from "../../../server/src/packs/load";
import { parseSnippet } from "../../../server/src/packs/snippetGrammar";
import { previewSnippet } from "../../../server/src/packs/snippetPreview";
import type { SnippetNode } from "../../../server/src/packs/snippetTree";
import { TermMatcher } from "../../../server/src/packs/termMatcher";
import { printSnippet } from "../../support/printSnippet";
import { countHan, isHan } from "../../../server/src/text/chars";
import { matchPinyin } from "../../../server/src/text/pinyin";

const folder = fileURLToPath(new URL("../../../snippets", import.meta.url));

const disk: PackFiles = {
  list: (path) =>
    Promise.resolve(
      readdirSync(path, { withFileTypes: true }).map((entry) =>
        entry.isDirectory() ? `${entry.name}/` : entry.name,
      ),
    ),
  read: (path) => Promise.resolve(readFileSync(path, "utf8")),
  pause: () => Promise.resolve(),
};

const TODAY = "2026-11-22";
const { packs, snippets, phrases, terms, problems } = await loadPacks(
  disk,
  [{ origin: "bundled", folder }],
  TODAY,
);
const matcher = new TermMatcher(terms);
const each = snippets.map((snippet) => [snippet.name, snippet] as const);

test("the bundled packs load without a word", () => {
  // Several closings under one prefix are meant.
  expect(problems.filter(({ code, level }) => code !== "pack/duplicate" || level !== "info")).toEqual([]);
  expect(packs.map(({ manifest }) => manifest.id)).toEqual(
    readdirSync(folder).filter((name) => !name.includes(".")),
  );
  expect(packs.length).toBeGreaterThanOrEqual(13);
  expect(snippets.length).toBeGreaterThanOrEqual(320);
  expect(phrases.length).toBeGreaterThanOrEqual(240);
  expect(terms.length).toBeGreaterThanOrEqual(300);
});

test("skeletons of every kind of speech that has expected parts", () => {
  const skeletons = snippets
    .filter(({ wholeSpeech }) => wholeSpeech)
    .map(({ name }) => name.replace("框架：", ""));
  const kinds = [
    "部署会",
    "动员会",
    "推进会",
    "总结会",
    "表彰会",
    "致辞",
    "述职",
    "调研座谈",
    "党组会",
    "党课",
    "人大报告",
    "主持词",
    "对照检查",
  ];
  for (const kind of kinds) expect(skeletons.filter((name) => name.includes(kind))).toHaveLength(1);
});

describe("every bundled snippet", () => {
  test.each(each)("%s: found in Chinese and by the initials of it", (_, { prefixes }) => {
    const chinese = prefixes.filter((prefix) => isHan(prefix.charCodeAt(0)));
    const latin = prefixes.filter((prefix) => !chinese.includes(prefix));
    expect(chinese).not.toEqual([]);
    for (const prefix of chinese) {
      expect(latin.filter((letters) => spells(letters, prefix))).not.toEqual([]);
    }
    for (const letters of latin) {
      expect(chinese.filter((prefix) => spells(letters, prefix))).not.toEqual([]);
    }
  });

  test.each(each)(
    "%s: ends at a last stop, stops are numbered from 1 in order",
    (_, { nodes, description }) => {
      const numbers = stopsOf(nodes);
      expect(numbers.at(-1)).toBe(0);
      const first = numbers.slice(0, -1).filter((n, i, all) => all.indexOf(n) === i);
      expect(first).toEqual(first.map((_, i) => i + 1));
      expect(description).toMatch(/\p{Script=Han}/u);
    },
  );

  test.each(each)(
    "%s: clean Chinese; no figure, date or mark of a name left out in its own text",
    (_, { nodes }) => {
      const fixed = nodes.filter(({ kind }) => kind === "text");
      expect(printSnippet(fixed)).not.toMatch(/[0-9０-９×X□_【】]|某|\p{Script=Han}[,.:;!?()]|[ \u3000]/u);
    },
  );

  test.each(each)(
    "%s: marks are right whatever is chosen, and no wording is advised against",
    (_, { body }) => {
      for (const text of chosen(body)) {
        expect(text).not.toMatch(/[，。；：、][，。；：、]|。”。|，\n|＿/);
        expect(count(text, "“")).toBe(count(text, "”"));
        expect(count(text, "《")).toBe(count(text, "》"));
        expect(matcher.hits(text, TODAY).map(({ span }) => text.slice(span.start, span.end))).toEqual([]);
      }
    },
  );

  test.each(each)("%s: is offered in drafts and in plain documents", (_, { scope }) => {
    expect(scope).toEqual(["speech", "plaintext", "markdown"]);
  });

  test.each(each)("%s: promises are kept", (_, { nodes }) => {
    const text = previewSnippet(nodes);
    for (const [, number = "", list = ""] of text.matchAll(
      /([二两三四五])(?:个方面|个问题|项议程|点要求|点深切体会|项工作|件事|个好)[^。：]{0,6}[。：](一[是要][^\n]*)/g,
    )) {
      const items = list.match(/[一二三四五](?=[是要])/g) ?? [];
      expect(items.join("")).toBe("一二三四五".slice(0, { 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 }[number]));
    }
  });
});

test("no two snippets have one body, and where there are several of a name, a user sees but one", () => {
  expect(new Set(snippets.map(({ body }) => body)).size).toBe(snippets.length);
  const named = packs.flatMap((pack) => pack.snippets.map(({ name }) => name));
  expect(new Set(named).size).toBe(named.length);
});

describe("every bundled formulation", () => {
  test.each(phrases.map((phrase) => [phrase.text, phrase] as const))(
    "%s: in whole members, and dated by a document",
    (_, { text, memberStarts, asOf, source }) => {
      for (const start of memberStarts) expect(text[start - 1]).toMatch(/[、，]/);
      expect(count(text, "“")).toBe(count(text, "”"));
      if (asOf !== undefined) expect(source).toContain(asOf.slice(0, 4));
    },
  );

  test("stands once", () => {
    const texts = packs.flatMap((pack) => pack.phrases.map(({ text }) => text));
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe("every bundled term", () => {
  test.each(terms.map((term) => [term.text, term] as const))(
    "%s: is told of, with what to write",
    (_, term) => {
      for (const wrong of term.kind === "preferred" ? term.variants : [term.text]) {
        expect(matcher.hits(wrong, TODAY).map((hit) => hit.term.text)).toEqual([term.text]);
      }
      for (const right of [...term.except, ...term.replacedBy])
        expect(matcher.hits(right, TODAY)).toEqual([]);
      if (term.kind !== "preferred") expect(term.replacedBy).not.toEqual([]);
    },
  );
});

test("where a skeleton promises points, it has as many headings", () => {
  for (const { name, nodes } of snippets.filter(({ wholeSpeech }) => wholeSpeech)) {
    const text = previewSnippet(nodes);
    const promised = /(?:讲|提)([三四])(?:点|个方面|个问题)/.exec(text)?.[1];
    if (promised === undefined) continue;
    const headings = text.match(/^[一二三四五]、/gm) ?? text.match(/^第[一二三四五]，/gm) ?? [];
    expect([name, headings.length]).toEqual([name, promised === "三" ? 3 : 4]);
  }
});

/** What a body may come to: of every choice the first option, of every choice the second, and so on. */
function chosen(body: string): readonly string[] {
  const choices = body.match(/\|[^|]*\|/g) ?? [];
  const most = Math.max(1, ...choices.map((choice) => choice.split(",").length));
  return Array.from({ length: most }, (_, n) => {
    const plain = body.replace(/\$\{(\d+)\|([^|]*)\|\}/g, (_all, number: string, options: string) => {
      const each = options.split(",");
      return `\${${number}:${each[Math.min(n, each.length - 1)]!}}`;
    });
    return previewSnippet(parseSnippet(plain).nodes);
  });
}

const count = (text: string, mark: string): number => text.split(mark).length - 1;

/** Whether these are the initials of the whole prefix, marks apart. */
const spells = (letters: string, prefix: string): boolean =>
  letters.length === countHan(prefix) && matchPinyin(prefix, letters) > 0;

function stopsOf(nodes: readonly SnippetNode[]): number[] {
  return nodes.flatMap((node) => {
    if (node.kind === "text") return [];
    const inner = "children" in node ? stopsOf(node.children) : [];
    return node.kind === "variable" ? inner : [Number(node.digits), ...inner];
  });
}
