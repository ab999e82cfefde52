import { expect, test } from "vitest";
import { ParagraphFindings } from "../../../../server/src/features/diagnostics/paragraphFindings";
import type { ParagraphRule } from "../../../../server/src/features/diagnostics/types";
import { DEFAULT_SETTINGS } from "../../../../server/src/features/settings/settingsParser";
import { parseDraft } from "../../../../server/src/speech/parse";

test("a paragraph is looked at again where it, the words or the settings are others", () => {
  const asked: string[] = [];
  const rule: ParagraphRule = {
    code: "wording/any",
    level: "hint",
    scope: "paragraph",
    check: ({ folded }) => {
      asked.push(folded.text);
      return [];
    },
  };
  const words = { generation: 0, tokens: () => [] };
  let draft = parseDraft("第一段。\n第二段。\n");
  const look = (settings = DEFAULT_SETTINGS): readonly string[] => {
    asked.length = 0;
    const known = new ParagraphFindings({ settings, words });
    for (const { blocks } of draft.speeches)
      for (const { paragraph } of blocks) expect(known.of(rule, paragraph)).toEqual([]);
    return [...asked];
  };
  expect(look()).toEqual(["第一段。", "第二段。"]);
  expect(look({ ...DEFAULT_SETTINGS })).toEqual([]);
  draft = parseDraft("第一段。\n又一段。\n第二段。\n", draft);
  expect(look()).toEqual(["又一段。"]);
  words.generation++;
  expect(look()).toEqual(["第一段。", "又一段。", "第二段。"]);
  expect(look({ ...DEFAULT_SETTINGS, stage: "final" })).toHaveLength(3);
});
