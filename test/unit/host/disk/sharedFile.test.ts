import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
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
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { diskPackFiles } from "../../../../server/src/host/disk/packFiles";
import { HabitFile } from "../../../../server/src/host/disk/habitFile";
import { FileIdentity } from "../../../../server/src/host/disk/fileIdentity";
import { ReviewFile } from "../../../../server/src/host/disk/reviewFile";
import { updateFile } from "../../../../server/src/host/disk/sharedFile";
import { readSmallFile } from "../../../../server/src/host/disk/smallFile";
import { bundle, Scratch } from "../../../support/host";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const posix = process.platform !== "win32";
const DEAD = spawnSync(process.execPath, ["-e", ""]).pid;
let scratch: Scratch;
beforeEach(() => (scratch = new Scratch()));
afterEach(() => scratch.clear());

const finding = (n: number | string) => ({
  rule: "wording/time",
  fingerprint: `f${n}`,
  reason: "",
  date: "2026-01-02",
});
/** The store of the scratch folder, as one of those who look at its drafts has it. */
const reviewFile = (): ReviewFile => new ReviewFile(scratch.folder, new FileIdentity());
const revoked = (n: number) => ({ ...finding(n), file: "讲话.txt" });
const draft = (): string => scratch.path("讲话.txt");
const prints = async (review: ReviewFile): Promise<string[]> =>
  (await review.read()).map(({ fingerprint }) => fingerprint).sort();
/** Files beside the store that are no store. */
const leftovers = (): string[] =>
  readdirSync(scratch.path(".speech")).filter((name) => name !== "review.json");

describe("several who change a file at once", () => {
  const bundles = new Scratch();
  beforeAll(() =>
    bundle(bundles.folder, "host/disk/reviewFile", "host/disk/fileIdentity", "host/disk/habitFile"),
  );
  afterAll(() => bundles.clear());

  test("in one process: none is lost, and each is told all that is there by then", async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, i) => reviewFile().accept(draft(), finding(i))),
    );
    expect(answers.map((all) => all.length)).toEqual([1, 2, 3, 4, 5]);
    const review = reviewFile();
    expect(await prints(review)).toEqual(["f0", "f1", "f2", "f3", "f4"]);
    await Promise.all([
      review.revoke(draft(), revoked(0)),
      review.accept(draft(), finding(5)),
      review.revoke(draft(), revoked(3)),
    ]);
    expect(await prints(review)).toEqual(["f1", "f2", "f4", "f5"]);
    expect(leftovers()).toEqual([]);
  });

  test("in several processes: none is lost", async () => {
    const script = bundles.write(
      "accept.cjs",
      `const { ReviewFile } = require("./reviewFile.js");
       const { FileIdentity } = require("./fileIdentity.js");
       const { HabitFile } = require("./habitFile.js");
       const [folder, name] = process.argv.slice(2);
       const finding = (n) => ({ rule: "wording/time", fingerprint: "f" + name + n, reason: "", date: "2026-01-02" });
       (async () => {
         for (let n = 0; n < 5; n++)
           await Promise.all([
             new ReviewFile(folder, new FileIdentity()).accept(folder + "/讲话.txt", finding(n)),
             new HabitFile(folder + "/cache").update((kept) => ({ count: (kept?.count ?? 0) + 1 })),
           ]);
       })();`,
    );
    const processes = ["a", "b", "c", "d"].map((name) =>
      spawn(process.execPath, [script, scratch.folder, name], { stdio: ["ignore", "ignore", "inherit"] }),
    );
    expect(
      await Promise.all(processes.map(async (each) => (await once(each, "exit"))[0] as unknown)),
    ).toEqual(processes.map(() => 0));
    const all = ["a", "b", "c", "d"].flatMap((name) => [0, 1, 2, 3, 4].map((n) => `f${name}${n}`));
    expect(await prints(reviewFile())).toEqual(all);
    expect(await new HabitFile(scratch.path("cache")).read()).toEqual({ version: 1, count: 20 });
    expect(leftovers()).toEqual([]);
    expect(readdirSync(scratch.path("cache")).sort()).toEqual(["CACHEDIR.TAG", "habits.json"]);
  });

  test("what throws leaves the file as it is and holds nobody up", async () => {
    const file = scratch.write("a.json", '{"version": 1}');
    const failed = updateFile(file, () => {
      throw new RangeError("no");
    });
    const done = updateFile(file, (text) => `${text!} `);
    await expect(failed).rejects.toThrow(RangeError);
    await done;
    expect(readFileSync(file, "utf8")).toBe('{"version": 1} ');
    expect(readdirSync(scratch.folder)).toEqual(["a.json"]);
  });
});

describe("a changed file", () => {
  test.runIf(posix)("keeps its permissions; behind a link it is the target that changes", async () => {
    const target = scratch.write("elsewhere/store.json", "{}");
    chmodSync(target, 0o640);
    mkdirSync(scratch.path(".speech"));
    symlinkSync(target, scratch.path(".speech/review.json"));
    await updateFile(scratch.path(".speech/review.json"), () => '{"version": 1}');
    expect(lstatSync(scratch.path(".speech/review.json")).isSymbolicLink()).toBe(true);
    expect([readFileSync(target, "utf8"), statSync(target).mode & 0o777]).toEqual(['{"version": 1}', 0o640]);
    expect(readdirSync(path.dirname(target))).toEqual(["store.json"]);
  });

  test("loses what the dead left beside it, and nothing that others put there", async () => {
    const names = {
      ours: `a.json.${DEAD}.0123abcd.tmp`,
      begun: `a.json.${DEAD}.0123abce.tmp`,
      living: `a.json.${process.pid}.0123abcd.tmp`,
      theirs: `a.json.${DEAD}.0123abcf.tmp`,
      named: `a.json.${DEAD}.tmp`,
      backup: "a.json.tmp",
    };
    for (const name of Object.values(names)) scratch.write(name, '{"version": 1, "acc');
    scratch.write(names.begun, "");
    scratch.write(names.theirs, "别人的");
    await updateFile(scratch.path("a.json"), () => '{"version": 1}');
    expect(readdirSync(scratch.folder).sort()).toEqual(
      ["a.json", names.living, names.theirs, names.named, names.backup].sort(),
    );
  });

  test("is not kept waiting by a dead process's lock, nor by a folder in its place", async () => {
    const lock = scratch.path("a.json.lock");
    writeFileSync(lock, JSON.stringify({ pid: DEAD, host: hostname() }));
    await updateFile(scratch.path("a.json"), () => "1");
    writeFileSync(lock, JSON.stringify({ pid: 1, host: "elsewhere" }));
    utimesSync(lock, 1, 1);
    await updateFile(scratch.path("a.json"), () => "2");
    expect(existsSync(lock)).toBe(false);
    mkdirSync(lock);
    await updateFile(scratch.path("a.json"), () => "3");
    expect([readFileSync(scratch.path("a.json"), "utf8"), readdirSync(scratch.folder)]).toEqual([
      "3",
      ["a.json", "a.json.lock"],
    ]);
  });

  test("of habits of a later version, or that are nobody's, is not written over or removed", async () => {
    for (const text of ['{"version": 2, "more": []}', "别人的"]) {
      scratch.write("habits.json", text);
      const habits = new HabitFile(scratch.folder);
      expect(await habits.read()).toBeUndefined();
      await habits.remove();
      expect(readFileSync(scratch.path("habits.json"), "utf8")).toBe(text);
    }
    scratch.write("habits.json", '{"version": 2, "more": []}');
    expect(await new HabitFile(scratch.folder).update(() => ({}))).toBe(false);
    expect(readFileSync(scratch.path("habits.json"), "utf8")).toBe('{"version": 2, "more": []}');
  });
});

describe("a small file", () => {
  test("is read without its byte-order mark; where there is none there is nothing", async () => {
    expect(await readSmallFile(scratch.write("a", "\ufeff{}"))).toBe("{}");
    expect(await readSmallFile(scratch.path("b"))).toBeUndefined();
    expect(await readSmallFile(scratch.path("a/b"))).toBeUndefined();
  });

  const strange: readonly (readonly [string, (at: string) => void])[] = [
    ["a folder", (at) => mkdirSync(at)],
    ["text that is not UTF-8", (at) => writeFileSync(at, Buffer.from([0xc4, 0xe3, 0xba, 0xc3]))],
    ["a file of 20 MB", (at) => writeFileSync(at, " ".repeat(20_000_000))],
    ...(posix
      ? ([
          ["a pipe nobody writes to", (at) => spawnSync("mkfifo", [at])],
          ["a device", (at) => symlinkSync("/dev/zero", at)],
          ["a terminal", (at) => symlinkSync("/dev/tty", at)],
          ["a link to itself", (at) => symlinkSync(at, at)],
        ] satisfies [string, (at: string) => void][])
      : []),
    ...(process.platform === "linux"
      ? ([["a file of size 0 that never ends", (at) => symlinkSync("/proc/self/pagemap", at)]] satisfies [
          string,
          (at: string) => void,
        ][])
      : []),
  ];

  test.each(strange)("%s is refused at once, by the file's name, in both languages", async (_, make) => {
    const file = scratch.path("speech-pack.json");
    make(file);
    const refusal = {
      words: { zh: expect.stringContaining(file) as string },
      message: expect.stringContaining(file) as string,
    };
    await expect(readSmallFile(file)).rejects.toMatchObject(refusal);
    await expect(diskPackFiles.read(file, path.dirname(file))).rejects.toMatchObject(refusal);
  });

  test.each(strange)("%s is no review file, and is left as it is", async (_, make) => {
    const review = reviewFile();
    mkdirSync(path.dirname(review.path));
    make(review.path);
    const { ino } = lstatSync(review.path);
    await expect(review.read()).rejects.toThrow(review.path);
    await expect(review.accept(draft(), finding(1))).rejects.toThrow(review.path);
    expect([lstatSync(review.path).ino, leftovers()]).toEqual([ino, []]);
  });
});
