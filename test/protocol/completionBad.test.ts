import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CancellationTokenSource } from "vscode-jsonrpc/node";
import type { CompletionItem, CompletionList, Range } from "vscode-languageserver-protocol";
import { faultsOf, isInsidePair } from "../support/offers";
import { accept, Server } from "../support/server";

const LINE = "要坚持高质量发展，推动各项工作落到实处。";

interface InlineItem {
  readonly insertText: string;
  readonly range: Range;
}

describe("completion of drafts that are no ordinary text", () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start({ settings: { completion: { minConfidence: 0 } } });
    await server.ready();
  });
  afterAll(() => server.stop());

  const ghost = async (uri: string, offset: number): Promise<readonly InlineItem[]> =>
    (await server.request<readonly InlineItem[] | null>("textDocument/inlineCompletion", uri, {
      position: server.document(uri).positionAt(offset),
      context: { triggerKind: 1 },
    })) ?? [];

  /** Takes every offered edit by itself and compares the text; how many there were. */
  async function checkAt(uri: string, cursor: number): Promise<number> {
    const document = server.document(uri);
    const text = document.getText();
    // A position says no more than line and character: there is none between CR and LF.
    const said = document.offsetAt(document.positionAt(cursor));
    const at = isInsidePair(text, said) ? said - 1 : said;
    const items = await server.completion(uri, cursor);
    for (const item of items) {
      const { range, newText } = item.textEdit as { range: Range; newText: string };
      const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      const isSnippet = item.insertTextFormat === 2;
      const continues = newText.startsWith(text.slice(span.start, at)) && item.kind === 1;
      const edit = { ...span, newText, filterText: item.filterText!, continues, isSnippet };
      const context = JSON.stringify([text, cursor, item]);
      expect(faultsOf(text, at, edit), context).toEqual([]);
      expect(range.start.line, context).toBe(range.end.line);
      expect(accept(document, item), context).toBe(
        text.slice(0, span.start) + newText + text.slice(span.end),
      );
    }
    const inline = await ghost(uri, cursor);
    for (const { range, insertText } of inline) {
      const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      const edit = { ...span, newText: insertText, continues: true, isSnippet: false };
      expect(faultsOf(text, at, edit), JSON.stringify([text, cursor, insertText])).toEqual([]);
    }
    return items.length + inline.length;
  }

  it.each([
    ["inside a surrogate pair", "同志们：要坚持\ud83d<|>\udc4d"],
    ["behind one", "同志们：要坚持👍<|>"],
    ["between two lone halves", "要坚持\udc00<|>\ud83d"],
    ["amid a line of 100,000 characters", `${LINE.repeat(2500)}要坚持<|>，${LINE.repeat(2500)}`],
    ["at its end", `${LINE.repeat(5000)}要坚持<|>`],
    ["in pure Latin text", "The committee shall meet in May<|> and report to the council."],
    ["between scripts", "用App推动GDP增长，要坚持<|>"],
    ["in traditional characters", "各位同仁：要堅持高質量發展，推動工作落實。要推動<|>"],
    ["behind emoji", "同志们👩‍👩‍👧：要坚持<|>"],
  ])("%s", async (name, marked) => {
    const uri = `untitled:${encodeURIComponent(name)}`;
    await checkAt(uri, await server.openAt(uri, marked));
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  });

  it("no wrong range is ever sent: random edits, random cursors, each offered edit applied", async () => {
    const uri = "untitled:random";
    await server.open(uri, "同志们：\n");
    const piece = fc.constantFrom(
      ...[
        "要坚持",
        "高质量发展",
        "推动工作",
        "，",
        "。",
        "、",
        "\n",
        "\r\n",
        "\u3000",
        "二、",
        "一是",
        "gzl",
        "App",
      ],
      ...["😀", "𠀋", "12", "３", "“", "《", "堅持", "\ud83d", "\u2028"],
    );
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat({ max: 3 }),
      text: fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join("")),
      cursor: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 3 }),
    });
    let offered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
        for (const { at, length, text, cursor } of edits) {
          const before = server.text(uri);
          const start = Math.floor(at * before.length);
          await server.edit(uri, start, Math.min(before.length, start + length), text);
          const now = server.text(uri).length;
          // Where nothing else is said, behind what was typed.
          offered += await checkAt(uri, cursor === null ? start + text.length : Math.floor(cursor * now));
        }
        const length = server.text(uri).length;
        if (length > 400) await server.edit(uri, 0, length, "同志们：\n");
      }),
      { numRuns: 60 },
    );
    expect(offered).toBeGreaterThan(100);
  });

  it("edits faster than answers: every request ends, and the last one is answered for the last text", async () => {
    const uri = "untitled:fast";
    await server.open(uri, `${LINE}\n`.repeat(1000));
    const ends: Promise<"answered" | number>[] = [];
    for (let i = 0; i < 200; i++) {
      const end = server.text(uri).length;
      const typed = "要坚持高质量"[i % 6]!;
      await server.edit(uri, end, end, typed);
      const source = new CancellationTokenSource();
      const asked = server.connection.sendRequest<CompletionList>(
        "textDocument/completion",
        { textDocument: { uri }, position: server.document(uri).positionAt(end + 1) },
        source.token,
      );
      ends.push(
        asked.then(
          () => "answered" as const,
          (error: unknown) => (error as { code: number }).code,
        ),
      );
      source.cancel();
    }
    const last = await server.completion(uri, server.text(uri).length);
    expect(last.every((item: CompletionItem) => accept(server.document(uri), item).startsWith(LINE))).toBe(
      true,
    );
    // RequestCancelled or ContentModified, or too quick to be cancelled.
    for (const end of await Promise.all(ends)) expect(["answered", -32800, -32801]).toContain(end);
  });
});

describe("an index file of another version", () => {
  it("is built anew, and answers as before", { timeout: 60_000 }, async () => {
    const cacheDirectory = mkdtempSync(path.join(tmpdir(), "speech-version-"));
    const corpus = mkdtempSync(path.join(tmpdir(), "speech-corpus-"));
    try {
      for (const n of [1, 2, 3])
        writeFileSync(
          path.join(corpus, `${n}.txt`),
          `在会上的讲话\n\n要把老码头改造抓紧抓实抓出成效。第${n}次。\n`,
        );
      const settings = { corpus: { folders: [corpus] } };
      const ask = async (): Promise<readonly string[]> => {
        const server = await Server.start({ cacheDirectory, settings });
        await server.ready();
        await server.open("untitled:a", "同志们：\n要把老码头");
        const items = await server.completion("untitled:a", 10);
        await server.stop();
        return items.map(({ label }) => label);
      };
      const first = await ask();
      expect(first.some((label) => label.startsWith("改造"))).toBe(true);
      const files = readdirSync(cacheDirectory, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".idx"))
        .map((name) => path.join(cacheDirectory, name));
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) {
        const bytes = readFileSync(file);
        const at = bytes.indexOf("SPIX");
        expect(at).toBeGreaterThanOrEqual(0);
        bytes.writeUInt32LE(bytes.readUInt32LE(at + 4) + 1, at + 4);
        writeFileSync(file, bytes);
      }
      expect(await ask()).toEqual(first);
    } finally {
      rmSync(cacheDirectory, { recursive: true, force: true });
      rmSync(corpus, { recursive: true, force: true });
    }
  });
});
