import { describe, expect, test } from "vitest";
import { readDocument } from "../../../../server/src/corpus/documents";
import { docxReader } from "../../../../server/src/corpus/readers/docx";
import type { Reading } from "../../../../server/src/corpus/readers/reader";
import { isSkip } from "../../../../server/src/corpus/skip";
import { docxFile, docxParts, inList, p, r, type DocxParts } from "../../../support/docxFile";
import { zip } from "../../../support/zip";

const read = async (parts: DocxParts | string): Promise<Reading> => {
  const reading = await docxReader.read(docxFile(parts));
  if (isSkip(reading)) throw new Error(reading.code);
  return reading;
};
const textOf = async (parts: DocxParts | string): Promise<string> => (await read(parts)).text.trimEnd();

describe("docx: text", () => {
  test.each([
    ["paragraphs and runs", p("在推进会上的讲话") + `<w:p>${r("同志")}${r("们：")}</w:p>`, "在推进会上的讲话\n同志们："],
    ["empty paragraphs are one blank line", p("甲。") + p("") + p("") + p("乙。"), "甲。\n\n乙。"],
    ["a break in a paragraph", `<w:p>${r("第一行")}<w:r><w:br/></w:r>${r("第二行")}</w:p>`, "第一行\n第二行"],
    ["a tab, a hyphen, entities", `<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙&amp;A</w:t><w:noBreakHyphen/><w:t>B&#x4E00;</w:t></w:r></w:p>`, "甲\t乙&A-B一"],
    ["tab stops are no tabs", p("甲", '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'), "甲"],
    ["first lines that stand in", p("甲。", '<w:ind w:firstLineChars="200" w:firstLine="640"/>') + p("乙。", '<w:ind w:firstLineChars="0" w:firstLine="0"/>'), "　　甲。\n乙。"],
    ["links, content controls, smart tags", `<w:p><w:hyperlink>${r("见通知")}</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>${r("精神")}</w:sdtContent></w:sdt><w:smartTag>${r("。")}</w:smartTag></w:p>`, "见通知精神。"],
    ["a prompt of a content control", `<w:p>${r("时间：")}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r("单击此处输入日期")}</w:sdtContent></w:sdt></w:p>`, "时间："],
    ["hidden text", `<w:p>${r("看得见")}${r("看不见", "<w:vanish/>")}${r("也看得见", '<w:vanish w:val="0"/>')}</w:p>`, "看得见也看得见"],
    ["readings above characters", `<w:p><w:r><w:ruby><w:rt>${r("tà")}</w:rt><w:rubyBase>${r("踏")}</w:rubyBase></w:ruby></w:r>${r("实")}</w:p>`, "踏实"],
    ["a figure of a symbol font", `<w:p><w:r><w:sym w:font="Wingdings" w:char="F082"/></w:r>${r("抓落实")}<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r></w:p>`, "②抓落实→"],
    ["formulas", `<w:p>${r("增长")}<m:oMath><m:r><m:t>5.3%</m:t></m:r></m:oMath></w:p>`, "增长5.3%"],
    ["a result of a field, not its code", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("2026年")}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r("工作")}</w:p>`, "2026年工作"],
    ["an enclosed character", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \\o\\ac(○,</w:instrText></w:r><w:r><w:instrText>3)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${r("抓创新")}</w:p>`, "③抓创新"],
    ["alternatives once", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "新"],
  ])("%s", async (_name, body, text) => {
    expect(await textOf(body)).toBe(text);
  }); // prettier-ignore

  test("tables row by row, also in cells", async () => {
    const cell = (content: string): string => `<w:tc><w:tcPr/>${content}</w:tc>`;
    const row = (...cells: readonly string[]): string => `<w:tr>${cells.map(cell).join("")}</w:tr>`;
    const inner = `<w:tbl>${row(p("内一"), p("内二"))}</w:tbl>`;
    const table = `<w:tbl>${row(p("指标"), p("数值"))}${row(p("产值"), inner + p(""))}${row(p("说明"), p("一。") + p("二。"))}</w:tbl>`;
    expect(await textOf(p("前") + table + p("后"))).toBe(
      "前\n指标\t数值\n产值\t内一\t内二\n说明\n一。\n二。\n后",
    );
  });

  test("a text box is read once, after its paragraph", async () => {
    const box = `<w:txbxContent>${p("框内一")}${p("框内二")}</w:txbxContent>`;
    const shape = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    expect(await textOf(`<w:p>${r("正")}<w:r>${shape}</w:r>${r("文")}</w:p>${p("后")}`)).toBe(
      "正文\n框内一\n框内二\n后",
    );
  });

  test("a table of contents is shown and not parsed", async () => {
    const control = (content: string): string =>
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    const field = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("一、提高认识\t2")}</w:p><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    for (const contents of [control(p("一、提高认识\t2")), field]) {
      const { text, source } = await read(p("讲话") + contents + p("一、提高认识"));
      expect(text.trim().replace(/\n+/g, "\n")).toBe("讲话\n一、提高认识");
      expect(source).toContain("一、提高认识\t2");
    }
  });

  test("notes are marked where they are mentioned, and stand at the end", async () => {
    const mention = (kind: string, id: number): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const reading = await read({
      body: `<w:p>${r("粮食产量创新高")}${mention("footnote", 2)}${r("。")}${mention("endnote", 2)}</w:p>${p("完。")}`,
      footnotes: `<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${p("见统计公报。")}${p("下同。")}</w:footnote>`,
      endnotes: `<w:endnote w:id="2">${p("初步数。")}</w:endnote>`,
    });
    expect(reading.source).toBe("粮食产量创新高[1]。[2]\n完。\n[1] 见统计公报。 下同。\n[2] 初步数。\n");
    expect(reading.text).toBe("粮食产量创新高。\n完。\n[1] 见统计公报。 下同。\n[2] 初步数。\n");
    expect(reading.offsets![reading.text.indexOf("完")]).toBe(reading.source.indexOf("完"));
  });
});

describe("docx: changes are taken as accepted", () => {
  const deleted = `<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>`;
  const inserted = `<w:ins w:id="2">${r("新")}</w:ins>`;
  const endDeleted = "<w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>";
  test.each([
    ["inserted and deleted", `<w:p>${deleted}${inserted}${r("要求")}</w:p>`, "新要求"],
    ["moved", `<w:p><w:moveFrom w:id="4">${r("移走")}</w:moveFrom><w:moveTo w:id="5">${r("移来")}</w:moveTo></w:p>`, "移来"],
    ["an end of a paragraph deleted", `<w:p>${endDeleted}${r("前半，")}</w:p><w:p>${r("后半。")}</w:p>`, "前半，后半。"],
    ["a paragraph deleted", `${p("甲。")}<w:p>${endDeleted}${deleted}</w:p>${p("乙。")}`, "甲。\n乙。"],
    ["the last end deleted", `<w:p>${endDeleted}${r("全文完。")}</w:p>`, "全文完。"],
    ["a row deleted", `<w:tbl><w:tr><w:trPr><w:del w:id="6"/></w:trPr><w:tc>${p("删")}</w:tc></w:tr><w:tr><w:tc>${p("留")}</w:tc></w:tr></w:tbl>`, "留"],
    ["earlier properties", `<w:p><w:pPr><w:pPrChange w:id="7"><w:pPr><w:ind w:firstLine="640"/></w:pPr></w:pPrChange></w:pPr>${r("现在")}</w:p>`, "现在"],
  ])("%s", async (_name, body, text) => {
    expect(await textOf(body)).toBe(text);
  }); // prettier-ignore

  test("a deleted paragraph of a list bears no number", async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const gone = `<w:p><w:pPr>${inList(1)}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${deleted}</w:p>`;
    expect(await textOf({ body: p("甲", inList(1)) + gone + p("乙", inList(1)), numbering })).toBe(
      "一、甲\n二、乙",
    );
  });
});

describe("docx: as a document of the corpus", () => {
  test("headings numbered by Word are the outline", async () => {
    const level = (at: number, text: string): string =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const bytes = docxFile({
      body:
        p("在全市工作推进会上的讲话") +
        p("（2026年3月4日）") +
        p("同志们：") +
        p("提高认识", inList(1)) +
        p("今天的会议很重要，大家要抓好落实。") +
        p("狠抓落实", inList(1)) +
        p("明确责任", inList(1, 1)) +
        p("各级各部门要把任务落实到人，确保件件有着落。") +
        p("谢谢大家！"),
      numbering: `<w:abstractNum w:abstractNumId="0">${level(0, "%1、")}${level(1, "（%2）")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    });
    const document = await readDocument(bytes, "file:///a/b.docx");
    if (isSkip(document)) throw new Error(document.code);
    expect(document.extracted).toBe(true);
    expect(document.speeches).toMatchObject([
      { title: "在全市工作推进会上的讲话", date: "2026-03-04", kind: "讲话" },
    ]);
    expect(
      document.draft.speeches[0]!.sections.flatMap(({ children }) => children.map(({ name }) => name)),
    ).toEqual(expect.arrayContaining(["一、提高认识", "二、狠抓落实"]));
  });

  test("other prefixes, the strict namespace, another place of the main part", async () => {
    const [types, , , , ...rest] = docxParts({ body: "" });
    const bytes = zip([
      types!,
      {
        name: "_rels/.rels",
        content:
          '<ns0:Relationships xmlns:ns0="http://schemas.openxmlformats.org/package/2006/relationships"><ns0:Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/a/main.xml"/></ns0:Relationships>',
      },
      {
        name: "A\\Main.xml",
        content:
          '<ns1:document xmlns:ns1="http://purl.oclc.org/ooxml/wordprocessingml/main"><ns1:body><ns1:p><ns1:pPr><ns1:ind ns1:firstLine="640"/></ns1:pPr><ns1:r><ns1:t>同志们：</ns1:t></ns1:r></ns1:p></ns1:body></ns1:document>',
      },
      ...rest,
    ]);
    expect(await docxReader.read(bytes)).toMatchObject({ text: "　　同志们：\n" });
  });

  test("parts in UTF-16", async () => {
    const parts = docxParts({ body: p("同志们：") }).map((part) =>
      part.name === "word/document.xml"
        ? { ...part, content: Buffer.from(`\ufeff${String(part.content)}`, "utf16le") }
        : part,
    );
    expect(await docxReader.read(zip(parts))).toMatchObject({ text: "同志们：\n" });
  });
});
