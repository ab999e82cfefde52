import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outline, type OutlineNode } from "../../../server/src/features/outline/symbols";
import { parseDraft } from "../../../server/src/speech/parse";
import { BODY, diagnosesOf } from "../../support/rules";

/** Lines of every kind, right and wrong: what stands beside what makes the outline and the findings. */
const LINES = [
  ...BODY,
  "一、突出主责主业，提升办案质效", "二、深化改革创新，激发内生动力", "四、加强党的建设，提供坚强保证", "（一）夯实基层基础", "（三）健全工作机制",
  "1.抓早抓小，把问题解决在萌芽状态。", "3.见人见事，把责任落到岗位个人。", "一是以上率下。领导干部要先学一步。", "二要建章立制。各单位要对照清单整改。", "三是严督实导。督查组要下到一线。",
  "——着眼长远打基础，一年接着一年干。", "——着眼当前抓整改，一件接着一件办。", "下面，我讲三点意见：", "重点抓好两个方面。", "第一，增强忧患意识。", "第二，强化底线思维。",
  "记者：请介绍一下进展情况。", "李局长：总体进展顺利，一是资金到位，二是人员到位。", "工作回顾", "守牢安全底线", "同志们，让我们携手奋斗！", "谢谢大家！",
  "这项工作涉及××个乡镇，进展进展不平衡。", "二〇二六年三月五日", "县人民政府办公室", "附件：", "注：本稿数据截至去年底。",
]; // prettier-ignore

const text = fc.tuple(
  fc.subarray(["在全县防汛工作会议上的讲话", "（2024年5月6日）", "县委书记 张三", "同志们："]),
  fc.array(fc.constantFrom(...LINES), { minLength: 2, maxLength: 14 }),
);

const named = (nodes: readonly OutlineNode[], indent = ""): readonly string[] =>
  nodes.flatMap(({ kind, name, characters, children }) => [
    `${indent}${kind} ${name} ${characters}`,
    ...named(children, `${indent}  `),
  ]);

const readings = (source: string): unknown => ({
  outline: named(outline(parseDraft(source), 180)),
  series: parseDraft(source).speeches.flatMap(({ series }) =>
    series.map(({ depth, items }) => `${depth} ${items.map(({ marker }) => marker.value).join()}`),
  ),
  findings: diagnosesOf(source).map(({ code, span }) => `${code} ${source.slice(span.start, span.end)}`),
});

describe("blank lines between paragraphs", () => {
  it("change no outline, no series and no finding", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 3 }), ([head, lines], breaks) => {
        const all = [...head, ...lines];
        expect(readings(`${all.join("\n".repeat(breaks))}\n`)).toEqual(readings(`${all.join("\n")}\n`));
      }),
      { numRuns: 400 },
    );
  });
});
