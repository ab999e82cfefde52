/** Packs that somebody may have made to do harm, or by great mischance: each writes itself into a folder of its own. */
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { manifestOf } from "./packs";

type Make = (folder: string) => void;

const put = (folder: string, name: string, content: string | Uint8Array): void =>
  writeFileSync(path.join(folder, name), content);

/** The manifest is these bytes. */
const manifest =
  (content: string | Uint8Array): Make =>
  (folder) =>
    put(folder, "speech-pack.json", content);

/** A sound manifest, with these files beside it. */
const files =
  (contents: Readonly<Record<string, string>>, more: object = {}): Make =>
  (folder) => {
    put(folder, "speech-pack.json", manifestOf(path.basename(folder), more));
    for (const [name, content] of Object.entries(contents)) put(folder, name, content);
  };

const list = (key: string, entries: readonly unknown[]): string =>
  JSON.stringify({ version: 1, [key]: entries });
const snippet = (body: string, more: object = {}): string =>
  JSON.stringify({ 害: { prefix: "危害片段", body, ...more } });
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Each with what is told of it; `undefined` where it is only to do no harm. */
export const HOSTILE_PACKS: readonly (readonly [name: string, make: Make, told: RegExp | undefined])[] = [
  ["no-manifest", () => undefined, /没有这个文件/],
  ["empty-manifest", manifest(""), /JSON/],
  ["binary", manifest(Uint8Array.from(times(5000, (i) => (i * 37) % 256))), /UTF-8/],
  ["gbk", manifest(Uint8Array.from([0x7b, 0x22, 0xc3, 0xfb, 0xb3, 0xc6, 0x22, 0x3a, 0x31, 0x7d])), /UTF-8/],
  ["utf16-unmarked", manifest(Buffer.from(manifestOf("utf16-unmarked"), "utf16le")), /JSON|UTF-8/],
  ["twenty-megabytes", manifest(" ".repeat(20_000_000)), /超过/],
  ["brackets", manifest("[".repeat(900_000)), /超过|JSON/],
  ["manifest-folder", (folder) => mkdirSync(path.join(folder, "speech-pack.json")), /读取/],
  ["manifest-pipe", (folder) => spawnSync("mkfifo", [path.join(folder, "speech-pack.json")]), /读取/],
  ["manifest-device", (folder) => symlinkSync("/dev/zero", path.join(folder, "speech-pack.json")), /链接/],
  ["manifest-outside", (folder) => symlinkSync("/etc/passwd", path.join(folder, "speech-pack.json")), /链接/],
  [
    "phrases-outside",
    (folder) => {
      files({})(folder);
      symlinkSync("/etc/passwd", path.join(folder, "phrases.json"));
    },
    /链接/,
  ],
  [
    "loop",
    (folder) => symlinkSync(path.join(folder, "speech-pack.json"), path.join(folder, "speech-pack.json")),
    /循环|读取/,
  ],
  ["path-upwards", files({}, { files: { snippets: ["../../../etc/passwd.json"] } }), /不带文件夹/],
  ["path-absolute", files({}, { files: { phrases: ["/etc/passwd.json"] } }), /不带文件夹/],
  ["id-upwards", manifest(manifestOf("../../x")), /“id”/],
  ["no-own-keys", manifest('{"__proto__": {"format": 1}, "constructor": 1, "toString": 2}'), /format/],
  ["runaway-nested", files({ "a.code-snippets": snippet("${1/((a+)+)+$/x/}$0") }), /重复之中又有重复/],
  ["runaway-choice", files({ "a.code-snippets": snippet("${1/(a|a)*b/x/}$0") }), /重复之中又有重复/],
  ["deep-placeholders", files({ "a.code-snippets": snippet(`${"${1:".repeat(9_000)}x`) }), /嵌套过深/],
  ["huge-body", files({ "a.code-snippets": snippet("讲".repeat(900_000)) }), /超过/],
  [
    "many-prefixes",
    files({ "a.code-snippets": snippet("x", { prefix: times(30_000, (i) => `前缀${i}`) }) }),
    /最多/,
  ],
  [
    "many-phrases",
    files({
      "phrases.json": list(
        "phrases",
        times(6_000, (i) => ({ text: `坚持提法第${i}条` })),
      ),
    }),
    undefined,
  ],
  [
    "too-many-values",
    files({
      "phrases.json": list(
        "phrases",
        times(150_000, () => 1),
      ),
    }),
    /分成几个文件/,
  ],
  ["huge-phrase", files({ "phrases.json": list("phrases", [{ text: "长".repeat(500_000) }]) }), /300/],
  [
    "same-head-terms",
    files({
      "terms.json": list(
        "terms",
        times(9_000, (i) => ({ text: `坚持坚持坚持坚持${i}号`, kind: "banned" })),
      ),
    }),
    undefined,
  ],
  [
    "expression-terms",
    files({ "terms.json": list("terms", [{ text: "(.*)+$", kind: "banned" }]) }),
    undefined,
  ],
  [
    "many-tests",
    files({
      "tests.json": list(
        "tests",
        times(9_000, () => ({ text: "同志们，<|>", offers: ["无"] })),
      ),
    }),
    /超过500/,
  ],
  [
    "huge-test",
    files({ "tests.json": list("tests", [{ text: "讲".repeat(400_000), findings: [] }]) }),
    /2000/,
  ],
  [
    "many-files",
    (folder) => {
      files({})(folder);
      for (let i = 0; i < 1_000; i++) put(folder, `${i}.code-snippets`, "{");
    },
    /超过200/,
  ],
];
