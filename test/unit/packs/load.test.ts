import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadPacks, type PackRoot } from "../../../server/src/packs/load";
import { filesOf, manifestOf, TODAY } from "../../support/packs";

const manifest = (id: string, more: object = {}): string =>
  manifestOf(id, { files: { snippets: [{ file: "a.code-snippets" }] }, ...more });

const snippet = (name: string, body = "同志们：$0"): string =>
  JSON.stringify({ [name]: { prefix: ["同志们", "tzm"], body } });

const BUNDLED: PackRoot = { origin: "bundled", folder: "/snippets" };
const WORKSPACE: PackRoot = { origin: "workspace", folder: "/w/.speech/packs" };

async function load(texts: Readonly<Record<string, string>>, roots: readonly PackRoot[] = [BUNDLED]) {
  const { packs, snippets, problems } = await loadPacks(filesOf(texts), roots, TODAY);
  return {
    packs: packs.map((pack) => `${pack.origin}:${pack.manifest.id}`),
    snippets: snippets.map(({ name, body, pack }) => `${pack.id}/${name}=${body}`),
    problems: problems.map(({ code, level, at: { file, span } }) => ({
      said: `${code} ${level} ${file}`,
      where: (texts[file] ?? "").slice(span.start, span.end),
    })),
    messages: problems.map(({ message }) => message),
  };
}

describe("a sound pack", () => {
  test("comments, trailing commas, a byte-order mark; where each snippet stands", async () => {
    const text = `\ufeff{\n  // 称谓\n  "称谓": {\n    "prefix": "同志们",\n    "body": ["同志们：", "$0"],\n  },\n}\n`;
    const files = {
      "/snippets/one/speech-pack.json": manifest("one"),
      "/snippets/one/a.code-snippets": text,
    };
    const { snippets, problems } = await loadPacks(filesOf(files), [BUNDLED], TODAY);
    expect(problems).toEqual([]);
    expect(snippets[0]).toMatchObject({
      body: "同志们：\n$0",
      prefixes: ["同志们"],
      place: "anywhere",
      at: { file: "/snippets/one/a.code-snippets", firstLine: 3, lastLine: 6 },
    });
    expect(text.slice(snippets[0]?.at.span.start, snippets[0]?.at.span.end)).toMatch(/^"称谓"[^]*\}$/);
  });

  test("a root may be the pack itself", async () => {
    const files = { "/p/speech-pack.json": manifest("p"), "/p/a.code-snippets": snippet("甲") };
    expect((await load(files, [{ origin: "configured", folder: "/p" }])).snippets).toEqual([
      "p/甲=同志们：$0",
    ]);
  });

  test("a skeleton stands at the beginning of a paragraph, whatever its file says", async () => {
    const whole = JSON.stringify({ 全篇: { prefix: "全篇", body: "题\n$0", isFileTemplate: true } });
    const files = { "/snippets/p/speech-pack.json": manifest("p"), "/snippets/p/a.code-snippets": whole };
    const { snippets } = await loadPacks(filesOf(files), [BUNDLED], TODAY);
    expect(snippets[0]).toMatchObject({ wholeSpeech: true, place: "paragraph" });
  });
});

describe("what is broken is said, at its place, and the rest loads", () => {
  const good = {
    "/snippets/good/speech-pack.json": manifest("good"),
    "/snippets/good/a.code-snippets": snippet("好"),
  };
  const bad = (pack: string, file = snippet("坏")) => ({
    ...good,
    "/snippets/bad/speech-pack.json": pack,
    "/snippets/bad/a.code-snippets": file,
  });
  const inPack = "/snippets/bad/speech-pack.json";
  const inFile = "/snippets/bad/a.code-snippets";

  test.each([
    ["no JSON", "{ 名", `pack/schema error ${inPack}`, "名"],
    ["no object", "[]", `pack/schema error ${inPack}`, ""],
    ["no format", manifest("bad", { format: "1" }), `pack/schema error ${inPack}`, '"1"'],
    ["no name", manifest("bad", { name: undefined }), `pack/schema error ${inPack}`, undefined],
    ["an id with blanks", manifest("my pack"), `pack/schema error ${inPack}`, '"my pack"'],
    [
      "no such day",
      manifest("bad", { validFrom: "2026-02-30" }),
      `pack/date error ${inPack}`,
      '"2026-02-30"',
    ],
    [
      "ends before it begins",
      manifest("bad", { validFrom: "2026-02-01", validUntil: "2026-01-31" }),
      `pack/date error ${inPack}`,
      '"2026-01-31"',
    ],
    [
      "a file outside",
      manifest("bad", { files: { snippets: [{ file: "../x.code-snippets" }] } }),
      `pack/schema error ${inPack}`,
      '"../x.code-snippets"',
    ],
    [
      "a place unknown",
      manifest("bad", { files: { snippets: [{ file: "a.code-snippets", place: "top" }] } }),
      `pack/schema error ${inPack}`,
      '"top"',
    ],
  ])("a pack with %s", async (_, pack, said, where) => {
    const result = await load(bad(pack));
    expect(result.packs).toEqual(["bundled:good"]);
    expect(result.problems[0]?.said).toBe(said);
    if (where !== undefined) expect(result.problems[0]?.where).toBe(where);
  });

  test.each([
    [
      "a file that is missing",
      manifest("bad", { files: { snippets: [{ file: "b.code-snippets" }] } }),
      snippet("坏"),
      `pack/schema error ${inPack}`,
      undefined,
    ],
    ["a file that is no JSON", manifest("bad"), "{", `pack/schema error ${inFile}`, ""],
    [
      "a hundred thousand brackets",
      manifest("bad"),
      `{"a":${"[".repeat(100_000)}`,
      `pack/schema error ${inFile}`,
      undefined,
    ],
  ])("a pack with %s stays", async (_, pack, file, said, where) => {
    const result = await load(bad(pack, file));
    expect(result.packs).toEqual(["bundled:bad", "bundled:good"]);
    expect(result.problems.map((problem) => problem.said)).toContain(said);
    if (where !== undefined) expect(result.problems[0]?.where).toBe(where);
  });

  test.each([
    ["not an object", { 坏: "同志们" }, "pack/schema error", '"同志们"'],
    ["without a prefix", { 坏: { body: "同志们" } }, "pack/schema error", '{"body":"同志们"}'],
    ["without any prefix", { 坏: { prefix: [], body: "同志们" } }, "pack/schema error", "[]"],
    ["with a mixed prefix", { 坏: { prefix: "同志men", body: "同志们" } }, "pack/schema error", '"同志men"'],
    ["with a body of figures", { 坏: { prefix: "坏", body: [1] } }, "pack/schema error", "[1]"],
    [
      "that is not closed",
      { 坏: { prefix: "坏", body: ["一\n\t“甲", "二${1:三"] } },
      "pack/grammar error",
      "${1:",
    ],
  ])("a snippet %s is left out", async (_, content, said, where) => {
    const text = JSON.stringify({ ...content, 好片段: { prefix: "好", body: "好" } });
    const result = await load(bad(manifest("bad"), text));
    expect(result.snippets).toEqual(["bad/好片段=好", "good/好=同志们：$0"]);
    expect(result.problems).toEqual([{ said: `${said} ${inFile}`, where }]);
  });

  test("an unknown variable is a warning, and the snippet stays", async () => {
    const result = await load(bad(manifest("bad"), snippet("坏", "$SPEAKER说")));
    expect(result.problems).toEqual([{ said: `pack/grammar warning ${inFile}`, where: "$SPEAKER" }]);
    expect(result.snippets).toHaveLength(2);
  });

  test("one name twice: in a file, and in two files of a pack", async () => {
    const twice = `{"甲":{"prefix":"甲","body":"先"},"甲":{"prefix":"甲","body":"后"}}`;
    const result = await load({
      "/snippets/p/speech-pack.json": manifestOf("p"),
      "/snippets/p/a.code-snippets": twice,
      "/snippets/p/b.code-snippets": snippet("甲", "又"),
    });
    expect(result.snippets).toEqual(["p/甲=先"]);
    expect(result.problems.map(({ said }) => said)).toEqual([
      "pack/duplicate error /snippets/p/a.code-snippets",
      "pack/duplicate error /snippets/p/b.code-snippets",
    ]);
  });

  test("a folder named in the settings that is not there; the workspace's need not be", async () => {
    const roots: PackRoot[] = [WORKSPACE, { origin: "configured", folder: "/没有" }, BUNDLED];
    const result = await load(good, roots);
    expect(result.problems.map(({ said }) => said)).toEqual(["pack/schema error /没有"]);
    expect(result.packs).toEqual(["bundled:good"]);
  });

  test("a folder and a file that cannot be read", async () => {
    const files = filesOf(bad(manifest("bad")), ["/snippets/bad/speech-pack.json", "/w/.speech/packs"]);
    const { packs, problems } = await loadPacks(files, [WORKSPACE, BUNDLED], TODAY);
    expect(packs.map((pack) => pack.manifest.id)).toEqual(["good"]);
    expect(problems.map(({ at }) => at.file)).toEqual(["/w/.speech/packs", "/snippets/bad/speech-pack.json"]);
  });

  test("every message speaks both languages", async () => {
    const { messages } = await load(bad("{", snippet("坏", "${1:")));
    for (const { zh, en } of messages)
      expect([/\p{Script=Han}/u.test(zh), /^[^\p{Script=Han}]+$/u.test(en)]).toEqual([true, true]);
  });
});

describe("precedence", () => {
  const pack = (folder: string, name: string, text: string) => ({
    [`${folder}/${name}/speech-pack.json`]: manifest(name),
    [`${folder}/${name}/a.code-snippets`]: text,
  });
  const configured: PackRoot = { origin: "configured", folder: "/team" };

  test("the workspace's pack replaces the bundled one of its name, whatever the order of roots", async () => {
    const files = {
      ...pack("/snippets", "core", snippet("甲", "旧")),
      ...pack("/w/.speech/packs", "core", snippet("乙", "新")),
    };
    const result = await load(files, [BUNDLED, WORKSPACE]);
    expect(result.packs).toEqual(["workspace:core"]);
    expect(result.snippets).toEqual(["core/乙=新"]);
    expect(result.problems.map(({ said }) => said)).toEqual([
      "pack/conflict info /snippets/core/speech-pack.json",
    ]);
  });

  test("a snippet of the team's pack replaces the bundled one of its name; the rest stays", async () => {
    const old = JSON.stringify({ 甲: { prefix: "甲", body: "旧甲" }, 乙: { prefix: "乙", body: "旧乙" } });
    const files = { ...pack("/snippets", "core", old), ...pack("/team", "ours", snippet("甲", "新甲")) };
    const result = await load(files, [configured, BUNDLED]);
    expect(result.snippets).toEqual(["ours/甲=新甲", "core/乙=旧乙"]);
    expect(result.problems.map(({ said }) => said)).toEqual([
      "pack/conflict info /snippets/core/a.code-snippets",
    ]);
  });

  test("two of one name in one layer: the earlier counts, with a warning", async () => {
    const files = { ...pack("/team", "a", snippet("甲", "先")), ...pack("/team", "b", snippet("甲", "后")) };
    const result = await load(files, [configured]);
    expect(result.snippets).toEqual(["a/甲=先"]);
    expect(result.problems.map(({ said }) => said)).toEqual([
      "pack/conflict warning /team/b/a.code-snippets",
    ]);
  });
});

test("any text in any file: loading never rejects, and problems lie inside their file", async () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.json(),
    fc
      .constantFrom(manifest("p"), snippet("甲"))
      .chain((sound) => fc.nat(sound.length).map((cut) => sound.slice(0, cut) + sound.slice(cut + 1))),
  );
  await fc.assert(
    fc.asyncProperty(text, text, async (pack, file) => {
      const texts: Record<string, string> = {
        "/snippets/p/speech-pack.json": pack,
        "/snippets/p/a.code-snippets": file,
      };
      const { problems } = await loadPacks(filesOf(texts), [BUNDLED], TODAY);
      for (const { at } of problems) {
        const length = texts[at.file]?.length ?? 0;
        expect(0 <= at.span.start && at.span.start <= at.span.end && at.span.end <= length).toBe(true);
        expect(1 <= at.firstLine && at.firstLine <= at.lastLine).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
