import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import * as path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Listing } from "../../../../server/src/corpus/ports";
import type { SkipCode } from "../../../../server/src/corpus/skip";
import { documentKey, FileIdentity, pathOf } from "../../../../server/src/host/disk/fileIdentity";
import { isWithin, native, spelled, uriOf } from "../../../../server/src/host/disk/fileNames";
import { diskFiles } from "../../../../server/src/host/disk/files";
import { shownPath } from "../../../../server/src/text/nameBytes";
import { gbk } from "../../../support/gbk";
import { bundle, Scratch } from "../../../support/host";

const isRoot = process.getuid?.() === 0;
const posix = process.platform !== "win32";
const linux = process.platform === "linux";

/** A user without rights, where the tests run as root, who may read everything. */
const NOBODY = 65_534;

let scratch: Scratch;
beforeEach(() => (scratch = new Scratch()));
afterEach(() => scratch.clear());

const list = (
  folders: readonly string[] = ["."],
  exclude: readonly string[] = [],
  within?: readonly string[],
): Listing =>
  diskFiles.list({
    folders: folders.map((folder) => scratch.path(folder)),
    exclude,
    maxFileSize: 20 * 1024 * 1024,
    ...(within && { within: within.map((name) => scratch.path(name)) }),
  });
const names = ({ files }: Listing): string[] =>
  files.map((file) => path.relative(scratch.folder, file.path).split(path.sep).join("/"));
const skips = ({ skipped }: Listing): Record<string, SkipCode> =>
  Object.fromEntries(
    skipped.map(({ uri, code }) => [
      path.relative(scratch.folder, fileURLToPath(uri)).split(path.sep).join("/"),
      code,
    ]),
  );
const read = (file: string): ReturnType<typeof diskFiles.read> => diskFiles.read({ path: file }, 1_000_000);

describe("listing", () => {
  test("readable documents of all depths in order; others are none of our business", () => {
    for (const name of [
      "b/讲话 一.txt",
      "a.md",
      "b/c/致辞.TXT",
      "图.png",
      "~$a.md",
      "._a.txt",
      ".hidden/x.txt",
    ])
      scratch.write(name, "文");
    expect(names(list())).toEqual([".hidden/x.txt", "a.md", "b/c/致辞.TXT", "b/讲话 一.txt"]);
    expect(list().skipped).toEqual([]);
  });

  test("names with spaces, Chinese and signs keep their URIs", () => {
    const file = scratch.write("讲 话/第1次 #2 100%.txt", "文");
    expect(list().files[0]).toMatchObject({ path: file, uri: uriOf(file) });
    expect(fileURLToPath(list().files[0]!.uri)).toBe(file);
  });

  test("globs leave out files and whole folders", () => {
    for (const name of ["a.txt", "归档/b.txt", "x/归档/c.txt", ".git/d.txt", "草稿-e.txt"])
      scratch.write(name, "文");
    expect(names(list(["."], ["**/归档/**", "**/.git/**", "**/草稿-*"]))).toEqual(["a.txt"]);
  });

  test("documents that no reader takes, and files over the limit, are named", () => {
    scratch.write("a.pdf", "x");
    truncateSync(scratch.write("大.txt", ""), 50 * 1024 * 1024);
    expect(skips(list())).toEqual({ "a.pdf": "unsupported", "大.txt": "too-large" });
    expect(list().skipped.find((entry) => entry.code === "too-large")!.reason.zh).toContain("50 MB");
  });

  test("a missing folder and a file in place of a folder are named, the rest is listed", () => {
    scratch.write("好/a.txt", "文");
    scratch.write("b.txt", "文");
    const listing = list(["好", "无", "b.txt"]);
    expect(names(listing)).toEqual(["好/a.txt"]);
    expect(skips(listing)).toEqual({ 无: "missing-folder", "b.txt": "not-a-folder" });
  });

  test("folders that overlap give each file once", () => {
    scratch.write("a/b/c.txt", "文");
    expect(names(list(["a", "a/b", "a"]))).toEqual(["a/b/c.txt"]);
  });

  test.runIf(posix)("broken links and link loops are named once, other links followed", () => {
    scratch.write("真/a.txt", "文");
    scratch.write("外/b.txt", "文");
    symlinkSync(scratch.path("无.txt"), scratch.path("真/断.txt"));
    symlinkSync(scratch.path("真"), scratch.path("真/圈"));
    symlinkSync("自.txt", scratch.path("真/自.txt"));
    symlinkSync(scratch.path("外"), scratch.path("真/外"));
    symlinkSync(scratch.path("真/a.txt"), scratch.path("真/又.txt"));
    const listing = list(["真"]);
    expect(names(listing)).toEqual(["真/a.txt", "真/外/b.txt"]);
    expect(skips(listing)).toEqual({
      "真/断.txt": "broken-link",
      "真/圈": "link-loop",
      "真/自.txt": "link-loop",
    });
  });

  test.runIf(posix)("two folders that link to each other", () => {
    scratch.write("a/1.txt", "文");
    scratch.write("b/2.txt", "文");
    symlinkSync(scratch.path("b"), scratch.path("a/b"));
    symlinkSync(scratch.path("a"), scratch.path("b/a"));
    expect(list(["a", "b"]).files).toHaveLength(2);
    expect(list(["a"]).files).toHaveLength(2);
  });

  test.runIf(posix)("a socket and a pipe in place of a file", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(scratch.path("套接字.txt"), resolve));
    execFileSync("mkfifo", [scratch.path("管道.txt")]);
    expect(skips(list())).toEqual({ "套接字.txt": "not-a-file", "管道.txt": "not-a-file" });
    expect(read(scratch.path("管道.txt"))).toMatchObject({ code: "not-a-file" });
    await new Promise((resolve) => server.close(resolve));
  });

  test.runIf(linux)(
    "links that lead to no path, to a device, to nothing: each is named, the rest is listed",
    () => {
      scratch.write("a.txt", "文");
      const terms = {
        "管道.txt": "/proc/self/fd/0",
        "设备.txt": "/dev/zero",
        "断.txt": "/无/处",
        "深.txt": "a.txt/b",
      };
      for (const [name, to] of Object.entries(terms)) symlinkSync(to, scratch.path(name));
      const script = `const { diskFiles } = require(${JSON.stringify(scratch.path("bundle/files.js"))});
      const { files, skipped } = diskFiles.list({ folders: [${JSON.stringify(scratch.folder)}], exclude: ["bundle"], maxFileSize: 1e6 });
      console.log(JSON.stringify([files.length, skipped.map((s) => decodeURIComponent(s.uri.split("/").at(-1)) + " " + s.code)]));`;
      return bundle(scratch.path("bundle"), "host/disk/files").then(() => {
        // Its standard input is a pipe, which no path leads to.
        const [length, codes] = JSON.parse(
          execFileSync(process.execPath, ["-e", script], { input: "", encoding: "utf8" }),
        ) as [number, string[]];
        expect(length).toBe(1);
        expect(codes.sort()).toEqual([
          "断.txt broken-link",
          "深.txt broken-link",
          "管道.txt not-a-file",
          "设备.txt not-a-file",
        ]);
      });
    },
  );

  test.runIf(posix && !isRoot)("a folder and a file without permission", () => {
    scratch.write("a/b.txt", "文");
    const file = scratch.write("c.txt", "文");
    chmodSync(file, 0);
    chmodSync(scratch.path("a"), 0);
    expect(skips(list())).toEqual({ a: "unreadable" });
    expect(read(file)).toMatchObject({ code: "unreadable" });
    chmodSync(scratch.path("a"), 0o700);
  });

  test.runIf(isRoot)("a folder and a file without permission, seen by another user", async () => {
    await bundle(scratch.path("bundle"), "host/disk/files");
    scratch.write("a/b.txt", "文");
    chmodSync(scratch.write("c.txt", "文"), 0);
    chmodSync(scratch.path("a"), 0);
    chmodSync(scratch.folder, 0o755);
    const script = `const { diskFiles } = require(${JSON.stringify(scratch.path("bundle/files.js"))});
      const listing = diskFiles.list({ folders: [${JSON.stringify(scratch.folder)}], exclude: ["bundle"], maxFileSize: 1e6 });
      console.log(JSON.stringify([listing.skipped.map((s) => s.code), listing.files.map((f) => diskFiles.read(f, 1e6).code)]));`;
    const output = execFileSync(process.execPath, ["-e", script], {
      uid: NOBODY,
      gid: NOBODY,
      encoding: "utf8",
    });
    expect(JSON.parse(output)).toEqual([["unreadable"], ["unreadable"]]);
  });

  test("stops when cancelled", () => {
    scratch.write("a/b.txt", "文");
    const options = { folders: [scratch.folder], exclude: [], maxFileSize: 10 };
    expect(diskFiles.list(options, () => true).files).toEqual([]);
  });

  test("a part of the whole: a file, a folder, what is gone, what is excluded, what is elsewhere", () => {
    for (const name of ["s/a.txt", "s/b/c.txt", "s/b/d.txt", "s/x/e.txt", "t/f.txt"])
      scratch.write(name, "文");
    expect(names(list(["s"], ["**/x"], ["s/a.txt", "s/b", "s/无.txt", "s/x/e.txt", "t/f.txt"]))).toEqual([
      "s/a.txt",
      "s/b/c.txt",
      "s/b/d.txt",
    ]);
  });

  test("what is above the folders stands for them", () => {
    scratch.write("a/s/a.txt", "文");
    scratch.write("a/t/b.txt", "文");
    expect(names(list(["a/s", "a/t"], [], ["a"]))).toEqual(["a/s/a.txt", "a/t/b.txt"]);
  });
});

describe("reading", () => {
  test("what a listed file has become", () => {
    const file = scratch.write("a.txt", "文");
    expect(read(file)).toEqual(Buffer.from("文"));
    rmSync(file);
    expect(read(file)).toMatchObject({ code: "vanished" });
    mkdirSync(file);
    expect(read(file)).toMatchObject({ code: "not-a-file" });
    rmSync(file, { recursive: true });
    writeFileSync(file, new Uint8Array(1_000_001));
    expect(read(file)).toMatchObject({ code: "too-large" });
  });
});

describe("files that never end", () => {
  test.runIf(linux)("are read no further than the limit, whatever they say of their size", () => {
    symlinkSync("/proc/self/pagemap", scratch.path("无尽.txt"));
    const { files } = list();
    expect(files).toMatchObject([{ size: 0 }]);
    expect(read(files[0]!.path)).toMatchObject({ code: "too-large" });
  });

  test.runIf(linux)("a file that says nothing of its size is read whole", () => {
    expect(Buffer.from(read("/proc/self/cmdline") as Uint8Array).toString()).toContain(
      process.title.slice(0, 4),
    );
  });

  test("a file that has grown since it was listed", () => {
    const file = scratch.write("a.txt", "文");
    const listed = list().files[0]!;
    writeFileSync(file, "文".repeat(100_000));
    expect(diskFiles.read(listed, 300_000)).toHaveLength(300_000);
    expect(diskFiles.read(listed, 299_999)).toMatchObject({ code: "too-large" });
  });

  test.runIf(linux)("a device and a pipe that nobody writes to", () => {
    expect(read("/dev/zero")).toMatchObject({ code: "not-a-file" });
    execFileSync("mkfifo", [scratch.path("管道.txt")]);
    expect(read(scratch.path("管道.txt"))).toMatchObject({ code: "not-a-file" });
  });
});

describe.runIf(linux)("names that are no UTF-8", () => {
  const raw = (name: string): Buffer => Buffer.concat([Buffer.from(`${scratch.folder}/`), gbk(name)]);

  test("are listed, read and known by URIs that lead back to them", () => {
    mkdirSync(raw("讲话集"));
    writeFileSync(Buffer.concat([raw("讲话集"), Buffer.from("/"), gbk("春节.txt")]), "文");
    writeFileSync(Buffer.concat([raw("讲话集"), Buffer.from("/夏至.txt")]), "字");
    writeFileSync(raw("中秋.pdf"), "x");
    const { files, skipped } = list();
    expect(files.map(({ path: file }) => Buffer.from(read(file) as Uint8Array).toString())).toEqual([
      "字",
      "文",
    ]);
    expect(files.map(({ path: file }) => shownPath(file))).toEqual([
      scratch.path("讲话集/夏至.txt"),
      scratch.path("讲话集/春节.txt"),
    ]);
    for (const { uri, path: file } of files) expect(pathOf(uri)).toBe(file);
    expect(files[1]!.uri).toMatch(/%BD%B2%BB%B0%BC%AF\/%B4%BA%BD%DA\.txt$/);
    expect(skipped.map(({ uri, code }) => [shownPath(pathOf(uri)!), code])).toEqual([
      [scratch.path("中秋.pdf"), "unsupported"],
    ]);
    expect(list(["."], ["**/夏至*"]).files).toHaveLength(1);
    const part = diskFiles.list({
      folders: [scratch.folder],
      exclude: [],
      maxFileSize: 10,
      within: [files[1]!.path],
    });
    expect(part.files).toEqual([files[1]]);
  });

  test("are the files that their URIs mean, by whatever link they are reached", () => {
    mkdirSync(raw("讲话集"));
    writeFileSync(Buffer.concat([raw("讲话集"), Buffer.from("/"), gbk("春节.txt")]), "文");
    symlinkSync(raw("讲话集"), scratch.path("链接"));
    const identity = new FileIdentity();
    const [entry] = list().files;
    expect(entry!.file).toBe(identity.of(entry!.uri));
    expect(list(["链接"]).files.map(({ file }) => file)).toEqual([entry!.file]);
    expect(identity.of(scratch.path(path.join("链接", path.basename(entry!.path))))).toBe(entry!.file);
    expect(identity.of(scratch.path("%BD%B2%BB%B0%BC%AF"))).not.toBe(identity.of(path.dirname(entry!.path)));
  });

  test("any bytes as a path lead there and back", () => {
    const name = fc
      .uint8Array({ minLength: 1, maxLength: 12 })
      .map((bytes) => Buffer.from(bytes.map((b) => (b === 0 || b === 0x2f ? 0x61 : b))));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), (names) => {
        const bytes = Buffer.concat(
          [...names, Buffer.from("文.txt")].flatMap((each) => [Buffer.from("/"), each]),
        );
        const file = spelled(bytes);
        expect(Buffer.from(native(file)).equals(bytes)).toBe(true);
        expect(pathOf(uriOf(file))).toBe(path.resolve(file));
        expect(documentKey(uriOf(file))).toBe(documentKey(file));
      }),
    );
  });
});

test("URIs of files are what the system makes of their paths", () => {
  const name = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom(...Array.from("讲话（一）《二》“三” a-Z_.#?%&\\~[]^`{}|;:𠮷\n")),
      minLength: 1,
    }),
  );
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), (names) => {
      const file = path.resolve("/", ...names);
      expect(uriOf(file)).toBe(pathToFileURL(file).href);
    }),
  );
});

test.each([
  ["/a/b", "/a", true],
  ["/a", "/a", true],
  ["/ab", "/a", false],
  ["/a/..b", "/a", true],
  ["/", "/a", false],
  ["/a", "/", true],
])("isWithin(%s, %s)", (file, folder, within) => {
  expect(isWithin(file, folder)).toBe(within);
});
