import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FileRecord } from "../../server/src/corpus/changes";
import { CacheFolder } from "../../server/src/host/cache";
import { readCacheFile, writeCacheFile } from "../../server/src/host/cacheFile";
import { keyOfReal } from "../../server/src/host/fileIdentity";
import { Lock } from "../../server/src/host/lock";
import { buildSegment } from "../../server/src/index/build";
import { Scratch } from "./hostSupport";

const posix = process.platform !== "win32";
const OPTIONS = { folders: ["/s"], exclude: [], maxFileSize: 1 };
const RECORDS: readonly FileRecord[] = [
  {
    uri: "file:///s/a.txt",
    file: keyOfReal("/s/a.txt"),
    size: 3,
    modified: 1,
    changed: 2,
    hash: "h",
    read: 9,
  },
];
const segment = buildSegment([
  { uri: "file:///s/a.txt", title: "讲话", start: 0, paragraphs: ["大家要抓好落实。"] },
]);
/** A process number that no living process has. */
const DEAD = spawnSync(process.execPath, ["-e", ""]).pid;

let scratch: Scratch;
beforeEach(() => (scratch = new Scratch()));
afterEach(() => scratch.clear());

const folderOf = (version = "1", maxSize = 1e9): CacheFolder => {
  const cache = new CacheFolder(scratch.path("cache"), version, maxSize);
  cache.prepare();
  return cache;
};

describe("index files", () => {
  test("come back as they were written", () => {
    const file = folderOf().fileOf(OPTIONS);
    writeCacheFile(file, RECORDS, segment.buffer);
    const cached = readCacheFile(file)!;
    expect(cached.records).toEqual(RECORDS);
    expect(cached.segment.speeches).toEqual(segment.speeches);
    expect(cached.segment.text).toEqual(segment.text);
  });

  test("a file cut anywhere, or with any byte changed, is no index file", () => {
    const file = folderOf().fileOf(OPTIONS);
    writeCacheFile(file, RECORDS, segment.buffer);
    const good = readFileSync(file);
    const at = (i: number, of: number): number => Math.floor(((good.length - 1) * i) / of);
    for (let i = 0; i <= 40; i++) {
      writeFileSync(file, good.subarray(0, at(i, 40)));
      expect(readCacheFile(file)).toBeUndefined();
      const bad = Buffer.from(good);
      bad[at(i, 40)]! ^= 0x55;
      writeFileSync(file, bad);
      expect(readCacheFile(file)).toBeUndefined();
    }
    writeFileSync(file, "别的程序的文件");
    expect(readCacheFile(file)).toBeUndefined();
    expect(readCacheFile(scratch.path("无"))).toBeUndefined();
  });

  test("a write that fails leaves nothing behind", () => {
    const cache = folderOf();
    const file = cache.fileOf(OPTIONS);
    mkdirSync(file);
    expect(() => writeCacheFile(file, RECORDS, segment.buffer)).toThrow();
    expect(readdirSync(cache.folder)).toEqual([path.basename(file)]);
  });

  test("stand for folders and limits in any order", () => {
    const cache = folderOf();
    const of = (folders: string[], maxFileSize = 1): string =>
      cache.fileOf({ folders, exclude: [], maxFileSize });
    expect(of(["/a", "/b"])).toBe(of(["/b", "/a"]));
    expect(new Set([of(["/a"]), of(["/b"]), of(["/a", "/b"]), of(["/a"], 2)]).size).toBe(4);
  });
});

describe("the folder", () => {
  test.runIf(posix)("is the user's own", () => {
    const cache = folderOf();
    const file = cache.fileOf(OPTIONS);
    writeCacheFile(file, RECORDS, segment.buffer);
    expect(statSync(cache.folder).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("of another version goes, what is not ours stays", () => {
    const old = folderOf("0.9");
    scratch.write("cache/other/file", "x");
    const now = folderOf("1.0");
    expect([existsSync(old.folder), existsSync(now.folder)]).toEqual([false, true]);
    expect(existsSync(scratch.path("cache/other/file"))).toBe(true);
  });

  test("what the dead were writing goes, what the living write stays", () => {
    const { folder } = folderOf();
    for (const pid of [DEAD, process.pid]) {
      writeFileSync(path.join(folder, `k.idx.${pid}.tmp`), "x");
      writeFileSync(path.join(folder, `${pid}.idx.lock`), JSON.stringify({ pid, host: hostname() }));
    }
    folderOf();
    expect(readdirSync(folder).sort()).toEqual(
      [`${process.pid}.idx.lock`, `k.idx.${process.pid}.tmp`].sort(),
    );
  });

  test("keeps to its size, oldest first, and never drops what was just written", () => {
    const { folder } = folderOf();
    ["a", "b", "c"].forEach((name, i) => {
      writeFileSync(path.join(folder, `${name}.idx`), new Uint8Array(100));
      utimesSync(path.join(folder, `${name}.idx`), i, i);
    });
    const cache = folderOf("1", 250);
    expect(readdirSync(folder)).toEqual(["b.idx", "c.idx"]);
    new CacheFolder(scratch.path("cache"), "1", 100).trim(path.join(cache.folder, "b.idx"));
    expect(readdirSync(folder)).toEqual(["b.idx"]);
  });

  test("is cleared whole, with what it freed", () => {
    const cache = folderOf();
    writeFileSync(path.join(cache.folder, "a.idx"), new Uint8Array(100));
    expect(cache.clear()).toBe(100);
    expect(readdirSync(scratch.path("cache"))).toEqual([]);
    expect(cache.clear()).toBe(0);
  });

  test("a file in its place is an error", () => {
    scratch.write("cache", "x");
    expect(() => folderOf()).toThrow();
  });
});

describe("the lock", () => {
  const file = (): string => scratch.path("k.lock");

  test("is one process's at a time", () => {
    const lock = Lock.take(file())!;
    expect(Lock.take(file())).toBeUndefined();
    lock.release();
    expect(existsSync(file())).toBe(false);
    Lock.take(file())!.release();
  });

  test("of a dead process, or one that has not shown itself for long, is taken over", () => {
    const held = Lock.take(file())!;
    const signature = readFileSync(file(), "utf8");
    writeFileSync(file(), signature.replace(String(process.pid), String(DEAD)));
    Lock.take(file())!.release();
    held.release();

    writeFileSync(file(), signature);
    utimesSync(file(), 1, 1);
    Lock.take(file())!.release();
    expect(readdirSync(scratch.folder)).toEqual([]);
  });

  test("that is just being written is another's", () => {
    writeFileSync(file(), "");
    expect(Lock.take(file())).toBeUndefined();
  });
});
