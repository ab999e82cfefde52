import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { CorpusService } from "../../../../server/src/host/corpus/corpusService";
import { seen, speech, useServices } from "../../../support/hostServices";
import { whenStatus } from "../../../support/host";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const home = useServices();
const linux = process.platform === "linux";

const reasons = (service: CorpusService): string[] =>
  service.status().skipped.map(({ code, reason }) => `${code} ${reason.zh}`);

describe("a cache disk", () => {
  test.runIf(linux)("that is full is told, the old index stays, and nothing is left behind", async () => {
    home.write("甲.txt", "坚持稳中求进");
    const service = await home.started();
    const file = home.indexFile();
    const before = readFileSync(file);
    home.write("乙.txt", "坚持守正创新");
    // Where the index is written before it is renamed: every write there fails as on a full disk.
    symlinkSync("/dev/full", `${file}.${process.pid}.tmp`);
    await service.rebuild();
    expect(service.status()).toMatchObject({ state: "ready", speeches: 2 });
    expect(reasons(service)).toEqual(["cache 索引可用，但无法保存到磁盘（磁盘已满），下次启动需重新建立"]);
    expect(seen(service, "守正创新")).toBe(1);
    await service.dispose();
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(home.leftovers()).toEqual([]);
    const next = await home.started();
    expect(next.status()).toMatchObject({ state: "ready", speeches: 2, skipped: [] });
  });

  test.runIf(linux)("on which nothing can be made is told, and the index works", async () => {
    home.write("甲.txt", "坚持稳中求进");
    const service = await home.started({ cacheDirectory: "/proc/speech-drafter-cache" });
    expect(service.status()).toMatchObject({ state: "ready", speeches: 1, skipped: [{ code: "cache" }] });
  });
});

/** A file system of its own, where the tests may mount one. */
class SmallDisk {
  readonly folder = home.scratch.path("disk");

  static canMount(): boolean {
    if (!linux || process.getuid?.() !== 0) return false;
    try {
      execFileSync("unshare", ["--mount", "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/mnt"], {
        stdio: "ignore",
      });
      return true;
    } catch {
      return false;
    }
  }

  mount(options: string): void {
    mkdirSync(this.folder, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", this.folder]);
    disks.push(this);
  }

  readOnly(): void {
    execFileSync("mount", ["-o", "remount,ro", this.folder]);
  }

  unmount(): void {
    execFileSync("umount", ["--lazy", this.folder]);
  }
}

let disks: SmallDisk[] = [];
afterEach(() => {
  for (const disk of disks) disk.unmount();
  disks = [];
});

describe.runIf(SmallDisk.canMount())("a real disk", () => {
  test("of 64 KB that the index does not fit on", async () => {
    const disk = new SmallDisk();
    disk.mount("size=64k");
    for (let i = 0; i < 50; i++) home.write(`${i}.txt`, `第${i}次会议强调要坚持问题导向`.repeat(20));
    const service = await home.started({ cacheDirectory: disk.folder });
    expect(service.status()).toMatchObject({ state: "ready", speeches: 50 });
    expect(reasons(service)).toEqual(["cache 索引可用，但无法保存到磁盘（磁盘已满），下次启动需重新建立"]);
    expect(
      readdirSync(disk.folder, { recursive: true, encoding: "utf8" }).filter(
        (name) => !/^(?:CACHEDIR\.TAG|index-[^/\\]*)$/.test(name),
      ),
    ).toEqual([]);
  });

  test("that has become read-only: what it holds serves, what is new is not kept", async () => {
    const disk = new SmallDisk();
    disk.mount("size=8m");
    home.write("甲.txt", "坚持稳中求进");
    await (await home.started({ cacheDirectory: disk.folder })).dispose();
    disk.readOnly();
    const service = await home.started({ cacheDirectory: disk.folder });
    expect(service.status()).toMatchObject({ state: "ready", speeches: 1, skipped: [{ code: "cache" }] });
    expect(reasons(service)[0]).toContain("不可写");
  });
});

describe("20,000 files", () => {
  test("are indexed, found again at the next start, and one that changes is taken in", async () => {
    const MANY = 20_000;
    for (let folder = 0; folder < 20; folder++) {
      mkdirSync(home.scratch.path(`speeches/${folder}`), { recursive: true });
      for (let i = 0; i < MANY / 20; i++)
        writeFileSync(
          home.scratch.path(`speeches/${folder}/${i}.txt`),
          `同志们：\n第${folder}次第${i}项要抓好落实。\n`,
        );
    }
    const first = await home.started();
    expect(first.status()).toMatchObject({ state: "ready", speeches: MANY, skipped: [] });
    await first.dispose();
    const service = await home.started();
    expect(service.status()).toMatchObject({ state: "ready", speeches: MANY, skipped: [] });
    const changed = home.scratch.path("speeches/7/77.txt");
    writeFileSync(changed, speech("坚持守正创新"));
    unlinkSync(home.scratch.path("speeches/8/88.txt"));
    service.filesChanged([changed, home.scratch.path("speeches/8/88.txt")]);
    await whenStatus(service, ({ state, speeches }) => state === "ready" && speeches === MANY - 1);
    expect([seen(service, "守正创新"), seen(service, "第8次第88项")]).toEqual([1, 0]);
  });
});
