import { describe, expect, test } from "vitest";
import { organisationOf } from "../../../server/src/speech/roles/byline";
import { isoDate, publicationDate } from "../../../server/src/speech/roles/dates";
import { kindByWords, kindOf } from "../../../server/src/speech/roles/kinds";
import { occasionOf, occasionSaid } from "../../../server/src/speech/roles/occasion";
import { parseSpeech } from "../../../server/src/speech/parse";
import { readRunOn, readSpokenNote } from "../../../server/src/speech/roles/runOn";

describe("kinds by title", () => {
  test.each([
    ["在全市工作会议上的讲话", "讲话"],
    ["在述职评议会上的讲话", "讲话"],
    ["在全市工作报告会上的主持词", "主持词"],
    ["在开班式上的主持讲话", "主持词"],
    ["在第三次代表大会上的报告（摘要）", "报告"],
    ["2025年度述职述廉报告", "述职"],
    ["专题民主生活会对照检查发言提纲", "对照检查"],
    ["七一专题党课讲稿", "党课"],
    ["开幕词", "致辞"],
    ["致敬一线职工的慰问信", "贺信"],
    ["全市信访工作情况汇报", "汇报"],
    ["在座谈会上的交流发言材料", "发言"],
    ["关于预算草案的说明", "说明"],
    ["在開學典禮上的致辭", "致辞"],
    ["巡察报告问题怎样整改", undefined],
    ["干部发言有讲究", undefined],
  ])("%s → %s", (title, kind) => {
    expect(kindOf(title)).toBe(kind);
  });
});

describe("kinds by set phrases", () => {
  test.each([
    ["报告", ["各位代表：", "现在，我代表市人民政府，向大会报告工作，请予审议。"]],
    ["述职", ["现将我本人一年来履职情况报告如下。"]],
    ["汇报", ["现将有关情况汇报如下。"]],
    ["说明", ["受委托，我就办法修订的有关情况作说明。"]],
    ["致辞", ["首先，我代表市委、市政府，向各位来宾表示热烈的欢迎！", "最后，预祝本次活动取得圆满成功！"]],
    [
      "主持词",
      ["现在开会。", "首先，请李四同志宣读决定。", "下面，请张三同志讲话。", "最后，请王五同志发言。"],
    ],
    [undefined, ["今天的会议很重要。", "大家要抓好落实。"]],
  ])("%s", (kind, body) => {
    expect(kindByWords(body)).toBe(kind);
  });
});

describe("occasions", () => {
  test.each([
    ["在2025年全市信访工作推进会上的讲话", "2025年全市信访工作推进会"],
    ["在全市防汛工作会议暨河长制推进会上的讲话", "全市防汛工作会议暨河长制推进会"],
    ["全市安全生产工作会议主持词", "全市安全生产工作会议"],
    ["——2025年1月8日在临江市第三次代表大会上的报告", "临江市第三次代表大会"],
    ["在开幕式上的致辞", "开幕式"],
    ["在第五届博览会开幕式上的致辞", "第五届博览会开幕式"],
    ["建设平安社会", undefined],
    ["把社会治理抓实", undefined],
  ])("%s → %s", (title, occasion) => {
    expect(occasionOf(title)).toBe(occasion);
  });

  test.each([
    ["今天，我们召开全市信访工作推进会，主要任务是部署工作。", "全市信访工作推进会"],
    ["这次会议很重要。", undefined],
    ["五年来，我们召开了三次全会，作出重要部署。", undefined],
  ])("%s → %s", (text, occasion) => {
    expect(occasionSaid([text])).toBe(occasion);
  });
});

describe("heads that have run together", () => {
  test.each([
    [
      "新华社临江3月4日电 在全市工作会议上的讲话（2025年3月4日）市委书记、市长 张三 3月4日，会议召开。",
      { title: "在全市工作会议上的讲话", date: "2025年3月4日", position: "市委书记、市长", author: "张三" },
    ],
    [
      "在座谈会上的讲话（2025年3月4日，临江）张三同志们：",
      { title: "在座谈会上的讲话", date: "2025年3月4日", author: "张三" },
    ],
    ["以更大力度抓落实※张三", { title: "以更大力度抓落实", author: "张三" }],
    ["一盏灯照着山路　李小四", { title: "一盏灯照着山路", author: "李小四" }],
    ["踏着浪花再出发　向未来", undefined],
    ["一盏灯照着山路　两盏灯照着人", undefined],
    ["大家在会上听了讲话（共三次），都很受鼓舞。", undefined],
  ])("%s", (text, head) => {
    expect(readRunOn(text)).toEqual(head);
  });

  test("a note of where it was spoken", () => {
    expect(readSpokenNote("※这是张三同志2025年5月29日在全市领导干部会议上的讲话。")).toEqual({
      author: "张三",
      date: "2025年5月29日",
      occasion: "全市领导干部会议",
      kind: "讲话",
    });
    expect(readSpokenNote("这是2025年的讲话。")).toBeUndefined();
  });
});

describe("days", () => {
  test.each([
    ["发布时间：2024-03-05 10:20 来源：临江日报", "2024-03-05"],
    ["时间：2024年3月5日 作者：佚名", "2024-03-05"],
    ["2024年03月05日 09:16 来源：临江市信访局 浏览：312次 字号：[大 中 小]", "2024-03-05"],
    ["2024年3月5日 星期二 临江日报 第一版", "2024-03-05"],
    ["本文链接：https://news.example.com/2024/03/05/a.html", "2024-03-05"],
    ["本作品来自1949年10月1日（含）之后的机关文件。", undefined],
    ["抓取时间：2026-04-03", undefined],
    ["· 全市信访工作推进会召开 2023-11-02", undefined],
    ["2024年3月5日，会议在临江召开。记者 张三 摄", undefined],
    ["发布时间：2024-13-05", undefined],
  ])("of the page: %s → %s", (line, date) => {
    expect(publicationDate(line)).toBe(date);
  });

  test.each([
    ["（2024年3月5日）", "2024-03-05"],
    ["二〇二四年十二月三十一日", "2024-12-31"],
    ["2024.3.5", "2024-03-05"],
    ["2024年3月", undefined],
    ["9999-99-99", undefined],
  ])("%s → %s", (text, date) => {
    expect(isoDate(text)).toBe(date);
  });
});

describe("organisations", () => {
  test.each([
    ["临江市中级人民法院党组书记、院长", "临江市中级人民法院"],
    ["东山县信访局局长", "东山县信访局"],
    ["临江市委常委、政法委书记", "临江市委"],
    ["国务院总理", "国务院"],
    ["临江市政务服务局", "临江市政务服务局"],
    ["市长", undefined],
    [undefined, undefined],
  ])("%s → %s", (position, organisation) => {
    expect(organisationOf(position)).toBe(organisation);
  });
});

describe("what a speech tells of itself", () => {
  const meta = (text: string) => parseSpeech(text)[0]!.meta;

  test("a report whose title stands on several lines", () => {
    const text = `政府工作报\n告\n\n——2025年1月8日在临江市第三次代表大会上\n\n市人民政府市长\n张 三\n\n各位代表：\n\n现在，我代表市人民政府，向大会报告工作，请予审议，并请各位委员提出意见。\n`;
    expect(meta(text)).toMatchObject({
      title: "政府工作报告——2025年1月8日在临江市第三次代表大会上",
      author: "张三",
      position: "市人民政府市长",
      organisation: "市人民政府",
      date: "2025-01-08",
      kind: "报告",
      occasion: "临江市第三次代表大会",
    });
  });

  test.each([
    ["市水利局　李小四", "李小四", "市水利局"],
    ["（李小四）", "李小四", undefined],
    ["东山县水利局", undefined, "东山县水利局"],
    ["东山县河长制办公室\n2025年3月4日", undefined, "东山县河长制办公室"],
  ])("signed under its end alone: %s", (signature, author, organisation) => {
    const body = "河水清了，岸上的人也多了，孩子们在河边认得了十几种水鸟。\n";
    expect(meta(`致沿河居民的一封信\n亲爱的居民朋友：\n${body}${body}${signature}\n`)).toMatchObject({
      ...(author && { author }),
      ...(organisation && { organisation }),
    });
  });

  test.each([
    ["东山县人民政府表态发言", "东山县人民政府"],
    ["临江市教育局经验交流发言材料", "临江市教育局"],
    ["临江市专题民主生活会发言", undefined],
    ["全市各县区政府交流发言", undefined],
  ])("%s: given by %s", (title, organisation) => {
    const text = `${title}\n各位领导：\n我们的做法有三条，都是从基层摸索出来的，下面作简要介绍。\n`;
    expect(meta(text).organisation).toBe(organisation);
  });

  test.each([
    ["编者按：七一前夕，矿上请来老班长孙大山讲党课。现将讲稿刊发如下。", "孙大山"],
    ["编者按：七一前夕，班长孙大山、组长李小川上台讲课。现将讲稿刊发如下。", undefined],
  ])("whom an editor names: %s", (lead, author) => {
    const text = `灯光照在煤壁上\n${lead}\n同志们：\n井下的灯，一照就是三十年，照着煤，也照着人心。\n`;
    expect(meta(text).author).toBe(author);
  });

  test("a head without a title: kind, occasion", () => {
    const text =
      "同志们：\n今天，我们召开全市信访工作推进会，主要任务是部署工作。现在开会。\n首先，请李四同志宣读决定。\n下面，请张三同志讲话。\n最后，请王五同志发言。\n";
    expect(meta(text)).toMatchObject({ kind: "主持词", occasion: "全市信访工作推进会" });
  });

  test("the licence of a text library tells no day of the speech", () => {
    const body = "今天的会议很重要，大家要一件一件抓好落实，不能有丝毫松懈。\n".repeat(4);
    const text = `在全市工作会议上的讲话\n同志们：\n${body}\n本作品来自1949年10月1日（含）之后的中国共产党文件。\n`;
    expect(meta(text).date).toBeUndefined();
  });

  test("a name that its page has broken out of a sentence opens no speech", () => {
    const text =
      "在全市工作会议上的讲话\n同志们：\n今天的会议很重要，大家要一件一件抓好落实，不能松劲。\n\n全市工作会议\n\n张三\n\n同志强调，要把责任扛在肩上，把任务落到实处，以实际成效取信于民。\n";
    expect(parseSpeech(text)).toHaveLength(1);
  });
});

describe("titles that end like a sentence that goes on", () => {
  test.each([["让公平正义可感可及"], ["推动法律常识广泛普及"], ["欢迎群众全程参与"], ["为了更好的存在"]])(
    "%s",
    (title) => {
      const body = "办好群众的事，要从小处做起。一件一件抓，一年一年干，才能见到成效。";
      expect(parseSpeech(`${title}\n临江市人民检察院检察长\n\n${body}\n`)[0]!.meta.title).toBe(title);
    },
  );
});
