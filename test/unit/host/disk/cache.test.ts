import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { FileRecord } from "../../../../server/src/corpus/changes";
import { CacheFolder } from "../../../../server/src/host/disk/cache";
import { readCacheFile, writeCacheFile } from "../../../../server/src/host/disk/cacheFile";
import { keyOfReal } from "../../../../server/src/host/disk/fileIdentity";
import { Lock } from "../../../../server/src/host/disk/lock";
import { buildSegment } from "../../../../server/src/index/build";
import { Scratch } from "../../../support/host";

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

const keyOf = (n: number): string => n.toString(16).padStart(16, "0");
/** Something of this length that begins as an index file does. */
const indexOf = (length: number): Uint8Array =>
  Buffer.concat([Buffer.from("SPCF"), new Uint8Array(length - 4)]);

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
    for (const [i, pid] of [DEAD, process.pid].entries()) {
      for (const [k, text] of ["", "SPCF", "SPCF begun"].entries())
        writeFileSync(path.join(folder, `${keyOf(k)}.idx.${pid}.tmp`), text);
      writeFileSync(path.join(folder, `${keyOf(i)}.idx.lock`), JSON.stringify({ pid, host: hostname() }));
    }
    folderOf();
    expect(readdirSync(folder).sort()).toEqual(
      [`${keyOf(1)}.idx.lock`, ...[0, 1, 2].map((k) => `${keyOf(k)}.idx.${process.pid}.tmp`)].sort(),
    );
  });

  test("keeps to its size, oldest first, and never drops what was just written", () => {
    const { folder } = folderOf();
    const [a, b, c] = [0, 1, 2].map((i) => `${keyOf(i)}.idx`) as [string, string, string];
    [a, b, c].forEach((name, i) => {
      writeFileSync(path.join(folder, name), indexOf(100));
      utimesSync(path.join(folder, name), i, i);
    });
    const cache = folderOf("1", 250);
    expect(readdirSync(folder)).toEqual([b, c]);
    new CacheFolder(scratch.path("cache"), "1", 100).trim(path.join(cache.folder, b));
    expect(readdirSync(folder)).toEqual([b]);
  });

  test("is cleared whole, with what it freed", () => {
    const cache = folderOf();
    writeFileSync(path.join(cache.folder, `${keyOf(0)}.idx`), indexOf(100));
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

describe("a folder that is not ours alone", () => {
  const cacheFolder = (): string => scratch.path("cache");
  /** Everything below a folder with its content, but what we make. */
  const foreign = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(cacheFolder(), { recursive: true, encoding: "utf8", withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map((file) => [path.relative(cacheFolder(), file), readFileSync(file, "utf8")] as const)
        .filter(([, content]) => !/^(?:SPCF|Signature: )/.test(content)),
    );
  const FILES: Readonly<Record<string, string>> = {
    "index-2024年讲话.txt": "别人的",
    "index-materials/说明.txt": "别人的",
    "index-materials/00000000000000aa.idx": "不是索引",
    "index-materials/00000000000000aa.idx.lock": "不是锁",
    "index-0.0.9-12345678/00000000000000aa.idx.77.tmp": "不是我们写的",
    "habits.json": '{"version": 1, "习惯": "别人的"}',
    "speech-drafter.txt": "别人的",
  };

  test("keeps all that is in it; ours go into a folder of our own inside, and go from there", () => {
    for (const [name, content] of Object.entries(FILES)) scratch.write(`cache/${name}`, content);
    for (const version of ["1", "2"]) {
      const cache = folderOf(version);
      expect(path.dirname(cache.folder)).toBe(path.join(cacheFolder(), "speech-drafter"));
      writeCacheFile(cache.fileOf(OPTIONS), RECORDS, segment.buffer);
      expect(readdirSync(path.dirname(cache.folder))).toEqual(["CACHEDIR.TAG", `index-${version}`]);
      expect(foreign()).toEqual(FILES);
    }
    expect(folderOf("2").clear()).toBeGreaterThan(0);
    expect(existsSync(path.join(cacheFolder(), "speech-drafter"))).toBe(false);
    expect(foreign()).toEqual(FILES);
  });

  test("that came to hold theirs later loses only ours", () => {
    const old = folderOf("1");
    writeCacheFile(old.fileOf(OPTIONS), RECORDS, segment.buffer);
    for (const [name, content] of Object.entries(FILES)) scratch.write(`cache/${name}`, content);
    scratch.write("cache/index-1/我的笔记.txt", "别人的");
    const cache = folderOf("2");
    expect(path.dirname(cache.folder)).toBe(cacheFolder());
    expect(existsSync(old.fileOf(OPTIONS))).toBe(false);
    cache.clear();
    expect(foreign()).toEqual({ ...FILES, "index-1/我的笔记.txt": "别人的" });
  });

  test.runIf(posix)("and whose index folder is a link: nothing behind it is touched", () => {
    scratch.write("elsewhere/00000000000000aa.idx", "SPCF");
    folderOf("1").clear();
    mkdirSync(cacheFolder(), { recursive: true });
    symlinkSync(scratch.path("elsewhere"), path.join(cacheFolder(), "index-0"));
    folderOf("2").clear();
    expect(readFileSync(scratch.path("elsewhere/00000000000000aa.idx"), "utf8")).toBe("SPCF");
    expect(() => {
      symlinkSync(scratch.path("elsewhere"), path.join(folderOf("3").folder, "..", "index-4"));
      folderOf("4");
    }).toThrow();
  });

  test("is found again while another process is still writing its tag", () => {
    const whole = readFileSync(
      path.join(path.dirname(folderOf("1-0123abcd").folder), "CACHEDIR.TAG"),
      "utf8",
    );
    for (const length of [0, 1, 40, 95, whole.length - 1]) {
      scratch.write("cache/CACHEDIR.TAG", whole.slice(0, length));
      expect(path.dirname(folderOf("1-0123abcd").folder)).toBe(cacheFolder());
      expect(readFileSync(path.join(cacheFolder(), "CACHEDIR.TAG"), "utf8")).toBe(whole);
    }
  });

  test("another program's tag makes it theirs", () => {
    scratch.write("cache/CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n# 别的程序\n");
    expect(path.dirname(folderOf().folder)).toBe(path.join(cacheFolder(), "speech-drafter"));
  });
});

describe("what stands in a lock's place", () => {
  const file = (): string => scratch.path("k.lock");

  test("of another machine, dated in the future: waited for while it is renewed, then taken over", () => {
    const now = vi.spyOn(performance, "now").mockReturnValue(0);
    try {
      writeFileSync(file(), JSON.stringify({ pid: 1, host: "elsewhere" }));
      const ahead = Date.now() / 1000 + 86_400;
      for (let second = 0; second <= 60; second += 5) {
        now.mockReturnValue(second * 1000);
        utimesSync(file(), ahead, ahead + second);
        expect(Lock.take(file())).toBeUndefined();
      }
      now.mockReturnValue(74_000);
      expect(Lock.take(file())).toBeUndefined();
      now.mockReturnValue(76_000);
      Lock.take(file())!.release();
      expect(existsSync(file())).toBe(false);
    } finally {
      now.mockRestore();
    }
  });

  type Make = (at: string) => void;

  test.each<readonly [string, Make]>([
    ["a folder", (at) => mkdirSync(at)],
    ["a folder with something in it", (at) => scratch.write(path.relative(scratch.folder, `${at}/a`), "x")],
    ["somebody's file", (at) => writeFileSync(at, "别人的")],
    ["a long file", (at) => writeFileSync(at, "x".repeat(100_000))],
    ...(posix
      ? ([
          ["a pipe", (at) => spawnSync("mkfifo", [at])],
          ["a link to a device", (at) => symlinkSync("/dev/zero", at)],
          ["a broken link", (at) => symlinkSync("/nowhere/at/all", at)],
        ] satisfies [string, Make][])
      : []),
  ])("%s is neither waited for nor removed", (_, make) => {
    make(file());
    const before = lstatSync(file());
    for (let i = 0; i < 2; i++) Lock.take(file())!.release();
    Lock.removeDead(file());
    expect(lstatSync(file()).ino).toBe(before.ino);
  });
});
