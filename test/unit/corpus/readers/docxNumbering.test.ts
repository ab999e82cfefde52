import { AlignmentType, Document, LevelFormat, Packer, Paragraph } from "docx";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { docxReader } from "../../../../server/src/corpus/readers/docx";
import { formatNumber } from "../../../../server/src/corpus/readers/numberFormat";
import { isSkip } from "../../../../server/src/corpus/skip";
import { docxFile, inList, p, type DocxParts } from "../../../support/docxFile";

const linesOf = async (parts: DocxParts): Promise<readonly string[]> => {
  const reading = await docxReader.read(docxFile(parts));
  if (isSkip(reading)) throw new Error(reading.code);
  return reading.text.trimEnd().split("\n");
};
const level = (at: number, format: string, text: string, more = ""): string =>
  `<w:lvl w:ilvl="${at}">${more}<w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const definition = (id: number, ...content: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${content.join("")}</w:abstractNum>`;
const list = (id: number, of: number, more = ""): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;

const OUTLINE = definition(
  0,
  level(0, "chineseCountingThousand", "%1、"),
  level(1, "chineseCounting", "（%2）"),
  level(2, "decimal", "%3．"),
  level(3, "decimal", "%1.%4", "<w:isLgl/>"),
);

/** Paragraphs “甲” of the given lists and levels. */
const items = (...places: readonly (readonly [list: number, level: number])[]): string =>
  places.map(([id, at]) => p("甲", inList(id, at))).join("");

describe("numbers that Word reckons", () => {
  test.each([
    [
      "levels begin anew under the one above",
      OUTLINE + list(1, 0),
      items([1, 0], [1, 1], [1, 1], [1, 2], [1, 0], [1, 1], [1, 2]),
      ["一、甲", "（一）甲", "（二）甲", "1．甲", "二、甲", "（一）甲", "1．甲"],
    ],
    ["all in Arabic figures", OUTLINE + list(1, 0), items([1, 0], [1, 0], [1, 3]), ["一、甲", "二、甲", "2.1 甲"]],
    ["a level above that was never used", OUTLINE + list(1, 0), items([1, 3], [1, 0]), ["1.1 甲", "一、甲"]],
    [
      "lists of one definition go on, one that states a start begins there",
      OUTLINE +
        list(1, 0) +
        list(2, 0) +
        list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
      items([1, 0], [2, 0], [3, 0], [3, 0]),
      ["一、甲", "二、甲", "一、甲", "二、甲"],
    ],
    [
      "a level of a list of its own",
      OUTLINE +
        list(1, 0, `<w:lvlOverride w:ilvl="0">${level(0, "decimal", "第%1章", '<w:suff w:val="nothing"/>')}</w:lvlOverride>`),
      items([1, 0], [1, 1]),
      ["第1章甲", "（一）甲"],
    ],
    [
      "a start, and no new beginning",
      definition(0, level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:start w:val="3"/><w:lvlRestart w:val="0"/>')) +
        list(1, 0),
      items([1, 0], [1, 1], [1, 0], [1, 1]),
      ["1. 甲", "3) 甲", "2. 甲", "4) 甲"],
    ],
    [
      "bullets are layout, dashes are markers",
      definition(0, level(0, "bullet", "\uf0b7")) + definition(1, level(0, "bullet", "——")) + list(1, 0) + list(2, 1),
      items([1, 0], [2, 0]),
      ["甲", "——甲"],
    ],
    ["no such list, none, no level", OUTLINE + list(1, 0), items([9, 0], [0, 0], [1, 8]), ["甲", "甲", "甲"]],
    [
      "a list style",
      `${definition(0, '<w:numStyleLink w:val="L"/>')}${definition(1, '<w:styleLink w:val="L"/>', level(0, "ideographTraditional", "%1．"))}${list(1, 0)}`,
      items([1, 0], [1, 0]),
      ["甲．甲", "乙．甲"],
    ],
    [
      "an empty paragraph counts and shows nothing",
      OUTLINE + list(1, 0),
      p("甲", inList(1)) + p("", inList(1)) + p("甲", inList(1)),
      ["一、甲", "", "三、甲"],
    ],
  ])("%s", async (_name, numbering, body, lines) => {
    expect(await linesOf({ body, numbering })).toEqual(lines);
  }); // prettier-ignore

  test("by style, by the style it is based on, and taken away", async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:firstLineChars="200"/></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="H1"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>';
    const style = (id: string, more = ""): string => p("甲", `<w:pStyle w:val="${id}"/>${more}`);
    const body =
      style("H1") +
      style("H2") +
      style("Own", '<w:ind w:firstLine="0"/>') +
      style("H1", '<w:numPr><w:numId w:val="0"/></w:numPr>') +
      style("Round");
    expect(await linesOf({ body, styles, numbering: OUTLINE + list(1, 0) })).toEqual([
      "　　一、甲",
      "　　（一）甲",
      "二、甲",
      "　　甲",
      "甲",
    ]);
  });

  test("a level that stands for a style", async () => {
    const numbering = definition(0, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="H2"/>')) + list(1, 0);
    const body = p("甲", inList(1)) + p("甲", '<w:pStyle w:val="H2"/><w:numPr><w:numId w:val="1"/></w:numPr>');
    expect(await linesOf({ body, numbering })).toEqual(["一、甲", "（一）甲"]);
  }); // prettier-ignore

  test("as another program writes it", async () => {
    const levels = ["%1、", "（%2）"].map((text, at) => ({
      level: at,
      format: at === 0 ? LevelFormat.CHINESE_COUNTING : LevelFormat.JAPANESE_COUNTING,
      text,
      alignment: AlignmentType.LEFT,
    }));
    const numbered = (text: string, at: number): Paragraph =>
      new Paragraph({ text, numbering: { reference: "outline", level: at } });
    const document = new Document({
      numbering: { config: [{ reference: "outline", levels }] },
      footnotes: { 1: { children: [new Paragraph("见附件。")] } },
      sections: [
        {
          children: [
            new Paragraph("在座谈会上的讲话"),
            numbered("提高认识", 0),
            numbered("学深一层", 1),
            numbered("抓好落实", 0),
            new Paragraph("谢谢大家！"),
          ],
        },
      ],
    });
    expect(await docxReader.read(await Packer.toBuffer(document))).toMatchObject({
      text: "在座谈会上的讲话\n一、提高认识\n（一）学深一层\n二、抓好落实\n谢谢大家！\n",
    });
  });
});

describe("formatNumber", () => {
  test.each([
    ["chineseCounting", 21, "二十一"],
    ["chineseCountingThousand", 105, "一百零五"],
    ["ideographDigital", 120, "一二〇"],
    ["chineseLegalSimplified", 12, "壹拾贰"],
    ["ideographTraditional", 3, "丙"],
    ["ideographTraditional", 11, "11"],
    ["ideographZodiac", 12, "亥"],
    ["ideographEnclosedCircle", 2, "㊁"],
    ["decimalEnclosedCircleChinese", 10, "⑩"],
    ["decimalEnclosedCircle", 21, "㉑"],
    ["decimalEnclosedParen", 4, "⑷"],
    ["decimalEnclosedFullstop", 20, "⒛"],
    ["decimalFullWidth", 12, "１２"],
    ["decimalZero", 7, "07"],
    ["upperLetter", 27, "AA"],
    ["lowerLetter", 26, "z"],
    ["upperRoman", 1994, "MCMXCIV"],
    ["lowerRoman", 4, "iv"],
    ["none", 5, ""],
    ["hebrew1", 5, "5"],
    ["ideographTraditional", 0, "0"],
  ])("%s %d is %s", (format, value, text) => {
    expect(formatNumber(value, format)).toBe(text);
  });

  test("any number in any format", () => {
    const format = fc.constantFrom("chineseCounting", "chineseLegalSimplified", "upperRoman", "lowerLetter", "none", "x");
    fc.assert(
      fc.property(fc.integer(), format, (value, name) => {
        expect(formatNumber(value, name).length > 0 || name === "none").toBe(true);
      }),
    );
  }); // prettier-ignore
});

test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
  "a format by the name of what every object has (%s) is shown in Arabic figures",
  async (format) => {
    expect(formatNumber(3, format)).toBe("3");
    const numbering = definition(0, level(0, format, "%1、")) + list(1, 0);
    expect(await linesOf({ body: items([1, 0], [1, 0]), numbering })).toEqual(["1、甲", "2、甲"]);
  },
);
