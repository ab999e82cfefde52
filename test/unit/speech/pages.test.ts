import { describe, expect, test } from "vitest";
import type { BlockKind } from "../../../server/src/speech/model";
import { parseSpeech } from "../../../server/src/speech/parse";

const TITLE = "在全市河湖长制工作会议上的讲话";
const BODY = [
  "治水是一件细活，也是一件慢活，急不得，更停不得。今年要把二十条小河一条一条地过。",
  "河长要上岸走、下河看，不能坐在屋里听汇报。巡河一次，就要解决一个问题。",
  "老百姓的评价最实在，水清不清，他们天天看得见。",
].join("\n");

const blocks = (text: string): (readonly [BlockKind, string])[] =>
  parseSpeech(text)
    .flatMap((speech) => speech.blocks)
    .filter(({ kind }) => kind !== "blank")
    .map(({ kind, paragraph }) => [kind, paragraph.text.trim()] as const);
const kindOf = (text: string, line: string): BlockKind | undefined =>
  blocks(text).find(([, words]) => words === line)?.[0];
const titles = (text: string): (string | undefined)[] => parseSpeech(text).map(({ meta }) => meta.title);

describe("what sites and accounts print around a speech is cut", () => {
  test.each([
    "水利园地网>>讲话",
    "在全市河湖长制工作会议上的讲话.doc",
    "将本文的Word文档下载到电脑，方便收藏和打印",
    "推荐度：★★★★",
    "还剩2页未读，继续阅读",
    "临江市水利局官方微信",
    "[图片]",
    "临水发〔2024〕12号",
    "发表于 2024-5-6 10:11:12 | 只看该作者",
    "文档编号：LX-2024-001",
    "+关注",
    "原创 小河 治水笔记 2024年5月6日 07:30 临江",
  ])("above the title: %s", (line) => {
    const text = `${line}\n${TITLE}\n同志们：\n${BODY}\n`;
    expect(kindOf(text, line)).toBe("furniture");
    expect(kindOf(text, "同志们：")).toBe("salutation");
    expect(titles(text)).toEqual([TITLE]);
  });

  test.each([
    "- END -",
    "原标题：在全市河湖长制工作会议上的讲话",
    "《 临江日报 》（ 2024年05月07日 03 版）",
    "下载文档到电脑，查找使用更方便",
    "————————————",
    "继续滑动看下一个",
    "返回搜狐，查看更多",
    "特别声明：以上内容为平台用户上传并发布，本平台仅提供存储服务。",
    "更多精彩内容，请关注本站。",
    "以上就是小编为您带来的讲话全文，希望能够帮到您！",
    "编辑于 2024-05-06 10:11",
    "临江市水利局办公室\u3000\u30002024年5月6日印发",
    "（共印50份）",
    "版权提示",
  ])("below the end: %s", (line) => {
    expect(kindOf(`${TITLE}\n同志们：\n${BODY}\n${line}\n`, line)).toBe("furniture");
  });

  test("numbered links below the head of a list", () => {
    const links = [
      "【在全市河湖长制工作会议上的讲话】相关文章：",
      "1.河长制工作会议主持词怎么写",
      "2.镇村河长表态发言材料三篇",
    ];
    const text = `${TITLE}\n同志们：\n${BODY}\n${links.join("\n")}\n`;
    for (const line of links) expect(kindOf(text, line)).toBe("furniture");
  });

  test("numbered headings above a rights notice stay", () => {
    const headings = ["1.把问题清单列到每一条河段上去", "2.把责任人的名字写在每一块牌子上"];
    const text = `${TITLE}\n同志们：\n${BODY}\n${headings.join("\n")}\n版权所有 临江市水利局\n`;
    for (const line of headings) expect(kindOf(text, line)).not.toBe("furniture");
  });

  test("the names of attached files, with the word above them", () => {
    const text = `${TITLE}\n同志们：\n${BODY}\n附件：\n1. 河道清单.xlsx\n`;
    expect(
      blocks(text)
        .slice(-2)
        .map(([kind]) => kind),
    ).toEqual(["furniture", "furniture"]);
  });

  test("the title above an introduction is kept", () => {
    const text = `首页 > 范文 > 讲话稿\n${TITLE}\n时间：2024-05-06 来源：网友投稿 点击：次\n下面是小编为大家整理的讲话稿，供大家参考。\n同志们：\n${BODY}\n推荐访问：河长 讲话 会议\n`;
    expect(titles(text)).toEqual([TITLE]);
  });

  test("a table of contents with leaders", () => {
    const entries = ["1. 在全市河湖长制工作会议上的讲话…………1", "2. 在防汛动员会上的讲话…………6"];
    const text = `目  录\n${entries.join("\n")}\n${TITLE}\n同志们：\n${BODY}\n在防汛动员会上的讲话\n同志们：\n${BODY}\n`;
    for (const line of entries) expect(kindOf(text, line)).toBe("furniture");
    expect(titles(text)).toEqual([TITLE, "在防汛动员会上的讲话"]);
  });
});

describe("what only looks like it is of the speech", () => {
  test.each([
    "责任编辑要把好最后一道关，不能把稿子一转了事。",
    "转载别人的经验，请注明出处，这不是一句客套话。",
    "分享到这里，我想多说一句：群众心里有杆秤。",
    "图为什么要配？因为一张好图胜过千言万语。",
    "图为一时之快，失去的是长远的信任。",
    "著作权归谁，收益就归谁，合同里都要写清楚。",
    "“扫一扫”方便了群众，也方便了骗子。",
    "举报的渠道要畅通，收到一件办一件。",
  ])("%s", (sentence) => {
    const text = `${TITLE}\n同志们：\n${BODY}\n${sentence}\n难不难？难。\n能成吗？能。\n${BODY}\n谢谢大家！\n`;
    expect(kindOf(text, sentence)).toBe("body");
    expect(kindOf(text, "能成吗？能。")).toBe("body");
  });

  test("under a short heading that speaks of them", () => {
    const lines = [
      "二、版权保护",
      "著作权归谁，收益就归谁，合同里都要写清楚。",
      "三、网站首页",
      "首页是脸面。",
    ];
    const text = `${TITLE}\n同志们：\n${BODY}\n一、官方网站\n${BODY}\n${lines.join("\n")}\n我就讲这些。\n`;
    for (const line of [...lines, "我就讲这些。"]) expect(kindOf(text, line)).not.toBe("furniture");
  });

  test("sentences of that sort one behind the other", () => {
    const lines = [
      "责任编辑要把好最后一道关，一个字也不能放过。",
      "转载别人的经验，请注明出处，这不是一句客套话。",
    ];
    const text = `${TITLE}\n同志们：\n${BODY}\n${lines.join("\n")}\n${BODY}\n`;
    for (const line of lines) expect(kindOf(text, line)).toBe("body");
  });

  test.each([
    ["来源：群众来信举报。", "body"],
    ["来源：临江日报。", "furniture"],
  ] as const)("between a title and a body without salutation: %s", (line, kind) => {
    expect(kindOf(`关于河道垃圾问题的情况报告\n${line}\n${BODY}\n`, line)).toBe(kind);
  });
});

describe("collections", () => {
  const other = "在防汛动员会上的讲话";
  test.each([
    ["the number on a line of its own", ["领导讲话稿范文（两篇）\n篇一\n", "篇二\n"]],
    ["第一篇：", ["第一篇：", "第二篇："]],
    ["一、", ["一、", "二、"]],
    ["【1】", ["【1】", "【2】"]],
    ["a rule between", ["", "————————\n"]],
  ])("%s", (_, [first, second]) => {
    const text = `${first!}${TITLE}\n同志们：\n${BODY}\n${second!}${other}\n各位队员：\n${BODY}\n`;
    expect(titles(text)).toEqual([TITLE, other]);
  });

  test("numbered without titles", () => {
    const text = `讲话稿 第1篇\n同志们：\n${BODY}\n讲话稿 第2篇\n队员们：\n${BODY}\n`;
    expect(titles(text)).toEqual(["讲话稿 第1篇", "讲话稿 第2篇"]);
  });

  test("a heading of a report with people addressed below it is none", () => {
    const text = `在临江市代表大会上的报告\n各位代表：\n${BODY}\n一、过去五年的工作\n各位代表！\n${BODY}\n二、今后五年的任务\n各位代表：\n${BODY}\n`;
    expect(titles(text)).toEqual(["在临江市代表大会上的报告"]);
  });
});

describe("heads", () => {
  const meta = (head: string) => parseSpeech(`${head}\n同志们：\n${BODY}\n`)[0]!.meta;
  test.each([
    [`${TITLE}\n市委书记高望岳`, { author: "高望岳", position: "市委书记" }],
    [`${TITLE}\n院 长  方大成`, { author: "方大成", position: "院长" }],
    [`${TITLE}\n院长   张   三`, { author: "张三", position: "院长" }],
    [`${TITLE}\n市政府副秘书长`, { position: "市政府副秘书长" }],
    [`${TITLE}\n（2025年3月3日\u3000张三石）`, { author: "张三石", date: "2025-03-03" }],
    [`${TITLE}\n（2025.3.3）\n李\u3000四`, { author: "李四", date: "2025-03-03" }],
    [`${TITLE}\n（2025-03-03）`, { date: "2025-03-03" }],
    [`${TITLE}\n2025.3.3`, { date: "2025-03-03" }],
    ["市长在全市河湖长制工作会议上的讲话", { position: "市长" }],
    [
      "在全市河湖长制工作会议\n暨防汛动员会上的讲话\n方大成",
      { title: "在全市河湖长制工作会议暨防汛动员会上的讲话" },
    ],
    ["齐抓共管  久久为功\n奋力开创治水新局面\n方大成", { title: "齐抓共管 久久为功奋力开创治水新局面" }],
    ["讲 话 提 纲\n方大成", { title: "讲话提纲" }],
    [`年中会议材料之一\n\n${TITLE}\n方大成`, { title: TITLE }],
  ])("%s", (head, wanted) => {
    expect(meta(head)).toMatchObject(wanted);
    expect(kindOf(`${head}\n同志们：\n${BODY}\n`, "同志们：")).toBe("salutation");
  });

  test("what a page left between a title and the people addressed is in no title, and hides nobody", () => {
    const text = `${TITLE}\n治水园地\n2024-05-06 10:11·临江\n热度上升\n同志们：\n${BODY}\n`;
    expect(titles(text)).toEqual([TITLE]);
    expect(kindOf(text, "同志们：")).toBe("salutation");
  });

  test("an official paper's red head is no title", () => {
    const text = `临江市水利局文件\n临水发〔2024〕12号\n${TITLE}\n同志们：\n${BODY}\n`;
    expect(titles(text)).toEqual([TITLE]);
  });

  test("people addressed in traditional characters", () => {
    expect(
      kindOf(
        "在開學典禮上的致辭\n老師們、同學們：\n今天是新學年的第一天，歡迎大家回到校園。\n",
        "老師們、同學們：",
      ),
    ).toBe("salutation");
  });
});

test("who was there stands line by line in minutes", () => {
  const lines = ["出席：高望岳、方大成", "请假：张三石", "记录：李四"];
  const text = `河湖长制工作会议纪要\n${BODY}\n${lines.join("\n")}\n`;
  for (const line of lines) expect(kindOf(text, line)).toBe("body");
});
