import { describe, expect, it } from "vitest";
import { exemplars as search, type Exemplar } from "../../../../server/src/features/navigation/exemplars";
import { occasionLikeness } from "../../../../server/src/features/navigation/occasion";
import { parseDraft } from "../../../../server/src/speech/parse";
import { corpusOf, type Given } from "../../../support/navigation";

const DEPLOY = (year: string, words: string): Given => ({
  uri: `file:///${year}.txt`,
  title: `在全市法院${year}年工作部署会上的讲话`,
  date: `${year}-01-15`,
  kind: "讲话",
  text: [
    "同志们：",
    `这次会议总结工作，部署${year}年任务。`,
    "一、把准方向，提高站位",
    words,
    "二、聚焦主业，抓好审判执行",
    "要把审判执行抓在手上。",
  ],
});
const CORPUS = corpusOf([
  DEPLOY("2025", "要深化诉源治理，做实司法为民。"),
  DEPLOY("2026", "要深化诉源治理，推进数字法院建设。"),
  {
    uri: "file:///welcome.txt",
    title: "在全市法院文化节开幕式上的致辞",
    date: "2026-05-04",
    kind: "致辞",
    text: ["尊敬的各位来宾：", "欢迎大家来到法院。祝文化节圆满成功。"],
  },
  {
    uri: "file:///governance.txt",
    title: "诉源治理大家谈",
    kind: "文章",
    text: ["诉源治理要从源头抓起，数字法院建设也是诉源治理。"],
  },
]);

/** To the end, without a pause. */
function exemplars(...given: Parameters<typeof search>): readonly Exemplar[] {
  const work = search(...given);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const found = (text: string) =>
  exemplars(parseDraft(text), CORPUS).map(({ speech, why }) => [speech.uri.slice(8), why]);

describe("exemplars", () => {
  it("of a title alone: the same meeting of other years first, the newest of them before", () => {
    const all = found("在全市法院2027年工作部署会上的讲话\n");
    expect(all.slice(0, 2)).toEqual([
      ["2026.txt", "occasion"],
      ["2025.txt", "occasion"],
    ]);
    expect(all).toContainEqual(["welcome.txt", "topic"]);
  });

  it("tell a date and a reason, in both languages", () => {
    const [first] = exemplars(parseDraft("在全市法院2027年工作部署会上的讲话\n\n同志们：\n"), CORPUS);
    expect(first!.speech.date).toBe("2026-01-15");
    expect(first!.reason.zh).toBe("同为部署会，标题相近，同为讲话，称谓相同");
    expect(first!.reason.en).toMatch(/similar title/);
  });

  it("are earlier speeches", () => {
    const earlier = found("在全市法院2025年工作部署会上的讲话\n");
    expect(earlier.map(([file]) => file)).not.toContain("2026.txt");
  });

  it("of the same topic stand after those of the occasion, with what both speak of", () => {
    const draft =
      "在座谈会上的发言\n各位同志：\n我们深入推进诉源治理，诉源治理成效明显，数字法院建设提速。\n";
    const all = exemplars(parseDraft(draft), CORPUS);
    expect(all[0]!.why).toBe("topic");
    expect(["file:///governance.txt", "file:///2026.txt"]).toContain(all[0]!.speech.uri);
    expect(all[0]!.reason.zh).toContain("诉源治理");
  });

  it("say what both speak of in whole words", () => {
    const line = (n: number): string =>
      `${"甲乙丙丁戊己"[n]!}队，聚焦主责主业，提升质效办好案件，抓好诉源治理。`;
    const others = ["城市绿化", "乡村道路", "校园餐饮", "防汛抗旱"].map((topic, i) => ({
      uri: `file:///other${i}.txt`,
      title: `在${topic}工作会议上的讲话`,
      text: [`要抓好${topic}，让群众满意。`],
    }));
    const corpus = corpusOf([
      ...others,
      { uri: "file:///a.txt", title: "大家谈", text: [0, 1, 2].map(line) },
    ]);
    const draft = `在座谈会上的发言\n各位同志：\n${[3, 4, 5].map(line).join("\n")}\n`;
    const [nearest] = exemplars(parseDraft(draft), corpus);
    const named = [...nearest!.reason.zh.matchAll(/“([^”]*)”/g)].map(([, phrase]) => phrase!);
    expect(named.length).toBeGreaterThan(1);
    for (const phrase of named)
      expect([
        "聚焦主责主业",
        "主责主业",
        "提升质效",
        "提升质效办好案件",
        "诉源治理",
        "抓好诉源治理",
        "办好案件",
      ]).toContain(phrase);
  });

  it("of copies of one speech name the best alone, and keep speeches that only share a title", () => {
    const [deployed, other] = [DEPLOY("2025", "要深化诉源治理。"), DEPLOY("2025", "要做实司法为民。")];
    const copies = ["a", "b", "c"].map((name) => ({ ...deployed, uri: `file:///${name}.txt` }));
    const corpus = corpusOf([...copies, { ...other, uri: "file:///other.txt" }]);
    const all = exemplars(parseDraft("在全市法院2027年工作部署会上的讲话\n"), corpus);
    expect(all.filter(({ speech }) => /[abc]\.txt$/.test(speech.uri))).toHaveLength(1);
    expect(all.map(({ speech }) => speech.uri)).toContain("file:///other.txt");
  });

  it("of an empty draft, or over an empty corpus, are none", () => {
    expect(found("")).toEqual([]);
    expect(exemplars(parseDraft("在会议上的讲话\n"), corpusOf([]))).toEqual([]);
  });
});

describe("likeness of occasions", () => {
  const like = (a: string, b: string): number =>
    occasionLikeness({ title: a, headings: [] }, { title: b, headings: [] }).score;
  it.each([
    ["another year", "在全市检察机关2026年工作会议上的讲话", "在全市检察机关2027年工作会议上的讲话"],
    ["another number", "在区委第三次全体会议上的讲话", "在区委第五次全体会议上的讲话"],
    ["a note in brackets", "在表彰大会上的讲话", "在表彰大会上的讲话（2026年5月1日）"],
  ])("%s makes no difference", (_what, a, b) => expect(like(a, b)).toBeCloseTo(0.7));

  it("grows with what the titles share", () => {
    const title = "在全市安全生产工作推进会上的讲话";
    const others = [
      "在全市安全生产工作部署会上的讲话",
      "在全市春季造林动员会上的讲话",
      "在校友联谊会上的致辞",
    ];
    const scores = others.map((other) => like(title, other));
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
    expect(like(title, title)).toBeGreaterThan(scores[0]!);
  });
});
