import { describe, expect, it } from "vitest";
import {
  isAcceptedIn,
  parseAccepted,
  printAccepted,
  ReviewFileError,
  withAccepted,
  withoutAccepted,
  type AcceptedFinding,
} from "../../../../server/src/features/diagnostics/accepted";
import { levelOf } from "../../../../server/src/features/diagnostics/levels";
import { capped, diagnose, diagnoseAll } from "../../../../server/src/features/diagnostics/runner";
import {
  MAX_CHECKED_DRAFT,
  MAX_CHECKED_PARAGRAPH,
  MAX_FINDINGS,
} from "../../../../server/src/features/diagnostics/limits";
import { RULES } from "../../../../server/src/features/diagnostics/rules";
import type { Level, Settings, Stage } from "../../../../server/src/features/settings/settings";
import { DEFAULT_SETTINGS } from "../../../../server/src/features/settings/settingsParser";
import { parseDraft } from "../../../../server/src/speech/parse";
import { BODY, contextOf, diagnosesOf } from "../../../support/rules";

const [a, b, c] = BODY;
const SLIPS = `同志们：\n我们要加强加强领导，下面我讲两点意见。\n一、压实责任\n${a}\n二、优化服务\n${b}\n四、用好数据\n${c}全年办结×件。\n`;
const at = (stage: Stage): Settings => ({ ...DEFAULT_SETTINGS, stage });
const codes = (text: string, settings?: Settings): readonly string[] =>
  diagnosesOf(text, settings).map((d) => d.code);

describe("levels", () => {
  it.each<[Stage, string, Level]>([
    ["review", "outline/numbering", "warning"],
    ["review", "text/placeholder", "warning"],
    ["draft", "outline/numbering", "warning"],
    ["draft", "outline/mixed-markers", "warning"],
    ["draft", "outline/count-mismatch", "off"],
    ["draft", "text/placeholder", "off"],
    ["final", "text/placeholder", "error"],
    ["final", "outline/numbering", "warning"],
  ])("at stage %s %s is %s", (stage, code, level) => {
    expect(
      levelOf(
        RULES.find((rule) => rule.code === code)!,
        at(stage),
      ),
    ).toBe(level);
  });

  it("a setting beats the stage", () => {
    const settings = { ...at("final"), rules: { "text/placeholder": "hint" as const } };
    expect(
      levelOf(
        RULES.find(({ code }) => code === "text/placeholder")!,
        settings,
      ),
    ).toBe("hint");
  });
});

describe("the run over all rules", () => {
  it("gives the findings in text order, each with its level and a fingerprint of its own", () => {
    const found = diagnosesOf(SLIPS);
    expect(found.map(({ code }) => code)).toEqual([
      "wording/doubled-word",
      "outline/count-mismatch",
      "outline/numbering",
      "text/placeholder",
    ]);
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(found.length);
    for (const { fingerprint, level } of found) {
      expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
      expect(level).toBe("warning");
    }
  });

  it("leaves out what the stage or a setting turns off", () => {
    expect(codes(SLIPS, at("draft"))).toEqual(["wording/doubled-word", "outline/numbering"]);
    expect(codes(SLIPS, { ...DEFAULT_SETTINGS, rules: { "outline/numbering": "off" } })).not.toContain(
      "outline/numbering",
    );
  });

  it("does not report wording that is allowed, in whatever width it is written", () => {
    const settings = { ...DEFAULT_SETTINGS, wording: { ...DEFAULT_SETTINGS.wording, allow: ["加强 加强"] } };
    expect(codes(SLIPS, settings)).not.toContain("wording/doubled-word");
  });

  it("yields between the pieces of its work and ends with the same findings", () => {
    const work = diagnose(contextOf(parseDraft(SLIPS)));
    let pauses = 0;
    let step = work.next();
    for (; !step.done; step = work.next()) pauses++;
    expect(pauses).toBeGreaterThan(RULES.length);
    expect(step.value).toEqual(diagnosesOf(SLIPS));
  });

  it("says how many findings the cap hides, and hides the mildest first", () => {
    const settings: Settings = { ...DEFAULT_SETTINGS, rules: { "outline/numbering": "hint" } };
    const found = capped(diagnosesOf(SLIPS, settings), parseDraft(SLIPS), 3);
    expect(found.slice(0, -1).map(({ code }) => code)).not.toContain("outline/numbering");
    expect(found).toHaveLength(4);
    expect(found.at(-1)!.message.zh).toContain("共有 4 处");
  });

  it("checks only the numbering of a draft that is too long, and says so", () => {
    const long = SLIPS + `${a}\n`.repeat(Math.ceil(MAX_CHECKED_DRAFT / a!.length));
    const found = diagnoseAll(contextOf(parseDraft(long)));
    expect(found.map(({ code, level }) => `${code} ${level}`)).toEqual([
      "draft/too-long info",
      "outline/numbering warning",
    ]);
    expect(found[0]!.message.en).toContain(String(MAX_CHECKED_DRAFT));
  });

  it("leaves the wording of a huge paragraph alone, and says so on whatever is shown", () => {
    const doubled = "要持续做优做优做强主业。";
    const huge = doubled.padEnd(MAX_CHECKED_PARAGRAPH + 1, "甲乙丙。");
    const found = diagnosesOf(`${doubled}\n\n${huge}\n`);
    expect(found.map(({ code }) => code)).toEqual(["draft/long-paragraph", "wording/doubled-word"]);
    expect(found[0]!.message.zh).toContain("第 3 行");
    expect(capped(found, parseDraft(huge), 0)[0]!.code).toBe("draft/long-paragraph");
  });

  it("lists so many findings of a rule and no more, and says so", () => {
    const found = diagnosesOf("一、抓好落实。\n一、抓好安全。\n三、抓好生产。\n".repeat(MAX_FINDINGS));
    const numbering = found.filter(({ code }) => code === "outline/numbering");
    expect(numbering).toHaveLength(MAX_FINDINGS);
    const notices = found.filter(({ code }) => code === "draft/many-findings");
    expect(notices.some(({ message }) => message.en.includes("outline/numbering"))).toBe(true);
  });
});

describe("fingerprints", () => {
  const of = (text: string): ReadonlyMap<string, string> =>
    new Map(diagnosesOf(text).map((d) => [d.code, d.fingerprint]));
  const own = of(SLIPS).get("wording/doubled-word");

  it("survive edits elsewhere and line endings", () => {
    expect(of(`关于某项工作的讲话\n\n${SLIPS}`).get("wording/doubled-word")).toBe(own);
    expect(of(SLIPS.replaceAll("\n", "\r\n")).get("wording/doubled-word")).toBe(own);
  });

  it("tell equal findings apart by their order", () => {
    const text = "要加强加强领导。\n\n要加强加强领导。\n";
    const found = diagnosesOf(text, { ...DEFAULT_SETTINGS, rules: { "wording/repeated-passage": "off" } });
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});

describe("accepted findings", () => {
  const entry = (file: string, fingerprint: string, reason = ""): AcceptedFinding => ({
    rule: "wording/doubled-word",
    fingerprint,
    file,
    reason,
    date: "2027-01-05",
  });
  const all = [
    entry("讲话.speech", "00000000000000bb", "引用原文"),
    entry("讲话.speech", "00000000000000aa"),
  ];

  it("are printed sorted, one a line, and read back", () => {
    const printed = printAccepted(all);
    expect(printed.split("\n").filter((line) => line.includes("fingerprint"))).toHaveLength(2);
    expect(parseAccepted(printed)).toEqual([all[1], all[0]]);
    expect(printAccepted([])).toBe('{\n  "version": 1,\n  "accepted": []\n}\n');
  });

  it("hold one entry a finding, the latest", () => {
    const more = withAccepted(all, entry("讲话.speech", "00000000000000aa", "领导定的"));
    expect(more).toHaveLength(2);
    expect(more.find(({ fingerprint }) => fingerprint.endsWith("aa"))?.reason).toBe("领导定的");
  });

  it("are taken out one by one", () => {
    const key = { file: "讲话.speech", rule: "wording/doubled-word", fingerprint: "00000000000000aa" };
    expect(withoutAccepted(all, key)).toEqual([all[0]]);
    expect(withoutAccepted(all, { ...key, file: "致辞.speech" })).toEqual(all);
  });

  it("count for their file and rule only", () => {
    expect(isAcceptedIn(all, "讲话.speech", "wording/doubled-word", "00000000000000aa")).toBe(true);
    expect(isAcceptedIn(all, "致辞.speech", "wording/doubled-word", "00000000000000aa")).toBe(false);
    expect(isAcceptedIn(all, "讲话.speech", "text/placeholder", "00000000000000aa")).toBe(false);
  });

  it.each(["", "{", "[]", '{"version":2,"accepted":[]}', '{"version":1,"accepted":[{"rule":"x"}]}'])(
    "refuse %j rather than lose what it may hold",
    (json) => {
      expect(() => parseAccepted(json)).toThrow(ReviewFileError);
    },
  );
});
