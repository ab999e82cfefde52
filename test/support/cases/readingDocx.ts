import { chunk, docxFile, fieldCode, fieldMark, inList, p, r, type DocxParts } from "../docxFile";
import type { Case } from "./case";
import { AFTER, BEFORE, OPENING, reads, skips, TITLE } from "./read";

const speech = (middle: string): string => p(TITLE) + p(OPENING) + p(BEFORE) + middle + p(AFTER);

/** A document with a speech around something, and the paragraphs that this is to be read as; notes stand at the end. */
const word = (
  id: string,
  kind: string,
  middle: string,
  expected: readonly string[],
  parts: Omit<DocxParts, "body"> = {},
  notes: readonly string[] = [],
): Case =>
  reads(id, kind, "a.docx", () => docxFile({ ...parts, body: speech(middle) }), [
    TITLE,
    OPENING,
    BEFORE,
    ...expected,
    AFTER,
    ...notes,
  ]);

const para = (...runs: readonly string[]): string => `<w:p>${runs.join("")}</w:p>`;
const box = (content: string): string =>
  `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
const table = (...cells: readonly string[]): string =>
  `<w:tbl><w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr></w:tbl>`;
const NOTED = '<w:r><w:footnoteReference w:id="2"/></w:r>';

const DITCH = "先把主干渠清出来，再清支渠和毛渠。";
const PUMP = "泵站要在月底以前全部试一次水。";
const [BEGIN, SEPARATE, END] = ["begin", "separate", "end"].map(fieldMark) as [string, string, string];

const FIELDS: readonly Case[] = [
  word("field-begin", "a field that never ends", para(BEGIN, r(DITCH)) + p(PUMP), [DITCH, PUMP]),
  word("field-code", "a field that never ends", para(BEGIN, fieldCode("AUTOTEXT 落款"), r(DITCH)) + p(PUMP), [DITCH, PUMP]),
  word("field-result", "a field that never ends", para(BEGIN, fieldCode("REF a"), SEPARATE, r(DITCH)) + p(PUMP), [DITCH, PUMP]),
  word("field-several", "fields that never end", para(BEGIN, r("先把主干渠"), BEGIN, fieldCode("PAGE"), BEGIN, r("清出来。")) + p(PUMP), ["先把主干渠清出来。", PUMP]),
  word("field-outer", "a field that never ends around one that does", para(BEGIN, r("今年是"), BEGIN, fieldCode("DATE"), SEPARATE, r("2026年"), END, r("。")), ["今年是2026年。"]),
  word("field-stray", "an end and a separator of no field", para(END, SEPARATE, r(DITCH)), [DITCH]),
  word("field-box", "a field ends with its text box", para(box(para(BEGIN, fieldCode("DATE"))), r(DITCH)) + p(PUMP), [DITCH, PUMP]),
  word("field-box-end", "an end in a text box is none of the field around it", para(BEGIN, fieldCode("QUOTE"), SEPARATE, box(para(END)), r("先清渠"), END, r("，再修路。")), ["先清渠，再修路。"]),
  word("field-cell", "a field ends with its cell", table(para(BEGIN, fieldCode("=SUM(LEFT)"), r("干渠")), p("三十里")) + p(PUMP), ["干渠三十里", PUMP]),
  word("field-note", "a field ends with its note", para(r("产量翻了一番"), NOTED, r("。")) + p(PUMP), ["产量翻了一番。", PUMP], { footnotes: `<w:footnote w:id="2">${para(BEGIN, r("见年鉴。"))}</w:footnote>` }, ["[1]见年鉴。"]),
  word("field-simple", "a field in one element", para('<w:fldSimple w:instr=" DATE ">', r("2026年"), "</w:fldSimple>", r("的活要干完。")), ["2026年的活要干完。"]),
  word("contents-unended", "a contents field that never ends", para(BEGIN, fieldCode('TOC \\o "1-3"'), SEPARATE, r("目  录")) + p("一、清渠\t1") + para('<w:hyperlink w:anchor="_Toc1">', r("二、修路"), "</w:hyperlink>") + p("一、清渠") + p(DITCH) + p("二、修路") + p(PUMP), ["一、清渠", DITCH, "二、修路", PUMP]),
  word("contents-style", "a contents field that never ends", para(BEGIN, fieldCode("TOC"), SEPARATE) + p("清渠", '<w:pStyle w:val="11"/>') + p(DITCH), [DITCH], { styles: '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>' }),
]; // prettier-ignore

const html = (body: string): string => `<html><head><meta charset="utf-8"></head><body>${body}</body></html>`;
const mht = (page: string): string =>
  `MIME-Version: 1.0\nContent-Type: multipart/related;\n    type="text/html";\n    boundary="----=part"\n\n\n------=part\nContent-Type: text/html;\n    charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\nContent-Location: file:///C:/fake/document.html\n\n${page.replace(/=/g, "=3D")}\n\n------=part--\n`;
const inChunk = (id: string, name: string, content: string | Uint8Array, types = ""): Case =>
  word(`chunk-${id}`, "a section in a document of its own", p("一、清渠") + p(DITCH) + chunk() + p("三、试水"), ["一、清渠", DITCH, "二、修路", PUMP, "三、试水"], { chunks: { [name]: content }, types }); // prettier-ignore
const SECTION = `<p>二、修路</p><p>${PUMP}</p>`;
const inner = (body: string): Uint8Array => docxFile(body);

const CHUNKS: readonly Case[] = [
  reads("chunk-all", "the whole body in a document of its own", "a.docx", () => docxFile({ body: chunk(), chunks: { "afchunk.mht": mht(html(`<h1>${TITLE}</h1><p>${OPENING}</p><p>${DITCH}</p>`)) } }), [TITLE, OPENING, DITCH]),
  inChunk("html", "a.html", html(SECTION)),
  inChunk("htm", "chunk1.dat", html(SECTION), '<Default Extension="dat" ContentType="text/html"/>'),
  inChunk("fragment", "a.dat", SECTION, '<Override PartName="/word/a.dat" ContentType="text/html; charset=utf-8"/>'),
  inChunk("xhtml", "a.xhtml", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${SECTION}</body></html>`),
  inChunk("mht", "a.mht", mht(html(SECTION))),
  inChunk("mht-type", "a.bin", mht(html(SECTION)), '<Default Extension="bin" ContentType="message/rfc822"/>'),
  inChunk("txt", "a.txt", `\ufeff二、修路\r\n${PUMP}\r\n`),
  inChunk("docx", "a.docx", inner(p("二、修路") + p(PUMP))),
  inChunk("docx-docx", "a.docx", docxFile({ body: p("二、修路") + chunk(), chunks: { "b.docx": inner(p(PUMP)) } })),
  word("chunk-cell", "a document in a cell", table(chunk() + p("")) + p(PUMP), [DITCH, PUMP], { chunks: { "a.html": html(`<p>${DITCH}</p>`) } }),
  word("chunk-rtf", "rich text in a document is left out with its reason", p(DITCH) + chunk() + p(PUMP), [DITCH, PUMP], { chunks: { "a.rtf": "{\\rtf1 abc}" } }),
  word("chunk-broken", "a broken document in a document", chunk() + p(PUMP), [PUMP], { chunks: { "a.docx": "PK\u0003\u0004broken" } }),
  word("chunk-gone", "a document in a document that is not there", '<w:altChunk r:id="rIdC7"/>' + p(PUMP), [PUMP]),
  skips("chunk-rtf-all", "a document that is all rich text", "a.docx", () => docxFile({ body: chunk(), chunks: { "a.rtf": "{\\rtf1 abc}" } }), "unsupported"),
]; // prettier-ignore

const choice = (requires: string, content: string, fallback = ""): string =>
  `<mc:AlternateContent><mc:Choice Requires="${requires}">${content}</mc:Choice>${fallback === "" ? "" : `<mc:Fallback>${fallback}</mc:Fallback>`}</mc:AlternateContent>`;
const STAR = '<w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="2605"/>';

const ALTERNATIVES: readonly Case[] = [
  word("choice-unknown", "an alternative that needs what nobody understands", `<w:p>${r("标有")}<w:r>${choice("w16se", "", "<w:rPr/>")}${choice("w16se", STAR, "<w:t>★</w:t>")}</w:r>${r("的先办。")}</w:p>`, ["标有★的先办。"]),
  word("choice-both", "an alternative that needs two things", `<w:p><w:r>${choice("wps w16se", "<w:t>新</w:t>", "<w:t>旧</w:t>")}</w:r>${r("渠要一起修。")}</w:p>`, ["旧渠要一起修。"]),
  word("choice-second", "two alternatives", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w:t>甲</w:t></mc:Choice><mc:Choice Requires="wps"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>${r("渠要一起修。")}</w:p>`, ["新渠要一起修。"]),
  word("choice-prefix", "a namespace by another prefix", `<w:p xmlns:x="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:r>${choice("x", "<w:t>新</w:t>", "<w:t>旧</w:t>")}</w:r>${r("渠要一起修。")}</w:p>`, ["新渠要一起修。"]),
  word("choice-shape", "shapes are understood", para(`<w:r>${choice("wps", `<w:drawing><wps:txbx><w:txbxContent>${p(PUMP)}</w:txbxContent></wps:txbx></w:drawing>`, `<w:pict><v:textbox><w:txbxContent>${p(PUMP)}</w:txbxContent></v:textbox></w:pict>`)}</w:r>`, r(DITCH)), [DITCH, PUMP]),
]; // prettier-ignore

const style = (type: string, id: string, properties: string, basedOn = ""): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${basedOn === "" ? "" : `<w:basedOn w:val="${basedOn}"/>`}<w:rPr>${properties}</w:rPr></w:style>`;
const HIDING = [
  style("character", "note", "<w:vanish/>"),
  style("character", "note2", "", "note"),
  style("character", "back", '<w:vanish w:val="0"/>', "note"),
  style("paragraph", "draft", "<w:vanish/>"),
  style("paragraph", "draft2", "<w:b/>", "draft"),
  style("paragraph", "shown", '<w:vanish w:val="off"/>', "draft"),
].join("");
const hiding = (id: string, middle: string, expected: readonly string[], styles = HIDING): Case =>
  word(`hidden-${id}`, "hidden by a style", middle, expected, { styles });
const styled = (id: string, text: string, own = ""): string => r(text, `<w:rStyle w:val="${id}"/>${own}`);
const MARK_HIDDEN = "<w:rPr><w:vanish/></w:rPr>";

const HIDDEN: readonly Case[] = [
  hiding("character", para(r("先清"), styled("note", "（老李核一下）"), r("干渠。")), ["先清干渠。"]),
  hiding("inherited", para(r("先清"), styled("note2", "（老李核一下）"), r("干渠。")), ["先清干渠。"]),
  hiding("back", para(r("先清"), styled("back", "一号"), r("干渠。")), ["先清一号干渠。"]),
  hiding("direct", para(r("先清"), styled("note", "一号", '<w:vanish w:val="false"/>'), r("干渠。")), ["先清一号干渠。"]),
  hiding("paragraph", p("这一段是旧稿。", '<w:pStyle w:val="draft"/>') + p(PUMP), [PUMP]),
  hiding("paragraph-inherited", p("这一段是旧稿。", '<w:pStyle w:val="draft2"/>') + p(PUMP), [PUMP]),
  hiding("paragraph-back", p(DITCH, '<w:pStyle w:val="shown"/>') + p(PUMP), [DITCH, PUMP]),
  hiding("paragraph-direct", `<w:p><w:pPr><w:pStyle w:val="draft"/></w:pPr>${r(DITCH, '<w:vanish w:val="0"/>')}</w:p>` + p(PUMP), [DITCH, PUMP]),
  hiding("paragraph-character", `<w:p><w:pPr><w:pStyle w:val="draft"/></w:pPr>${styled("back", DITCH)}</w:p>` + p(PUMP), [DITCH, PUMP]),
  reads("hidden-default", "hidden by the document's defaults", "a.docx", () => docxFile({ body: [TITLE, OPENING, DITCH].map((text) => para(r(text, '<w:vanish w:val="0"/>'))).join("") + p("旧稿。"), styles: "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>" }), [TITLE, OPENING, DITCH]),
  word("hidden-web", "hidden in a web view alone", para(r(DITCH, "<w:webHidden/>")), [DITCH]),
  word("hidden-row", "a hidden row", `<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${p("旧数")}</w:tc></w:tr><w:tr><w:tc>${p("新数为三十里。")}</w:tc></w:tr></w:tbl>`, ["新数为三十里。"]),
  word("hidden-box", "a text box in a hidden run", para(r("先清干渠。"), box(p("旧稿")).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")), ["先清干渠。"]),
  word("hidden-mark", "a heading that runs into its paragraph", p("一、清渠。", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p(DITCH), [`一、清渠。${DITCH}`]),
  word("hidden-number", "a hidden paragraph of a list is not counted", p("清渠", inList(1)) + `<w:p><w:pPr>${inList(1)}${MARK_HIDDEN}</w:pPr>${r("旧稿", "<w:vanish/>")}</w:p>` + p("修路", inList(1)), ["一、清渠", "二、修路"], { numbering: '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' }),
]; // prettier-ignore

const symbol = (font: string, char: string): string =>
  `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
const inFont = (font: string, text: string): string =>
  r(text, `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`);
const drop = (text: string, kind = "drop"): string =>
  p(text, `<w:keepNext/><w:framePr w:dropCap="${kind}" w:lines="3" w:wrap="around"/>`);

const SIGNS: readonly Case[] = [
  word("break-body", "a raw line break in a text", para("<w:r><w:t>先把主干渠清出来，\n再清支渠\r\n和毛渠。</w:t></w:r>"), [DITCH]),
  word("break-heading", "a raw line break in a heading", para("<w:r><w:t>一、统筹安排，\n抓紧清渠</w:t></w:r>") + p(PUMP), ["一、统筹安排，抓紧清渠", PUMP]),
  word("break-layout", "a text on lines of its own", para(`<w:r><w:t>\n      ${DITCH}\n    </w:t></w:r>`), [DITCH]),
  word("drop-cap", "a drop cap", drop("泵") + p("站要在月底以前全部试一次水。"), [PUMP]),
  word("drop-margin", "a drop cap in the margin", drop("泵", "margin") + p("站要在月底以前全部试一次水。", '<w:ind w:firstLineChars="200"/>'), [PUMP]),
  word("drop-none", "a frame that is no drop cap", drop("附", "none") + p(PUMP), ["附", PUMP]),
  word("symbol-2", "figures of Wingdings 2", para(symbol("Wingdings 2", "F06A"), r("清渠；"), symbol("Wingdings 2", "F073"), r("修路。")), ["①清渠；⑩修路。"]),
  word("symbol-greek", "signs of Symbol", para(r("水温升高2"), symbol("Symbol", "F0B0"), r("，流量"), symbol("Symbol", "F0B3"), r("30方，误差"), symbol("Symbol", "F0B1"), r("1方。")), ["水温升高2°，流量≥30方，误差±1方。"]),
  word("symbol-boxes", "boxes, ticks and arrows", para(symbol("Wingdings", "F06E"), r("清渠"), symbol("Wingdings", "F06C"), r("修路"), symbol("Wingdings", "F0FC"), r("试水"), symbol("Wingdings 2", "0052"), r("验收"), symbol("Wingdings", "F0E0"), r("归档。")), ["■清渠●修路✓试水☑验收→归档。"]),
  word("symbol-private", "private characters in a symbol font", para(inFont("Wingdings", "\uf081"), r("清渠；"), inFont("Wingdings 2", "\uf06b"), r("修路；水温2"), inFont("Symbol", "\uf0b0"), r("。")), ["①清渠；②修路；水温2°。"]),
  word("symbol-field", "a character that a field stands for", para(r("水温升高2"), BEGIN, fieldCode('SYMBOL 176 \\f "Symbol" \\s 12'), END, r("，流量"), BEGIN, fieldCode("SYMBOL 179 \\f Symbol"), END, r("30方。")), ["水温升高2°，流量≥30方。"]),
  word("symbol-style", "a symbol font of a style", para(r("\uf0b3", '<w:rStyle w:val="sym"/>'), r("30方。")), ["≥30方。"], { styles: style("character", "sym", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>') }),
  word("symbol-figures", "figures among ideographs are in no symbol font", para(inFont("Wingdings", "第3项抓紧办。")), ["第3项抓紧办。"]),
]; // prettier-ignore

export const DOCX_CASES: readonly Case[] = [...FIELDS, ...CHUNKS, ...ALTERNATIVES, ...HIDDEN, ...SIGNS];
