import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { CancellationTokenSource, LSPErrorCodes, type FoldingRange } from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accept, FULL, PLAIN, Server, until, uriOf } from "../support/server";

const DRAFT = `在全市法院工作会议上的讲话
同志们：
今天召开这次会议，主要是总结工作、部署任务。
一、深化改革，激发队伍活力
改革只有进行时，没有完成时，要一件一件抓落实。
三、严明纪律，守牢廉洁底线
纪律面前没有例外，制度执行没有弹性，要从严管理队伍。
`;

/** Findings show at once: what waits while somebody types has a test of its own. */
const AT_ONCE = { diagnostics: { revealDelay: 0 } };

describe("a draft, from any client", () => {
  let server: Server;
  let n = 0;
  const uri = () => `untitled:draft-${++n}`;

  beforeAll(async () => {
    server = await Server.start({ settings: AT_ONCE });
    await server.ready();
  });
  afterAll(() => server.stop());

  it("has an outline whose ranges nest", async () => {
    const draft = uri();
    await server.open(draft, DRAFT);
    const [title] = await server.symbols(draft);
    expect(title?.name).toBe("在全市法院工作会议上的讲话");
    const names = title!.children!.map((s) => s.name);
    expect(names).toEqual(["同志们", "一、深化改革，激发队伍活力", "三、严明纪律，守牢廉洁底线"]);
    expect(title!.children![1]!.detail).toMatch(/字.*分/);
    for (const symbol of title!.children!) {
      expect(symbol.selectionRange.start.line).toBeGreaterThanOrEqual(symbol.range.start.line);
      expect(symbol.range.end.line).toBeLessThanOrEqual(title!.range.end.line);
    }
  });

  it("folds by section", async () => {
    const draft = uri();
    await server.open(draft, DRAFT);
    const ranges = await server.request<FoldingRange[]>("textDocument/foldingRange", draft, {});
    expect(ranges.map((r) => [r.startLine, r.endLine])).toEqual(
      expect.arrayContaining([
        [3, 4],
        [5, 6],
      ]),
    );
  });

  it.each([
    ["at line end", "我们要高质效<|>"],
    ["in mid-line", "我们要高质效<|>推进各项工作落到实处"],
    ["before a mark", "我们要高质效<|>，确保公平正义"],
  ])("offers the phrase of the seeds %s, with its source", async (_where, marked) => {
    const draft = uri();
    const offset = await server.openAt(
      draft,
      `在全市检察长会议上的讲话\n同志们：\n${marked}`.replace(/\n$/, ""),
    );
    const items = await server.completion(draft, offset);
    const item = items.find((i) => i.textEdit!.newText.endsWith("办好每一个案件"));
    expect(item, JSON.stringify(items.map((i) => i.label))).toBeDefined();
    expect(item!.labelDetails?.description).toMatch(/\d/);
    const before = server.text(draft);
    expect(accept(server.document(draft), item!)).toBe(
      `${before.slice(0, offset)}办好每一个案件${before.slice(offset)}`,
    );
    const resolved = await server.connection.sendRequest<{ documentation?: { value: string } }>(
      "completionItem/resolve",
      item,
    );
    expect(resolved.documentation?.value).toContain("高质效办好每一个案件");
  });

  it("finds a gap in the numbering; its fix mends it and the finding goes", async () => {
    const draft = uri();
    await server.open(draft, DRAFT);
    const [finding, ...others] = await server.pull(draft);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: "outline/numbering", source: "speech-drafter", severity: 2 });
    expect(finding!.codeDescription?.href).toMatch(/outline\/numbering\.md$/);
    expect(readFileSync(new URL(finding!.codeDescription!.href), "utf8").length).toBeGreaterThan(100);
    const fix = (await server.actions(draft, finding!)).find((action) => action.isPreferred);
    const change = fix!.edit!.documentChanges![0]!;
    if (!("edits" in change)) throw new Error("a text edit was expected");
    const mended = TextDocument.applyEdits(server.document(draft), change.edits as never);
    expect(mended).toBe(DRAFT.replace("三、", "二、"));
    const at = DRAFT.indexOf("三、");
    await server.edit(draft, at, at + 1, "二");
    expect(await server.pull(draft)).toEqual([]);
  });

  it("turns a rule off and on by its setting, without a restart", async () => {
    const draft = uri();
    await server.open(draft, DRAFT);
    const codes = async () => (await server.pull(draft)).map((d) => d.code);
    expect(await codes()).toEqual(["outline/numbering"]);
    await server.configure({ ...AT_ONCE, rules: { "outline/numbering": "off" } });
    await until(async () => ((await codes()).length === 0 ? true : undefined), "the finding to go");
    await server.configure({ ...AT_ONCE, rules: { "outline/numbering": "error" } });
    await until(async () => ((await server.pull(draft))[0]?.severity === 1 ? true : undefined), "an error");
    await server.configure(AT_ONCE);
    await until(async () => ((await server.pull(draft))[0]?.severity === 2 ? true : undefined), "a warning");
  });

  it("leaves a Chinese README and English text alone", async () => {
    const readme = uri();
    await server.open(readme, "# 安装说明\n\n先安装依赖，然后运行。\n\n1. 下载\n3. 安装\n", "markdown");
    expect(await server.pull(readme)).toEqual([]);
    const english = uri();
    const offset = await server.openAt(english, "Dear all,\nI. One\nIII. Three gao<|>", "plaintext");
    expect(await server.pull(english)).toEqual([]);
    expect(await server.completion(english, offset)).toEqual([]);
  });

  it("checks a speech in plain text", async () => {
    const draft = uri();
    await server.open(draft, DRAFT, "plaintext");
    expect((await server.pull(draft)).map((d) => d.code)).toEqual(["outline/numbering"]);
  });

  it("shows as ghost text what the list has first, and nothing in an empty paragraph", async () => {
    const draft = uri();
    const offset = await server.openAt(draft, "同志们：\n努力让人民群众在每一个<|>");
    const position = (at: number) => server.document(draft).positionAt(at);
    const ghost = (at: number) =>
      server.request<{ insertText: string; range: unknown }[]>("textDocument/inlineCompletion", draft, {
        position: position(at),
        context: { triggerKind: 1 },
      });
    const [best] = await ghost(offset);
    const [first] = await server.completion(draft, offset);
    expect(first).toBeDefined();
    expect(best!.insertText.startsWith(first!.textEdit!.newText)).toBe(true);
    expect(best!.range).toEqual((first!.textEdit as { range: unknown }).range);
    await server.edit(draft, offset, offset, "\n");
    expect(await ghost(offset + 1)).toEqual([]);
  });

  it("continues the numbering after Enter", async () => {
    const draft = uri();
    const marked = DRAFT.replace(
      "三、严明纪律，守牢廉洁底线\n纪律面前没有例外，制度执行没有弹性，要从严管理队伍。\n",
      "<|>",
    );
    const offset = await server.openAt(draft, marked);
    const items = await server.completion(draft, offset);
    expect(items[0]?.textEdit?.newText).toBe("二、");
  });
});

describe("answers that nobody waits for", () => {
  it("end at once when cancelled; the server goes on serving", async () => {
    const server = await Server.start({ settings: AT_ONCE });
    await server.ready();
    const sentences = Array.from(
      { length: 3_000 },
      (_, i) => `第${i}项工作要结合${i * 7}个村的实际抓好落实，坚持问题导向。`,
    );
    await server.open("untitled:large", `关于工作的讲话\n同志们：\n${sentences.join("\n")}`);
    await server.symbols("untitled:large");
    const cancel = new CancellationTokenSource();
    const asked = server.connection.sendRequest(
      "textDocument/diagnostic",
      { textDocument: { uri: "untitled:large" } },
      cancel.token,
    );
    cancel.cancel();
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    await server.open("untitled:small", DRAFT);
    expect(await server.pull("untitled:small")).toHaveLength(1);
    await server.stop();
  });

  it("are refused as stale when the text has changed meanwhile", async () => {
    const server = await Server.start({ settings: AT_ONCE });
    await server.ready();
    const sentences = Array.from(
      { length: 3_000 },
      (_, i) => `第${i}项工作要结合${i * 7}个村的实际抓好落实，坚持问题导向。`,
    );
    await server.open("untitled:large", `关于工作的讲话\n同志们：\n${sentences.join("\n")}`);
    await server.symbols("untitled:large");
    const asked = server.pull("untitled:large");
    await server.edit("untitled:large", 0, 0, "新");
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
    expect(await server.pull("untitled:large")).toEqual(expect.any(Array));
    await server.stop();
  });
});

describe("findings and the paragraph being typed", () => {
  const typed = "改革只有进行时，没有完成时，要一件一件抓落实。";

  it("wait for a pause, then come by a refresh", async () => {
    const server = await Server.start({ settings: { diagnostics: { revealDelay: 400 } } });
    await server.ready();
    await server.open("untitled:a", DRAFT.replace("三、", "二、"));
    expect(await server.pull("untitled:a")).toEqual([]);
    const at = server.text("untitled:a").indexOf("二、");
    await server.edit("untitled:a", at, at + 1, "四");
    expect(await server.pull("untitled:a")).toEqual([]);
    const before = server.refreshes;
    await until(() => (server.refreshes > before ? true : undefined), "a refresh");
    await until(
      async () => ((await server.pull("untitled:a")).length === 1 ? true : undefined),
      "the finding",
    );
    await server.stop();
  });

  it("come at once when the caret leaves", async () => {
    const server = await Server.start({ settings: { diagnostics: { revealDelay: 60_000 } } });
    await server.ready();
    await server.open("untitled:a", DRAFT.replace("三、", "二、"));
    const at = server.text("untitled:a").indexOf("二、");
    await server.edit("untitled:a", at, at + 1, "四");
    expect(await server.pull("untitled:a")).toEqual([]);
    await server.connection.sendNotification("speech/caret", { uri: "untitled:a", line: 1 });
    await until(
      async () => ((await server.pull("untitled:a")).length === 1 ? true : undefined),
      "the finding",
    );
    await server.stop();
  });

  it("count a list that is being written when the caret has left it", async () => {
    const server = await Server.start({ settings: AT_ONCE });
    const uri = "untitled:promise";
    const two = "下面，我讲三点意见。\n一、压实责任\n各单位要按月调度、按季通报。\n";
    await server.open(uri, two);
    const caret = (line: number): Promise<void> =>
      server.connection.sendNotification("speech/caret", { uri, line });
    const codes = async (): Promise<unknown[]> => (await server.pull(uri)).map(({ code }) => code);
    await caret(3);
    await server.edit(uri, two.length, two.length, "二、优化服务\n");
    expect(await codes()).toEqual([]);
    await caret(4);
    expect(await codes()).toEqual([]);
    const before = server.refreshes;
    await caret(0);
    await until(() => (server.refreshes > before ? true : undefined), "a refresh");
    expect(await codes()).toEqual(["outline/count-mismatch"]);
    await server.edit(uri, server.text(uri).length, server.text(uri).length, "要上门听取意见。\n");
    expect(await codes()).toEqual([]);
    await server.edit(uri, server.text(uri).length, server.text(uri).length, "谢谢大家！\n");
    expect(await codes()).toEqual(["outline/count-mismatch"]);
    await server.stop();
  });

  it("count it at once where no client tells of a caret", async () => {
    const server = await Server.start({ settings: AT_ONCE });
    const uri = "untitled:promise";
    await server.open(uri, "下面，我讲三点意见。\n一、压实责任\n按月调度。\n");
    const end = server.text(uri).length;
    await server.edit(uri, end, end, "二、优化服务\n");
    expect((await server.pull(uri)).map(({ code }) => code)).toEqual(["outline/count-mismatch"]);
    await server.stop();
  });

  it("are pushed to a client that cannot pull", async () => {
    const server = await Server.start({
      capabilities: PLAIN,
      settings: { diagnostics: { revealDelay: 100 } },
    });
    await server.open("untitled:a", DRAFT);
    await until(() => (server.pushed.get("untitled:a")?.length === 1 ? true : undefined), "the finding");
    const at = DRAFT.indexOf("三、");
    await server.edit("untitled:a", at, at + 1, "二");
    await until(() => (server.pushed.get("untitled:a")?.length === 0 ? true : undefined), "its going");
    await server.edit("untitled:a", DRAFT.indexOf(typed), DRAFT.indexOf(typed), "选派××名干部。");
    await until(
      () => (server.pushed.get("untitled:a")?.some((d) => d.code === "text/placeholder") ? true : undefined),
      "the placeholder, after the pause",
    );
    await server.stop();
  });
});

describe("accepted findings", () => {
  it("are kept in .speech/review.json and hold in the next session", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "speech-review-"));
    try {
      const draft = uriOf(path.join(folder, "讲话 稿.speech"));
      const first = await Server.start({ settings: AT_ONCE, folders: [folder] });
      await first.open(draft, DRAFT);
      const [finding] = await first.pull(draft);
      const { fingerprint } = finding!.data as { fingerprint: string };
      expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
      await first.execute("speechDrafter.server.acceptFinding", {
        uri: draft,
        fingerprint,
        reason: "领导要求",
      });
      expect(await first.pull(draft)).toEqual([]);
      await first.stop();
      const store: unknown = JSON.parse(readFileSync(path.join(folder, ".speech", "review.json"), "utf8"));
      expect(store).toMatchObject({
        version: 1,
        accepted: [{ rule: "outline/numbering", fingerprint, file: "讲话 稿.speech", reason: "领导要求" }],
      });
      const second = await Server.start({ settings: AT_ONCE, folders: [folder] });
      await second.open(draft, DRAFT);
      expect(await second.pull(draft)).toEqual([]);
      // An edit elsewhere does not bring it back.
      await second.edit(draft, DRAFT.length, DRAFT.length, "请大家抓好落实。\n");
      expect(await second.pull(draft)).toEqual([]);
      await second.stop();
      const restricted = await Server.start({
        settings: AT_ONCE,
        folders: [folder],
        initializationOptions: { trusted: false },
      });
      await restricted.open(draft, DRAFT);
      expect(await restricted.pull(draft)).toHaveLength(1);
      await restricted.stop();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("what settings make of Enter and of saving", () => {
  it("outline.continueMarkers writes the next marker; fixOnSave puts the numbers right", async () => {
    const server = await Server.start({ settings: { outline: { continueMarkers: true, fixOnSave: true } } });
    await server.ready();
    const head = DRAFT.slice(0, DRAFT.indexOf("三、"));
    await server.open("untitled:a", head);
    const typed = await server.request<{ newText: string }[]>("textDocument/onTypeFormatting", "untitled:a", {
      position: server.document("untitled:a").positionAt(head.length),
      ch: "\n",
      options: { tabSize: 4, insertSpaces: true },
    });
    expect(typed.map((edit) => edit.newText)).toEqual(["二、"]);
    await server.open("untitled:b", DRAFT);
    const saved = await server.request<never[]>("textDocument/willSaveWaitUntil", "untitled:b", {
      reason: 1,
    });
    expect(TextDocument.applyEdits(server.document("untitled:b"), saved)).toBe(DRAFT.replace("三、", "二、"));
    await server.configure({});
    await until(async () => {
      const edits = await server.request<never[]>("textDocument/willSaveWaitUntil", "untitled:b", {
        reason: 1,
      });
      return edits.length === 0 ? true : undefined;
    }, "nothing is changed by default");
    await server.stop();
  });

  it("in a workspace nobody trusts: nothing, unless the client leaves out what the workspace says", async () => {
    const settings = { outline: { fixOnSave: true }, rules: { "outline/numbering": "off" }, ...AT_ONCE };
    const saved = (server: Server): Promise<unknown[]> =>
      server.request("textDocument/willSaveWaitUntil", "untitled:a", { reason: 1 });
    for (const capabilities of [FULL, PLAIN]) {
      const server = await Server.start({
        settings,
        capabilities,
        initializationOptions: { trusted: false },
      });
      await server.open("untitled:a", DRAFT);
      expect(await saved(server)).toEqual([]);
      expect((await server.pull("untitled:a")).map(({ code }) => code)).toEqual(["outline/numbering"]);
      await server.connection.sendNotification("speech/trust", { trusted: true });
      await until(async () => ((await saved(server)).length > 0 ? true : undefined), "the settings count");
      expect(await server.pull("untitled:a")).toEqual([]);
      await server.stop();
    }
    const initializationOptions = { trusted: false, restrictsSettings: true };
    const own = await Server.start({ settings, initializationOptions });
    await own.open("untitled:a", DRAFT);
    expect(await saved(own)).toHaveLength(1);
    await own.stop();
  });
});
