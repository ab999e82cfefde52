import { utimesSync, writeFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { keyOfReal } from "../../../../server/src/host/disk/fileIdentity";
import { diskFiles } from "../../../../server/src/host/disk/files";
import { FileTasks } from "../../../../server/src/host/workers/fileTasks";
import { indexWithHelp } from "../../../../server/src/host/workers/indexHelper";
import { JobRunner } from "../../../../server/src/host/workers/jobRunner";
import type { FileReader, FileResult } from "../../../../server/src/host/workers/jobs";
import { CORPUS_WEIGHT, FILE_LIMITS, FILE_WEIGHT, timeFor } from "../../../../server/src/host/limits";
import { openSegment } from "../../../../server/src/index/segment/segment";
import { seen, speech, useServices } from "../../../support/hostServices";
import { configOf } from "../../../support/host";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const home = useServices();
/** So large that no machine reads it within `QUICK`, and no attack on any expression: good text, but much of it. */
const ENDLESS = `关于抓落实的讲话\n同志们：\n${"好".repeat(2_000_000)}${"a".repeat(13_000_000)}`;
const QUICK = { ...FILE_LIMITS, time: 500, timePerMegabyte: 0 };
const PATIENT = { ...FILE_LIMITS, time: 600_000 };

const left = (service: ReturnType<typeof home.create>): readonly (readonly [string, string])[] =>
  service
    .status()
    .skipped.map(({ uri, code }) => [decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1)), code]);

describe("a file that takes too long", () => {
  test.each(["txt", "md", "speech", "html"])(
    "of the format %s is left out, and the others are found",
    async (extension) => {
      home.write("a 前.txt", "坚持稳中求进");
      home.scratch.write(`speeches/b 久.${extension}`, ENDLESS);
      home.write("c 后.docx.txt", "坚持守正创新");
      const service = home.create(undefined, QUICK);
      await service.update(configOf(home.scratch));
      expect(service.status()).toMatchObject({ state: "ready", speeches: 2 });
      expect(left(service)).toEqual([[`b 久.${extension}`, "too-slow"]]);
      expect([seen(service, "稳中求进"), seen(service, "守正创新")]).toEqual([1, 1]);
      const reasons = service.status().skipped.map(({ reason }) => [reason.zh, reason.en]);
      expect(reasons).toEqual([[expect.stringContaining("1 秒"), expect.stringContaining("1 second")]]);
    },
  );

  test("is not tried again at the next start, by a build of all others, or where there is more time: only when it changes", async () => {
    home.write("前.txt", "坚持稳中求进");
    const slow = home.scratch.write("speeches/久.txt", ENDLESS);
    const first = home.create(undefined, QUICK);
    await first.update(configOf(home.scratch));
    await first.dispose();
    const second = home.create(undefined, PATIENT);
    await second.update(configOf(home.scratch));
    expect(left(second)).toEqual([["久.txt", "too-slow"]]);
    utimesSync(slow, 1_000_000, 1_000_000);
    home.write("后.txt", "坚持守正创新。".repeat(400_000));
    await second.update(configOf(home.scratch));
    second.filesChanged([slow, home.scratch.path("speeches/后.txt")]);
    await vi.waitFor(() => expect(second.status()).toMatchObject({ state: "ready", speeches: 2 }), 120_000);
    expect(left(second)).toEqual([["久.txt", "too-slow"]]);
    writeFileSync(slow, speech("久久为功抓到底"));
    second.filesChanged([slow]);
    await vi.waitFor(() => expect(second.status()).toMatchObject({ state: "ready", speeches: 3 }), 60_000);
    expect([seen(second, "久久为功抓到底"), second.status().skipped]).toEqual([1, []]);
  });

  test("is tried again when the user asks for everything to be read", async () => {
    home.write("前.txt", "坚持稳中求进");
    home.scratch.write("speeches/久.txt", ENDLESS);
    const first = home.create(undefined, QUICK);
    await first.update(configOf(home.scratch));
    await first.dispose();
    const second = home.create(undefined, PATIENT);
    await second.update(configOf(home.scratch));
    await second.rebuild();
    expect(second.status()).toMatchObject({ state: "ready", speeches: 2, skipped: [] });
  });
});

test("a file that takes too much memory is left out, and the others are found", async () => {
  home.write("前.txt", "坚持稳中求进");
  home.scratch.write("speeches/重.txt", `讲话\n${"讲\n".repeat(3_000_000)}`);
  home.write("后.txt", "坚持守正创新");
  const service = home.create(undefined, { ...FILE_LIMITS, heap: 100, time: 120_000 });
  await service.update(configOf(home.scratch));
  expect(service.status()).toMatchObject({ state: "ready", speeches: 2 });
  expect(left(service)).toEqual([["重.txt", "too-heavy"]]);
});

describe("what all files together may weigh", () => {
  const paragraph = "讲".repeat(FILE_WEIGHT / 2 - 2_200);
  const heavy: FileReader = {
    read: ({ file: { uri } }): Promise<FileResult> =>
      Promise.resolve({
        kind: "speeches",
        hash: uri,
        speeches: [{ uri, title: uri, start: 0, paragraphs: [paragraph] }],
      }),
    stop: () => undefined,
  };

  test("what comes too much is left out with its reason", async () => {
    const room = CORPUS_WEIGHT / FILE_WEIGHT;
    const files = Array.from({ length: room + 2 }, (_, i) => ({
      uri: `file:///${i}.txt`,
      file: keyOfReal(`/${i}.txt`),
      path: `/${i}.txt`,
      size: 1,
      modified: 0,
      changed: 0,
    }));
    let indexed = 0;
    const runner = new JobRunner(diskFiles, heavy, (speeches) => {
      indexed = speeches.length;
      return new SharedArrayBuffer(8);
    });
    const result = await runner.run(
      { kind: "build", files, maxFileSize: 1, index: {}, remember: false },
      { cancelled: () => false, progress: () => undefined },
    );
    expect(indexed).toBe(room);
    expect(result.records.map(({ skip }) => skip?.code)).toEqual([
      ...Array<undefined>(room).fill(undefined),
      "full",
      "full",
    ]);
  });
});

test("text beyond twenty million characters is refused before it is parsed", async () => {
  const file = home.scratch.write("长.txt", "讲".repeat(20_000_001));
  const result = await new FileTasks(diskFiles).read({
    file: { uri: "file:///a.txt", path: file },
    maxFileSize: 100_000_000,
    wanted: { kind: "speeches" },
  });
  expect(result).toMatchObject({ kind: "skip", reason: { code: "too-long" } });
});

test("larger files have more time", () => {
  expect(timeFor(FILE_LIMITS, 1)).toBe(30_000);
  expect(timeFor(FILE_LIMITS, 20 * 1024 * 1024)).toBe(60_000);
});

test("weights that are not learned in time are left at nothing, and the index is the same", async () => {
  const speeches = [0, 1].map((n) => ({
    uri: `file:///${n}.txt`,
    title: "讲话",
    start: 0,
    paragraphs: Array.from({ length: 300 }, (_, i) => `第${i * 2 + n}项工作要抓紧抓实，一抓到底。`),
  }));
  const options = { learn: true, phrases: true };
  const worker = home.bundles.path("worker.js");
  const given = openSegment(await indexWithHelp(worker)(speeches, options));
  const without = openSegment(await indexWithHelp(worker, 0)(speeches, options));
  expect(given.weights.some((weight) => weight > 0)).toBe(true);
  expect(without.weights.every((weight) => weight === 0)).toBe(true);
  expect(without.suffixes).toEqual(given.suffixes);
});
