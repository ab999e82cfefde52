import { readFileSync } from "node:fs";
import * as path from "node:path";
import { describe, expect, it } from "vitest";
import { actionsFor } from "../../../../../server/src/features/diagnostics/actions";
import { moveSection } from "../../../../../server/src/features/editing/moveSection";
import { parseDraft } from "../../../../../server/src/speech/parse";
import { applied, diagnosesOf } from "../../../../support/rules";

const text = readFileSync(path.join(import.meta.dirname, "../../../fixtures/rules/script-c.txt"), "utf8");
const found = diagnosesOf(text);
const preferred = found.map((d) => d.fixes?.find((fix) => fix.preferred));

describe("a draft with one slip of each kind", () => {
  it("has exactly those findings", () => {
    expect(found.map(({ code, span }) => [code, text.slice(span.start, span.end)])).toEqual([
      ["outline/count-mismatch", "抓好三个方面。"],
      ["outline/mixed-markers", "三要"],
      ["outline/numbering", "四、"],
    ]);
  });

  it("has a fix for each", () => {
    expect(preferred.map((fix) => fix?.changes.map(({ newText }) => newText))).toEqual([
      ["四"],
      ["三是"],
      ["三"],
    ]);
  });

  it("is clean after the fixes, and they do not disturb one another", () => {
    const fixed = applied(
      text,
      preferred.flatMap((fix) => fix?.changes ?? []),
    );
    expect(fixed).toBe(
      text.replace("三个方面", "四个方面").replace("三要", "三是").replace("四、加强", "三、加强"),
    );
    expect(diagnosesOf(fixed)).toEqual([]);
  });

  it("can have its last section moved up, and the closing stays where it is", () => {
    const two = text.indexOf("二、突出重点");
    const three = text.indexOf("四、加强领导");
    const closing = text.indexOf("同志们，任务");
    const move = moveSection(parseDraft(text), three, -1)!;
    const after = applied(text, move.changes);
    expect(after).toBe(
      text.slice(0, two) +
        text.slice(three, closing).replace("四、", "二、") +
        text.slice(two, three).replace("二、", "三、") +
        text.slice(closing),
    );
    expect(after.slice(move.heading)).toMatch(/^二、加强领导/);
  });

  it("offers the fix first, then to ignore the finding", () => {
    const context = { uri: "file:///draft.speech", text, all: found, clientCommands: new Set<string>() };
    for (const diagnosis of found) {
      const actions = actionsFor(diagnosis, context);
      expect(actions.map(({ title }) => title.zh)).toEqual([diagnosis.fixes![0]!.title.zh, "忽略此处"]);
      expect(actions[0]!.preferred).toBe(true);
    }
  });
});
