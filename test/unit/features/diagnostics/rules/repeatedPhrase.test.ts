import { describe, expect, it } from "vitest";
import { diagnoseAll, type Diagnosis } from "../../../../../server/src/features/diagnostics/runner";
import type { IndexSnapshot } from "../../../../../server/src/index/snapshot";
import { parseDraft } from "../../../../../server/src/speech/parse";
import { fileKey } from "../../../../../server/src/text/fileKey";
import { contextOf, diagnosesOf } from "../../../../support/rules";
import { EMPTY_INDEX } from "../../../../support/emptyIndex";

const CODE = "wording/repeated-phrase";
const only = (all: readonly Diagnosis[]): readonly Diagnosis[] => all.filter(({ code }) => code === CODE);
const of = (text: string): readonly Diagnosis[] => only(diagnosesOf(text));
const said = (text: string): string[] => of(text).map(({ span }) => text.slice(span.start, span.end));

const TITLE = "在全市公共图书馆建设推进会上的讲话\n同志们：\n";
const sentences = (phrase: string): string =>
  `去年新开的五家分馆，${phrase}，受到街坊好评。今年要再添十家，${phrase}，让更多孩子放学后有去处。` +
  `各馆的开放时间，${phrase}，由馆长对外公布。\n`;

describe("wording/repeated-phrase", () => {
  it("finds a formulation that stands three times within a minute, once, on its second place", () => {
    const text = TITLE + sentences("延长夜间服务时段");
    const [found, ...others] = of(text);
    expect(others).toEqual([]);
    const places = [...text.matchAll(/延长夜间服务时段/g)].map(({ index }) => index);
    expect(found?.span).toEqual({ start: places[1], end: places[1]! + 8 });
    expect(found?.related?.map(({ span }) => span.start)).toEqual([places[0], places[2]]);
    expect(found?.level).toBe("info");
    expect(found?.message.zh).toMatch(/^与本段前文重复：“延长夜间服务时段”在 \d+ 字内用了 3 次/);
    expect(found?.message.en).toMatch(/stands 3 times within \d+ characters/);
  });

  it("finds it inside clauses, and as long as all its places agree", () => {
    expect(
      said(
        `${TITLE}采购新书要听取读者荐购意见才能下单。有的分馆不听取读者荐购意见就整批进货。` +
          "年底考核时专门看一看谁在听取读者荐购意见上做得扎实。\n",
      ),
    ).toEqual(["听取读者荐购意见"]);
  });

  it("looks across paragraphs, but not further than three hundred characters", () => {
    const phrase = "更新馆藏旧书目录";
    const far = "阅览座位要留足，灯光要明亮柔和，雨天要备好伞架，夏天要备好饮水，处处替读者着想。".repeat(9);
    expect(
      said(
        `${TITLE}第一批分馆，${phrase}，做得最快。\n第二批分馆，${phrase}，还差一半。\n剩下的，${phrase}，尚未动手。\n`,
      ),
    ).toEqual([phrase]);
    expect(
      said(
        `${TITLE}第一批分馆，${phrase}，做得最快。${far}\n第二批分馆，${phrase}，还差一半。${far}\n剩下的，${phrase}，尚未动手。\n`,
      ),
    ).not.toContain(phrase);
  });

  it.each([
    ["set phrases", "推动高质量发展"],
    ["frames of time and place", "在过去的三年中"],
    ["words", "抓好落实"],
  ])("leaves %s alone", (_, phrase) => {
    expect(said(TITLE + sentences(phrase))).toEqual([]);
  });

  it.each([
    "从借阅人数来看，增长较快。从到馆人次来看，基本持平。从办证数量来看，还有空间。从活动场次来看，明显不足。",
    "巩固，就是要把阵地守住。深化，就是要把服务做细。提升，就是要把品牌打响。拓展，就是要把网点铺开。",
    "建立“馆长接待日”制度，建立“读者评馆”制度，建立“流动书车”制度，建立“图书漂流”制度。",
    "把方便让给群众，把辛苦留给自己；把好书让给孩子，把旧账留给自己；把座位让给读者，把站岗留给自己。",
  ])("leaves intended repetition alone: %s", (body) => {
    expect(said(`${TITLE}${body}\n`)).toEqual([]);
  });

  it("leaves names and terms alone", () => {
    expect(
      said(
        `${TITLE}去年建成的数字阅读体验中心人气很旺。孩子们放学就到数字阅读体验中心看绘本。` +
          "街坊们都夸数字阅读体验中心办得好。\n",
      ),
    ).toEqual([]);
  });

  it.each([
    ["leaders", "学习习近平总书记考察讲话"],
    ["congresses", "贯彻党的二十大报告要求"],
    ["organisations", "接受县纪委监委监督检查"],
    ["departments", "听取市委宣传部意见建议"],
    ["offices", "落实区委主要领导批示"],
    ["works", "执行《图书馆管理办法》条款"],
  ])("leaves names alone: %s", (_, phrase) => {
    expect(said(TITLE + sentences(phrase))).toEqual([]);
    expect(
      said(
        `${TITLE}采购新书要${phrase}才能下单。有的分馆不${phrase}就整批进货。年底考核时专门看一看谁在${phrase}上做得扎实。\n`,
      ),
    ).toEqual([]);
  });

  it.each(["主动对接市财政局办好采购手续", "落实县政府采购流程"])(
    "finds a formulation in which one is named by the way: %s",
    (phrase) => expect(said(TITLE + sentences(phrase))).toEqual([phrase]),
  );

  it("leaves a refrain at the head of sentences alone", () => {
    const head = "办好身边的图书馆";
    expect(
      said(
        `${TITLE}${head}，方便的是群众。${head}，考验的是作风。${head}，凝聚的是人心。${head}，靠的是大家。\n`,
      ),
    ).toEqual([]);
  });

  it("finds what opens sentences that do not follow each other", () => {
    const text =
      "理顺借还流程，读者少跑路。流动书车要按时到校。理顺借还流程，馆员少加班。捐赠图书要当面登记。理顺借还流程，好书多流转。";
    expect(said(`${TITLE}${text}\n`)).toEqual(["理顺借还流程"]);
  });

  it("leaves the words of the title and of the heading above alone", () => {
    const phrase = "延长夜间服务时段";
    expect(said(`关于${phrase}的讲话\n同志们：\n${sentences(phrase)}`)).toEqual([]);
    expect(said(`${TITLE}一、${phrase}\n${sentences(phrase)}`)).toEqual([]);
  });

  it("leaves what many speeches of the corpus say alone", () => {
    const phrase = "延长夜间服务时段";
    const draft = parseDraft(TITLE + sentences(phrase));
    const index: IndexSnapshot = {
      ...EMPTY_INDEX,
      speeches: Array.from({ length: 40 }, (_, i) => ({
        uri: `file:///${i}`,
        file: fileKey(`/${i}`, { windows: false, ignoresCase: false }),
        title: "",
        start: 0,
        characters: 4000,
      })),
      frequency: (text) => (text.includes(phrase) ? { count: 30, speeches: 12 } : { count: 0, speeches: 0 }),
    };
    const context = contextOf(draft);
    expect(only(diagnoseAll(context))).toHaveLength(1);
    expect(
      only(diagnoseAll({ ...context, snapshot: { ...context.snapshot, generation: 1, index } })),
    ).toEqual([]);
  });

  it("says nothing of phrases inside a passage that is reported as repeated", () => {
    const copy = "分馆馆长要带头延长夜间服务时段，把方便留给上班的读者。";
    const text = `${TITLE}${copy}要给值班馆员发放补贴。${copy}要请志愿者轮流值守。${copy}\n`;
    const codes = diagnosesOf(text).map(({ code }) => code);
    expect(codes).toEqual(["wording/repeated-passage", "wording/repeated-passage"]);
  });
});
