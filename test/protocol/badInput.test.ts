import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compound, deflatedBlanks, replaced } from "../support/badDocx";
import { docxFile, p } from "../support/docxFile";
import { gbk as namedInGbk } from "../support/gbk";
import { heavyDocx } from "../support/heavyDocx";
import { PLAIN, Server, until, uriOf } from "../support/server";

const SENTENCE = "要把青石桥改造作为头号工程，坚持一张图纸干到底。";

describe("drafts of any kind", () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
    await server.ready();
  });
  afterAll(() => server.stop());

  it.each([
    ["empty", () => ""],
    ["blank", () => "\n\n　　\r\n \t"],
    ["binary", () => randomBytes(60_000).toString("latin1")],
    ["broken surrogates", () => "讲话\ud83d稿\udc00一、\ud800"],
    ["one line of 100,000 characters", () => SENTENCE.repeat(4_200)],
    ["ten megabytes", () => `${SENTENCE}\n`.repeat(140_000)],
    ["half-typed", () => "关于\n同志们：\n一、深化\n（一\n二"],
    ["only marks", () => "。，、；：“”‘’（）《》【】……——".repeat(200)],
  ])("%s: every question is answered", { timeout: 60_000 }, async (name, make) => {
    const uri = `untitled:${encodeURIComponent(name)}`;
    const text = make();
    await server.open(uri, text);
    expect(Array.isArray(await server.symbols(uri))).toBe(true);
    expect(Array.isArray(await server.request("textDocument/foldingRange", uri, {}))).toBe(true);
    expect(Array.isArray(await server.pull(uri))).toBe(true);
    for (const offset of [0, text.length >> 1, text.length])
      expect(Array.isArray(await server.completion(uri, offset))).toBe(true);
    await server.edit(uri, text.length >> 1, text.length >> 1, "高质效");
    expect(Array.isArray(await server.completion(uri, (text.length >> 1) + 3))).toBe(true);
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  });

  it("a draft over a million characters says that only its numbering is checked", async () => {
    const uri = "untitled:large";
    await server.open(uri, `同志们：\n${`${SENTENCE}\n`.repeat(45_000)}`);
    const findings = await server.pull(uri);
    expect(findings.map((d) => d.message)).toEqual([expect.stringContaining("只检查结构与序号")]);
  });

  it("answers for documents it does not know, and for positions outside", async () => {
    expect(await server.symbols("untitled:nowhere")).toEqual([]);
    await server.open("untitled:short", "同志们：");
    const beyond = { line: 99, character: 99 };
    await expect(
      server.request("textDocument/completion", "untitled:short", { position: beyond }),
    ).resolves.toBeDefined();
    await expect(
      server.execute("speechDrafter.server.renumber", { uri: "untitled:nowhere" }),
    ).rejects.toThrow(/没有作为讲稿打开/);
    await expect(server.execute("speechDrafter.server.nothing", {})).rejects.toThrow();
  });
});

describe("a corpus folder as drafters have them", () => {
  let folder: string;
  let server: Server;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "语料 corpus "));
    const speech = (text: string) => `关于重点工程的讲话\n同志们：\n${`${text}\n`.repeat(3)}`;
    writeFileSync(path.join(folder, "2025年 讲话（定稿）.txt"), speech(SENTENCE));
    // “国标码” in GB18030: bytes that are no UTF-8.
    writeFileSync(path.join(folder, "gbk.txt"), Buffer.concat([gbk(), Buffer.from("\n"), gbk()]));
    writeFileSync(path.join(folder, "binary.txt"), randomBytes(4_000));
    writeFileSync(path.join(folder, "empty.txt"), "");
    writeFileSync(path.join(folder, "large.txt"), "");
    truncateSync(path.join(folder, "large.txt"), 50 * 1024 * 1024);
    writeFileSync(path.join(folder, "断.docx"), docxFile(p("同志们：")).subarray(0, 300));
    writeFileSync(path.join(folder, "密.docx"), compound("EncryptedPackage"));
    const bomb = { content: "", packed: deflatedBlanks(400), size: 10 };
    writeFileSync(path.join(folder, "大.docx"), replaced("word/document.xml", bomb));
    writeFileSync(path.join(folder, "旧.doc"), compound("WordDocument"));
    symlinkSync(path.join(folder, "gone.txt"), path.join(folder, "link.txt"));
    symlinkSync(folder, path.join(folder, "圈"));
    mkdirSync(path.join(folder, "子 目录"));
    writeFileSync(
      path.join(folder, "子 目录", "utf16.txt"),
      Buffer.from(`\ufeff${speech("要把清水湾治理抓紧抓实。")}`, "utf16le"),
    );
    if (process.getuid?.() !== 0) {
      writeFileSync(path.join(folder, "secret.txt"), speech("秘密"));
      chmodSync(path.join(folder, "secret.txt"), 0);
    }
    server = await Server.start({ settings: { corpus: { folders: [folder, path.join(folder, "没有")] } } });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("indexes what can be read and says why the rest was skipped", async () => {
    const { speeches, skipped } = await server.ready();
    expect(speeches).toBe(7 + 3);
    const reasons = new Map(
      skipped.map(({ uri, reason }) => [path.basename(decodeURIComponent(uri)), reason]),
    );
    expect(reasons.get("large.txt")).toContain("50");
    for (const [name, reason] of Object.entries({
      "binary.txt": "不是文本",
      "empty.txt": "空文件",
      "link.txt": "不存在",
      没有: "不存在",
      "断.docx": "已损坏",
      "密.docx": "已加密",
      "大.docx": "解压后超过上限",
      "旧.doc": "另存为 .docx",
      圈: "循环",
    }))
      expect(reasons.get(name), name).toContain(reason);
    if (process.getuid?.() !== 0) expect(reasons.get("secret.txt")).toBeTruthy();
    expect(skipped.every(({ reason }) => /\p{Script=Han}/u.test(reason))).toBe(true);
    // A folder that is missing is a mistake in the settings: said at once, not only in the status.
    await until(() => server.messages.find((m) => m.includes("语料文件夹")), "the message");
  });

  it.each([
    ["a name with blanks and Chinese", "要把青石桥改造", "作为头号工程"],
    ["UTF-16 in a folder below", "要把清水湾治理", "抓紧抓实"],
  ])("offers a phrase from %s", async (_what, typed, rest) => {
    const uri = `untitled:${encodeURIComponent(typed)}`;
    await server.open(uri, `同志们：\n${typed}`);
    const items = await server.completion(uri, 5 + typed.length);
    expect(items.map((i) => i.textEdit!.newText)).toContainEqual(expect.stringContaining(rest));
  });
});

/** 关于国标编码的讲话，要把国标编码用好。 in GB18030. */
function gbk(): Buffer {
  const bytes: Record<string, number> = {
    关: 0xb9d8, 于: 0xd3da, 国: 0xb9fa, 标: 0xb1ea, 编: 0xb1e0, 码: 0xc2eb, 的: 0xb5c4, 讲: 0xbdb2, 话: 0xbbb0,
    "，": 0xa3ac, 要: 0xd2aa, 把: 0xb0d1, 用: 0xd3c3, 好: 0xbac3, "。": 0xa1a3,
  }; // prettier-ignore
  return Buffer.concat(
    Array.from("关于国标编码的讲话，要把国标编码用好。", (char) => {
      const code = bytes[char]!;
      return Buffer.from([code >> 8, code & 0xff]);
    }),
  );
}

describe("a corpus folder made by somebody who means harm", () => {
  let folder: string;
  let server: Server;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "恶意 corpus "));
    writeFileSync(path.join(folder, "a 好.txt"), `在大会上的讲话\n同志们：\n${`${SENTENCE}\n`.repeat(3)}`);
    for (const name of ["b 重.docx", "c 重.docx"]) writeFileSync(path.join(folder, name), heavyDocx());
    writeFileSync(
      path.join(folder, "d 好.txt"),
      `在大会上的讲话\n同志们：\n${"要把清水湾治理抓紧抓实。\n".repeat(3)}`,
    );
    if (process.platform === "linux") {
      symlinkSync("/proc/self/pagemap", path.join(folder, "e 无尽.txt"));
      symlinkSync("/dev/zero", path.join(folder, "f 设备.txt"));
      symlinkSync("/dev/stdin", path.join(folder, "g 输入.txt"));
      execFileSync("mkfifo", [path.join(folder, "h 管道.txt")]);
      const name = Buffer.concat([Buffer.from(`${folder}/`), namedInGbk("春节讲话.txt")]);
      writeFileSync(name, `同志们：\n要把黑土地保护放在心上。\n`);
    }
    server = await Server.start({
      locale: "en",
      settings: { corpus: { folders: [folder], includeSeeds: false } },
    });
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    "is read but for the files that take too much, each of which is named",
    { timeout: 300_000 },
    async () => {
      const { state, speeches, skipped } = await until(
        async () => {
          const status = await server.status();
          return status.state === "ready" || status.state === "failed" ? status : undefined;
        },
        "the index",
        280_000,
      );
      const linux = process.platform === "linux";
      expect([state, speeches]).toEqual(["ready", linux ? 3 : 2]);
      const reasons = skipped.map(({ uri, reason }) => [path.basename(decodeURIComponent(uri)), reason]);
      const heavy = expect.stringContaining("given up") as string;
      expect(Object.fromEntries(reasons)).toEqual({
        "b 重.docx": heavy,
        "c 重.docx": heavy,
        ...(linux && {
          "e 无尽.txt": expect.stringContaining("limit of 20 MB") as string,
          "f 设备.txt": "Not a regular file",
          "g 输入.txt": "Not a regular file",
          "h 管道.txt": "Not a regular file",
        }),
      });
    },
  );

  it.each([
    ["before the heavy ones", "要把青石桥改造", "作为头号工程"],
    ["after them", "要把清水湾治理", "抓紧抓实"],
  ])("the file %s is found", async (_where, typed, rest) => {
    const uri = `untitled:${encodeURIComponent(typed)}`;
    await server.open(uri, `同志们：\n${typed}`);
    const items = await server.completion(uri, 5 + typed.length);
    expect(items.map((i) => i.textEdit!.newText)).toContainEqual(expect.stringContaining(rest));
  });

  it.runIf(process.platform === "linux")("a file whose name is no UTF-8 is found and shown", async () => {
    const uri = "untitled:gbk";
    await server.open(uri, "同志们：\n要把黑土地保护放在心上。");
    const [found] = await server.request<{ uri: string }[]>("textDocument/definition", uri, {
      position: { line: 1, character: 4 },
    });
    expect(found!.uri).toMatch(/^speech-corpus:/);
    const { text } = await server.connection.sendRequest<{ text: string }>("workspace/textDocumentContent", {
      uri: found!.uri,
    });
    expect(text).toContain("要把黑土地保护放在心上");
  });
});

describe("settings of the wrong type", () => {
  it("are told once, by name; their defaults serve", async () => {
    const server = await Server.start({
      settings: { corpus: { folders: "讲话" }, completion: { maxItems: "eight" }, stage: 3 },
    });
    await server.ready();
    for (const key of ["corpus.folders", "completion.maxItems", "stage"])
      await until(() => server.messages.find((m) => m.includes(`speechDrafter.${key}`)), key);
    await server.open("untitled:a", "同志们：\n要高质效");
    expect((await server.completion("untitled:a", 8)).length).toBeGreaterThan(0);
    expect(server.messages.filter((m) => m.includes("speechDrafter.stage"))).toHaveLength(1);
    await server.stop();
  });
});

describe("a corpus that changes", () => {
  it.each([
    ["watched by the client", undefined],
    ["watched by the server", PLAIN],
  ])("%s: a new file is offered, a deleted one is not", async (_who, capabilities) => {
    const folder = mkdtempSync(path.join(tmpdir(), "speech-watch-"));
    const server = await Server.start({
      settings: { corpus: { folders: [folder] } },
      ...(capabilities && { capabilities }),
    });
    try {
      await server.ready();
      const file = path.join(folder, "新 讲话.txt");
      const tell = async (type: number) => {
        if (!capabilities)
          await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
            changes: [{ uri: uriOf(file), type }],
          });
      };
      if (!capabilities)
        await until(
          () => (server.registrations.includes("workspace/didChangeWatchedFiles") ? true : undefined),
          "registration",
        );
      await server.open("untitled:a", "同志们：\n要把青石桥改造");
      const offered = async () =>
        (await server.completion("untitled:a", 12)).some((i) => i.textEdit!.newText.includes("作为头号工程"));
      expect(await offered()).toBe(false);
      writeFileSync(file, `讲话\n${`${SENTENCE}\n`.repeat(3)}`);
      await tell(1);
      await until(async () => ((await offered()) ? true : undefined), "the phrase");
      unlinkSync(file);
      await tell(3);
      await until(async () => ((await offered()) ? undefined : true), "its going");
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("killed while indexing", () => {
  it("starts again, indexes, and leaves nothing behind", { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "speech-kill-"));
    const cacheDirectory = path.join(folder, "cache");
    const corpus = path.join(folder, "corpus");
    mkdirSync(corpus);
    for (let i = 0; i < 300; i++)
      writeFileSync(
        path.join(corpus, `${i}.txt`),
        `第${i}次会议讲话\n${`第${i}点意见：${SENTENCE}\n`.repeat(60)}`,
      );
    const settings = { corpus: { folders: [corpus] } };
    for (let i = 0; i < 4; i++) {
      const server = await Server.start({ settings, cacheDirectory });
      await until(
        () => (server.progress.length > i || server.statuses.length > i ? true : undefined),
        "indexing to begin",
      );
      await server.kill();
    }
    const server = await Server.start({ settings, cacheDirectory });
    expect((await server.ready()).speeches).toBe(307);
    await server.stop();
    const left = readdirSync(cacheDirectory, { recursive: true, encoding: "utf8" });
    expect(left.filter((name) => /\.tmp$|\.lock$/.test(name))).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe("two windows on one corpus", () => {
  it("share the cache: both are right, and the next start reads what one of them wrote", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "speech-two-"));
    const cacheDirectory = path.join(folder, "cache");
    const corpus = path.join(folder, "corpus");
    mkdirSync(corpus);
    for (let i = 0; i < 200; i++)
      writeFileSync(
        path.join(corpus, `${i}.txt`),
        `第${i}次会议讲话\n${`第${i}点意见：${SENTENCE}\n`.repeat(40)}`,
      );
    const start = () => Server.start({ settings: { corpus: { folders: [corpus] } }, cacheDirectory });
    const both = await Promise.all([start(), start()]);
    for (const server of both) expect((await server.ready()).speeches).toBe(207);
    const changed = path.join(corpus, "7.txt");
    writeFileSync(changed, `第七次会议讲话\n${"要把清水湾治理抓紧抓实。\n".repeat(3)}`);
    for (const server of both) {
      await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri: uriOf(changed), type: 2 }],
      });
      await server.open("untitled:a", "同志们：\n要把清水湾治理");
      await until(
        async () =>
          (await server.completion("untitled:a", 12)).some((i) => i.textEdit!.newText.includes("抓紧抓实"))
            ? true
            : undefined,
        "the change",
      );
    }
    await Promise.all(both.map((server) => server.stop()));
    const third = await start();
    expect((await third.ready()).speeches).toBe(207);
    await third.stop();
    const left = readdirSync(cacheDirectory, { recursive: true, encoding: "utf8" });
    expect(left.filter((name) => /\.tmp$|\.lock$/.test(name))).toEqual([]);
    expect(left.filter((name) => name.endsWith(".idx"))).toHaveLength(2);
    rmSync(folder, { recursive: true, force: true });
  });
});
