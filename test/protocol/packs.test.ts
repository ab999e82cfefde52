import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CodeAction, Diagnostic } from "vscode-languageserver-protocol";
import type { JsonPacks } from "../../server/src/cli/json";
import { HOSTILE_PACKS } from "../support/hostilePacks";
import { manifestOf } from "../support/packs";
import { accept, PLAIN, Server, until, uriOf } from "../support/server";

const CLI = path.join(import.meta.dirname, "../../dist/cli/main.js");
const DRAFT = "在全区工作会议上的讲话\n同志们：\n要把握“三个抓手”、";
const REST = "用好“两张清单”";
const PHRASES = JSON.stringify({
  version: 1,
  phrases: [{ text: `把握“三个抓手”、${REST}`, members: ["把握“三个抓手”", REST], exact: true }],
});
const TERMS = JSON.stringify({
  version: 1,
  terms: [{ text: "三张清单", kind: "banned", replacedBy: "两张清单", severity: "fatal" }],
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "speech-packs-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]): string => path.join(folder, ".speech/packs", ...names);
function write(pack: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(at(pack), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(at(pack, name), content);
}
const sound = {
  "speech-pack.json": manifestOf("ours", { name: "本院提法" }),
  "phrases.json": PHRASES,
  "terms.json": TERMS,
};

const labels = async (server: Server, uri: string): Promise<string[]> =>
  (await server.completion(uri, server.text(uri).length)).map(({ label }) => label);

/** As an editor tells of it that was asked to watch. */
const tell = (server: Server, ...files: string[]): Promise<void> =>
  server.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: files.map((file) => ({ uri: uriOf(file), type: 2 })),
  });

describe("packs of the workspace", { timeout: 120_000 }, () => {
  it("are listed for whoever asks, those that could not be read with what is wrong", async () => {
    write("ours", sound);
    write("broken", { "speech-pack.json": '{ "id": }' });
    const server = await Server.start({ folders: [folder] });
    const { packs } = await until(async () => {
      const answer = (await server.execute("speechDrafter.server.packs", {})) as {
        packs: readonly {
          id: string;
          name: string;
          source: string;
          version: string;
          problems: readonly object[];
        }[];
      };
      return answer.packs.some(({ id }) => id === "ours") ? answer : undefined;
    }, "the packs");
    expect(packs[0]).toMatchObject({ id: "ours", name: "本院提法", source: "workspace", problems: [] });
    expect(packs.find(({ id }) => id === "formulations")).toMatchObject({
      source: "bundled",
      version: "1.0.0",
    });
    expect(packs.at(-1)).toMatchObject({
      id: "broken",
      source: "unread",
      problems: [{ code: "pack/schema", line: 0 }],
    });
    await server.stop();
  });

  it("complete formulations first and to their end, and report what they ban", async () => {
    write("ours", sound);
    const server = await Server.start({ folders: [folder], settings: { diagnostics: { revealDelay: 0 } } });
    await server.open("untitled:a", DRAFT);
    const item = await until(async () => {
      const [first] = await server.completion("untitled:a", DRAFT.length);
      return first?.label === REST ? first : undefined;
    }, "the formulation");
    expect(item.labelDetails?.description).toBe("本院提法");
    expect(accept(server.document("untitled:a"), item)).toBe(DRAFT + REST);
    await server.open("untitled:b", "在全区工作会议上的讲话\n同志们：\n要管好三张清单，逐项对账销号。\n");
    const [finding] = await until(async () => {
      const found = (await server.pull("untitled:b")).filter(({ code }) => code === "wording/banned");
      return found.length > 0 ? found : undefined;
    }, "the finding");
    expect(finding).toMatchObject({
      severity: 2,
      codeDescription: { href: expect.stringContaining("banned.md") as string },
    });
    const actions = await server.actions("untitled:b", finding!);
    expect(actions.map(({ title }) => title)).toContain("改为“两张清单”");
    await server.stop();
  });

  it("are seen when they are made, changed and taken away", async () => {
    const server = await Server.start({ folders: [folder] });
    await server.open("untitled:a", DRAFT);
    await server.ready();
    expect(await labels(server, "untitled:a")).not.toContain(REST);
    write("ours", sound);
    await tell(server, path.join(folder, ".speech"));
    const offered = (wanted: boolean) => async () =>
      (await labels(server, "untitled:a")).includes(REST) === wanted || undefined;
    await until(offered(true), "the pack that was made");
    write("ours", { "phrases.json": PHRASES.replaceAll("两张", "几张") });
    await tell(server, at("ours/phrases.json"));
    await until(offered(false), "the change");
    write("ours", sound);
    await tell(server, at("ours/phrases.json"));
    await until(offered(true), "the change back");
    renameSync(path.join(folder, ".speech"), path.join(folder, "away"));
    await tell(server, path.join(folder, ".speech"));
    await until(offered(false), "the pack that was taken away");
    await server.stop();
  });

  it("are seen by clients that watch nothing, too", async () => {
    const server = await Server.start({ folders: [folder], capabilities: PLAIN });
    await server.open("untitled:a", DRAFT);
    await server.ready();
    write("ours", sound);
    await until(async () => (await labels(server, "untitled:a")).includes(REST) || undefined, "the pack");
    await server.stop();
  });

  it("are not read where the workspace is not trusted, and are as soon as it is", async () => {
    write("ours", sound);
    const server = await Server.start({ folders: [folder], initializationOptions: { trusted: false } });
    await server.open("untitled:a", DRAFT);
    await server.ready();
    expect(await labels(server, "untitled:a")).not.toContain(REST);
    await server.connection.sendNotification("speech/trust", { trusted: true });
    await until(async () => (await labels(server, "untitled:a")).includes(REST) || undefined, "the pack");
    await server.stop();
  });

  it("that are broken are told once, each fault at its place with its fix; the others load", async () => {
    write("ours", sound);
    write("broken", { "speech-pack.json": manifestOf("broken", { validFrom: "2026年3月", version: 1 }) });
    const server = await Server.start({ folders: [folder] });
    await server.open("untitled:a", DRAFT);
    const uri = uriOf(at("broken/speech-pack.json"));
    const found = await until(() => server.pushed.get(uri), "the faults");
    expect(found.map(({ code }) => code).sort()).toEqual(["pack/date", "pack/schema"]);
    await until(() => server.messages.length > 0 || undefined, "the message");
    expect(server.messages).toEqual([expect.stringContaining("speech-pack.json:1 ") as string]);
    const date = found.find(({ code }) => code === "pack/date")!;
    const [fix] = await server.request<CodeAction[]>("textDocument/codeAction", uri, {
      range: date.range,
      context: { diagnostics: [date] },
    });
    expect(fix?.edit?.changes?.[uri]).toEqual([{ range: date.range, newText: '"2026-03"' }]);
    expect(await labels(server, "untitled:a")).toContain(REST);
    write("broken", { "speech-pack.json": manifestOf("broken") });
    await tell(server, at("broken/speech-pack.json"));
    await until(() => server.pushed.get(uri)?.length === 0 || undefined, "the faults to go");
    await server.stop();
  });

  it("state cases of themselves, which are held against them", async () => {
    const tests = [
      { text: "把握“三个抓手”、<|>", offers: [REST] },
      { text: "把握三个抓手、<|>", notOffers: [REST] },
      { text: "管好三张清单。", findings: [{ code: "wording/banned", text: "三张清单", fix: "两张清单" }] },
      { text: "管好两张清单。", findings: [{ code: "wording/banned", text: "两张清单" }] },
    ];
    write("ours", { ...sound, "tests.json": JSON.stringify({ version: 1, tests }, null, 1) });
    const server = await Server.start({ folders: [folder] });
    const failing = await until(() => server.pushed.get(uriOf(at("ours/tests.json"))), "the failing test");
    expect(failing.map(({ code, message }: Diagnostic) => [code, message])).toEqual([
      ["pack/test", "测试没有通过：报告的是（无）。"],
    ]);
    await server.stop();
  });
});

describe.runIf(process.platform === "linux")("hostile packs", { timeout: 240_000 }, () => {
  it("stop nobody, make no typing wait, and are told with their reason", async () => {
    for (const [name, make] of HOSTILE_PACKS) {
      mkdirSync(at(name), { recursive: true });
      make(at(name));
    }
    write("ours", sound);
    const outside = mkdtempSync(path.join(tmpdir(), "speech-outside-"));
    symlinkSync(outside, at("folder-outside"));
    const server = await Server.start({ folders: [folder] });
    await server.open("untitled:a", DRAFT);
    let slowest = 0;
    await until(
      async () => {
        const begin = performance.now();
        const offered = (await labels(server, "untitled:a")).includes(REST);
        slowest = Math.max(slowest, performance.now() - begin);
        return offered || undefined;
      },
      "the sound pack",
      120_000,
    );
    // Most of a request's time is the machine's: what would hang takes minutes.
    expect(slowest).toBeLessThan(15_000);
    const told = (name: string): string[] =>
      [...server.pushed]
        .filter(([uri]) => uri.includes(`/packs/${name}/`) || uri.endsWith(`/packs/${name}`))
        .flatMap(([, found]) =>
          found.map(({ message }) => (typeof message === "string" ? message : message.value)),
        );
    for (const [name, , reason] of HOSTILE_PACKS)
      if (reason)
        await until(
          () => told(name).some((message) => reason.test(message)) || undefined,
          `${name}: ${String(reason)}; it is ${told(name).join()}`,
        );
    expect(told("folder-outside")).toEqual([expect.stringContaining("链接") as string]);
    await server.open("untitled:b", `${DRAFT}\n${"坚持".repeat(5_000)}\n`);
    await server.pull("untitled:b");
    expect(await labels(server, "untitled:a")).toContain(REST);
    expect(await server.stop()).toBe(0);
    rmSync(outside, { recursive: true });
  });
});

describe("packs validate", { timeout: 120_000 }, () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [CLI, "packs", "validate", ...args, "--locale", "zh"],
      {
        encoding: "utf8",
        cwd: folder,
      },
    );
    return { status, stdout, stderr };
  };

  it("says nothing of a sound pack, and skips a plain file with a note", () => {
    write("ours", sound);
    expect(run(".speech/packs", ".speech/packs/ours/terms.json")).toEqual({
      status: 0,
      stdout: "0 个文件：错误 0，警告 0，其他 0\n",
      stderr: ".speech/packs/ours/terms.json: 不是文件夹，已跳过\n",
    });
  });

  it("gives each fault with its place, as JSON too", () => {
    write("ours", { ...sound, "phrases.json": PHRASES.replace('"exact":true', '"exact":"是"') });
    const { status, stdout } = run(".speech/packs/ours", "--format", "json");
    const { files, packs } = JSON.parse(stdout) as JsonPacks;
    expect([status, packs.map(({ id }) => id)]).toEqual([1, ["ours"]]);
    const [{ file, findings } = { file: "", findings: [] }] = files;
    expect(file).toBe(path.join(".speech/packs/ours/phrases.json"));
    const column = PHRASES.indexOf('"exact":true') + '"exact":'.length;
    expect(findings).toMatchObject([
      { code: "pack/schema", level: "error", range: { start: { line: 0, character: column } } },
    ]);
  });

  it("knows no folder that is not there", () => {
    expect(run("没有").status).toBe(2);
    expect(run().status).toBe(2);
  });
});
