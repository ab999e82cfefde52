import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSpeech } from "../../../server/src/speech/parse";

/** Words that no sentence seems to begin with, and that paragraphs do begin with. */
const OPENINGS = [
  "着力服务全县大局", "着眼群众期盼", "着重抓好三件事", "了解民情要到院坝里去", "和平年代更要讲斗争", "与时俱进改进作风",
  "的确，困难比预想的多", "及时回应群众关切", "及早谋划明年工作", "之所以强调这一点", "把责任压到最末一级", "以案为鉴", "等靠要的思想要不得",
  "同时", "其中", "要看到", "必须承认", "对基层反映的问题", "从去年的情况看", "在这方面", "是干部就要担当", "并不是说", "而今迈步", "将心比心",
]; // prettier-ignore
const SENTENCES = [
  "山洪沟口的住户要提前转移到安置点，做到应转尽转、不漏一人。",
  "办事环境没有最好，只有更好。",
  "对进展缓慢的项目，分管领导要带队到现场，查明症结后提出整改时限。",
  "要用好现有数据平台，打通部门之间的壁垒，让群众办事少跑路、少等候。",
];
const HEADINGS = [
  "一、突出主责主业，提升办案质效", "二、深化改革创新，激发内生动力", "（一）夯实基层基础", "（二）关于保障措施", "1.抓早抓小", "一是以上率下",
  "第一，增强忧患意识", "守牢安全底线", "把握形势，增强信心", "工作回顾", "聚焦产业强支撑，推动高质量发展", "在大局中找准定位，在担当中体现价值", "——着眼长远打基础",
]; // prettier-ignore
const HEADS = [
  "在全县防汛工作会议上的讲话",
  "（2024年5月6日）",
  "县委书记 张三",
  "李四",
  "同志们：",
  "各位代表：",
];

const paragraph = fc
  .tuple(
    fc.constantFrom(...OPENINGS),
    fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 }),
  )
  .map(([opening, sentences]) => `${opening}，${sentences.join("")}`);
const body = fc.array(fc.oneof(paragraph, fc.constantFrom(...HEADINGS)), { minLength: 2, maxLength: 12 });
const head = fc.subarray(HEADS);
const indents = fc.constantFrom("", "\u3000\u3000");

const blocksOf = (text: string): readonly string[] =>
  parseSpeech(text)
    .flatMap(({ blocks }) => blocks)
    .filter(({ kind }) => kind !== "blank")
    .map(({ paragraph }) => paragraph.text.trim());

const rolesOf = (text: string): readonly string[] =>
  parseSpeech(text)
    .flatMap(({ blocks }) => blocks)
    .filter(({ kind }) => kind !== "blank")
    .map(({ kind, paragraph }) => `${kind} ${paragraph.text.trim()}`);

describe("a text whose paragraphs are single lines", () => {
  it("gives one block a line", () => {
    fc.assert(
      fc.property(head, body, indents, fc.constantFrom("\n", "\n\n"), (top, lines, indent, between) => {
        const all = [...top, ...lines.map((line) => `${indent}${line}`)];
        expect(blocksOf(`${all.join(between)}\n`)).toEqual(all.map((line) => line.trim()));
      }),
      { numRuns: 3000 },
    );
  });

  it("is read the same with blank lines between its paragraphs", () => {
    fc.assert(
      fc.property(head, body, indents, (top, lines, indent) => {
        const all = [...top, ...lines.map((line) => `${indent}${line}`)];
        expect(rolesOf(`${all.join("\n\n")}\n`)).toEqual(rolesOf(`${all.join("\n")}\n`));
      }),
      { numRuns: 1000 },
    );
  });
});
