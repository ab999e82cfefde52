import { expect, test } from "vitest";
import { ParagraphFindings } from "../../../../server/src/features/diagnostics/paragraphFindings";
import type { ParagraphRule } from "../../../../server/src/features/diagnostics/types";
import { DEFAULT_SETTINGS } from "../../../../server/src/features/settings/settingsParser";
import { NO_PACKS } from "../../../../server/src/packs/snapshot";
import { parseDraft } from "../../../../server/src/speech/parse";
import { contextOf } from "../../../support/rules";

test("a paragraph is looked at again where it, the words, the settings or the packs are others", () => {
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
  const look = (settings = DEFAULT_SETTINGS, packs = NO_PACKS): readonly string[] => {
    asked.length = 0;
    const known = new ParagraphFindings({ ...contextOf(draft, settings, packs), words });
    for (const { blocks } of draft.speeches)
      for (const block of blocks) expect(known.of(rule, block)).toEqual([]);
    return [...asked];
  };
  expect(look()).toEqual(["第一段。", "第二段。"]);
  expect(look({ ...DEFAULT_SETTINGS })).toEqual([]);
  draft = parseDraft("第一段。\n又一段。\n第二段。\n", draft);
  expect(look()).toEqual(["又一段。"]);
  words.generation++;
  expect(look()).toEqual(["第一段。", "又一段。", "第二段。"]);
  expect(look({ ...DEFAULT_SETTINGS, stage: "final" })).toHaveLength(3);
  expect(look(DEFAULT_SETTINGS, { ...NO_PACKS, today: "2027-01-01" })).toHaveLength(3);
});
