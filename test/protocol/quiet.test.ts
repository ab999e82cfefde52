// What a drafter is spared, and what is reckoned for a selection.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { DocumentSymbol, InlineCompletionItem } from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Measured, Statistics } from "../../server/src/protocol";
import { FULL, PLAIN, Server, until, uriOf } from "../support/server";

const GAP =
  "在全市法院工作会议上的讲话\n同志们：\n一、深化改革\n要一件一件抓落实。\n三、严明纪律\n要从严管理。\n";
const AT_ONCE = { diagnostics: { revealDelay: 0 } };

describe("a draft that is silenced", () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start({ settings: AT_ONCE });
  });
  afterAll(() => server.stop());

  const silence = (uri: string, silent: boolean): Promise<void> =>
    server.connection.sendNotification("speech/silence", { uri, silent });

  it("has no findings and offers no fixes, alone of all, until it is to have them again", async () => {
    const [quiet, other] = ["untitled:quiet", "untitled:other"];
    for (const uri of [quiet, other]) await server.open(uri, GAP);
    const [finding] = await server.pull(quiet);
    await silence(quiet, true);
    expect(await server.pull(quiet)).toEqual([]);
    expect(await server.actions(quiet, finding!)).toEqual([]);
    expect((await server.pull(other)).map(({ code }) => code)).toEqual(["outline/numbering"]);
    await silence(quiet, false);
    expect((await server.pull(quiet)).map(({ code }) => code)).toEqual(["outline/numbering"]);
  });

  it.each([
    ["a file stays so when it is closed and opened again", "file:///tmp/speech-quiet/draft.speech", []],
    ["a new draft that bears the name of a closed one is not", "untitled:again", ["outline/numbering"]],
  ])("%s", async (_name, uri, codes) => {
    await server.open(uri, GAP);
    await silence(uri.replace("draft", "%64raft"), true);
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await server.open(uri, GAP);
    expect((await server.pull(uri)).map(({ code }) => code)).toEqual(codes);
  });

  it("is told so by a push to a client that does not pull", async () => {
    const pushing = await Server.start({ settings: AT_ONCE, capabilities: PLAIN });
    const uri = "untitled:pushed";
    await pushing.open(uri, GAP);
    await until(() => (pushing.pushed.get(uri)?.length === 1 ? true : undefined), "the finding");
    await pushing.connection.sendNotification("speech/silence", { uri, silent: true });
    await until(() => (pushing.pushed.get(uri)?.length === 0 ? true : undefined), "silence");
    await pushing.stop();
  });
});

describe("what is selected", () => {
  const uri = "untitled:measured";
  let server: Server;
  beforeAll(async () => {
    server = await Server.start({ settings: { speakingRate: 60 } });
    await server.open(uri, GAP);
  });
  afterAll(() => server.stop());

  const measured = (start: number, end: number): Promise<Measured> => {
    const text = server.document(uri);
    const range = { start: text.positionAt(start), end: text.positionAt(end) };
    return server.connection.sendRequest("speech/measure", { uri, range });
  };

  it("is measured by itself, inside a paragraph and over several", async () => {
    const from = GAP.indexOf("要一件");
    expect(await measured(from, from + 5)).toEqual({ characters: 5, minutes: 5 / 60 });
    expect(await measured(from, GAP.indexOf("要从严"))).toEqual({ characters: 15, minutes: 13 / 60 });
    expect(await measured(from, from)).toEqual({ characters: 0, minutes: 0 });
  });

  it("comes to what the whole draft does", async () => {
    const whole = await server.connection.sendRequest<Statistics>("speech/statistics", { uri });
    expect(whole).toMatchObject(await measured(0, GAP.length));
  });

  it("is nothing in a draft that the server does not hold", async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    expect(await server.connection.sendRequest("speech/measure", { uri: "untitled:none", range })).toBeNull();
  });
});

describe("a file of the corpus", () => {
  const PHRASE = "要持续擦亮和风书院名片。";
  const OWN = `${GAP}${PHRASE}${PHRASE}\n要持续擦亮`;
  let server: Server;
  let root: string;
  let file: string;
  beforeAll(async () => {
    root = mkdtempSync(path.join(tmpdir(), "speech-read-"));
    const folder = path.join(root, "讲稿 库");
    mkdirSync(folder);
    symlinkSync(folder, path.join(root, "link"));
    file = path.join(folder, "部署会.txt");
    writeFileSync(file, OWN);
    writeFileSync(
      path.join(folder, "另一篇.txt"),
      `在文化工作会议上的讲话\n同志们：\n${PHRASE}\n${PHRASE}\n${PHRASE}\n`,
    );
    const settings = {
      ...AT_ONCE,
      corpus: { folders: [folder], includeSeeds: false },
      completion: { minConfidence: 0 },
    };
    server = await Server.start({ settings, capabilities: FULL });
    await until(async () => ((await server.ready()).speeches === 2 ? true : undefined), "two speeches");
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    rmSync(root, { recursive: true, force: true });
  });

  /** What is found in a document and offered at its end. */
  async function told(uri: string) {
    const position = server.document(uri).positionAt(server.text(uri).length);
    const context = { triggerKind: 1 };
    const ghost = await server.request<InlineCompletionItem[] | null>("textDocument/inlineCompletion", uri, {
      position,
      context,
    });
    return {
      findings: (await server.pull(uri)).length,
      items: (await server.completion(uri, server.text(uri).length)).length,
      ghost: ghost?.length ?? 0,
      outline: (await server.request<DocumentSymbol[]>("textDocument/documentSymbol", uri, {})).length,
    };
  }
  const some = expect.toSatisfy((n: number) => n > 0) as number;
  const draft = { findings: some, items: some, ghost: some, outline: some };
  const close = (uri: string): Promise<void> =>
    server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });

  it.each([
    ["as it is", () => uriOf(file)],
    ["in another spelling", () => `file://${file}`],
    ["by a link", () => uriOf(path.join(root, "link", "部署会.txt"))],
  ])("is only read when it is opened %s, and a draft from the first edit on", async (_name, spelt) => {
    const uri = spelt();
    await server.open(uri, OWN, "plaintext");
    expect(await told(uri)).toEqual({ findings: 0, items: 0, ghost: 0, outline: some });
    await server.edit(uri, 0, 0, "\n");
    expect(await told(uri)).toEqual(draft);
    await close(uri);
  });

  it.each([
    ["as a speech", OWN, "speech"],
    ["with front matter", `---\nstage: review\n---\n${OWN}`, "markdown"],
  ])("is a draft %s", async (_name, text, languageId) => {
    await server.open(uriOf(file), text, languageId);
    expect(await told(uriOf(file))).toEqual(draft);
    await close(uriOf(file));
  });

  it("is none: a draft beside the corpus is one from the beginning", async () => {
    const uri = uriOf(path.join(root, "新稿.txt"));
    await server.open(uri, OWN, "plaintext");
    expect(await told(uri)).toEqual(draft);
    await close(uri);
  });
});
