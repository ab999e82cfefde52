import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diagnoseAll, type Diagnosis } from "../../../../../server/src/features/diagnostics/runner";
import { DEFAULT_SETTINGS } from "../../../../../server/src/features/settings/settingsParser";
import type { Settings } from "../../../../../server/src/features/settings/settings";
import { parseDraft } from "../../../../../server/src/speech/parse";
import { fold } from "../../../../../server/src/text/fold";
import { applied, BODY, contextOf } from "../../../../support/rules";

/** The rules of this suite; repeated wording has its own. */
const settings: Settings = {
  ...DEFAULT_SETTINGS,
  rules: { "wording/repeated-phrase": "off", "wording/repeated-passage": "off" },
};
const check = (text: string): readonly Diagnosis[] => diagnoseAll(contextOf(parseDraft(text), settings));

/** Pieces that drafts are made of, slips among them. */
const piece = fc.constantFrom(
  ...[
    "一、",
    "二、",
    "三、",
    "四、",
    "（一）",
    "（二）",
    "（四）",
    "1.",
    "2、",
    "3）",
    "①",
    "③",
    "第一，",
    "第三，",
    "其一，",
    "首先，",
    "最后，",
  ],
  ...["一是", "二是", "三要", "四要", "一是要", "——", "第一部分", "第二个问题："],
  ...[
    "我讲三点意见。",
    "抓好以下两项工作：",
    "从四个方面汇报。",
    "同志们：",
    "谢谢大家！",
    "关于某项工作的讲话",
  ],
  ...[
    "加强加强",
    "的的",
    "做优做优",
    "一项一项",
    "×",
    "XX",
    "____",
    "（待核）",
    "某某",
    "【】",
    "《》",
    "“",
    "”",
    "，",
    "。",
    "；",
  ],
  ...["\n", "\n\n", "\r\n", "　　", " ", "　", ...BODY],
);
const anyDraft = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 30 }).map((pieces) => pieces.join("")),
);

describe("every rule, on any text", () => {
  it("does not throw and keeps its spans inside the text", () => {
    fc.assert(
      fc.property(anyDraft, (text) => {
        for (const { span, related = [], fixes = [], message } of check(text)) {
          expect(span.end).toBeGreaterThan(span.start);
          for (const s of [
            span,
            ...related.map((r) => r.span),
            ...fixes.flatMap((f) => f.changes.map((c) => c.span)),
          ]) {
            expect(0 <= s.start && s.start <= s.end && s.end <= text.length).toBe(true);
          }
          for (const said of [message, ...related.map((r) => r.message), ...fixes.map((f) => f.title)]) {
            expect(said.zh.length * said.en.length).toBeGreaterThan(0);
            expect(`${said.zh}${said.en}`).not.toMatch(/[\r\n]|undefined|NaN/);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it("offers fixes that make their finding go", () => {
    fc.assert(
      fc.property(anyDraft, (text) => {
        const before = check(text);
        for (const finding of before) {
          for (const fix of finding.fixes ?? []) {
            const after = check(applied(text, fix.changes));
            expect(after.filter((d) => isSame(d, finding))).toEqual([]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("finds the same in a draft that grew by typing as in a fresh one", () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 2, maxLength: 25 }), fc.nat(), (pieces, cut) => {
        const text = pieces.join("");
        const at = cut % (text.length + 1);
        const earlier = parseDraft(text.slice(0, at) + "临时" + text.slice(at));
        diagnoseAll(contextOf(earlier, settings));
        expect(diagnoseAll(contextOf(parseDraft(text, earlier), settings))).toEqual(check(text));
      }),
      { numRuns: 200 },
    );
  });
});

const isSame = (a: Diagnosis, b: Diagnosis): boolean =>
  a.code === b.code && a.span.start === b.span.start && a.message.zh === b.message.zh;

/** Sentences with and without slips: whole paragraphs of them are wrapped below. */
const sentence = fc.constantFrom(
  ...BODY,
  "全市法院要切实加强加强组织领导，把各项任务落到实处。",
  "重点要做好以下三项工作。一是压实工作责任，二是优化政务服务，三要用好各类数据，四是盯住重大项目。",
  "这里强调两点。第一，要把握好时度效；第二，要守住安全底线。",
  "全年办结案件××件，回访群众X人次，满意率明显提高。",
  "要持续把服务做优做优，让群众感受到实实在在的变化。",
  "工作中要坚持稳中求进的的总基调，统筹发展和安全。",
  "要抓紧推进：一是明确任务，二是逐级传导，四是考核问效。",
);
const paragraph = fc.array(sentence, { minLength: 3, maxLength: 7 }).map((s) => s.join(""));
const draft = fc.array(paragraph, { minLength: 1, maxLength: 4 });
const compose = (paragraphs: readonly string[]): string =>
  `关于年度重点工作的讲话\n\n同志们：\n\n${paragraphs.map((p, i) => `${"一二三四"[i]!}、抓好第${"甲乙丙丁"[i]!}类事项\n\n${p}\n\n`).join("")}`;

/** What is found, without where: codes, the folded wording and the number of other places. */
const essence = (text: string): readonly string[] =>
  check(text).map(({ code, span, related, message }) =>
    [code, fold(text.slice(span.start, span.end)).text, related?.length ?? 0, message.zh].join(" | "),
  );

describe("what is found does not depend on", () => {
  it("soft wraps", () => {
    fc.assert(
      fc.property(draft, fc.integer({ min: 20, max: 60 }), (paragraphs, width) => {
        expect(essence(compose(paragraphs.map((p) => wrap(p, width))))).toEqual(essence(compose(paragraphs)));
      }),
      { numRuns: 150 },
    );
  });

  it("the width of marks", () => {
    const HALF: Readonly<Record<string, string>> = {
      "，": ",",
      "。": ".",
      "：": ":",
      "；": ";",
      "！": "!",
      "（": "(",
      "）": ")",
    };
    fc.assert(
      fc.property(draft, (paragraphs) => {
        const text = compose(paragraphs);
        expect(essence(text.replace(/[，。：；！（）]/g, (mark) => HALF[mark]!))).toEqual(essence(text));
      }),
      { numRuns: 100 },
    );
  });

  it("line endings", () => {
    fc.assert(
      fc.property(draft, (paragraphs) => {
        const text = compose(paragraphs);
        expect(essence(text.replaceAll("\n", "\r\n"))).toEqual(essence(text));
      }),
      { numRuns: 50 },
    );
  });
});

/** Lines of at most `width` characters, broken between two Han. */
function wrap(text: string, width: number): string {
  const han = /[\u4e00-\u9fff]/;
  let out = "";
  let start = 0;
  while (text.length - start > width) {
    let at = start + width;
    while (at > start + 1 && !(han.test(text[at - 1]!) && han.test(text[at]!))) at--;
    out += `${text.slice(start, at)}\n`;
    start = at;
  }
  return out + text.slice(start);
}
