import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatHan } from "../../../../../server/src/text/numerals";
import { BODY, checkRule, diagnosesOf } from "../../../../support/rules";

const [a, b, c, d, e] = BODY;

describe("outline/numbering", () => {
  checkRule("outline/numbering", [
    { name: "in order", text: `一、压实责任\n${a}\n二、优化服务\n${b}\n三、用好数据\n${c}\n` },
    {
      name: "a gap",
      text: `一、压实责任\n${a}\n二、优化服务\n${b}\n⟦四、⟧用好数据\n${c}\n`,
      fixed: `一、压实责任\n${a}\n二、优化服务\n${b}\n三、用好数据\n${c}\n`,
    },
    {
      name: "a gap that the rest goes on from is one finding",
      text: `一、压实责任\n${a}\n⟦三、⟧优化服务\n${b}\n四、用好数据\n${c}\n五、盯住项目\n${d}\n`,
      fixed: `一、压实责任\n${a}\n二、优化服务\n${b}\n三、用好数据\n${c}\n四、盯住项目\n${d}\n`,
    },
    {
      name: "a number that stands twice",
      text: `（一）压实责任\n${a}\n（二）优化服务\n${b}\n⟦（二）⟧用好数据\n${c}\n`,
      fixed: `（一）压实责任\n${a}\n（二）优化服务\n${b}\n（三）用好数据\n${c}\n`,
    },
    {
      name: "one number off by itself is one finding",
      text: `一、压实责任\n${a}\n二、优化服务\n${b}\n⟦四、⟧用好数据\n${c}\n四、盯住项目\n${d}\n五、保障民生\n${e}\n`,
      fixed: `一、压实责任\n${a}\n二、优化服务\n${b}\n三、用好数据\n${c}\n四、盯住项目\n${d}\n五、保障民生\n${e}\n`,
    },
    {
      name: "a number that comes too early",
      text: `一、压实责任\n${a}\n二、优化服务\n${b}\n三、用好数据\n${c}\n⟦二、⟧盯住项目\n${d}\n五、保障民生\n${e}\n`,
      fixed: `一、压实责任\n${a}\n二、优化服务\n${b}\n三、用好数据\n${c}\n四、盯住项目\n${d}\n五、保障民生\n${e}\n`,
    },
    {
      name: "two that changed places are one finding",
      text: `（一）压实责任\n${a}\n⟦（三）⟧优化服务\n${b}\n（二）用好数据\n${c}\n`,
      fixed: `（一）压实责任\n${a}\n（二）优化服务\n${b}\n（三）用好数据\n${c}\n`,
    },
    {
      name: "one that was moved far down",
      text: `一、压实责任\n${a}\n三、优化服务\n${b}\n四、用好数据\n${c}\n⟦二、⟧盯住项目\n${d}\n五、保障民生\n${e}\n`,
      fixed: `一、压实责任\n${a}\n二、优化服务\n${b}\n三、用好数据\n${c}\n四、盯住项目\n${d}\n五、保障民生\n${e}\n`,
    },
    {
      name: "one that was moved to the front",
      text: `⟦二、⟧压实责任\n${a}\n一、优化服务\n${b}\n三、用好数据\n${c}\n`,
      fixed: `一、压实责任\n${a}\n二、优化服务\n${b}\n三、用好数据\n${c}\n`,
    },
    {
      name: "several that were moved, and a gap behind them",
      text: `（一）压实责任\n${a}\n（三）优化服务\n${b}\n⟦（五）⟧用好数据\n${c}\n（二）盯住项目\n${d}\n（四）保障民生\n${e}\n⟦（七）⟧加强领导\n${a}\n`,
      fixed: `（一）压实责任\n${a}\n（二）优化服务\n${b}\n（三）用好数据\n${c}\n（四）盯住项目\n${d}\n（五）保障民生\n${e}\n（六）加强领导\n${a}\n`,
    },
    {
      name: "a repeat and a gap further in",
      text: `（一）压实责任\n${a}\n（二）优化服务\n${b}\n⟦（二）⟧用好数据\n${c}\n1.明确任务\n${d}\n⟦3.⟧逐级传导\n${e}\n（四）加强领导\n${a}\n`,
      fixed: `（一）压实责任\n${a}\n（二）优化服务\n${b}\n（三）用好数据\n${c}\n1.明确任务\n${d}\n2.逐级传导\n${e}\n（四）加强领导\n${a}\n`,
    },
    {
      name: "arabic numerals keep their digits",
      text: `1.压实责任\n${a}\n2.优化服务\n${b}\n⟦4.⟧用好数据\n${c}\n`,
      fixed: `1.压实责任\n${a}\n2.优化服务\n${b}\n3.用好数据\n${c}\n`,
    },
    {
      name: "full-width digits stay full-width",
      text: `１．压实责任\n${a}\n２．优化服务\n${b}\n⟦４．⟧用好数据\n${c}\n`,
      fixed: `１．压实责任\n${a}\n２．优化服务\n${b}\n３．用好数据\n${c}\n`,
    },
    {
      name: "past ten",
      text:
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
          .map((n, i) => `${n}、抓好第${i}类事项\n${a}\n`)
          .join("") + `⟦十二、⟧保障民生\n${e}\n`,
      fixed:
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
          .map((n, i) => `${n}、抓好第${i}类事项\n${a}\n`)
          .join("") + `十一、保障民生\n${e}\n`,
    },
    {
      name: "inside a paragraph",
      text: `重点是：一是压实责任，${a}二是优化服务，${b}⟦四是⟧用好数据，${c}\n`,
      fixed: `重点是：一是压实责任，${a}二是优化服务，${b}三是用好数据，${c}\n`,
    },
    {
      name: "ordinals",
      text: `第一，压实责任。${a}\n第二，优化服务。${b}\n⟦第四，⟧用好数据。${c}\n`,
      fixed: `第一，压实责任。${a}\n第二，优化服务。${b}\n第三，用好数据。${c}\n`,
    },
    {
      name: "lists under different parents each begin at one",
      text: `一、压实责任\n（一）明确任务\n${a}\n（二）逐级传导\n${b}\n二、优化服务\n（一）简化流程\n${c}\n（二）公开标准\n${d}\n`,
    },
    {
      name: "one and the other: 一是…，一是…",
      text: `用人有两条底线，一是不能没有规矩，一是不能没有温度。${a}\n`,
    },
    { name: "一方面…一方面", text: `一方面要守住底线，一方面要激发活力。${a}\n` },
    {
      name: "first and last say no number",
      text: `首先，压实责任。${a}\n其次，优化服务。${b}\n最后，用好数据。${c}\n`,
    },
    {
      name: "the same style nested in itself, and the outer list goes on",
      text: `一、压实责任\n${a}\n二、把握重点\n调整结构的方向是：\n一、优先保障民生，${b}\n二、优先保障基层，${c}\n三、优先保障运转，${d}\n三、严肃纪律\n${e}\n四、加强领导\n${a}\n`,
    },
    { name: "no heading: 一、二、三产业", text: `推动一、二、三产业融合发展，${a}${b}\n` },
    {
      name: "no ordinal: 居全省第二",
      text: `主要指标居全省第一，比上年前移两位。\n质量指标居全省第四，${a}\n`,
    },
    {
      name: "a number before a year is no marker, but it is there",
      text: `1.压实责任，${a}\n2.2025年全面完成改造任务。\n3.优化服务，${b}\n4.用好数据，${c}\n`,
    },
    {
      name: "the fix follows the list, not the line breaks",
      text: `一是压实责任，\n${a}\n二是优化服务，\n${b}\n⟦四是⟧用好数据，\n${c}\n`,
      fixed: `一是压实责任，\n${a}\n二是优化服务，\n${b}\n三是用好数据，\n${c}\n`,
    },
  ]);

  it("says of what was moved between which items it stands, and nothing of numbers that are due", () => {
    const [found] = diagnosesOf(`（一）甲事\n${a}\n（三）乙事\n${b}\n（二）丙事\n${c}\n`);
    expect(found!.message.zh).toBe("“（三）”排在了“（二）”前面：这一项移动过，序号没有跟着改。");
  });

  it("whatever order complete numbers stand in, one move is one finding, put right by numbering anew", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 9 }), fc.nat(), fc.nat(), (n, from, to) => {
        const order = Array.from({ length: n }, (_, i) => i + 1);
        const [moved] = order.splice(1 + (from % (n - 1)), 1);
        order.splice(1 + (to % (n - 1)), 0, moved!);
        const numbers = [...order.keys()].map((i) => i + 1);
        const text = order.map(
          (value, i) => `（${formatHan(value)}）第${"甲乙丙丁戊己庚辛壬"[i]!}类\n${BODY[i % 6]!}\n`,
        );
        const found = diagnosesOf(text.join("")).filter(({ code }) => code === "outline/numbering");
        return found.length === (order.join() === numbers.join() ? 0 : 1);
      }),
    );
  });
});
