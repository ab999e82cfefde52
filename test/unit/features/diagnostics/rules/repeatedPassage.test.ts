import { describe, expect, it } from "vitest";
import { diagnoseAll, type Diagnosis } from "../../../../../server/src/features/diagnostics/runner";
import { parseDraft } from "../../../../../server/src/speech/parse";
import { applied, BODY, contextOf, diagnosesOf, unmark } from "../../../../support/rules";

const CODE = "wording/repeated-passage";
const of = (text: string): readonly Diagnosis[] => diagnosesOf(text).filter(({ code }) => code === CODE);

/** What is marked is found, and nothing else; related points to the text that stands in 〔〕. */
function check(text: string): readonly Diagnosis[] {
  const earlier = /〔([^〕]*)〕/.exec(text)?.[1];
  const { source, marks } = unmark(text.replaceAll(/[〔〕]/g, ""));
  const found = of(source);
  expect(found.map(({ span }) => source.slice(span.start, span.end))).toEqual(marks.map(({ said }) => said));
  expect(found.map(({ span }) => span.start)).toEqual(marks.map(({ start }) => start));
  if (earlier !== undefined)
    expect(found[0]?.related?.map(({ span }) => source.slice(span.start, span.end))).toEqual([earlier]);
  return found;
}

const FILLER = BODY.slice(1, 4).join("");
const TITLE = "在全市冬季供暖工作会议上的讲话\n同志们：\n";

describe("wording/repeated-passage", () => {
  it("finds a sentence copied into a later paragraph, and names the earlier place", () => {
    const found = check(
      `${TITLE}〔老旧小区的管网改造要赶在上冻之前全部完工，不留一处断头管。〕${FILLER}\n` +
        `${BODY[4]!}⟦老旧小区的管网改造要赶在上冻之前全部完工，不留一处断头管。⟧${BODY[5]!}\n`,
    );
    expect(found[0]?.message).toEqual({
      zh: "与第2段前文重复：“老旧小区的管网改造要赶在上冻之前全部完工，不留一…”",
      en: "Repeats paragraph 2: “老旧小区的管网改造要赶在上冻之前全部完工，不留一…”",
    });
    expect(found[0]?.level).toBe("warning");
  });

  it("says 本段 where both stand in one paragraph", () => {
    const copy = "供热企业要在每个小区公布值守电话，随叫随到。";
    const found = check(`${TITLE}〔${copy}〕${FILLER}${BODY[4]!}⟦${copy}⟧${BODY[5]!}\n`);
    expect(found[0]?.message.zh).toBe("与本段前文重复：“供热企业要在每个小区公布值守电话，随叫随到。”");
    expect(found[0]?.message.en).toContain("this paragraph");
  });

  it("offers to delete the copy, never by itself", () => {
    const copy = "入户测温要做到户户有记录、件件有回音。";
    const text = `${TITLE}${copy}${FILLER}\n${BODY[4]!}${copy}${BODY[5]!}\n`;
    const [found] = of(text);
    expect(found?.fixes?.map(({ preferred }) => preferred)).toEqual([undefined]);
    expect(applied(text, found!.fixes![0]!.changes)).toBe(
      `${TITLE}${copy}${FILLER}\n${BODY[4]!}${BODY[5]!}\n`,
    );
  });

  it("deletes a copied paragraph with its line break, as one finding", () => {
    const text = `${TITLE}${FILLER}\n${BODY[4]!}${BODY[5]!}\n${FILLER}\n${BODY[0]!}\n`;
    const found = of(text);
    expect(found).toHaveLength(1);
    expect(applied(text, found[0]!.fixes![0]!.changes)).toBe(
      `${TITLE}${FILLER}\n${BODY[4]!}${BODY[5]!}\n${BODY[0]!}\n`,
    );
  });

  it("finds a copy with two words changed, and one with other punctuation", () => {
    const found = check(
      `${TITLE}〔各街道要把独居老人的供暖情况逐户登记造册，每三天上门看望一次。〕${FILLER}\n` +
        `${BODY[4]!}⟦各社区要把独居老人的供暖情况逐户登记造册，每五天上门看望一次。⟧${BODY[5]!}\n`,
    );
    expect(found[0]?.fixes).toHaveLength(1);
    check(
      `${TITLE}锅炉房的储煤量不得低于十天用量并由专人每日核对。${FILLER}\n` +
        `${BODY[4]!}⟦锅炉房的储煤量，不得低于十天用量，并由专人每日核对！⟧\n`,
    );
  });

  it("keeps its hands off the wording of a copy that was half rewritten", () => {
    const found = check(
      `${TITLE}对欠费停暖的困难家庭，民政部门要先恢复供暖再核定救助标准，决不能让一户群众挨冻。${FILLER}\n${BODY[4]!}` +
        "⟦遇到欠费停暖的困难家庭，街道社区要先恢复供暖再核定救助标准，绝不让一位老人挨冻。⟧\n",
    );
    expect(found[0]?.message.zh).toContain("大半重复");
    expect(found[0]?.fixes).toBeUndefined();
  });

  it.each([
    [
      "parallel sentences of a series",
      "从供气方面来看，全市储备能力仍有三成缺口。从供电方面来看，全市调峰能力仍有两成缺口。从供水方面来看，全市备用水源仍有一处缺口。",
    ],
    [
      "reports that differ in their figures",
      `去年城区新增供暖面积320万平方米，比上年增长12.5%。${BODY[4]!}今年城区新增供暖面积415万平方米，比上年增长29.7%。`,
    ],
    ["short refrains", `我们的目标一定能实现！${FILLER}我们的目标一定能实现！`],
    [
      "a quotation that comes back",
      `有位老同志说：“炉火旺不旺，看的是干部的心热不热。”${FILLER}这位老同志说：“炉火旺不旺，看的是干部的心热不热。”`,
    ],
    [
      "sentences that share terms only",
      `供热管网改造由住建部门牵头。${FILLER}住建部门要公布供热管网改造的进度。`,
    ],
  ])("leaves %s alone", (_, body) => {
    expect(of(`${TITLE}${body}\n`)).toEqual([]);
  });

  it("leaves headings alone, and lines without an end", () => {
    const heading = "一、把温暖送到每一户群众家中去";
    expect(
      of(`${TITLE}${heading}\n${FILLER}\n${heading}\n${BODY[4]!}\n附件清单（共三份）\n附件清单（共三份）\n`),
    ).toEqual([]);
  });

  it("finds the same with a paragraph taken over from the draft before", () => {
    const copy = "各换热站要安排双人双岗，夜间每两小时巡查一次。";
    const before = `${TITLE}${copy}${FILLER}\n${BODY[4]!}\n`;
    const draft = parseDraft(before);
    expect(diagnoseAll(contextOf(draft)).filter(({ code }) => code === CODE)).toEqual([]);
    const after = before.replace(BODY[4]!, BODY[4]! + copy);
    expect(diagnoseAll(contextOf(parseDraft(after, draft))).filter(({ code }) => code === CODE)).toHaveLength(
      1,
    );
  });
});
