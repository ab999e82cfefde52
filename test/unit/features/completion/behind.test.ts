import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitted, onlyNew } from "../../../../server/src/features/completion/behind";
import { inlineCompletion } from "../../../../server/src/features/completion/inline";
import type { Suggestion } from "../../../../server/src/features/completion/types";
import { DEFAULT_SETTINGS } from "../../../../server/src/features/settings/settingsParser";
import { applied, corpusOf, indexOf, requestAt, suggestAt } from "../../../support/completion";
import { EMPTY_INDEX } from "../../../support/emptyIndex";

describe("what of a text is new before what stands behind the cursor", () => {
  it.each([
    // text, before, after, new
    ["落实会议精神，切实把思想统一起来。", "要认真贯彻", "落实会议精神。", ""],
    ["落实到位", "要认真贯彻", "落实会议精神。", ""],
    ["落实", "要认真贯彻", "落实会议精神。", ""],
    ["实到位", "要认真贯彻落", "实会议精神。", ""],
    ["党中央会议精神", "要认真贯彻", "会议精神。", "党中央"],
    ["党中央会议精神，切实抓好", "要认真贯彻", "会议精神。", "党中央"],
    ["党中央会议精神，切实抓好", "要认真贯彻", "会议精神，推动工作。", "党中央"],
    ["高质量发展，推动经济增长", "要推动", "发展。", "高质量"],
    ["高质量发展。", "要推动", "。", "高质量发展"],
    ["高质量发展。", "要推动", "，抓好落实。", "高质量发展"],
    ["，抓好落实", "要推动发展", "。下一步", ""],
    ["，抓好落实", "要推动发展", "，抓好工作", ""],
    ["“四个意识”", "要增强", "。", "“四个意识”"],
    ["工作", "要加强", "作风建设", "工作"],
    ["的意义", "会议", "的要求", "的意义"],
    ["高质量发展", "要推动", "", "高质量发展"],
    ["", "要推动", "发展", ""],
  ])("%s between %s and %s: %j", (text, before, after, expected) => {
    expect(onlyNew(text, { before, after })).toBe(expected);
  });

  it("any texts: a beginning of it, that changes no more, and says nothing twice", () => {
    const piece = fc.constantFrom("会议", "精神", "落实", "会", "，", "。", "“", "要", "发展", "😀");
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, text, text, (given, before, after) => {
        const fit = onlyNew(given, { before, after });
        expect(given.startsWith(fit)).toBe(true);
        expect(onlyNew(fit, { before, after })).toBe(fit);
        if (fit !== "" && after.length > 1) {
          expect(fit.slice(0, 2) === after.slice(0, 2)).toBe(false);
          for (let n = 2; n <= Math.min(fit.length, after.length); n++)
            expect(fit.endsWith(after.slice(0, n))).toBe(false);
        }
      }),
    );
  });
});

describe("no source says again what stands behind the cursor", () => {
  const sentence = "认真贯彻落实会议精神，切实把思想和行动统一到市委决策部署上来。";
  const index = indexOf(corpusOf(...Array.from({ length: 8 }, (_, n) => `第${n}点，要${sentence}`)));

  it.each([
    "各级各部门要认真贯彻<|>落实会议精神。",
    "各级各部门要认真<|>贯彻落实会议精神。",
    "各级各部门要认真贯彻落<|>实会议精神。",
    "各级各部门要认真贯彻落实会议<|>精神。",
    "各级各部门要认真贯彻落实会议精神<|>，切实把思想统一起来。",
    "各级各部门要<|>认真贯彻落实会议精神，切实把思想和行动统一到市委决策部署上来。",
    "各级各部门要认真<|>会议精神。",
    "各级各部门要rzgc<|>贯彻落实会议精神。",
    "各级各部门要rzgcls<|>落实会议精神。",
    "各级各部门要认真贯彻ls<|>落实会议精神。",
    "各级各部门要认真贯彻<|>,切实把思想统一起来。",
  ])("%s", (marked) => {
    const { draft } = requestAt(marked, index);
    const after = marked.slice(marked.indexOf("<|>") + 3).replace(",", "，");
    for (const explicit of [true, false]) {
      const request = requestAt(marked, index, { explicit });
      const ghost = inlineCompletion(request);
      for (const item of [...suggestAt(marked, index, { explicit }), ...(ghost ? [ghost] : [])]) {
        const covered = draft.text.slice(item.replace.start, item.replace.end);
        const added = item.newText.startsWith(covered) ? item.newText.slice(covered.length) : item.newText;
        expect(after.startsWith(added.slice(0, 2)), item.newText).toBe(false);
        for (let n = 2; n <= added.length; n++)
          expect(after.startsWith(added.slice(-n)), item.newText).toBe(false);
      }
    }
  });

  it("what is new is offered all the same", () => {
    const labels = suggestAt("各级各部门要认真<|>会议精神。", index).map(({ label }) => label);
    expect(labels).toContain("贯彻落实");
    const marked = "各级各部门要认真gcls<|>会议精神。";
    expect(suggestAt(marked, index).map((item) => applied(marked, item))).toContain(
      "各级各部门要认真贯彻落实会议精神。",
    );
  });

  it("ghost text ends where the text behind the cursor begins", () => {
    const marked = "各级各部门要认真贯彻落实会议精神，切实把思想<|>统一到市委决策部署上来。";
    const settings = { completion: { ...DEFAULT_SETTINGS.completion, minConfidence: 0 } };
    expect(inlineCompletion(requestAt(marked, index, { explicit: true, settings }))?.newText).toMatch(
      /和行动$/u,
    );
  });

  it("nor does a marker", () => {
    const marked = "要抓好几件事。一是强基础；<|>二是补短板；";
    expect(suggestAt(marked, EMPTY_INDEX).filter(({ kind }) => kind === "marker")).toEqual([]);
  });
});

describe("snippets", () => {
  const snippet = (newText: string): Suggestion => ({
    kind: "snippet",
    label: "名",
    replace: { start: 0, end: 2 },
    newText,
    filterText: "ks",
    isSnippet: true,
    score: 1,
    source: { zh: "", en: "" },
  });

  it.each([
    ["同志们：\n今天，$1", "同志们：大家好", undefined],
    ["会议指出，$1。", "会议指出，要抓", undefined],
    ["会议指出，${1:要}抓好工作", "工作。", "会议指出，${1:要}抓好"],
    ["会议指出，$1抓好工作。", "。", "会议指出，$1抓好工作"],
    ["会议指出，$1", "今天", "会议指出，$1"],
    ["$1同志们", "同志们好", "$1"],
    ["价值\\$元左右", "元左右", "价值\\$"],
    ["同志们，上午好", "上午好！", "同志们，"],
    ["同志们", "同志们！", undefined],
  ])("%j before %s: %j", (newText, after, expected) => {
    const cursor = { before: "ks", after, line: "ks" };
    expect(fitted(snippet(newText), cursor, 2)?.newText).toBe(expected);
  });
});
