import { describe, expect, it } from "vitest";
import { BODY, checkRule, diagnosesOf, type Case } from "../../../../support/rules";

const [a, b, c, d] = BODY;
const THREE = `一是压实责任。${a}二是优化服务。${b}三是用好数据。${c}`;
const FOUR = `${THREE}四是盯住项目。${d}`;
const HEADS = `一、压实责任\n${a}\n二、优化服务\n${b}\n三、用好数据\n${c}\n`;

/** Each promises three, and three follow; with four it would be a finding. */
const KEPT = [
  "下面，我讲三点意见。",
  "这里，我强调三个问题：",
  "今年要着力抓好以下三项工作。",
  "重点处理好三个关系。",
  "要把握好三个环节。",
  "必须落实好如下三项任务：",
  "我再讲三层意思。",
  "送给大家三句话：讲三句话。",
  "接下来要办好三件大事。",
  "我讲3点意见。",
  "下面，我讲三点意见，供大家参考。",
  "下面，我从三个方面向大家汇报。",
  "主要体现在以下三个方面。",
  "我提三点要求和希望。",
  "当前主要有三个方面的问题：",
  "会议提出了三点要求：",
  "下面，我就三个方面作说明。",
];

/** The marked promise of three, with four after it. */
const broken = (promise: string): Case => ({
  name: `four for ${promise}`,
  text: `${promise}\n${FOUR}\n`,
  fixed: `${promise.replaceAll(/[⟦⟧]/g, "").replace(/[三3](?=[点个件项])/, (n) => (n === "三" ? "四" : "4"))}\n${FOUR}\n`,
});

describe("outline/count-mismatch", () => {
  checkRule(
    "outline/count-mismatch",
    KEPT.map((promise) => ({ name: promise, text: `${promise}\n${THREE}\n` })),
  );

  checkRule(
    "outline/count-mismatch",
    [
      "下面，我⟦讲三点意见。⟧",
      "这里，我⟦强调三个问题：⟧",
      "重点⟦处理好三个关系。⟧",
      "接下来要⟦办好三件大事。⟧",
      "我⟦讲3点意见。⟧",
      "当前⟦主要有三个方面的问题：⟧",
      "会议⟦提出了三点要求：⟧",
      "下面，我⟦从三个方面向大家汇报。⟧",
    ].map(broken),
  );

  checkRule("outline/count-mismatch", [
    {
      name: "headings",
      text: `下面，我⟦讲两点意见。⟧\n${HEADS}`,
      fixed: `下面，我讲三点意见。\n${HEADS}`,
    },
    {
      name: "two of something is 两",
      text: `下面，我⟦讲三点意见。⟧\n一、压实责任\n${a}\n二、优化服务\n${b}\n`,
      fixed: `下面，我讲两点意见。\n一、压实责任\n${a}\n二、优化服务\n${b}\n`,
    },
    {
      name: "dashes keep or break it too",
      text: `今年要⟦抓好三件实事：⟧\n——改造老旧小区。${a}\n——新建社区食堂。${b}\n`,
      fixed: `今年要抓好两件实事：\n——改造老旧小区。${a}\n——新建社区食堂。${b}\n`,
    },
    {
      name: "a lead-in between promise and list",
      text: `要⟦把握三点。⟧这既是经验，也是规律，必须长期坚持。${THREE}四是盯住项目。${d}\n`,
      fixed: `要把握四点。这既是经验，也是规律，必须长期坚持。${THREE}四是盯住项目。${d}\n`,
    },
    {
      name: "paragraphs with one beginning",
      text: `最后，我⟦提三点希望。⟧\n希望你们勤于学习。${a}\n希望你们勇于担当。${b}\n`,
      fixed: `最后，我提两点希望。\n希望你们勤于学习。${a}\n希望你们勇于担当。${b}\n`,
    },
    {
      name: "the last promise before the list is meant",
      text: `上级提出五项要求。下面，我⟦讲四点意见。⟧\n${HEADS}`,
      fixed: `上级提出五项要求。下面，我讲三点意见。\n${HEADS}`,
    },
  ]);

  checkRule("outline/count-mismatch", [
    { name: "no list", text: `下面，我讲三点意见。\n${a}\n${b}\n` },
    { name: "几点 promises nothing", text: `下面，我讲几点意见。\n${HEADS}` },
    {
      name: "the list begins too late",
      text: `下面，我讲四点意见。\n${BODY.slice(0, 4).join("")}\n${HEADS}`,
    },
    { name: "dashes", text: `今年要抓好两件实事：\n——改造老旧小区。${a}\n——新建社区食堂。${b}\n` },
    {
      name: "第N个问题",
      text: `我讲三个问题。\n第一个问题：压实责任。${a}\n第二个问题：优化服务。${b}\n第三个问题：用好数据。${c}\n`,
    },
    {
      name: "希望你们…",
      text: `最后，我提三点希望。\n希望你们勤于学习。${a}\n希望你们勇于担当。${b}\n希望你们甘于奉献。${c}\n`,
    },
    {
      name: "headings without numbers, the first with a list inside",
      text: `下面，我讲三点意见。\n压实各方责任\n一是明确任务。${a}二是逐级传导。${b}\n优化政务服务\n${c}\n用好数据资源\n${d}\n`,
    },
    {
      name: "the sentence itself lists them",
      text: `要处理好三个关系：当前与长远；速度与效益；发展与安全。一是压实责任。${a}二是优化服务。${b}\n`,
    },
    { name: "quoted", text: `要增强“三个意识。”\n${FOUR}\n要落实“三项机制”。\n${FOUR}\n` },
    { name: "四项基本原则", text: `要坚持四项基本原则。\n${THREE}\n` },
    { name: "和平共处五项原则", text: `要遵循和平共处五项原则。\n${THREE}\n` },
    { name: "a name of an action", text: `三是要扎实推进七个专项行动。\n${THREE}\n` },
    { name: "第三条", text: `认真落实第五条。\n${THREE}\n` },
    { name: "百分之…", text: `增长百分之五点。\n${THREE}\n` },
    { name: "what was said before", text: `请大家做到这两点。\n${THREE}\n` },
    { name: "what was done already", text: `去年已做好两项工作。\n${THREE}\n` },
    { name: "one point", text: `最后，我讲一点意见。\n${THREE}\n` },
    { name: "about so many", text: `我只讲两三点意见。\n${FOUR}\n我再讲一二点意见。\n${FOUR}\n` },
    { name: "what somebody else said", text: `刚才，市领导讲了五点要求。\n${HEADS}` },
    { name: "a time of day", text: `会议开到三点。\n${FOUR}\n` },
    {
      name: "the open list goes on, another begins in it",
      text: `一、压实责任\n${a}要抓好三项工作。\n二、优化服务\n一是简化流程。${b}\n二是公开标准。${c}\n`,
    },
    {
      name: "a gap in the numbers is told of as such",
      text: `下面，我讲四点意见。\n一、压实责任\n${a}\n二、优化服务\n${b}\n四、用好数据\n${c}\n`,
    },
    {
      name: "another promise of the same list is kept",
      text: `中央明确了五项任务。\n我讲三点意见。\n${HEADS}`,
    },
  ]);

  it.each([
    ["headings that the text ends with", `下面，我讲三点意见。\n一、甲\n${a}\n二、乙\n${b}\n`, `一、甲`],
    ["the same with a list below them", `我讲三点意见。\n一、甲\n${a}\n二、乙\n${THREE}\n`, `一、甲`],
    ["a list in the last paragraph", `要抓好四项工作。${THREE}\n\n`, "一是"],
    [
      "paragraphs with one beginning",
      `我提三点希望。\n希望你们勤学。${a}\n希望你们担当。${b}\n`,
      "希望你们勤",
    ],
  ])("waits while they may go on: %s", (_name, text, first) => {
    expect(waitsOf(text)).toEqual([{ start: text.indexOf(first), end: text.length }]);
  });

  it.each([
    ["a heading of a higher rank", `一、总\n讲三点意见。\n（一）甲\n${a}\n（二）乙\n${b}\n二、其他\n${c}\n`],
    ["a heading without a number", `讲三点意见。\n一、甲\n${a}\n二、乙\n${b}\n结束语\n${c}\n`],
    ["the closing", `讲三点意见。\n一、甲\n${a}${c}${d}\n二、乙\n${b}${c}${d}\n同志们，让我们再接再厉！\n`],
    ["thanks", `讲三点意见。\n一、甲\n${a}\n二、乙\n${b}\n谢谢大家！\n`],
    ["text behind a list of one paragraph", `要抓好四项工作。${THREE}\n${d}\n`],
    ["there are too many already", `要抓好两项工作。${THREE}\n`],
  ])("does not wait behind %s", (_name, text) => expect(waitsOf(text)).toEqual([undefined]));

  function waitsOf(text: string): readonly unknown[] {
    return diagnosesOf(text)
      .filter(({ code }) => code === "outline/count-mismatch")
      .map(({ waits }) => waits);
  }
});
