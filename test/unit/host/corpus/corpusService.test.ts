import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import * as path from "node:path";
import type { CorpusService } from "../../../../server/src/host/corpus/corpusService";
import { uriOf } from "../../../../server/src/host/disk/fileNames";
import { diskFiles } from "../../../../server/src/host/disk/files";
import { JobRunner } from "../../../../server/src/host/workers/jobRunner";
import { describe, expect, test, vi } from "vitest";
import { seen, speech, useServices } from "../../../support/hostServices";
import { configOf, whenStatus } from "../../../support/host";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = useServices();

/** Whether a service has read files to build an index, and not only compared them. */
function reads(service: CorpusService): () => number {
  let count = 0;
  service.onProgress((progress) => (count += progress?.phase === "indexing" ? 1 : 0));
  return () => count;
}

describe("a corpus", () => {
  test("is indexed, with what was left out and why", async () => {
    home.write("甲 一.txt", "坚持稳中求进");
    home.scratch.write("speeches/乙.md", "# 在推进会上的讲话\n\n同志们：\n\n要**守正创新**。\n");
    const GBK = Buffer.from("cdacd6bec3c7a3ba0d0abdf1c4eab5c4b9a4d7f7a3acd2bbd2aacec8a1a3", "hex");
    home.scratch.write("speeches/丙.txt", GBK);
    home.scratch.write("speeches/空.txt", "");
    home.scratch.write("speeches/图.txt", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2));
    home.scratch.write("speeches/英.md", "Readme");
    truncateSync(home.scratch.write("speeches/大.txt", ""), 50 * 1024 * 1024);
    const service = await home.started({ folders: [home.scratch.path("speeches"), home.scratch.path("无")] });
    const { state, speeches, characters, skipped } = service.status();
    expect([state, speeches, characters > 0]).toEqual(["ready", 3, true]);
    expect([
      seen(service, "稳中求进"),
      seen(service, "守正创新"),
      seen(service, "今年的工作，一要稳"),
    ]).toEqual([1, 1, 1]);
    const reasons = skipped.map(({ uri, code }) => `${path.basename(decodeURIComponent(uri))} ${code}`);
    expect(reasons.sort()).toEqual(
      ["图.txt binary", "大.txt too-large", "无 missing-folder", "空.txt empty", "英.md no-chinese"].sort(),
    );
  });

  test("of no folder at all is ready and empty", async () => {
    const service = await home.started({ folders: [] });
    expect(service.status()).toMatchObject({ state: "ready", speeches: 0, skipped: [] });
  });

  test("seeds tell their titles and dates, and go when they are not wanted", async () => {
    home.scratch.write("seeds/甲.txt", speech("坚持稳中求进"));
    home.scratch.write(
      "seeds/seeds.json",
      JSON.stringify({
        speeches: [{ file: "甲.txt", title: "样例讲话", date: "2026-01-02" }],
        entities: ["临江市"],
      }),
    );
    const service = await home.started({ folders: [], seeds: home.scratch.path("seeds") });
    expect(service.index.speeches[0]).toMatchObject({ title: "样例讲话", date: "2026-01-02" });
    expect(service.index.entities).toEqual(["临江市"]);
    await service.update(configOf(home.scratch, { folders: [] }));
    expect([service.status().speeches, service.index.entities]).toEqual([0, []]);
  });

  test("a seed that the user's folders hold too counts once, as the user's", async () => {
    home.scratch.write("seeds/甲.txt", speech("坚持稳中求进"));
    home.scratch.write("seeds/乙.txt", speech("坚持守正创新"));
    home.scratch.write("seeds/seeds.json", JSON.stringify({ speeches: [] }));
    const own = home.write("我的.txt", "坚持稳中求进");
    const service = await home.started({ seeds: home.scratch.path("seeds") });
    expect([seen(service, "稳中求进"), seen(service, "守正创新")]).toEqual([1, 1]);
    expect(service.places.uses("稳中求进").in.map(({ speech }) => speech.uri)).toEqual([uriOf(own)]);
    rmSync(own);
    service.filesChanged([own]);
    await whenStatus(service, ({ state }) => state === "ready");
    expect(seen(service, "稳中求进")).toBe(1);
  });

  test("a file that is gone when it is to be read does not end the build", async () => {
    const [kept, gone] = [home.write("甲.txt", "坚持稳中求进"), home.write("乙.txt", "坚持守正创新")];
    const { files } = diskFiles.list({
      folders: [home.scratch.path("speeches")],
      exclude: [],
      maxFileSize: 1e6,
    });
    rmSync(gone);
    const job = { kind: "build", files, maxFileSize: 1e6, index: {}, remember: false } as const;
    const result = await new JobRunner(diskFiles).run(job, {
      cancelled: () => false,
      progress: () => undefined,
    });
    expect(result.records.map(({ uri }) => uri)).toEqual([uriOf(kept)]);
    expect(result.failed).toMatchObject([{ uri: uriOf(gone), code: "vanished" }]);
  });
});

test("a worker that ends each time is told, and the next rebuild works", async () => {
  home.write("甲.txt", "坚持稳中求进");
  const worker = home.scratch.write("worker.js", "process.exit(3);");
  const service = home.create(worker);
  await service.update(configOf(home.scratch));
  expect(service.status()).toMatchObject({ state: "failed", speeches: 0, skipped: [{ code: "failed" }] });
  copyFileSync(home.bundles.path("worker.js"), worker);
  await service.rebuild();
  expect(service.status()).toMatchObject({ state: "ready", speeches: 1, skipped: [] });
});

describe("the cache", () => {
  test("serves the next start at once, and only changed files are read", async () => {
    home.write("甲.txt", "坚持稳中求进");
    home.write("乙.txt", "坚持守正创新");
    await (await home.started()).dispose();
    const service = home.create();
    const count = reads(service);
    const states: string[] = [];
    service.onStatus(({ state, speeches }) => states.push(`${state} ${speeches}`));
    await service.update(configOf(home.scratch));
    expect(states).toContain("stale 2");
    expect([service.status().state, seen(service, "守正创新"), count()]).toEqual(["ready", 1, 0]);
  });

  test("that is cut or foreign is built anew", async () => {
    home.write("甲.txt", "坚持稳中求进");
    await (await home.started()).dispose();
    const file = home.indexFile();
    for (const spoil of [() => truncateSync(file, 200), () => writeFileSync(file, "别的内容")]) {
      spoil();
      const service = await home.started();
      expect([service.status().state, seen(service, "稳中求进")]).toEqual(["ready", 1]);
      await service.dispose();
    }
  });

  test("that cannot be written is said once, and the index works", async () => {
    home.write("甲.txt", "坚持稳中求进");
    home.scratch.write("cache", "a file in its place");
    const service = await home.started();
    expect(service.status()).toMatchObject({ state: "ready", speeches: 1, skipped: [{ code: "cache" }] });
  });

  test("that may not hold it is said too", async () => {
    home.write("甲.txt", "坚持稳中求进");
    const service = await home.started({ cacheMaxSize: 100 });
    expect(service.status()).toMatchObject({ state: "ready", speeches: 1, skipped: [{ code: "cache" }] });
    expect(service.status().skipped[0]!.reason.en).toContain("cache.maxSize");
  });

  test("is cleared, and written again by a rebuild", async () => {
    home.write("甲.txt", "坚持稳中求进");
    const service = await home.started();
    expect(service.clear()).toBeGreaterThan(0);
    expect(readdirSync(home.scratch.path("cache"))).toEqual([]);
    expect(seen(service, "稳中求进")).toBe(1);
    await service.rebuild();
    expect(existsSync(home.indexFile())).toBe(true);
  });

  test("is built by one of two that start together", async () => {
    for (let i = 0; i < 20; i++) home.write(`${i}.txt`, "坚持稳中求进");
    const both = [home.create(), home.create()];
    const counts = both.map(reads);
    await Promise.all(both.map((service) => service.update(configOf(home.scratch))));
    await Promise.all(both.map((service) => whenStatus(service, ({ state }) => state === "ready")));
    expect(both.map((service) => seen(service, "稳中求进"))).toEqual([20, 20]);
    expect(counts.filter((count) => count() > 0)).toHaveLength(1);
    expect(home.leftovers()).toEqual([]);
  });
});

test.runIf(process.platform !== "win32" && process.getuid?.() !== 0)(
  "a cache folder without permission",
  async () => {
    home.write("甲.txt", "坚持稳中求进");
    mkdirSync(home.scratch.path("cache"));
    chmodSync(home.scratch.path("cache"), 0o500);
    const service = await home.started();
    expect(service.status()).toMatchObject({ state: "ready", speeches: 1, skipped: [{ code: "cache" }] });
  },
);
