import { describe, expect, it } from "vitest";
import { actionsFor, certainChanges, type Action } from "../../../../server/src/features/diagnostics/actions";
import { applied, diagnosesOf } from "../../../support/rules";

const URI = "file:///draft.speech";
const TEXT = "同志们：\n我们要加强加强领导，持续做优做优服务，认真认真落实。全年办结×件。\n";
const all = diagnosesOf(TEXT);
const EVERYTHING: ReadonlySet<string> = new Set(["speechDrafter.allowPhrase", "speechDrafter.setRuleLevel"]);

const offered = (code: string, clientCommands = EVERYTHING): readonly Action[] =>
  actionsFor(
    all.find((d) => d.code === code)!,
    { uri: URI, text: TEXT, all, clientCommands },
  );

describe("actions", () => {
  it("go from the fix to the widest way to let a finding stand", () => {
    expect(offered("wording/doubled-word").map(({ title }) => title.zh)).toEqual([
      "删去多余的“加强”",
      "修正全部 3 处同类问题",
      "忽略此处",
      "始终允许“加强加强”",
      "关闭规则 wording/doubled-word",
    ]);
    expect(offered("wording/doubled-word").map(({ title }) => title.en)).toEqual([
      "Delete the extra “加强”",
      "Fix all 3 findings of this rule",
      "Ignore here",
      "Always allow “加强加强”",
      "Turn off rule wording/doubled-word",
    ]);
  });

  it("prefer one", () => {
    expect(offered("wording/doubled-word").filter(({ preferred }) => preferred)).toHaveLength(1);
  });

  it("fix all findings of one rule and no other", () => {
    const fixAll = offered("wording/doubled-word")[1]!;
    expect(applied(TEXT, fixAll.changes!)).toBe(
      "同志们：\n我们要加强领导，持续做优服务，认真落实。全年办结×件。\n",
    );
  });

  it("name the finding and the phrase to the commands", () => {
    const finding = all.find(({ code }) => code === "wording/doubled-word")!;
    expect(offered("wording/doubled-word").flatMap(({ command }) => command ?? [])).toEqual([
      {
        name: "speechDrafter.server.acceptFinding",
        argument: { uri: URI, fingerprint: finding.fingerprint, reason: "" },
      },
      { name: "speechDrafter.allowPhrase", argument: { phrase: "加强加强", uri: URI } },
      {
        name: "speechDrafter.setRuleLevel",
        argument: { code: "wording/doubled-word", level: "off", uri: URI },
      },
    ]);
  });

  it("offer no fix where none is known, and allow no phrase outside wording", () => {
    expect(offered("text/placeholder").map(({ title }) => title.zh)).toEqual([
      "忽略此处",
      "关闭规则 text/placeholder",
    ]);
  });

  it("lead through the placeholders where the client can", () => {
    const clientCommands = new Set([...EVERYTHING, "speechDrafter.nextPlaceholder"]);
    expect(offered("text/placeholder", clientCommands)[0]).toEqual({
      title: expect.objectContaining({ zh: "逐个填写占位符" }) as unknown,
      command: { name: "speechDrafter.nextPlaceholder", argument: { uri: URI } },
    });
    expect(offered("wording/doubled-word", clientCommands).map(({ title }) => title.zh)).not.toContain(
      "逐个填写占位符",
    );
  });

  it("take every fix that is certain, and no other", () => {
    const body = "各单位要按月调度、按季通报，年底逐项对账销号。";
    const text = `${TEXT}下面，我讲四点意见。\n一、甲事\n${body}\n三、乙事\n${body.slice(4)}\n谢谢大家！\n`;
    const found = diagnosesOf(text);
    expect(found.map(({ code }) => code)).toContain("outline/count-mismatch");
    expect(applied(text, certainChanges(found))).toBe(
      text
        .replace("加强加强", "加强")
        .replace("做优做优", "做优")
        .replace("认真认真", "认真")
        .replace("三、乙事", "二、乙事"),
    );
  });

  it("leave out what the client cannot run", () => {
    expect(offered("wording/doubled-word", new Set()).flatMap(({ command }) => command?.name ?? [])).toEqual([
      "speechDrafter.server.acceptFinding",
    ]);
  });
});
