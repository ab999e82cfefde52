import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonCheck, JsonOutline, JsonStats } from "../../server/src/cli/json";

const CLI = path.join(import.meta.dirname, "../../dist/cli/main.js");
const SEEDS = path.join(import.meta.dirname, "../../seeds");

const FAULTY = `在全市法院工作会议上的讲话
同志们：
今天召开这次会议，主要是总结工作、部署任务。
一、深化改革，激发队伍活力
改革只有进行时，没有完成时，要选派××名干部一件一件抓落实。
三、严明纪律，守牢廉洁底线
纪律面前没有例外，制度执行没有弹性，要从严管理队伍。
`;
const CLEAN = FAULTY.replace("××", "12").replace("三、", "二、");

describe("the command line", { timeout: 240_000 }, () => {
  let folder: string;
  const file = (name: string) => path.join(folder, name);
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      encoding: "utf8",
      cwd: folder,
      env: { ...process.env, LC_ALL: "zh_CN.UTF-8" },
    });
    return { status, stdout, stderr };
  };
  const check = (...args: string[]) => {
    const { status, stdout } = run("check", "--format", "json", ...args);
    return { status, result: JSON.parse(stdout) as JsonCheck };
  };

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "speech cli "));
    writeFileSync(file("稿 子.txt"), FAULTY);
    writeFileSync(file("clean.txt"), CLEAN);
    writeFileSync(file("gone.bin"), Buffer.from([0, 1, 2, 3, 0, 0]));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("check: findings as JSON, exit status 1", () => {
    const { status, result } = check("稿 子.txt");
    expect(status).toBe(1);
    const { file: name, findings } = result.files[0]!;
    expect(name).toBe("稿 子.txt");
    expect(findings.map((f) => [f.code, f.level, f.range.start.line])).toEqual([
      ["text/placeholder", "warning", 4],
      ["outline/numbering", "warning", 5],
    ]);
    expect(findings.every((f) => /^[0-9a-f]{16}$/.test(f.fingerprint) && f.message.length > 0)).toBe(true);
  });

  it("check: a clean draft has exit status 0", () => {
    expect(check("clean.txt")).toEqual({
      status: 0,
      result: { version: 1, files: [{ file: "clean.txt", findings: [] }] },
    });
  });

  it.runIf(process.platform !== "win32")(
    "check: a pipe is read as a file, what never ends is given up",
    () => {
      execFileSync("mkfifo", [file("管道.txt")]);
      const writer = spawn("cp", [file("稿 子.txt"), file("管道.txt")], { stdio: "ignore" });
      symlinkSync("/dev/zero", file("无尽.txt"));
      const { status, stdout, stderr } = run("check", "--format", "json", "管道.txt", "无尽.txt");
      writer.kill();
      expect(status).toBe(2);
      const { files } = JSON.parse(stdout) as JsonCheck;
      expect(files.map(({ file: name, findings }) => [name, findings.length])).toEqual([["管道.txt", 2]]);
      expect(stderr).toBe("无尽.txt: 文件超过上限 20 MB（设置 speechDrafter.corpus.maxFileSize）\n");
    },
  );

  it("check: the seeds are clean, every one of them", () => {
    const seeds = [
      "01-高质效履职",
      "02-能力作风建设",
      "03-检察工作推进会",
      "04-司法责任制",
      "05-政法工作",
      "06-共联检察",
      "07-检察为民",
    ];
    const { result } = check(...seeds.map((name) => path.join(SEEDS, `${name}.txt`)));
    expect(result.files).toHaveLength(7);
    for (const { file: name, findings } of result.files) expect(findings.length, name).toBeLessThanOrEqual(1);
  });

  it("check: each file has the settings of its own folder; a corpus that is not there is no corpus", () => {
    for (const [name, level] of [
      ["甲", "off"],
      ["乙", "error"],
    ] as const) {
      mkdirSync(file(`${name}/.speech`), { recursive: true });
      writeFileSync(file(`${name}/.speech/settings.json`), `{ "rules": { "text/placeholder": "${level}" } }`);
      writeFileSync(file(`${name}/稿.txt`), CLEAN.replace("选派12名", "选派××名"));
    }
    const { status, result } = check("甲/稿.txt", "乙/稿.txt");
    expect(status).toBe(1);
    expect(result.files.map(({ findings }) => findings.map(({ level }) => level))).toEqual([[], ["error"]]);
    const { status: incomplete, stderr } = run("check", "--corpus", "没有的文件夹", "clean.txt");
    expect(incomplete).toBe(2);
    expect(stderr).toContain("没有的文件夹");
  });

  it("check: --rule, --max-warnings and settings files", () => {
    expect(check("稿 子.txt", "--max-warnings", "2").status).toBe(0);
    expect(check("稿 子.txt", "--max-warnings", "1").status).toBe(1);
    const off = check("稿 子.txt", "--rule", "outline/numbering=off", "--rule", "text/placeholder=info");
    expect(off.status).toBe(0);
    expect(off.result.files[0]!.findings.map((f) => f.level)).toEqual(["info"]);
    mkdirSync(file("sub/.speech"), { recursive: true });
    writeFileSync(
      file("sub/.speech/settings.json"),
      '{ "stage": "final", "rules": { "outline/numbering": "off" } }',
    );
    writeFileSync(file("sub/a.txt"), FAULTY);
    const final = check("sub/a.txt");
    expect(final.status).toBe(1);
    expect(final.result.files[0]!.findings.map((f) => [f.code, f.level])).toEqual([
      ["text/placeholder", "error"],
    ]);
  });

  it("check: an accepted finding is marked and no longer counts", () => {
    writeFileSync(file("accepted.txt"), FAULTY.replace("××", "12"));
    const [finding] = check("accepted.txt").result.files[0]!.findings;
    mkdirSync(file(".speech"), { recursive: true });
    const entry = {
      rule: finding!.code,
      fingerprint: finding!.fingerprint,
      file: "accepted.txt",
      reason: "原文如此",
      date: "2026-01-01",
    };
    writeFileSync(file(".speech/review.json"), JSON.stringify({ version: 1, accepted: [entry] }));
    const { status, result } = check("accepted.txt");
    expect(status).toBe(0);
    expect(result.files[0]!.findings[0]).toMatchObject({ fingerprint: finding!.fingerprint, accepted: true });
    rmSync(file(".speech"), { recursive: true });
  });

  it("check: pretty for people, SARIF for review systems", () => {
    const { stdout } = run("check", "稿 子.txt");
    expect(stdout).toMatch(/^稿 子\.txt:5:18: 警告 .*\[text\/placeholder\]$/m);
    expect(stdout).toContain("1 个文件：错误 0，警告 2，其他 0");
    const sarif = JSON.parse(run("check", "--format", "sarif", "稿 子.txt").stdout) as {
      version: string;
      runs: {
        results: { ruleId: string; locations: { physicalLocation: { region: { startLine: number } } }[] }[];
      }[];
    };
    expect(sarif.version).toBe("2.1.0");
    expect(
      sarif.runs[0]!.results.map((r) => [r.ruleId, r.locations[0]!.physicalLocation.region.startLine]),
    ).toEqual([
      ["text/placeholder", 5],
      ["outline/numbering", 6],
    ]);
  });

  it("SARIF names files by URIs that lead back to them", () => {
    const names = ["讲话 #1 100%.txt", "what?.txt", "[a]{b}^|`~(1)+&=!$,'@;.txt", "a:b.txt", "café %41.txt"];
    for (const name of names) writeFileSync(path.join(folder, name), "同志们：\n请×××同志讲话。\n");
    const { runs } = JSON.parse(run("check", "--format", "sarif", ...names).stdout) as {
      runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
    };
    const uris = runs[0]!.results.map(({ locations }) => locations[0]!.physicalLocation.artifactLocation.uri);
    expect(uris[0]).toBe("%E8%AE%B2%E8%AF%9D%20%231%20100%25.txt");
    const found = uris.map((uri) => fileURLToPath(new URL(uri, pathToFileURL(`${folder}/`))));
    expect(new Set(found)).toEqual(new Set(names.map((name) => path.join(folder, name))));
  });

  it("outline and stats", () => {
    const outline = JSON.parse(run("outline", "--format", "json", "clean.txt").stdout) as JsonOutline;
    const [title] = outline.files[0]!.outline;
    expect(title).toMatchObject({ kind: "title", level: 1, name: "在全市法院工作会议上的讲话" });
    expect(title!.children.map((c) => [c.kind, c.level, c.selectionRange.start.line])).toEqual([
      ["salutation", 2, 1],
      ["heading", 2, 3],
      ["heading", 2, 5],
    ]);
    const stats = JSON.parse(run("stats", "--format", "json", "clean.txt").stdout) as JsonStats;
    expect(stats.files[0]).toMatchObject({ file: "clean.txt", sections: 2 });
    expect(stats.files[0]!.minutes).toBeGreaterThan(0);
    expect(run("stats", "clean.txt").stdout).toMatch(/^clean\.txt: \d+字，[\d.]+分钟/);
  });

  it.each([
    [["check"], "check"],
    [["check", "--format", "xml", "clean.txt"], "--format"],
    [["check", "--rule", "x=loud", "clean.txt"], "--rule"],
    [["check", "missing.txt"], "missing.txt"],
    [["check", "gone.bin"], "gone.bin"],
    [["check", "--settings", "missing.json", "clean.txt"], "missing.json"],
    [["outline", "missing.txt"], "missing.txt"],
    [["fly"], "fly"],
  ])("%j: exit status 2 and what is wrong", (args, named) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(named);
  });

  it("does not let a draft steer the terminal", () => {
    writeFileSync(file("escape.txt"), FAULTY.replace("××", "××\u001b[2J"));
    // eslint-disable-next-line no-control-regex -- that is what must not come through
    expect(run("check", "escape.txt").stdout).not.toMatch(/\u001b\[2J/);
  });
});
