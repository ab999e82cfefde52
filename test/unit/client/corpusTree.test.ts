import { describe, expect, it } from "vitest";
import { corpusTree, excludingGlob, type CorpusNode } from "../../../client/src/pure/corpusTree";
import type { CorpusContents } from "../../../server/src/protocol";

const entry = (uri: string, title: string, date?: string, kind?: string, start = 0) => ({
  uri,
  start,
  title,
  characters: 100,
  ...(date !== undefined && { date }),
  ...(kind !== undefined && { kind }),
});
const CONTENTS: CorpusContents = {
  generation: 1,
  folders: [
    { uri: "file:///w/%E8%AF%AD%E6%96%99", bundled: false },
    { uri: "file:///ext/seeds", bundled: true },
  ],
  speeches: [
    entry("file:///w/%E8%AF%AD%E6%96%99/b.txt", "乙", "2025-03-01", "讲话"),
    entry("file:///w/%E8%AF%AD%E6%96%99/2026/a.txt", "甲", "2026-01-01", "讲话"),
    entry("file:///w/%E8%AF%AD%E6%96%99/2026/all.txt", "丁", "2026-02-01", "致辞", 200),
    entry("file:///w/%E8%AF%AD%E6%96%99/2026/all.txt", "丙"),
    entry("file:///ext/seeds/s.txt", "范", "2024", "讲话"),
  ],
  skipped: [
    { uri: "file:///w/%E8%AF%AD%E6%96%99/z.doc", reason: "格式" },
    { uri: "file:///w/%E8%AF%AD%E6%96%99/c.pdf", reason: "格式" },
  ],
};

/** A tree in lines: two blanks for each level, what a row is and how many stand below it. */
function drawn(nodes: readonly CorpusNode[], depth = 0): string[] {
  return nodes.flatMap((node) => {
    const name =
      node.type === "speech"
        ? node.entry.title
        : node.type === "skippedFile"
          ? node.file.uri.replace(/^.*\//, "")
          : `${node.type} ${"uri" in node ? node.uri.replace(/^.*\//, "") : (node.value ?? "")} ${node.count}`;
    const below = "children" in node ? drawn(node.children, depth + 1) : [];
    return [`${"  ".repeat(depth)}${name}`, ...below];
  });
}

describe("the tree of the corpus", () => {
  const skipped = ["skipped  2", "  c.pdf", "  z.doc"];

  it("by folder, collections as files of their own, bundled examples last", () => {
    expect(drawn(corpusTree(CONTENTS, "folder"))).toEqual([
      "folder %E8%AF%AD%E6%96%99 4",
      "  folder 2026 3",
      "    file all.txt 2",
      "      丙",
      "      丁",
      "    甲",
      "  乙",
      "folder seeds 1",
      "  范",
      ...skipped,
    ]);
  });

  it("by kind, the most frequent first, what tells none last", () => {
    expect(drawn(corpusTree(CONTENTS, "kind"))).toEqual([
      "kind 讲话 3",
      "  甲",
      "  乙",
      "  范",
      "kind 致辞 1",
      "  丁",
      "kind  1",
      "  丙",
      ...skipped,
    ]);
  });

  it("by year, the newest first", () => {
    const years = drawn(corpusTree(CONTENTS, "year")).filter((line) => line.startsWith("year"));
    expect(years).toEqual(["year 2026 2", "year 2025 1", "year 2024 1", "year  1"]);
  });

  it("has an id for each row, and no row where nothing is", () => {
    const ids = (nodes: readonly CorpusNode[]): string[] =>
      nodes.flatMap((node) => [node.id, ...("children" in node ? ids(node.children) : [])]);
    for (const grouping of ["folder", "kind", "year"] as const) {
      const all = ids(corpusTree(CONTENTS, grouping));
      expect(new Set(all).size).toBe(all.length);
      expect(corpusTree({ ...CONTENTS, speeches: [], skipped: [] }, grouping)).toEqual([]);
    }
  });

  it("tells what of it the examples are, which cannot be left out", () => {
    const [own, examples] = corpusTree(CONTENTS, "folder");
    expect([own, examples].map((node) => node!.type === "folder" && node!.bundled)).toEqual([false, true]);
  });
});

describe("the glob that leaves a file out", () => {
  const base = "file:///w/%E8%AF%AD%E6%96%99";
  it.each([
    ["a file", `${base}/2026/a.txt`, false, "2026/a.txt"],
    ["a folder", `${base}/2026`, true, "2026/**"],
    ["a name in Han", `${base}/%E8%AE%B2%E8%AF%9D.txt`, false, "讲话.txt"],
    ["signs of the glob grammar", `${base}/a%5B1%5D(b).txt`, false, "a?1??b?.txt"],
    ["what is of no corpus folder", "file:///elsewhere/a.txt", false, undefined],
    ["a corpus folder itself", base, true, undefined],
  ])("%s", (_what, uri, isFolder, expected) =>
    expect(excludingGlob(uri, isFolder, CONTENTS.folders)).toBe(expected),
  );
});
