import { describe, expect, test } from "vitest";
import { fileTitle } from "../../../server/src/corpus/fileTitle";
import { dateOf, metaOf } from "../../../server/src/corpus/metadata";
import { kindOf } from "../../../server/src/speech/roles/kinds";
import { parseDraft } from "../../../server/src/speech/parse";

describe("dates", () => {
  test.each([
    ["（2026年1月15日）", "2026-01-15"],
    ["2026年 1月 5日", "2026-01-05"],
    ["二〇二六年一月十五日", "2026-01-15"],
    ["二○二六年十二月三十一日", "2026-12-31"],
    ["２０２６年２月１日", "2026-02-01"],
    ["2026-03-04", "2026-03-04"],
    ["2026.3.4", "2026-03-04"],
    ["2026/03/04 10:20", "2026-03-04"],
    ["20260304党组会讲话", "2026-03-04"],
    ["2026年3月", "2026-03"],
    ["在2026年度工作会议上的讲话", "2026"],
    ["2026工作会议", "2026"],
    ["2026年13月", "2026"],
    ["同比增长2026.35万元", undefined],
    ["电话12026031512", undefined],
    ["十五日", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%s → %s", (text, date) => {
    expect(dateOf(text)).toBe(date);
  });
});

describe("kinds", () => {
  test.each([
    ["在全市工作会议上的讲话", "讲话"],
    ["在全市工作会议上的主持讲话", "主持词"],
    ["全市工作会议主持词", "主持词"],
    ["在开幕式上的致辞", "致辞"],
    ["新年贺词", "致辞"],
    ["法院工作报告", "报告"],
    ["2025年度述职报告", "述职"],
    ["民主生活会个人对照检查材料", "对照检查"],
    ["表态发言", "发言"],
    ["主题党课讲稿", "党课"],
    ["关于办法修订情况的说明", "说明"],
    ["以高质量发展谱写新篇", undefined],
  ])("%s → %s", (title, kind) => {
    expect(kindOf(title)).toBe(kind);
  });
});

describe("metaOf", () => {
  const speech = (text: string) => parseDraft(text).speeches[0]!;
  const SPOKEN =
    "在全市工作推进会上的讲话\n（2026年3月4日）\n\n同志们：\n\n今天的会议很重要。大家要抓好落实。\n";

  test("the text tells", () => {
    expect(metaOf(speech(SPOKEN), "甲")).toMatchObject({
      title: "在全市工作推进会上的讲话",
      date: "2026-03-04",
      kind: "讲话",
    });
  });

  test("what is declared goes first", () => {
    const declared = { title: "推进会讲话", date: "2025年1月1日", kind: "报告" };
    expect(metaOf(speech(SPOKEN), "甲", declared)).toMatchObject({
      title: "推进会讲话",
      date: "2025-01-01",
      kind: "报告",
    });
  });

  test("the file name tells where the text does not", () => {
    const meta = metaOf(speech("大家要抓好落实，工作不能停。\n"), "2026-05-06 动员部署会讲话");
    expect(meta).toMatchObject({ date: "2026-05-06", kind: "讲话" });
    expect(meta.title).not.toBe("");
  });
});

describe("what a file's name says of its speech", () => {
  test.each([
    ["03-在全市信访工作会议上的讲话（第三稿）", "在全市信访工作会议上的讲话"],
    ["20260118 在供销社务虚会上的讲话(1)", "在供销社务虚会上的讲话"],
    ["附件2：全市河长制工作会议主持词_v2", "全市河长制工作会议主持词"],
    ["2025-03-04 在老干部座谈会上的致辞-终稿", "在老干部座谈会上的致辞"],
    ["在全市法院2027年工作部署会上的讲话 修改稿 20261228", "在全市法院2027年工作部署会上的讲话"],
    ["2026年新年贺词", "2026年新年贺词"],
    ["draft-04", "draft-04"],
    ["001", "001"],
  ])("%s → %s", (name, title) => {
    expect(fileTitle(name)).toBe(title);
  });
});
