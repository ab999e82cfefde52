import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft, Section } from "../../../server/src/speech/model";
import { parseDraft, parseSpeech } from "../../../server/src/speech/parse";
import { allSections, blockAt, sourceOf } from "../../../server/src/speech/structure";
import { shape } from "../../support/speechDump";

const lines = fc.constantFrom(
  "在全市工作会议上的讲话", "（2024年1月5日）", "张三", "临江市人民检察院检察长", "同志们：", "各位代表：",
  "一、强化意识，提高站位", "二、突出重点，真抓实干", "（一）加强领导。要抓好落实。", "（二）改进作风。要求真务实。",
  "一要学习。各级干部要带头。", "二是落实。要一项一项抓。", "1.坚持改革。", "——坚持开放。要主动作为。", "立足长远，久久为功",
  "今天的会议很重要。要抓好落实，一是学；二是干。", "我们要坚持", "的精神，不断前进。", "谢谢大家！", "同志们，让我们努力奋斗！",
  "时间:2023-12-24 作者:佚名 来源:本站", "下面是小编为大家整理的讲话，供大家参考。", "上一篇：通知", "版权所有", "- 3 -", "名词解释",
  "", "", "\u3000\u3000近年来，工作取得了成效；", "Hello world.", "#", "**", "“", "：", "1.", "一、", "𠀀",
); // prettier-ignore
const breaks = fc.constantFrom("\n", "\n", "\n\n", "\r\n", "\r", "");
const texts = fc.oneof(
  fc.array(fc.tuple(lines, breaks), { maxLength: 24 }).map((all) => all.flat().join("")),
  fc.string({ unit: "binary", maxLength: 80 }),
);

describe("any text", () => {
  it("is covered by blocks exactly once, sections lie in their parents, names are not empty", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const speeches = parseSpeech(text);
        let at = 0;
        for (const speech of speeches) {
          expect(speech.span.start).toBe(at);
          for (const { span, paragraph } of speech.blocks) {
            expect(span.start).toBe(at);
            expect(text.slice(span.start, span.start + paragraph.text.length)).toBe(paragraph.text);
            at = span.end;
          }
          expect(speech.span.end).toBe(at);
          for (const section of speech.sections) checkSection(section, speech.span);
          for (const { items } of speech.series)
            for (const { block, span } of items)
              expect(span.start).toBeGreaterThanOrEqual(speech.blocks[block]!.span.start);
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 400 },
    );
  });

  it("leads from any offset to its block and back", () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, n) => {
        const draft = parseDraft(text);
        const offset = n % (text.length + 1);
        const place = blockAt(draft, offset);
        if (text === "") return;
        expect(place!.block.span.start).toBeLessThanOrEqual(offset);
        expect(place!.block.span.end).toBeGreaterThanOrEqual(offset);
        expect(place!.speech.blocks[place!.index]).toBe(place!.block);
        const { length } = place!.block.paragraph.folded.text;
        const whole = sourceOf(place!.block, { start: 0, end: length });
        expect(whole.start).toBeGreaterThanOrEqual(place!.block.span.start);
        expect(whole.end).toBeLessThanOrEqual(place!.block.span.end);
      }),
    );
  });

  it("edited, parses as it does afresh", () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 8 }), lines), { maxLength: 6 }),
        (text, edits) => {
          let draft: Draft = parseDraft(text);
          for (const [at, cut, added] of edits) {
            const start = at % (draft.text.length + 1);
            const next = draft.text.slice(0, start) + added + draft.text.slice(start + cut);
            draft = parseDraft(next, draft);
            expect(draft).toEqual(parseDraft(next));
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

function checkSection(section: Section, parent: { readonly start: number; readonly end: number }): void {
  expect(section.name).not.toBe("");
  expect(section.span.start).toBeGreaterThanOrEqual(parent.start);
  expect(section.span.end).toBeLessThanOrEqual(parent.end);
  expect(section.heading.start).toBeGreaterThanOrEqual(section.span.start);
  expect(section.heading.end).toBeLessThanOrEqual(section.span.end);
  expect(section.heading.end).toBeGreaterThanOrEqual(section.heading.start);
  for (const child of section.children) {
    expect(child.level).toBeGreaterThan(section.level);
    checkSection(child, section.span);
  }
}

describe("layout says nothing", () => {
  const speech = [
    "在全市机关作风建设推进会上的讲话",
    "同志们：",
    "今天我们召开机关作风建设推进会，主要任务是贯彻落实市委部署，总结前一阶段工作，安排下一步任务。刚才几个单位作了发言，讲得都很好。",
    "一、认清形势，增强作风建设的责任感",
    "作风问题关系人心向背，是我们做好一切工作的前提和保证。今年以来，各单位认真查摆问题，群众反映强烈的一批问题得到了解决，但是也要看到，有的地方落实还不到位。",
    "（一）思想认识有差距。有的同志认为作风建设是软任务，说起来重要、忙起来不要，没有真正摆上重要议事日程。这种思想必须纠正。",
    "（二）工作推进不平衡。有的单位动作很快、成效明显，有的单位还停留在开会发文的阶段。要迎头赶上。",
    "二、突出重点，抓好整改落实",
    "整改是作风建设的关键。要紧盯群众反映强烈的突出问题，一件一件抓落实，抓一件成一件，让群众看得见变化。",
    "一是改进调查研究。领导干部每年下基层的时间不能少于两个月，要带着问题下去，拿着办法回来。",
    "二是精简文件会议。能不发的文件坚决不发，能合并的会议坚决合并，让基层干部有更多时间抓落实。",
    "同志们，作风建设永远在路上。让我们振奋精神、扎实工作，为全市高质量发展作出新的更大贡献！",
    "谢谢大家！",
  ];
  const clean = speech.join("\n");
  const expected = shape(clean);

  /** Breaks a body paragraph between two Han, as wide as `next` says. */
  const wrap = (line: string, next: () => number): string => {
    let out = "";
    let width = 0;
    let limit = next();
    for (let i = 0; i < line.length; i++) {
      out += line[i]!;
      if (++width >= limit && /^[\u4e00-\u9fff]{2}$/.test(line.slice(i, i + 2)) && i + 2 < line.length) {
        out += "\n";
        width = 0;
        limit = next();
      }
    }
    return out;
  };
  const isBody = (line: string): boolean => (line.match(/[。！]/g)?.length ?? 0) >= 2;

  it.each([20, 22, 25, 28, 30, 33, 36, 40, 45, 50, 55, 60])("lines of %i", (limit) => {
    expect(shape(speech.map((line) => (isBody(line) ? wrap(line, () => limit) : line)).join("\n"))).toEqual(
      expected,
    );
  });

  it.each([24, 32, 40])("lines of %i, blank lines between paragraphs", (limit) => {
    expect(shape(speech.map((line) => (isBody(line) ? wrap(line, () => limit) : line)).join("\n\n"))).toEqual(
      expected,
    );
  });

  it.each([24, 32, 40])("lines of %i, indented paragraphs", (limit) => {
    expect(
      shape(speech.map((line) => `\u3000\u3000${isBody(line) ? wrap(line, () => limit) : line}`).join("\n")),
    ).toEqual(expected);
  });

  it("one paragraph wrapped among others", () => {
    const bodies = speech.flatMap((line, i) => (isBody(line) ? [i] : []));
    for (const at of bodies) {
      const text = speech.map((line, i) => (i === at ? wrap(line, () => 26) : line)).join("\n");
      expect(shape(text)).toEqual(expected);
    }
  });

  it("line endings and half-width marks", () => {
    expect(shape(clean.replace(/\n/g, "\r\n"))).toEqual(expected);
    const narrow: Readonly<Record<string, string>> = {
      "，": ",",
      "。": ".",
      "：": ":",
      "；": ";",
      "！": "!",
      "（": "(",
      "）": ")",
    };
    const half = shape(clean.replace(/[，。：；！（）]/g, (mark) => narrow[mark]!));
    const marks = (all: readonly string[]): readonly string[] =>
      all.map((line) =>
        line.replace(/[,.:;!()]/g, (mark) => Object.entries(narrow).find(([, n]) => n === mark)![0]),
      );
    expect(marks(half)).toEqual(expected);
  });
});

describe("time", () => {
  const paragraph =
    "一要提高认识。各级各部门要把思想统一到部署上来，一是学习，二是落实，三是督查。\n我们要坚持\n二、抓好落实\n\n";

  it("grows in line with the text", () => {
    // Work, not time, and the least of three: other work of the machine counts for neither.
    const work = (n: number): number => {
      const text = paragraph.repeat(n);
      const runs = [1, 2, 3].map(() => {
        const before = process.cpuUsage();
        parseDraft(text);
        return process.cpuUsage(before).user / 1000;
      });
      return Math.min(...runs);
    };
    expect(work(8_000)).toBeLessThan(40 * Math.max(work(800), 3));
  });

  it("one keystroke costs a fraction of a whole parse", () => {
    const text = Array.from(
      { length: 250 },
      (_, i) =>
        `第${i}段。各级各部门要把思想统一到部署上来，把力量凝聚到目标任务上来，一是学习，二是落实，三是督查，抓一件成一件，${i}件。`,
    ).join("\n");
    const fresh: number[] = [];
    const edited: number[] = [];
    let draft = parseDraft(text);
    for (let i = 0; i < 20; i++) {
      const next = `${draft.text.slice(0, 9000)}好${draft.text.slice(9000)}`;
      let start = performance.now();
      parseDraft(next);
      fresh.push(performance.now() - start);
      start = performance.now();
      draft = parseDraft(next, draft);
      edited.push(performance.now() - start);
    }
    const median = (times: number[]): number => times.sort((a, b) => a - b)[10]!;
    expect(median(edited)).toBeLessThan(median(fresh) * 0.6);
  });

  it("a section may hold thousands", () => {
    const [speech] = parseSpeech("一、事项\n要认真抓好。\n".repeat(3_000));
    expect([...allSections(speech!.sections)].length).toBeGreaterThan(2_000);
  });
});
