import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headingsOf } from "../../../../server/src/corpus/lookup";
import { skeleton } from "../../../../server/src/features/navigation/skeleton";
import { slotsIn } from "../../../../server/src/features/names/slots";
import { documentOf } from "../../../support/navigation";

describe("slots", () => {
  const slots = (text: string): string =>
    slotsIn(text, ["临江"]).reduceRight(
      (out, { span }) =>
        `${out.slice(0, span.start)}[${out.slice(span.start, span.end)}]${out.slice(span.end)}`,
      text,
    );
  it.each([
    ["在全市法院2026年工作部署会上的讲话", "在全市法院[2026]年工作部署会上的讲话"],
    ["办结案件12,345件，同比上升3.5%", "办结案件[12,345]件，同比上升[3.5]%"],
    ["二〇二六年一月五日", "[二〇二六]年[一]月[五]日"],
    ["在区委第三次全体会议上", "在区委第[三]次全体会议上"],
    ["投资三百二十亿元", "投资[三百二十亿]元"],
    ["增速达到百分之八", "增速达到百分之[八]"],
    ["建设美丽临江", "建设美丽[临江]"],
    ["学习武汉经验", "学习[武汉]经验"],
    ["王小明庭长发言", "[王小明]庭长发言"],
    ["优秀法官受到表彰", "优秀法官受到表彰"],
    ["平川县有三个县", "[平川]县有三个县"],
    ["请张某某同志发言", "请张[某某]同志发言"],
    ["增强“四个意识”、坚定“四个自信”", "增强“四个意识”、坚定“四个自信”"],
    ["推动全市高质量发展走在全省前列", "推动全市高质量发展走在全省前列"],
    ["一体推进，三个坚持", "一体推进，三个坚持"],
  ])("%s", (text, expected) => expect(slots(text)).toBe(expected));

  it("lie in order, do not overlap and are not empty", () => {
    const piece = fc.constantFrom(
      "2026",
      "年",
      "第",
      "三",
      "次",
      "临江",
      "市",
      "百",
      "件",
      "×",
      "月",
      "，",
      "武汉",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        let end = 0;
        for (const { span } of slotsIn(text, ["临江"])) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

const SPEECH = `在临江市法院2026年工作部署会上的讲话

同志们：

这次会议很重要。

一、回顾2025年，成绩来之不易

去年工作扎实。

（一）审结案件12,345件

办案质效提升。

二、建设更高水平的平安临江

要主动作为。谢谢大家！
`;

describe("a skeleton", () => {
  it("is the title, the salutation and the headings, figures, dates and names as tab stops", async () => {
    const document = await documentOf(SPEECH, "file:///a.txt");
    expect(skeleton(headingsOf(document), ["临江"])).toBe(
      [
        "在${1:××}市法院${2:××}年工作部署会上的讲话",
        "同志们：",
        "$0",
        "一、回顾${3:××}年，成绩来之不易",
        "（一）审结案件${4:××}件",
        "二、建设更高水平的平安${1:××}",
        "",
      ]
        .join("\n\n")
        .replace(/\n\n$/, "\n"),
    );
  });

  it("keeps how a speech ends, the call itself to be filled in", async () => {
    const end = `${SPEECH.replace("谢谢大家！", "压实责任，一抓到底。".repeat(9))}\n同志们，使命在肩，让我们为2026年开好局、起好步而奋斗！\n\n谢谢大家！\n`;
    expect(skeleton(headingsOf(await documentOf(end, "file:///a.txt")), ["临江"])).toMatch(
      /二、建设更高水平的平安\$\{1:××\}\n\n同志们，\$\{5:××\}！\n\n谢谢大家！\n$/,
    );
  });

  it("begins the draft before the end of a speech without headings", async () => {
    const short = "在座谈会上的讲话\n\n同志们：\n\n今天很高兴，也很受鼓舞。\n\n谢谢大家！\n";
    expect(skeleton(headingsOf(await documentOf(short, "file:///a.txt")))).toBe(
      "在座谈会上的讲话\n\n同志们：\n\n$0\n\n谢谢大家！\n",
    );
  });

  it("escapes what a snippet would take for its own", () => {
    const heading = {
      kind: "heading",
      level: 2,
      span: { start: 0, end: 1 },
      marker: 0,
      speechStart: 0,
    } as const;
    expect(skeleton([{ ...heading, name: "$资金\\}落实" }])).toBe("$0\n\n\\$资金\\\\\\}落实\n");
  });
});
