// What our own client asks for beside LSP itself: placeholders, taking back, stopping, fresh corpus tabs.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AcceptedEntry, WireRange } from "../../server/src/protocol";
import { gbk } from "../support/gbk";
import { FULL, Server, until, uriOf } from "../support/server";

const GAP =
  "在全市法院工作会议上的讲话\n同志们：\n一、深化改革\n要一件一件抓落实。\n三、严明纪律\n要从严管理。\n";
const AT_ONCE = { diagnostics: { revealDelay: 0 } };

describe("our client's own requests", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "speech-client-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const accepted = async (server: Server, uri: string): Promise<readonly AcceptedEntry[]> => {
    const answer = await server.execute("speechDrafter.server.acceptedFindings", { uri });
    return (answer as { accepted: AcceptedEntry[] }).accepted;
  };

  it.each(["in a workspace", "in an untitled draft"])("take back what was accepted, %s", async (where) => {
    const draft = where === "in a workspace" ? uriOf(path.join(folder, "讲话.speech")) : "untitled:one";
    const server = await Server.start({ settings: AT_ONCE, folders: [folder] });
    await server.open(draft, GAP);
    const [finding] = await server.pull(draft);
    const { fingerprint } = finding!.data as { fingerprint: string };
    const id = { uri: draft, rule: "outline/numbering", fingerprint };
    expect(await server.execute("speechDrafter.server.revokeFinding", id)).toEqual({ revoked: false });
    await server.execute("speechDrafter.server.acceptFinding", { uri: draft, fingerprint, reason: "照原文" });
    expect(await server.pull(draft)).toEqual([]);

    const [entry, ...others] = await accepted(server, draft);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      rule: "outline/numbering",
      reason: "照原文",
      finding: { range: finding!.range },
    });
    expect(entry!.finding!.message).toBe(finding!.message);

    expect(await server.execute("speechDrafter.server.revokeFinding", id)).toEqual({ revoked: true });
    expect((await server.pull(draft)).map((d) => d.code)).toEqual(["outline/numbering"]);
    expect(await accepted(server, draft)).toEqual([]);
    if (draft.startsWith("file:"))
      expect(readFileSync(path.join(folder, ".speech/review.json"), "utf8")).toContain('"accepted": []');
    await server.stop();
  });

  it("name what was accepted and stands there no more", async () => {
    const server = await Server.start({ settings: AT_ONCE });
    await server.open("untitled:gone", GAP);
    const [finding] = await server.pull("untitled:gone");
    const { fingerprint } = finding!.data as { fingerprint: string };
    await server.execute("speechDrafter.server.acceptFinding", {
      uri: "untitled:gone",
      fingerprint,
      reason: "",
    });
    const at = GAP.indexOf("三、");
    await server.edit("untitled:gone", at, at + 1, "二");
    const [entry] = await accepted(server, "untitled:gone");
    expect(entry).toMatchObject({ fingerprint, reason: "" });
    expect(entry).not.toHaveProperty("finding");
    await server.stop();
  });

  it("say in the user's language why a command was not carried out, and by a code", async () => {
    mkdirSync(path.join(folder, ".speech"));
    writeFileSync(path.join(folder, ".speech/review.json"), "坏了");
    const draft = uriOf(path.join(folder, "讲话.speech"));
    for (const [locale, words] of [
      ["zh-cn", /\p{Script=Han}/u],
      ["en", /^[\p{ASCII}’“”…坏了]+$/u],
    ] as const) {
      const server = await Server.start({ settings: AT_ONCE, locale, folders: [folder] });
      await server.open(draft, GAP);
      const [finding] = await server.pull(draft);
      const { fingerprint } = finding!.data as { fingerprint: string };
      for (const [command, argument, code] of [
        ["acceptFinding", { uri: draft, fingerprint, reason: "" }, "review-file"],
        ["renumber", { uri: "file:///nowhere.speech" }, "not-open"],
        ["skeleton", { uri: "file:///nowhere.txt" }, "not-in-corpus"],
        ["unheardOf", {}, "unknown-command"],
        ["renumber", "text", "bad-argument"],
      ] as const) {
        const refusal: unknown = await server.execute(`speechDrafter.server.${command}`, argument).then(
          () => undefined,
          (error: unknown) => error,
        );
        expect(refusal, command).toMatchObject({
          data: { code },
          message: expect.stringMatching(words) as string,
        });
      }
      expect(readFileSync(path.join(folder, ".speech/review.json"), "utf8")).toBe("坏了");
      await server.stop();
    }
  });

  it("find placeholders at stage draft too, where none is reported", async () => {
    const server = await Server.start({ settings: { ...AT_ONCE, stage: "draft" } });
    await server.open(
      "untitled:p",
      "在××会上的讲话\n同志们：\n今年审结案件____件，其中【类型】案件占一半。\n",
    );
    expect(await server.pull("untitled:p")).toEqual([]);
    const { places } = (await server.execute("speechDrafter.server.placeholders", {
      uri: "untitled:p",
    })) as { places: WireRange[] };
    const text = server.document("untitled:p");
    expect(places.map((range) => text.getText(range))).toEqual(["××", "____", "【类型】"]);
    await server.stop();
  });

  it("stop the reading of files, tell it, and go on", async () => {
    // Big enough that it is still read when it is stopped.
    for (let n = 0; n < 120; n++) {
      const lines = Array.from({ length: 700 }, (_, i) => `第${n * 700 + i}项工作要盯住不放、一抓到底。`);
      writeFileSync(
        path.join(folder, `${n}.txt`),
        `在第${n}次例会上的讲话\n\n同志们：\n\n${lines.join("\n\n")}\n`,
      );
    }
    const server = await Server.start({ settings: { corpus: { folders: [folder], includeSeeds: false } } });
    const tokens = new Set<unknown>();
    const cancelAll = (): void => {
      for (const token of tokens)
        void server.connection.sendNotification("window/workDoneProgress/cancel", { token });
    };
    server.connection.onRequest("window/workDoneProgress/create", ({ token }: { token: unknown }) => {
      tokens.add(token);
      return null;
    });
    await until(
      () => server.progress.find((value) => (value as { kind: string }).kind === "report"),
      "progress",
    );
    cancelAll();
    const stopped = await until(
      () => server.statuses.find(({ paused }) => paused),
      "the word that it is stopped",
    );
    expect(stopped.state).toBe("stale");
    expect(await server.execute("speechDrafter.server.resumeIndexing", {})).toMatchObject({ speeches: 120 });
    const status = await server.ready();
    expect(status).toMatchObject({ state: "ready", speeches: 120 });
    expect(status.paused).toBeUndefined();
    await server.stop();
  });

  it("bring an open document of the corpus up to date, and say when its file has gone", async () => {
    const file = path.join(folder, "讲话.txt");
    const write = (words: string): void =>
      writeFileSync(file, gbk(`在全区水利工作会议上的讲话\n\n同志们：\n\n${words}\n\n大家要抓好落实。\n`));
    write("要修好每一条渠。");
    const refreshed: string[] = [];
    const server = await Server.start({
      settings: { corpus: { folders: [folder], includeSeeds: false } },
      capabilities: {
        ...FULL,
        workspace: { ...FULL.workspace, textDocumentContent: { dynamicRegistration: true } },
      },
    });
    server.connection.onRequest("workspace/textDocumentContent/refresh", ({ uri }: { uri: string }) => {
      refreshed.push(uri);
      return null;
    });
    await until(async () => ((await server.ready()).speeches === 1 ? true : undefined), "the speech");
    const { uri } = (await server.execute("speechDrafter.server.locate", { uri: uriOf(file) })) as {
      uri: string;
    };
    expect(uri).toMatch(/^speech-corpus:/);
    const text = async (): Promise<string> =>
      (await server.connection.sendRequest<{ text: string }>("workspace/textDocumentContent", { uri })).text;
    expect(await text()).toContain("要修好每一条渠。");

    const changed = async (): Promise<void> => {
      refreshed.length = 0;
      await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri: uriOf(file), type: 2 }],
      });
      await until(() => (refreshed.includes(uri) ? true : undefined), "the word to ask again");
    };
    write("要管好每一座闸。");
    await changed();
    await until(async () => ((await text()).includes("要管好每一座闸。") ? true : undefined), "the new text");
    rmSync(file);
    await changed();
    await until(
      async () => ((await text()).includes("已不在语料中") ? true : undefined),
      "the word that it is gone",
    );
    await server.stop();
  });

  it("clean what is pasted, and leave alone what is clean", async () => {
    const server = await Server.start();
    const cleaned = (text: string, html?: string): Promise<unknown> =>
      server.connection.sendRequest("speech/cleanPaste", { text, ...(html !== undefined && { html }) });
    const text = "来源：某某网 2025-03-05 10:20 点击：123\n会议强调,要抓好落实.\n";
    expect(await cleaned(text)).toEqual({ text: "会议强调，要抓好落实。\n" });
    expect(await cleaned("会议强调，要抓好落实。\n")).toBeNull();
    const html = "<nav><a href='#'>返回首页</a></nav><p>会议强调，要抓好落实。</p>";
    expect(await cleaned("返回首页\n会议强调，要抓好落实。\n", html)).toEqual({
      text: "会议强调，要抓好落实。\n",
    });
    await server.stop();
  });
});
