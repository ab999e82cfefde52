import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type {
  ClientCapabilities,
  DocumentHighlight,
  Hover,
  Location,
  LocationLink,
  SymbolInformation,
} from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CorpusContents, ExemplarEntry, Original, SearchHit } from "../../server/src/protocol";
import { docxFile, p } from "../support/docxFile";
import { gbk } from "../support/gbk";
import { FULL, Server, until, uriOf } from "../support/server";

const speech = (title: string, words: string): string =>
  `${title}\n\n同志们：\n\n今天的会议很重要。\n\n一、提高站位，统一思想\n\n${words}\n\n二、压实责任，狠抓落实\n\n大家要抓好落实。\n`;

const CORPUS: Record<string, string | Uint8Array> = {
  "2025/部署会.txt": speech(
    "在全市法院2025年工作部署会上的讲话",
    "要持续擦亮“枫桥式人民法庭”名片，服务基层治理。",
  ),
  "2026/部署会.txt": gbk(
    speech("在全市法院2026年工作部署会上的讲话", "要持续擦亮“枫桥式人民法庭”名片，\r\n审结案件12345件。"),
  ),
  "2026/推进会.docx": docxFile(
    [
      "在执行工作推进会上的讲话",
      "同志们：",
      "一、用好“执行110”机制",
      "要持续擦亮“枫桥式人民法庭”名片，让群众可感可及。",
    ]
      .map((text) => p(text))
      .join(""),
  ),
  "2026/致辞.md":
    "# 在法院文化节开幕式上的致辞\n\n尊敬的各位来宾：\n\n欢迎大家来到**文化节**，祝文化节圆满成功！\n",
  "坏.docx": "这不是一个 Word 文件",
};
const PHRASE = "枫桥式人民法庭";
const CAPABILITIES: ClientCapabilities = {
  ...FULL,
  textDocument: { ...FULL.textDocument, hover: { contentFormat: ["markdown", "plaintext"] } },
};
const DRAFT =
  "在全市法院2027年工作部署会上的讲话\n\n同志们：\n\n要持续擦亮“枫桥式<|>人民法庭”名片，再出发。\n";

describe("from a draft to the corpus and back", () => {
  let server: Server;
  let folder: string;
  let n = 0;
  const uri = (): string => `untitled:navigation-${++n}`;
  const fileUri = (name: string): string => uriOf(path.join(folder, name));

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "speech-navigation-"));
    for (const [name, content] of Object.entries(CORPUS)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    const corpus = { folders: [folder], includeSeeds: false };
    server = await Server.start({ settings: { corpus, stage: "draft" }, capabilities: CAPABILITIES });
    await until(async () => ((await server.ready()).speeches === 4 ? true : undefined), "four speeches");
  }, 30_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const at = async (marked: string): Promise<{ draft: string; position: unknown }> => {
    const draft = uri();
    const offset = await server.openAt(draft, marked);
    return { draft, position: server.document(draft).positionAt(offset) };
  };

  /** The text that a location names, as an editor shows it. */
  async function shown(location: Location): Promise<string> {
    const file = Object.keys(CORPUS).find((name) => fileUri(name) === location.uri);
    const content = file === undefined ? await contentOf(location.uri) : (CORPUS[file] as string);
    return TextDocument.create(location.uri, "speech", 1, content).getText(location.range);
  }
  const contentOf = async (document: string): Promise<string> =>
    (
      await server.connection.sendRequest<{ text: string }>("workspace/textDocumentContent", {
        uri: document,
      })
    ).text;

  it("hover: how often, in how many speeches, and sentences with title and date", async () => {
    const { draft, position } = await at(DRAFT);
    const hover = await server.request<Hover>("textDocument/hover", draft, { position });
    const { kind, value } = hover.contents as { kind: string; value: string };
    expect(kind).toBe("markdown");
    expect(value).toContain("语料中 3 处，见于 3 篇");
    expect(value).toContain("要持续擦亮“枫桥式人民法庭”名片");
    expect(value).toContain("《在全市法院2026年工作部署会上的讲话》");
    expect(server.document(draft).getText(hover.range)).toBe("要持续擦亮“枫桥式人民法庭”名片");
    expect(
      await server.request("textDocument/hover", draft, { position: { line: 1, character: 0 } }),
    ).toBeNull();
  });

  it("hover: what stands in a speech is text, whatever Markdown would make of it", async () => {
    writeFileSync(
      path.join(folder, "链接.txt"),
      speech("在信息化会议上的讲话", "请看![图](x.png)与数字政府建设蓝图<b>同行。"),
    );
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: fileUri("链接.txt"), type: 1 }],
    });
    await until(async () => ((await server.status()).speeches === 5 ? true : undefined), "the new speech");
    const { draft, position } = await at("在会议上的讲话\n同志们：\n与数字政府<|>建设蓝图同行。");
    const hover = await server.request<Hover>("textDocument/hover", draft, { position });
    const { value } = hover.contents as { value: string };
    expect(value).toContain("\\[图\\]（x\\.png）");
    expect(value).not.toMatch(/(?<!\\)[[\]()<>!]/);
    rmSync(path.join(folder, "链接.txt"));
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: fileUri("链接.txt"), type: 3 }],
    });
    await until(async () => ((await server.status()).speeches === 4 ? true : undefined), "it is gone");
  });

  it("definition: the place in a UTF-8 file, in a GBK file and in a Word file", async () => {
    const { draft, position } = await at(DRAFT);
    const found = await server.request<Location[]>("textDocument/definition", draft, { position });
    expect(found).toHaveLength(3);
    for (const location of found) expect(await shown(location)).toBe("要持续擦亮“枫桥式人民法庭”名片");
    expect(found.filter(({ uri: each }) => each === fileUri("2025/部署会.txt"))).toHaveLength(1);
    const others = found.filter(({ uri: each }) => each.startsWith("speech-corpus:/"));
    expect(others.map(({ uri: each }) => decodeURIComponent(each).replace(/^.*\//, ""))).toEqual([
      "在全市法院2026年工作部署会上的讲话",
      "在执行工作推进会上的讲话",
    ]);
  });

  it("a document that stands for a file says which, and no other file can be read that way", async () => {
    const { draft, position } = await at(DRAFT);
    const found = await server.request<Location[]>("textDocument/definition", draft, { position });
    const originals = await Promise.all(
      found.map(({ uri: each }) =>
        server.connection.sendRequest<Original | null>("speech/original", { uri: each }),
      ),
    );
    expect(originals).toContainEqual({ uri: fileUri("2026/部署会.txt"), encoding: "gb18030" });
    expect(originals).toContainEqual({ uri: fileUri("2026/推进会.docx") });
    const foreign = { uri: "speech-corpus:/0123456789abcdef/x" };
    expect(await server.connection.sendRequest("speech/original", foreign)).toBeNull();
    expect(await server.connection.sendRequest("workspace/textDocumentContent", foreign)).toEqual({
      text: "这个文件已不在语料中：已被删除、移走或排除。\n",
    });
    await expect(
      server.execute("speechDrafter.server.skeleton", { uri: "file:///etc/passwd" }),
    ).rejects.toThrow();
  });

  it("references: of what is selected, in the draft too where that is asked for", async () => {
    const { draft, position } = await at(DRAFT);
    const text = server.document(draft);
    const start = text.getText().indexOf(PHRASE);
    const selection = { start: text.positionAt(start), end: text.positionAt(start + PHRASE.length) };
    const ask = (includeDeclaration: boolean): Promise<Location[]> =>
      server.request("textDocument/references", draft, {
        position,
        selection,
        context: { includeDeclaration },
      });
    const found = await ask(false);
    expect(found).toHaveLength(3);
    for (const location of found) expect(await shown(location)).toBe(PHRASE);
    expect((await ask(true))[0]).toEqual({ uri: draft, range: selection });
  });

  it("references: of a draft that repeats itself, its first places", async () => {
    const { draft } = await at(`在会议上的讲话\n同志们：\n${"要狠抓落实。".repeat(1_200)}<|>`);
    const text = server.document(draft);
    const start = text.getText().indexOf("狠抓落实");
    const selection = { start: text.positionAt(start), end: text.positionAt(start + 4) };
    const found = await server.request<Location[]>("textDocument/references", draft, {
      position: selection.start,
      selection,
      context: { includeDeclaration: true },
    });
    const own = found.filter(({ uri }) => uri === draft);
    expect(own).toHaveLength(1_000);
    expect(own[0]!.range).toEqual(selection);
  });

  it("highlights: the same wording elsewhere, and Han always", async () => {
    const { draft, position } = await at("在会议上的讲话\n同志们：\n要狠抓<|>落实。大家都要狠抓落实。");
    const found = await server.request<DocumentHighlight[]>("textDocument/documentHighlight", draft, {
      position,
    });
    expect(found.map(({ range }) => server.document(draft).getText(range))).toEqual([
      "要狠抓落实",
      "要狠抓落实",
    ]);
  });

  it("workspace symbols: headings of the corpus and of open drafts", async () => {
    const { draft } = await at("在会议上的讲话\n同志们：\n一、用好“执行110”机制\n要用好。<|>");
    const found = await server.connection.sendRequest<SymbolInformation[]>("workspace/symbol", {
      query: "执行110",
    });
    expect(found.map(({ name }) => name)).toEqual(["一、用好“执行110”机制", "一、用好“执行110”机制"]);
    expect(found[0]!.location.uri).toBe(draft);
    expect(found[1]!.containerName).toBe("在执行工作推进会上的讲话");
    expect(await shown(found[1]!.location)).toBe("一、用好“执行110”机制");
    const all = await server.connection.sendRequest<SymbolInformation[]>("workspace/symbol", { query: "" });
    expect(all.map(({ name }) => name)).toContain("在法院文化节开幕式上的致辞");
  });

  it("a search: hits in their sentences, newest first", async () => {
    const search = (query: string): Promise<{ count: number; speeches: number; hits: SearchHit[] }> =>
      server.execute("speechDrafter.server.searchCorpus", { query }) as never;
    const { count, speeches, hits } = await search(PHRASE);
    expect([count, speeches, hits.length]).toEqual([3, 3, 3]);
    for (const hit of hits) expect(await shown(hit)).toBe(PHRASE);
    expect(hits[0]).toMatchObject({
      before: "要持续擦亮“",
      match: PHRASE,
      date: expect.stringContaining("202") as string,
    });
    const two = await search("枫桥式 可感可及");
    expect(two.hits.map(({ title }) => title)).toEqual(["在执行工作推进会上的讲话"]);
    expect(await search("  ")).toEqual({ count: 0, speeches: 0, hits: [] });
    expect((await search("文化节")).hits.map(({ range }) => range.start.line)).toEqual([0, 4, 4]);
  });

  it("a week's first day: exemplars, a draft from an outline, no finding while drafting", async () => {
    const draft = uri();
    await server.open(draft, "在全市法院2027年工作部署会上的讲话\n");
    const { exemplars } = (await server.execute("speechDrafter.server.exemplars", { uri: draft })) as {
      exemplars: ExemplarEntry[];
    };
    const titles = exemplars.map(({ title }) => title);
    expect(titles.slice(0, 2)).toEqual([
      "在全市法院2026年工作部署会上的讲话",
      "在全市法院2025年工作部署会上的讲话",
    ]);
    expect(titles.indexOf("在法院文化节开幕式上的致辞")).toBeGreaterThan(1);
    for (const { reason, why } of exemplars.slice(0, 2))
      expect([reason.length > 3, why]).toEqual([true, "occasion"]);
    expect(exemplars.slice(0, 2).map(({ date }) => date)).toEqual(["2026", "2025"]);
    expect(await shown(exemplars[0]!)).toBe("在全市法院2026年工作部署会上的讲话");

    const { snippet } = (await server.execute("speechDrafter.server.skeleton", {
      uri: exemplars[0]!.file,
      start: exemplars[0]!.start,
    })) as { snippet: string };
    expect(snippet).toBe(
      "在全市法院${1:××}年工作部署会上的讲话\n\n同志们：\n\n$0\n\n一、提高站位，统一思想\n\n二、压实责任，狠抓落实\n",
    );
    const outline = uri();
    await server.open(outline, snippet.replace(/\$\{\d+:(.*?)\}|\$0/g, "$1"));
    expect(await server.pull(outline)).toEqual([]);
  });

  it("the view's contents: speeches, folders and what was skipped", async () => {
    const contents = await server.connection.sendRequest<CorpusContents>("speech/corpus");
    expect(contents.folders).toEqual([{ uri: uriOf(folder), bundled: false }]);
    expect(contents.speeches.map(({ title }) => title).sort()).toHaveLength(4);
    expect(contents.speeches).toContainEqual(
      expect.objectContaining({
        uri: fileUri("2026/致辞.md"),
        kind: "致辞",
        start: expect.any(Number) as number,
      }),
    );
    expect(contents.skipped.map(({ uri: each }) => each)).toEqual([fileUri("坏.docx")]);
    const place = (await server.execute("speechDrafter.server.locate", {
      uri: fileUri("2026/推进会.docx"),
    })) as Location;
    expect(await shown(place)).toBe("在执行工作推进会上的讲话");
  });

  it("a file can be read again though it seems unchanged; its speeches stay", async () => {
    const uris = [fileUri("2025/部署会.txt"), fileUri("坏.docx")];
    const { skipped } = (await server.execute("speechDrafter.server.reread", { uris })) as {
      skipped: unknown[];
    };
    expect(skipped).toHaveLength(1);
    expect((await server.ready()).speeches).toBe(4);
  });

  it("clients that take links are told what was pointed at", async () => {
    const capabilities = {
      ...FULL,
      textDocument: { ...FULL.textDocument, definition: { linkSupport: true } },
    };
    const other = await Server.start({
      settings: { corpus: { folders: [folder], includeSeeds: false } },
      capabilities,
    });
    try {
      await other.ready();
      const draft = uri();
      const offset = await other.openAt(draft, DRAFT);
      const position = other.document(draft).positionAt(offset);
      const [link] = await other.request<LocationLink[]>("textDocument/definition", draft, { position });
      expect(other.document(draft).getText(link!.originSelectionRange)).toBe(
        "要持续擦亮“枫桥式人民法庭”名片",
      );
      const hover = await other.request<Hover>("textDocument/hover", draft, { position });
      expect((hover.contents as { kind: string }).kind).toBe("plaintext");
    } finally {
      await other.stop();
    }
  }, 20_000);

  it("a text that is not Chinese is left alone", async () => {
    const draft = uri();
    await server.open(
      draft,
      "An English readme with 落实 in it, and many more English words around it.",
      "markdown",
    );
    const position = { line: 0, character: 24 };
    for (const method of ["textDocument/hover", "textDocument/definition"])
      expect(await server.request(method, draft, { position })).toBeNull();
    expect(await server.request("textDocument/documentHighlight", draft, { position })).toEqual([]);
  });
});
