import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument, sourceOffset, type CorpusDocument } from "../../../server/src/corpus/documents";
import { pageBreaks } from "../../../server/src/corpus/pages";
import { isSkip } from "../../../server/src/corpus/skip";
import { without } from "../../../server/src/corpus/readers/mapped";

const left = (text: string): string => without(text, pageBreaks(text)).text;
const read = async (text: string): Promise<CorpusDocument> => {
  const document = await readDocument(new TextEncoder().encode(text), "file:///scan.txt");
  if (isSkip(document)) throw new Error(document.code);
  return document;
};

const HALF = "治水要先治人心，人心齐了，河道里的垃圾自然就少了，岸上的";
const REST = "违建也就拆得动了。";

describe("what printed pages leave", () => {
  test.each([
    ["a number inside a sentence", `${HALF}\n- 1 -\n${REST}\n`, `${HALF}\n${REST}\n`],
    ["with blank lines around", `${HALF}\n\n第 3 页 共 9 页\n\n${REST}\n`, `${HALF}\n${REST}\n`],
    ["with carriage returns", `${HALF}\r\n\r\n— 2 —\r\n${REST}\r\n`, `${HALF}\r\n${REST}\r\n`],
    [
      "a number between paragraphs",
      `${HALF}${REST}\n\n- 1 -\n\n${HALF}${REST}\n`,
      `${HALF}${REST}\n\n\n${HALF}${REST}\n`,
    ],
    ["form feeds", `${HALF}${REST}\n\f${HALF}${REST}\n`, `${HALF}${REST}\n${HALF}${REST}\n`],
    [
      "running heads beside numbers",
      `${HALF}\n- 1 -\n河长制会议材料\n${REST}\n${HALF}\n- 2 -\n河长制会议材料\n${REST}\n`,
      `${HALF}\n${REST}\n${HALF}\n${REST}\n`,
    ],
    [
      "bare numbers that count",
      `${HALF}\n1\n${REST}\n${HALF}\n2\n${REST}\n${HALF}\n3\n${REST}\n`,
      `${HALF}\n${REST}\n${HALF}\n${REST}\n${HALF}\n${REST}\n`,
    ],
    [
      "numbers beside a running head and below it",
      `治水文集\n7\n${HALF}\n8　　治水文集\n${REST}\n${HALF}\n治水文集\n9\n${REST}\n`,
      `${HALF}\n${REST}\n${HALF}\n${REST}\n`,
    ],
    [
      "a newspaper's head overleaf, with another column",
      `东山日报　2025年3月4日　要闻　第1版\n编辑　小林\n治水记\n${HALF}\n东山日报　2025年3月4日　综合　第2版\n${REST}\n`,
      `东山日报　2025年3月4日　要闻　第1版\n编辑　小林\n治水记\n${HALF}\n${REST}\n`,
    ],
    [
      "the first page's head overleaf, beside a number that is alone",
      `治水通讯　2025·1　总第3期\n7\n治水记\n${HALF}\n${REST}\n${HALF}\n8\n治水通讯　2025·1\n${REST}\n`,
      `治水通讯　2025·1　总第3期\n7\n治水记\n${HALF}\n${REST}\n${HALF}\n${REST}\n`,
    ],
    [
      "the title overleaf, below a number in dots",
      `治水通讯　第3期\n让河水记得住人\n${HALF}\n${REST}\n${HALF}\n·9·\n让河水记得住人\n${REST}\n`,
      `治水通讯　第3期\n让河水记得住人\n${HALF}\n${REST}\n${HALF}\n${REST}\n`,
    ],
    [
      "the numbers of columns stay",
      `专栏\n1\n河道名录\n${REST}\n${HALF}${REST}\n${REST}\n专栏\n2\n水库名录\n${REST}\n${HALF}${REST}\n${REST}\n专栏\n3\n泵站名录\n`,
      `专栏\n1\n河道名录\n${REST}\n${HALF}${REST}\n${REST}\n专栏\n2\n水库名录\n${REST}\n${HALF}${REST}\n${REST}\n专栏\n3\n泵站名录\n`,
    ],
  ])("%s", (_, text, wanted) => {
    expect(left(text)).toBe(wanted);
  });

  test.each([
    [
      "columns with their numbers",
      `专栏\n1\n${HALF}${REST}\n专栏\n2\n${HALF}${REST}\n专栏\n3\n${HALF}${REST}\n`,
    ],
    ["figures that do not count", `${HALF}\n12\n${REST}\n${HALF}\n7\n${REST}\n${HALF}\n90\n${REST}\n`],
    ["a title said again, with no number beside it", `治水先治心\n${HALF}\n${REST}\n治水先治心\n1.${REST}\n`],
    ["a heading said twice", `抓好河道清理\n${HALF}${REST}\n抓好河道清理\n${HALF}${REST}\n`],
    [
      "a word set apart in a sentence",
      `${HALF}\n河长制\n${REST}\n${HALF}\n河长制\n${REST}\n${HALF}\n河长制\n${REST}\n`,
    ],
  ])("%s stay", (_, text) => {
    expect(left(text)).toBe(text);
  });

  test("a sentence that goes on overleaf is one, and offsets lead to the file", async () => {
    const document = await read(`在治水现场会上的讲话\n同志们：\n${HALF}\n\n- 1 -\n\n${REST}\n谢谢大家！\n`);
    expect(document.speeches[0]!.paragraphs).toContain(HALF + REST);
    const at = sourceOffset(document, document.text.indexOf(REST));
    expect(document.source.slice(at).startsWith(REST)).toBe(true);
  });

  test("cuts are in order, apart, and hold no Han character but running heads", () => {
    const line = fc.constantFrom(
      HALF,
      REST,
      "- 1 -",
      "1",
      "2",
      "3",
      "",
      "河长制材料",
      "\f甲方的话。",
      "第 2 页",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 24 }), fc.constantFrom("\n", "\r\n", "\r"), (lines, end) => {
        const text = lines.join(end);
        let at = 0;
        for (const cut of pageBreaks(text)) {
          expect(cut.start).toBeGreaterThanOrEqual(at);
          expect(cut.end).toBeGreaterThan(cut.start);
          expect(text.slice(cut.start, cut.end)).not.toMatch(/治水|违建|甲方/);
          at = cut.end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
