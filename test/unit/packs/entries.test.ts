import { describe, expect, test } from "vitest";
import { loadPacks } from "../../../server/src/packs/load";
import { filesOf, manifestOf, TODAY } from "../../support/packs";

/** A pack with one file beside its manifest. */
async function load(name: string, content: unknown, more: object = {}) {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const file = `/p/${name}`;
  const texts = { "/p/speech-pack.json": manifestOf("p", more), [file]: text };
  const packs = await loadPacks(filesOf(texts), [{ origin: "configured", folder: "/p" }], TODAY);
  const problems = packs.problems.map(({ code, level, at, message, fix }) => ({
    said: `${code} ${level}`,
    where: at.file === file ? text.slice(at.span.start, at.span.end) : at.file,
    zh: message.zh,
    ...(fix && { fix: fix.newText }),
  }));
  return { packs, problems };
}

const phrases = (...entries: unknown[]): object => ({ version: 1, phrases: entries });
const terms = (...entries: unknown[]): object => ({ version: 1, terms: entries });
const tests = (...entries: unknown[]): object => ({ version: 1, tests: entries });
const allow = (...entries: unknown[]): object => ({ version: 1, allow: entries });
const GOOD = { text: "抓好落实" };
const TERM = { text: "抓好落实", kind: "banned" };

describe("a fault is told at its place, and the entry left out", () => {
  test.each([
    ["phrases.json", "[]", "pack/schema error", "", /一个JSON对象/],
    ["phrases.json", { phrases: [] }, "pack/schema error", '{"phrases":[]}', /version/],
    ["phrases.json", { version: 1 }, "pack/schema error", '{"version":1}', /缺少“phrases”/],
    ["phrases.json", { version: 1, phrases: {} }, "pack/schema error", "{}", /列表/],
    ["phrases.json", phrases("抓好落实"), "pack/schema error", '"抓好落实"', /对象/],
    ["phrases.json", phrases({}), "pack/schema error", "{}", /缺少“text”/],
    ["phrases.json", phrases({ text: "抓" }), "pack/schema error", '"抓"', /2到300/],
    ["phrases.json", phrases({ text: "抓好\n落实" }), "pack/schema error", '"抓好\\n落实"', /换行/],
    ["phrases.json", phrases({ ...GOOD, exact: 1 }), "pack/schema error", "1", /true或false/],
    [
      "phrases.json",
      phrases({ ...GOOD, members: ["落实", "抓好"] }),
      "pack/schema error",
      '["落实","抓好"]',
      /依次/,
    ],
    ["phrases.json", phrases({ ...GOOD, validFrom: "去年" }), "pack/date error", '"去年"', /不是日期/],
    [
      "phrases.json",
      phrases({ ...GOOD, validFrom: "2026-03", validUntil: "2026-02" }),
      "pack/date error",
      '"2026-02"',
      /早于/,
    ],
    ["terms.json", terms({ text: "抓好落实" }), "pack/schema error", '{"text":"抓好落实"}', /缺少“kind”/],
    [
      "terms.json",
      terms({ ...TERM, kind: "forbidden" }),
      "pack/schema error",
      '"forbidden"',
      /只能是preferred/,
    ],
    ["terms.json", terms({ ...TERM, severity: "must" }), "pack/schema error", '"must"', /fatal/],
    ["terms.json", terms({ ...TERM, exceptIn: ["poem"] }), "pack/schema error", '"poem"', /history/],
    ["terms.json", terms({ ...TERM, variants: ["落实"] }), "pack/schema error", '["落实"]', /没有“抓好落实”/],
    ["terms.json", terms({ ...TERM, kind: "preferred" }), "pack/schema error", undefined, /variants/],
    ["allow.json", allow(1), "pack/schema error", "1", /2到300/],
    ["tests.json", tests({ text: "抓好", offers: ["落实"] }), "pack/schema error", '"抓好"', /<\|>/],
    ["tests.json", tests({ text: "抓好", findings: [1] }), "pack/schema error", "1", /code/],
    [
      "a.code-snippets",
      { 空: { prefix: "空白", body: ["", " "] } },
      "pack/schema error",
      '[""," "]',
      /没有内容/,
    ],
    [
      "a.code-snippets",
      { 疯: { prefix: "疯", body: "${1/(a+)+$/x/}" } },
      "pack/grammar error",
      "/(a+)+$/x/",
      /重复之中又有重复/,
    ],
  ])("%s %j", async (name, content, said, where, zh) => {
    const { packs, problems } = await load(name, content);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ said, zh: expect.stringMatching(zh) as string });
    if (where !== undefined) expect(problems[0]?.where).toBe(where);
    expect([packs.phrases, packs.terms, packs.snippets, packs.allow]).toEqual([[], [], [], []]);
    expect(packs.packs).toHaveLength(1);
  });
});

describe("where the right form is certain it is offered", () => {
  test.each([
    ["phrases.json", phrases({ ...GOOD, asOf: "2026年3月" }), '"2026-03"'],
    ["phrases.json", phrases({ ...GOOD, reviewBy: "2026/3/1" }), '"2026-03-01"'],
    ["phrases.json", phrases({ ...GOOD, validUntil: "2026年" }), '"2026"'],
    ["terms.json", terms({ ...TERM, kind: "Banned" }), '"banned"'],
    ["terms.json", terms({ ...TERM, exceptIn: " Title" }), '"title"'],
    ["a.code-snippets", { 好: { prefix: "HAO ", body: "好" } }, '"hao"'],
  ])("%s %j: %s", async (name, content, fix) => {
    const { problems } = await load(name, content);
    expect(problems.map((problem) => problem.fix)).toEqual([fix]);
  });

  test.each([
    ["phrases.json", phrases({ ...GOOD, asOf: "2026年13月" })],
    ["terms.json", terms({ ...TERM, kind: "bad" })],
  ])("else not: %s %j", async (name, content) => {
    const { problems } = await load(name, content);
    expect(problems.map((problem) => problem.fix)).toEqual([undefined]);
  });
});

describe("what is told, and serves on", () => {
  test("an entry past its review, at the entry; the pack's own date once, in its manifest", async () => {
    const own = await load(
      "phrases.json",
      phrases({ ...GOOD, reviewBy: "2026-05" }, { text: "压实责任", reviewBy: "2026-06" }),
    );
    expect(own.problems.map(({ said, where }) => [said, where])).toEqual([
      ["pack/date info", JSON.stringify({ ...GOOD, reviewBy: "2026-05" })],
    ]);
    const whole = await load("phrases.json", phrases(GOOD, { text: "压实责任" }), { reviewBy: "2026-05" });
    expect(whole.problems.map(({ said, where }) => [said, where])).toEqual([
      ["pack/date info", "/p/speech-pack.json"],
    ]);
    expect([own, whole].map(({ packs }) => packs.phrases.length)).toEqual([2, 2]);
  });

  test("a later version, with what is understood of it", async () => {
    const { packs, problems } = await load(
      "phrases.json",
      { version: 3, mood: "formal", phrases: [{ ...GOOD, tone: 4 }] },
      { format: 2, colour: "red" },
    );
    expect(problems.map(({ said }) => said)).toEqual(["pack/schema info", "pack/schema info"]);
    expect(packs.phrases).toHaveLength(1);
  });

  test("one wording twice in a file", async () => {
    const { packs, problems } = await load("phrases.json", phrases(GOOD, { text: "抓好 落实" }));
    expect(problems.map(({ said }) => said)).toEqual(["pack/duplicate warning"]);
    expect(packs.phrases).toHaveLength(1);
  });

  test("a replacement that is banned itself; a preferred wording too", async () => {
    const { problems } = await load(
      "terms.json",
      terms(
        { ...TERM, replacedBy: "狠抓落实" },
        { text: "狠抓", kind: "banned", replacedBy: "抓紧" },
        { text: "狠抓到底", kind: "preferred", variants: ["一抓到底"] },
      ),
    );
    expect(problems.map(({ said, zh }) => [said, /有不宜使用的“狠抓”/.test(zh)])).toEqual([
      ["pack/conflict warning", true],
      ["pack/conflict warning", true],
    ]);
  });

  test("the manifest of the first format", async () => {
    const old = {
      layout: 1,
      name: "old",
      displayName: "旧包",
      version: "1.0.0",
      dates: { updated: "2026-01-01", validUntil: "2026" },
    };
    const texts = {
      "/p/pack.json": JSON.stringify({ ...old, snippets: [{ file: "a.code-snippets", place: "clause" }] }),
      "/p/a.code-snippets": JSON.stringify({ 甲: { prefix: "甲", body: "甲" } }),
    };
    const { packs, snippets, problems } = await loadPacks(
      filesOf(texts),
      [{ origin: "configured", folder: "/p" }],
      TODAY,
    );
    expect(problems).toEqual([]);
    expect(packs[0]?.manifest).toMatchObject({ id: "old", name: { zh: "旧包" }, validUntil: "2026" });
    expect(snippets.map(({ name, place }) => [name, place])).toEqual([["甲", "clause"]]);
  });
});

test("phrases and terms of two packs: the workspace's counts, and both places are named", async () => {
  const texts = {
    "/w/a/speech-pack.json": manifestOf("a"),
    "/w/a/terms.json": JSON.stringify(terms({ ...TERM, replacedBy: "落实好" })),
    "/s/b/speech-pack.json": manifestOf("b"),
    "/s/b/terms.json": JSON.stringify(terms(TERM)),
    "/s/b/phrases.json": JSON.stringify(phrases({ text: "认真抓好落实各项任务" })),
  };
  const { terms: kept, problems } = await loadPacks(
    filesOf(texts),
    [
      { origin: "bundled", folder: "/s" },
      { origin: "workspace", folder: "/w" },
    ],
    TODAY,
  );
  expect(kept.map(({ pack, replacedBy }) => [pack.id, replacedBy])).toEqual([["a", ["落实好"]]]);
  expect(problems.map(({ code, level, at, other }) => [code, level, at.file, other?.file])).toEqual([
    ["pack/conflict", "info", "/s/b/terms.json", "/w/a/terms.json"],
    ["pack/conflict", "warning", "/s/b/phrases.json", "/w/a/terms.json"],
  ]);
});
