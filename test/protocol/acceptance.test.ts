// A drafter's week, as far as it is the server's: from earlier speeches to a draft, and a draft with a slip of each kind.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { CodeAction, WorkspaceEdit } from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ExemplarEntry } from "../../server/src/protocol";
import { Server, until } from "../support/server";

const deployed = (year: number): string =>
  [
    `在全市法院${year}年工作部署会上的讲话`,
    "同志们：",
    `这次会议的任务是总结工作，部署${year}年任务。`,
    `一、肯定成绩，认清${year}年形势`,
    "一年来，全市法院办结案件12345件，审判质效稳步提升，群众评价越来越好。",
    "二、聚焦主业，抓好审判执行",
    "要把审判执行抓在手上，把诉源治理做在前面，把司法为民落在细处。".repeat(3),
    `同志们，任务已经明确，让我们为${year}年开好局、起好步而努力！`,
    "谢谢大家！",
    "",
  ].join("\n\n");

describe("a new draft beside the speeches of other years", () => {
  let server: Server;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "speech-week-"));
    mkdirSync(path.join(folder, "speeches"));
    for (const year of [2025, 2026])
      writeFileSync(path.join(folder, "speeches", `${year}-01-15 部署会.txt`), deployed(year));
    writeFileSync(
      path.join(folder, "speeches", "致辞.txt"),
      "在法院文化节开幕式上的致辞\n\n尊敬的各位来宾：\n\n欢迎大家来到全市法院文化节，祝文化节圆满成功！\n\n谢谢大家！\n",
    );
    const corpus = { folders: [path.join(folder, "speeches")], includeSeeds: false };
    server = await Server.start({ settings: { corpus, stage: "draft", diagnostics: { revealDelay: 0 } } });
    await until(async () => ((await server.ready()).speeches === 3 ? true : undefined), "three speeches");
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("finds its exemplars, begins from the outline of the first, and is not told of what is still to be filled in", async () => {
    const uri = "untitled:2027";
    await server.open(uri, "在全市法院2027年工作部署会上的讲话\n");
    const { exemplars } = (await server.execute("speechDrafter.server.exemplars", { uri })) as {
      exemplars: ExemplarEntry[];
    };
    const titles = exemplars.map(({ title }) => title);
    expect(titles.slice(0, 2)).toEqual([
      "在全市法院2026年工作部署会上的讲话",
      "在全市法院2025年工作部署会上的讲话",
    ]);
    expect(titles.slice(2)).not.toContain("在全市法院2026年工作部署会上的讲话");
    expect(exemplars[0]!.date).toMatch(/^2026/);
    expect(exemplars[0]!.reason).toContain("同为部署会");

    const { file, start } = exemplars[0]!;
    const { snippet } = (await server.execute("speechDrafter.server.skeleton", { uri: file, start })) as {
      snippet: string;
    };
    expect(snippet.replace(/\$\{\d+:××\}|\$0/g, "")).not.toMatch(/\d/);
    expect(snippet).toMatch(/同志们，\$\{\d+:××\}！\n\n谢谢大家！\n$/);

    await server.edit(uri, 0, server.text(uri).length, snippet.replace(/\$\{\d+:(××)\}|\$0/g, "$1"));
    expect(await server.pull(uri)).toEqual([]);
    await server.edit(uri, 0, 0, "---\nstage: review\n---\n");
    expect((await server.pull(uri)).map(({ code }) => code)).toEqual(["text/placeholder"]);
  });
});

describe("a draft with a slip of each kind", () => {
  const text = readFileSync(path.join(import.meta.dirname, "../unit/fixtures/rules/script-c.txt"), "utf8");
  const uri = "untitled:script-c";
  let server: Server;
  beforeAll(async () => {
    const corpus = { includeSeeds: false };
    server = await Server.start({ settings: { corpus, diagnostics: { revealDelay: 0 } } });
    await server.open(uri, text);
  });
  afterAll(() => server.stop());

  /** The text after an edit of the version at hand. */
  const after = ({ documentChanges }: WorkspaceEdit, before: string): string => {
    const [change] = documentChanges!;
    if (!change || !("edits" in change)) throw new Error("text edits were expected");
    const edits = change.edits.flatMap((edit) => ("newText" in edit ? [edit] : []));
    return TextDocument.applyEdits(TextDocument.create(uri, "speech", 1, before), edits);
  };

  it("has those findings, each with its fix, and nothing else", async () => {
    const found = await server.pull(uri);
    const fixes = await Promise.all(
      found.map(
        async (diagnostic) => (await server.actions(uri, diagnostic)).find((a) => a.isPreferred)?.title,
      ),
    );
    expect(found.map(({ code }, i) => [code, fixes[i]])).toEqual([
      ["outline/count-mismatch", "改为“四”"],
      ["outline/mixed-markers", "改为“三是”"],
      ["outline/numbering", "改为“三”"],
    ]);
  });

  it("has what is certain put right at once, by a command or at each save", async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const ask = (only: string): Promise<CodeAction[]> =>
      server.request("textDocument/codeAction", uri, { range, context: { diagnostics: [], only: [only] } });
    const kind = "source.fixAll.speechDrafter";
    const [action, ...others] = await ask(kind);
    expect(others).toEqual([]);
    expect(action!.kind).toBe(kind);
    expect(after(action!.edit!, text)).toBe(text.replace("三要", "三是").replace("四、加强", "三、加强"));
    expect(await ask("source.fixAll")).toHaveLength(1);
    expect(await ask("source.fixAll.other")).toEqual([]);
    expect(await ask("source.organizeImports")).toEqual([]);
  });

  it("has its last section moved up and the list numbered, and back again to the byte", async () => {
    const right = text.replace("四、加强", "三、加强");
    await server.edit(uri, 0, server.text(uri).length, right);
    const move = async (heading: string, by: number): Promise<string> => {
      const before = server.text(uri);
      const { line } = server.document(uri).positionAt(before.indexOf(heading));
      await server.execute("speechDrafter.server.moveSection", { uri, line, by });
      const edit = server.edits.at(-1)!;
      expect(edit.documentChanges).toMatchObject([
        { textDocument: { uri, version: server.document(uri).version } },
      ]);
      const moved = after(edit, before);
      await server.edit(uri, 0, before.length, moved);
      return moved;
    };
    const moved = await move("三、加强", -1);
    expect([...moved.matchAll(/^[一二三四]、../gm)].map(([head]) => head)).toEqual([
      "一、提高",
      "二、加强",
      "三、突出",
    ]);
    expect(await move("二、加强", 1)).toBe(right);
  });
});
