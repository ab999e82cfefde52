import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { diskFiles } from "../../server/src/host/files";
import { JobRunner } from "../../server/src/host/jobRunner";
import type { BuildJob } from "../../server/src/host/jobs";
import { ReaderThread } from "../../server/src/host/readerThread";
import { docxFile, p } from "../support/docxFile";
import { bundle, Scratch } from "./hostSupport";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const scratch = new Scratch();
const threads: ReaderThread[] = [];
const thread = (time = 30_000, heap = 512): ReaderThread => {
  const made = new ReaderThread(scratch.path("worker.js"), { time, heap });
  threads.push(made);
  return made;
};
const good = docxFile(p("同志们：") + p("大家要抓好落实。"));
/** Closing tags of what was never opened, each looked for among very many open ones. */
const slow = Buffer.from(`<p>同志们：${"<b>".repeat(19_000)}${"</i>".repeat(3_000_000)}`);
/** Few bytes to a line, and many to keep it. */
const large = Buffer.from("<p>同志们".repeat(1_500_000));

beforeAll(() => bundle(scratch.folder, "worker"));
afterAll(async () => {
  await Promise.all(threads.map((each) => each.dispose()));
  scratch.clear();
});

describe("a thread that reads", () => {
  test("gives what the reader gives", async () => {
    expect(await thread().read(good, "file:///a.docx")).toMatchObject({
      text: "同志们：\n大家要抓好落实。\n",
    });
    expect(await thread().read(Buffer.from("PK"), "file:///a.docx")).toMatchObject({ code: "broken" });
  });

  test("is stopped when it takes too long, and the next document is read", async () => {
    const reader = thread(1_500);
    const both = [reader.read(slow, "file:///a.html"), reader.read(good, "file:///b.docx")];
    expect(await both[0]).toMatchObject({ code: "too-slow" });
    expect(await both[1]).toMatchObject({ text: "同志们：\n大家要抓好落实。\n" });
  });

  test("is stopped when it takes too much memory", async () => {
    const reader = thread(60_000, 64);
    expect(await reader.read(large, "file:///a.html")).toMatchObject({ code: "too-heavy" });
    expect(await reader.read(good, "file:///b.docx")).toMatchObject({ text: "同志们：\n大家要抓好落实。\n" });
  });

  test("that cannot be started skips the document", async () => {
    const none = new ReaderThread(scratch.path("none.js"));
    expect(await none.read(good, "file:///a.docx")).toMatchObject({ code: "failed" });
  });
});

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
    const result = await new JobRunner(diskFiles, thread().read).run(job, control);
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
