import { spawnSync } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Server, until, uriOf } from "../support/server";

const CLI = path.join(import.meta.dirname, "../../dist/cli/main.js");
const posix = process.platform !== "win32";
const FAULTY = `在全县春耕工作会议上的讲话
同志们：
一、备足农资，抓早抓实
请各乡镇备足××吨种子，备足备足化肥。
三、修好水渠，保障灌溉
请水利站派出____名工人，修好修好水渠。
六、用好农机，抢抓农时
请农机站检修农机，抓住抓住农时。
九、管好资金，专款专用
请银行发放贷款，管好管好资金。
`;
const AT_ONCE = { diagnostics: { revealDelay: 0 } };

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "speech-hostile-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]): string => path.join(folder, ...names);
function write(name: string, content: string): string {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content);
  return at(name);
}

const fingerprints = async (server: Server, uri: string): Promise<string[]> =>
  (await server.pull(uri)).map(({ data }) => (data as { fingerprint: string }).fingerprint);

const stored = (): string[] =>
  (
    JSON.parse(readFileSync(at(".speech/review.json"), "utf8")) as { accepted: { fingerprint: string }[] }
  ).accepted.map(({ fingerprint }) => fingerprint);

describe("findings accepted at once", { timeout: 120_000 }, () => {
  it("by several requests of two windows: each that is told to be kept is kept", async () => {
    const uri = uriOf(write("讲话.speech", FAULTY));
    const servers = await Promise.all(
      [1, 2].map(() => Server.start({ settings: AT_ONCE, folders: [folder] })),
    );
    for (const server of servers) await server.open(uri, FAULTY);
    const all = await fingerprints(servers[0]!, uri);
    expect(all.length).toBeGreaterThanOrEqual(5);
    const answers = await Promise.all(
      all.map((fingerprint, i) =>
        servers[i % 2]!.execute("speechDrafter.server.acceptFinding", { uri, fingerprint, reason: "" }),
      ),
    );
    expect(answers).toEqual(all.map(() => ({ accepted: true })));
    expect(stored().sort()).toEqual([...all].sort());
    expect(readdirSync(at(".speech"))).toEqual(["review.json"]);
    for (const server of servers) await server.stop();
  });
});

describe.runIf(posix)("special files in a workspace", { timeout: 120_000 }, () => {
  const kinds: readonly (readonly [string, (file: string) => void])[] = [
    ["a pipe", (file) => spawnSync("mkfifo", [file])],
    [
      "a link to a pipe",
      (file) => {
        spawnSync("mkfifo", [`${file}.pipe`]);
        symlinkSync(`${file}.pipe`, file);
      },
    ],
    ["a link to a device", (file) => symlinkSync("/dev/zero", file)],
  ];

  it.each(kinds)(
    "%s as review file, pack manifest and settings holds nobody up, and is told by its name",
    async (_, make) => {
      const uri = uriOf(write("讲话.speech", FAULTY));
      mkdirSync(at(".speech/packs/a"), { recursive: true });
      const special = ["review.json", "settings.json", "packs/a/pack.json", "packs/a/speech-pack.json"].map(
        (name) => at(".speech", name),
      );
      for (const file of special) make(file);
      const server = await Server.start({ settings: AT_ONCE, folders: [folder] });
      await server.open(uri, FAULTY);
      const [fingerprint] = await fingerprints(server, uri);
      for (const name of ["review.json", "pack.json"])
        await until(() => server.messages.some((message) => message.includes(name)) || undefined, name);
      await expect(
        server.execute("speechDrafter.server.acceptFinding", { uri, fingerprint, reason: "" }),
      ).rejects.toMatchObject({ data: { code: "review-file" } });
      await server.stop();
      for (const file of special) expect(lstatSync(file).isFile()).toBe(false);
      const { status, stderr } = spawnSync(process.execPath, [CLI, "check", at("讲话.speech")], {
        encoding: "utf8",
        timeout: 60_000,
      });
      expect([status, stderr]).toEqual([2, expect.stringContaining("settings.json")]);
    },
  );
});

describe("a cache directory with files of the user's", { timeout: 120_000 }, () => {
  it("keeps them all, also when our data is cleared", async () => {
    const theirs = {
      "index-2024年讲话.txt": "别人的",
      "index-materials/说明.txt": "别人的",
      "habits.json": "别人的",
    };
    for (const [name, content] of Object.entries(theirs)) write(`cache/${name}`, content);
    const server = await Server.start({ cacheDirectory: at("cache") });
    await server.ready();
    const inside = (): string[] =>
      readdirSync(at("cache/speech-drafter")).map((name) => name.replace(/-.*/, ""));
    await until(
      () => (readdirSync(at("cache")).includes("speech-drafter") && inside().length === 2) || undefined,
      "ours",
    );
    expect(inside()).toEqual(["CACHEDIR.TAG", "index"]);
    expect(await server.execute("speechDrafter.server.clearData", {})).toMatchObject({
      freed: expect.any(Number) as number,
    });
    expect(readdirSync(at("cache")).sort()).toEqual([
      "habits.json",
      "index-2024年讲话.txt",
      "index-materials",
    ]);
    for (const [name, content] of Object.entries(theirs))
      expect(readFileSync(at("cache", name), "utf8")).toBe(content);
    await server.stop();
  });
});

describe.runIf(posix)("characters that steer a terminal", { timeout: 240_000 }, () => {
  const EVIL = "\u001b[31m\u0007\u009b2J\u007f\u202e\u2066";
  const STEERING = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
  const run = (...args: string[]): { status: number | null; said: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      encoding: "utf8",
      cwd: folder,
    });
    const said = stdout + stderr;
    for (const line of said.split("\n")) expect(line, args.join(" ")).not.toMatch(STEERING);
    return { status, said };
  };

  it("reach it from no name, no text, no setting and no error", () => {
    const name = `稿${EVIL}.txt`;
    write(name, FAULTY.replace("抓早抓实", `抓早\u202e\u2066抓实`));
    write(`坏${EVIL}.pdf`, "");
    for (const format of ["pretty", "json", "sarif"])
      expect(run("check", "--format", format, name).status).toBe(1);
    for (const command of ["outline", "stats"])
      for (const format of ["pretty", "json"]) expect(run(command, "--format", format, name).status).toBe(0);
    for (const more of [[], ["--show"], ["--json"]])
      expect(run("corpus", "inspect", ".", ...more).status).toBe(0);
    for (const call of [
      ["check", `没有${EVIL}`],
      ["check", name, "--corpus", `没有${EVIL}`],
      ["check", "--format", EVIL],
      ["check", `--${EVIL}`],
      ["check", name, "--settings", EVIL],
      ["check", name, "--rule", EVIL],
      ["corpus", EVIL],
      ["corpus", "inspect", EVIL],
      [EVIL],
    ])
      expect(run(...call).status, call.join(" ")).toBe(2);
    write(".speech/review.json", `{"version": 1, "accepted": ${EVIL}`);
    expect(run("check", name)).toMatchObject({
      status: 2,
      said: expect.stringContaining("review.json") as string,
    });
    rmSync(at(".speech/review.json"));
    write(
      ".speech/settings.json",
      JSON.stringify({ corpus: { folders: [`没有${EVIL}`] }, stage: EVIL, rules: EVIL }),
    );
    expect(run("check", name).said).toContain("settings.json");
    write(".speech/settings.json", `{"stage": ${EVIL}`);
    expect(run("check", name)).toMatchObject({
      status: 2,
      said: expect.stringContaining("settings.json") as string,
    });
  });
});
