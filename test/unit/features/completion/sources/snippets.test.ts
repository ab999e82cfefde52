import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { snippets } from "../../../../../server/src/features/completion/sources/snippets";
import {
  requestFor,
  type CompletionRequest,
  type Suggestion,
} from "../../../../../server/src/features/completion/types";
import { parseSettings } from "../../../../../server/src/features/settings/settingsParser";
import type { PackFiles } from "../../../../../server/src/packs/files";
import { loadPacks } from "../../../../../server/src/packs/load";
import type { PackSnapshot } from "../../../../../server/src/packs/snapshot";

const MANIFEST = {
  format: 1,
  id: "team",
  name: { zh: "本单位片段", en: "Our snippets" },
  version: "1.0.0",
  files: {
    snippets: [
      { file: "paragraph.code-snippets", place: "paragraph" },
      { file: "clause.code-snippets", place: "clause" },
      "anywhere.code-snippets",
    ],
  },
};

const TEXTS: Readonly<Record<string, object>> = {
  "/p/speech-pack.json": MANIFEST,
  "/p/paragraph.code-snippets": {
    称谓: { prefix: ["同志们", "tzm"], body: "同志们：\n$0", description: "机关会议" },
    部署会: {
      prefix: ["部署会讲话", "bshjh"],
      body: ["在${1:【会议名称】}上的讲话", "同志们：", "今天召开$1。$0"],
      description: "三段式",
      isFileTemplate: true,
    },
  },
  "/p/clause.code-snippets": {
    点评: { prefix: ["刚才，", "gc"], body: "刚才，${1|大家,几位同志|}作了发言。$0" },
    宣读: { prefix: ["刚才，宣读", "gcxd"], body: "刚才，宣读了${1:【文件】}。$0" },
  },
  "/p/anywhere.code-snippets": { 三个方面: { prefix: ["三个方面", "sgfm"], body: "三个方面：一是$1。$0" } },
};

const files: PackFiles = {
  list: () => Promise.resolve(Object.keys(TEXTS).map((path) => path.slice(3))),
  read: (path) => Promise.resolve(JSON.stringify(TEXTS[path])),
  pause: () => Promise.resolve(),
};

const packs = await loadPacks(files, [{ origin: "configured", folder: "/p" }], "2026-06-01");

interface Options {
  readonly explicit?: boolean;
  readonly pinyin?: boolean;
}

/** `<|>` is the cursor. */
function suggest(marked: string, options: Options = {}): readonly Suggestion[] {
  const offset = marked.indexOf("<|>");
  return snippets.provide(requestAt(marked.replace("<|>", ""), offset, packs, options));
}

function requestAt(
  text: string,
  offset: number,
  found: PackSnapshot,
  { explicit = false, pinyin = true }: Options = {},
): CompletionRequest {
  const index: CompletionRequest["snapshot"]["index"] = {
    speeches: [],
    characters: 0,
    entities: [],
    frequency: () => ({ count: 0, speeches: 0 }),
    occurrences: () => [],
    continuations: () => [],
    phrases: () => [],
    common: () => ({ count: 0, documents: 0 }),
  };
  return requestFor({
    draft: { text, speeches: [] },
    offset,
    snapshot: { generation: 1, index, packs: found },
    settings: parseSettings({ completion: { pinyin } }).settings,
    explicit,
  });
}

/** What an item would replace, and its name. */
const told = (marked: string, options?: Options): string[] =>
  suggest(marked, options).map(
    ({ replace, label }) => `${marked.replace("<|>", "").slice(replace.start, replace.end)}→${label}`,
  );

test("nothing in the settings of these tests is wrong", () => {
  expect(packs.problems).toEqual([]);
});

describe("by Chinese", () => {
  test.each([
    ["whole prefix at the beginning of a paragraph", "题目\n同志们<|>", ["同志们→称谓"]],
    ["half of it", "同志<|>", ["同志→称谓"]],
    ["after an indent", "　　同志们<|>", ["同志们→称谓"]],
    ["one character is any word", "同<|>", []],
    ["nothing stands", "题目\n<|>", []],
    ["inside a sentence, what begins a paragraph is not meant", "感谢同志们<|>", []],
    ["at the beginning of a clause", "会议开得很好。刚才<|>", ["刚才→点评", "刚才→宣读"]],
    ["the longer match covers more", "刚才，宣<|>", ["刚才，宣→宣读"]],
    ["with its mark", "刚才，<|>", ["刚才，→点评", "刚才，→宣读"]],
    ["after an opening quotation mark", "“刚才<|>", ["刚才→点评", "刚才→宣读"]],
    ["in mid-clause", "他刚才<|>", []],
    ["anywhere", "主要体现在三个<|>", ["三个→三个方面"]],
    ["in mid-line, before a mark", "主要体现在三个<|>，请看", ["三个→三个方面"]],
    ["the beginning of a prefix is not its end", "方面<|>", []],
  ])("%s: %s", (_, marked, expected) => {
    expect(told(marked)).toEqual(expected);
  });
});

describe("by pinyin", () => {
  test.each([
    ["initials", "bshjh<|>", ["bshjh→部署会"]],
    ["the beginning of them", "bsh<|>", ["bsh→部署会"]],
    ["full pinyin of the Chinese prefix", "bushuhui<|>", ["bushuhui→部署会"]],
    ["mixed", "bushuhjh<|>", ["bushuhjh→部署会"]],
    ["in mid-line", "主要体现在sgfm<|>，请看", ["sgfm→三个方面"]],
    ["a paragraph's snippet inside one", "主要是tzm<|>", []],
    ["at a clause", "很好。gc<|>", ["gc→点评", "gc→宣读"]],
    ["one letter", "t<|>", []],
    ["capitals are real Latin", "PPT<|>", []],
    ["the end of a word", "Xtzm<|>", []],
    ["a figure before", "5tzm<|>", []],
    ["an address", "www.tzm<|>", []],
    ["a Latin text", "see tzm<|>", []],
    ["inside a word", "tz<|>m", []],
    ["letters that mean nothing here", "qqq<|>", []],
    ["too many letters", `${"tzm".repeat(9)}<|>`, []],
  ])("%s: %s", (_, marked, expected) => {
    expect(told(marked)).toEqual(expected);
  });

  test("not where the setting is off", () => {
    expect(told("tzm<|>", { pinyin: false })).toEqual([]);
    expect(told("同志们<|>", { pinyin: false })).toEqual(["同志们→称谓"]);
  });
});

describe("on call", () => {
  test.each([
    ["an empty paragraph offers what begins one", "题目\n<|>", ["→称谓", "→部署会", "→点评", "→宣读"]],
    ["one character is enough", "部<|>", ["部→部署会"]],
    ["one letter too", "t<|>", ["t→称谓"]],
    ["nothing after a word that begins no prefix", "工作<|>", []],
  ])("%s: %s", (_, marked, expected) => {
    expect(told(marked, { explicit: true })).toEqual(expected);
  });
});

describe("an item", () => {
  test("says what it is, where it comes from, and what it looks like", () => {
    const [item] = suggest("bshjh<|>");
    expect(item).toMatchObject({
      kind: "snippet",
      label: "部署会",
      newText: "在${1:【会议名称】}上的讲话\n同志们：\n今天召开$1。$0",
      isSnippet: true,
      source: { zh: "本单位片段", en: "Our snippets" },
    });
    expect(item?.resolve?.()?.zh).toBe(
      "三段式\n\n全篇框架\n\n在【会议名称】上的讲话\n同志们：\n今天召开【会议名称】。",
    );
  });

  test("keeps the indent of the paragraph it begins", () => {
    const [item] = suggest("　　bshjh<|>");
    expect(item?.newText).toBe("在${1:【会议名称】}上的讲话\n　　同志们：\n　　今天召开$1。$0");
  });

  test("whole prefixes come before halves, letters before Chinese of the same length", () => {
    const scores = ["同志<|>", "同志们<|>", "tzm<|>"].map((marked) => suggest(marked)[0]?.score ?? 0);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    for (const score of scores) expect(score > 0 && score < 1).toBe(true);
  });
});

test("any text, any cursor: every item replaces what stands before the cursor on its line, and filters by it", () => {
  const text = fc
    .array(
      fc.oneof(
        fc.string({ maxLength: 5 }),
        fc.constantFrom("同志", "们", "刚才，", "三个", "bs", "gc", "\n", "\r\n", "　"),
      ),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.nat(), fc.boolean(), (draft, at, explicit) => {
      const offset = at % (draft.length + 1);
      for (const { replace, filterText, score } of snippets.provide(
        requestAt(draft, offset, packs, { explicit }),
      )) {
        const covered = draft.slice(replace.start, replace.end);
        expect(replace.end).toBe(offset);
        expect(covered).not.toMatch(/[\r\n]/);
        expect(filterText.startsWith(covered)).toBe(true);
        expect(0 <= score && score <= 1).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
