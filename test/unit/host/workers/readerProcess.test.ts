import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diskFiles } from "../../../../server/src/host/disk/files";
import { uriOf } from "../../../../server/src/host/disk/fileNames";
import type { BuildJob, FileResult } from "../../../../server/src/host/workers/jobs";
import { JobRunner } from "../../../../server/src/host/workers/jobRunner";
import { FILE_LIMITS, type FileLimits } from "../../../../server/src/host/limits";
import { ReaderProcess } from "../../../../server/src/host/workers/readerProcess";
import { docxFile, p } from "../../../support/docxFile";
import { bundle, Scratch, until } from "../../../support/host";

const scratch = new Scratch();
const readers: ReaderProcess[] = [];
const reader = (limits: Partial<FileLimits> = {}, worker = "worker.js"): ReaderProcess => {
  const made = new ReaderProcess(scratch.path(worker), { ...FILE_LIMITS, ...limits });
  readers.push(made);
  return made;
};
const ask = (by: ReaderProcess, file: string): Promise<FileResult> =>
  by.read({ file: { uri: uriOf(file), path: file }, maxFileSize: 100_000_000, wanted: { kind: "reading" } });
const READ = { kind: "reading", reading: { text: "同志们：\n大家要抓好落实。\n" } };
const skipped = (code: string) => ({ kind: "skip", reason: { code } });
const good = docxFile(p("同志们：") + p("大家要抓好落实。"));
/** Closing tags of what was never opened, each looked for among very many open ones. */
const slow = Buffer.from(`<p>同志们：${"<b>".repeat(19_000)}${"</i>".repeat(3_000_000)}`);
/** Few bytes to a line, and many to keep it. */
const large = Buffer.from("<p>同志们".repeat(1_500_000));

let file: Readonly<Record<"good" | "slow" | "large" | "cut", string>>;

beforeAll(async () => {
  await bundle(scratch.folder, "worker");
  file = {
    good: scratch.write("好.docx", good),
    cut: scratch.write("断.docx", "PK"),
    slow: scratch.write("慢.html", slow),
    large: scratch.write("大.html", large),
  };
});
afterAll(() => {
  for (const each of readers) each.stop();
  scratch.clear();
});

describe("a process that reads", () => {
  test("gives what the reader gives", async () => {
    const by = reader();
    expect(await ask(by, file.good)).toMatchObject(READ);
    expect(await ask(by, file.cut)).toMatchObject(skipped("broken"));
    expect(await ask(by, scratch.path("无.txt"))).toMatchObject({ ...skipped("vanished"), hash: "" });
  });

  test("is killed at a file that takes too long: only that one is skipped", async () => {
    const by = reader({ time: 3_000, timePerMegabyte: 0 });
    const all = await Promise.all([file.good, file.slow, file.good].map((each) => ask(by, each)));
    expect(all).toMatchObject([READ, skipped("too-slow"), READ]);
    expect(all[1]!.hash).toMatch(/^[0-9a-f]{32}$/);
    expect(all[1]!.kind === "skip" && all[1]!.reason.reason.zh).toContain("3 秒");
  });

  test("ends at a file that takes too much memory: only that one is skipped", async () => {
    const by = reader({ heap: 64 });
    const all = await Promise.all([file.good, file.large, file.good].map((each) => ask(by, each)));
    expect(all).toMatchObject([READ, skipped("too-heavy"), READ]);
  });

  test("that cannot be started, or ends by itself, skips what it was given", async () => {
    writeFileSync(
      scratch.path("fatal.js"),
      "process.send({ kind: 'ready' }); process.on('message', () => process.exit(3));",
    );
    expect(await ask(reader({}, "none.js"), file.good)).toMatchObject(skipped("failed"));
    const by = reader({}, "fatal.js");
    expect(await Promise.all([ask(by, file.good), ask(by, file.good)])).toMatchObject([
      skipped("failed"),
      skipped("failed"),
    ]);
  });

  test("that is stopped leaves nobody waiting, and begins anew when it is asked", async () => {
    const by = reader();
    const waiting = ask(by, file.slow);
    by.stop();
    expect(await waiting).toMatchObject(skipped("failed"));
    expect(await ask(by, file.good)).toMatchObject(READ);
  });

  test.runIf(process.platform !== "win32")(
    "ends with whoever started it, also in the middle of a file",
    async () => {
      await bundle(scratch.folder, "host/workers/readerProcess");
      const script = `const { ReaderProcess } = require("./readerProcess.js");
      const by = new ReaderProcess(${JSON.stringify(scratch.path("worker.js"))});
      void by.read({ file: ${JSON.stringify({ uri: uriOf(file.slow), path: file.slow })}, maxFileSize: 1e8, wanted: { kind: "reading" } });
      setInterval(() => by.ready && console.log(by.pid), 20);`;
      const parent = spawn(process.execPath, [scratch.write("parent.cjs", script)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const [line] = (await once(parent.stdout, "data")) as [Buffer];
      const pid = Number(line.toString().split("\n")[0]);
      expect(isAlive(pid)).toBe(true);
      parent.kill("SIGKILL");
      await until(() => !isAlive(pid));
    },
  );
});

/** A process that has ended and that nobody has asked for its end is none. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

describe("a build", () => {
  test("skips what is bad, tries again what has vanished, and indexes the rest", async () => {
    const html = "<meta charset=gbk><p>同志们：今天的会议很重要。";
    const contents: Readonly<Record<string, string | Uint8Array>> = {
      "a.docx": good,
      "b.docx": good.subarray(0, 300),
      "c.html": html,
      "d.html": "<script>码</script>",
      "e.docx": good,
      "f.txt": "同志们：大家好。",
    };
    for (const [name, content] of Object.entries(contents)) scratch.write(`speeches/${name}`, content);
    const options = { folders: [scratch.path("speeches")], exclude: [], maxFileSize: 1_000_000 };
    const { files, skipped } = diskFiles.list(options);
    expect(skipped).toEqual([]);
    rmSync(scratch.path("speeches/e.docx"));
    const job: BuildJob = { kind: "build", files, maxFileSize: 1_000_000, index: {}, remember: false };
    const control = { cancelled: () => false, progress: () => undefined };
    const result = await new JobRunner(diskFiles, reader()).run(job, control);
    const codes = result.records.map(({ uri, skip }) => [uri.slice(-6), skip?.code ?? "read"]);
    expect(Object.fromEntries(codes)).toEqual({
      "a.docx": "read",
      "b.docx": "broken",
      "c.html": "read",
      "d.html": "empty",
      "/f.txt": "read",
    });
    expect(result.failed).toMatchObject([{ code: "vanished" }]);
    expect(result.buffer).toBeDefined();
  });
});
