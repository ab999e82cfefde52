import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dump, shape } from "../../support/speechDump";

const SENTENCES = [
  "深化预算管理和成本控制，把每一笔钱都花在刀刃上。", "深化国有林场和集体林权改革，资产进一步向主业集中。",
  "山洪沟口的住户要提前转移到安置点，做到应转尽转、不漏一人。", "山洪沟口的住户要提前撤离到安置点，做到应转尽转、不漏一户。",
  "加快补齐民生领域短板弱项，办好群众身边的实事小事，让发展成果惠及更多群众。", "坚持党建引领基层治理，把支部建在网格上。",
  "坚持文明创建惠及群众，把好事办到家门口。", "汛期一到，各村都要有人盯，夜里也不例外。", "办事环境没有最好，只有更好。",
  "要用好现有数据平台，打通部门之间的壁垒，让群众办事少跑路、少等候。", "对进展缓慢的项目，分管领导要带队到现场，查明症结后提出整改时限。",
]; // prettier-ignore
const sentences = fc.array(fc.constantFrom(...SENTENCES), { minLength: 3, maxLength: 6 });
/** Paragraphs long enough to show how wide their lines are, of which some open with the same sentence. */
const paragraphs = fc
  .tuple(fc.array(sentences, { minLength: 2, maxLength: 6 }), fc.boolean())
  .map(([list, alike]) =>
    list.map((each, i) => (alike && i === 1 ? [list[0]![0]!, ...each] : each).join("")),
  );
const heads = fc.constantFrom(
  "在全县防汛工作会议上的讲话\n同志们：\n",
  "同志们：\n",
  "在全县防汛工作会议上的讲话\n",
);
const widths = fc.integer({ min: 20, max: 60 });

/** Lines broken between two Han only: none ends in a mark. */
function wrapInside(text: string, width: number): string {
  let out = "";
  let start = 0;
  while (text.length - start > width) {
    let at = start + width;
    while (at > start + 1 && !/^[\u4e00-\u9fff]{2}$/.test(text.slice(at - 1, at + 1))) at--;
    out += `${text.slice(start, at)}\n`;
    start = at;
  }
  return out + text.slice(start);
}

/** Lines filled to the width; no mark begins one. */
function fill(text: string, width: number): string {
  let out = "";
  let line = 0;
  for (const char of text) {
    if (line >= width && !/[，。；：、！？”’）》]/.test(char)) {
      out += "\n";
      line = 0;
    }
    out += char;
    line++;
  }
  return out;
}

describe("soft wraps without headings", () => {
  it.each([
    ["blank lines between paragraphs", "\n\n", ""],
    ["none", "\n", ""],
    ["indented paragraphs", "\n", "\u3000\u3000"],
  ])("broken between characters, %s", (_name, between, indent) => {
    fc.assert(
      fc.property(paragraphs, heads, widths, (list, head, width) => {
        const text = (wrap: (text: string) => string): string =>
          `${head}${between.slice(1)}${list.map((each) => wrap(`${indent}${each}`)).join(between)}\n`;
        expect(shape(text((each) => wrapInside(each, width)))).toEqual(shape(text((each) => each)));
      }),
      { numRuns: 100 },
    );
  });

  it("lines filled, blank lines between paragraphs: no line becomes a heading", () => {
    fc.assert(
      fc.property(paragraphs, heads, widths, (list, head, width) => {
        const text = `${head}\n${list.map((each) => fill(each, width)).join("\n\n")}\n`;
        expect(shape(text).filter((line) => line.startsWith("heading"))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each<[string, string, string]>([
    ["headings in parallel beside lines of their width",
      "在全县工作会议上的讲话\n同志们：\n坚持把防汛摆在首位抓紧抓实\n防汛不是一时的事。各乡镇\n要把沙袋铁锹逐项清点。缺\n的六月底前全部补齐。\n坚持把抗旱记在心上抓早抓实\n抗旱要早动手。塘库蓄水要\n盯住，能蓄的也不放走。",
      "坚持把防汛摆在首位抓紧抓实 坚持把抗旱记在心上抓早抓实"],
    ["a quotation broken before what looks like a number",
      "同志们：\n一、形势\n要讲清“一国两制”的由来。做好这项工作，必须坚持“和平统\n一、一国两制”的方针，不能走样。\n二、任务\n要抓好落实。",
      "一、形势 二、任务"],
    ["一是 alone on its line", "同志们：\n要抓两件事。\n\n一是\n加固堤防。汛前必须完工。\n\n二是\n清理河道。有障碍的一律清除。", ""],
    ["a heading without its like, behind finished paragraphs",
      "同志们：\n今年的防汛形势很严峻，各乡镇要把责任压实到岗到人，不能有半点马虎。\n把责任落到每一座水库每一段堤防\n全县有四十座小型水库，每一座都要有行政责任人、技术责任人、巡查责任人，名字要上墙，电话要能打通，夜里要有人接。",
      "把责任落到每一座水库每一段堤防"],
    ["a statement before a figure is none",
      "同志们：\n今年的防汛形势很严峻，各乡镇要把责任压实到岗到人，不能有半点马虎。\n水库数量是基本盘，今年排查出的病险\n40座全部要在汛前完成除险加固，完不成的空库运行，责任人要签字背书，一级一级落实到人。",
      ""],
  ])("%s", (_name, text, headings) =>
    expect(shape(text).flatMap((line) => /^heading (.*)$/.exec(line)?.[1] ?? []).join(" ")).toBe(headings),
  ); // prettier-ignore
});

describe("heads", () => {
  const body = "今天开会，部署防汛工作。大家要认真听、认真记。";

  it.each<[string, string, string]>([
    ["title and salutation in one line", `在全县防汛工作会议上的讲话同志们：\n${body}`,
      "= 在全县防汛工作会议上的讲话 / - / - / - / 讲话\n1 # title 在全县防汛工作会议上的讲话\n1 ## salutation 同志们"],
    ["agency, title, date, speaker, salutation in one line",
      `\u3000\u3000新华社临江6月1日电\u3000在全县防汛工作会议上的讲话（2024年6月1日）东山县县长\u3000张三同志们：\n${body}`,
      "= 在全县防汛工作会议上的讲话 / 张三 / 东山县县长 / 2024-06-01 / 讲话\n1 # title 在全县防汛工作会议上的讲话\n1 ## salutation 同志们\n1-1 furniture\n1-1 byline\n1-1 byline"],
    ["a caption before and among paragraphs",
      `图为会议现场。新华社记者 张三 摄\n在全县防汛工作会议上的讲话\n同志们：\n${body}\n6月1日，与会人员在东山县水库察看堤坝。（李四 摄）\n${body}`,
      "= 在全县防汛工作会议上的讲话 / - / - / - / 讲话\n2 # title 在全县防汛工作会议上的讲话\n3 ## salutation 同志们\n1-1 furniture\n5-5 furniture"],
    ["a caption of several lines",
      `在全县防汛工作会议上的讲话\n同志们：\n${body}\n6月1日，与会人员在东山县水库察看堤坝和\n泄洪闸，听取情况介绍。新华社记者 张三 摄\n${body}`,
      "= 在全县防汛工作会议上的讲话 / - / - / - / 讲话\n1 # title 在全县防汛工作会议上的讲话\n2 ## salutation 同志们\n4-4 furniture\n5-5 furniture"],
    ["a name broken out of its sentence opens no speech",
      `在全县防汛工作会议上的讲话\n同志们：\n${body}\n上个月\n张三\n同志带队检查了全县的水库，发现的问题都列了清单。\n${body}`,
      "= 在全县防汛工作会议上的讲话 / - / - / - / 讲话\n1 # title 在全县防汛工作会议上的讲话\n2 ## salutation 同志们\n4-6 body"],
    ["a table of contents",
      `目录\n篇一：在全县防汛工作会议上的讲话\n篇二：在全县抗旱工作会议上的讲话\n篇一：在全县防汛工作会议上的讲话\n同志们：\n${body}\n篇二：在全县抗旱工作会议上的讲话\n同志们：\n${body}`,
      "= 在全县防汛工作会议上的讲话 / - / - / - / 讲话\n4 # title 篇一：在全县防汛工作会议上的讲话\n5 ## salutation 同志们\n1-1 furniture\n2-2 furniture\n3-3 furniture\n\n= 在全县抗旱工作会议上的讲话 / - / - / - / 讲话\n7 # title 篇二：在全县抗旱工作会议上的讲话\n8 ## salutation 同志们"],
  ])("%s", (_name, text, expected) => expect(dump(text)).toBe(expected)); // prettier-ignore
});
