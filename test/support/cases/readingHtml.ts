import type { Case } from "./case";
import { AFTER, BEFORE, OPENING, reads, TITLE } from "./read";

const DITCH = "先把主干渠清出来，再清支渠和毛渠。";
const PUMP = "泵站要在月底以前全部试一次水。";
const ALL = [TITLE, OPENING, BEFORE, DITCH, AFTER];

const body = (middle: string): string =>
  `<p>${TITLE}</p><p>${OPENING}</p><p>${BEFORE}</p>${middle}<p>${AFTER}</p>`;
const page = (head: string, middle: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>讲话</title>${head}</head><body>${body(middle)}</body></html>`;
const NOISE = "文秘资源网整理";
const JAMMED = `<p>先把主干渠<span class="j" id="n">${NOISE}</span>清出来，再清支渠和毛渠。</p>`;

/** Noise in a paragraph that a style sheet hides. */
const hides = (id: string, sheet: string, middle = JAMMED): Case =>
  reads(
    `css-${id}`,
    "hidden by the page's style sheet",
    "a.html",
    page(`<style>${sheet}</style>`, middle),
    ALL,
  );

/** A paragraph that a style sheet seems to hide and does not. */
const shows = (id: string, sheet: string, middle = `<p class="j" id="n">${DITCH}</p>`): Case =>
  reads(`css-${id}`, "shown for all that a style sheet says", "a.html", page(sheet, middle), ALL);
const sheet = (css: string, attributes = ""): string => `<style ${attributes}>${css}</style>`;

const HIDDEN: readonly Case[] = [
  hides("class", ".j{display:none}"),
  hides("list", "\n.x , .j { color : red ; DISPLAY : NONE ; }"),
  hides("id", "#n{display:none !important}"),
  hides("tag", "p span{display:none}"),
  hides("child", "body > p > span.j{visibility:hidden}"),
  hides("attribute", 'span[class^="j"]{display:none}'),
  hides("comment", "/* } */ .j /* x */ { /* ; */ display: none /* y */ }"),
  hides("old-marks", "<!-- .j{display:none} -->"),
  hides("string", '.a::before{content:"}"} .j{display:none}'),
  hides("opacity", ".j{opacity:0}"),
  hides("opacity-fraction", ".j{opacity:.0}"),
  hides("size", ".j{font-size:0}"),
  hides("size-unit", ".j{font-size:0px}"),
  hides("size-shorthand", ".j{font:0/0 a}"),
  hides("off-screen", ".j{position:absolute;left:-9999px}"),
  hides("off-screen-above", ".j{position:fixed;top:-1000em}"),
  hides("off-screen-margin", ".j{margin-left:-5000px}"),
  hides("off-screen-indent", ".j{text-indent:-9999px;display:inline-block}"),
  hides("off-screen-moved", ".j{transform:translateX(-9999px)}"),
  hides("zero-height", ".j{display:block;height:0;overflow:hidden}"),
  hides("zero-width", ".j{display:inline-block;width:0px;overflow:hidden}"),
  hides("most-zero", ".j{max-height:0;overflow-y:hidden}"),
  hides("clip", ".j{position:absolute;clip:rect(0 0 0 0)}"),
  hides("clip-path", ".j{clip-path:inset(100%)}"),
  hides("transparent", ".j{color:transparent}"),
  hides("scale", ".j{transform:scale(0)}"),
  hides("screen", "@media screen{.j{display:none}}"),
  hides("wide", "@media only screen and (min-width: 600px){.j{display:none}}"),
  hides("supports", "@supports (display:grid){.j{display:none}}"),
  hides("specific", ".j{display:none} span{display:inline}"),
  hides("important", ".j{display:none!important} #n{display:inline}"),
  hides("later", ".j{display:inline} .j{display:none}"),
  hides("fonts", "@import url(a.css);@font-face{font-family:x;src:url(data:a;b)}@keyframes k{from{opacity:0}}.j{display:none}"),
  hides("escape", ".j\\:x{display:none}", JAMMED.replace('class="j"', 'class="a j:x"')),
  hides("not", "span:not(.shown){display:none}"),
  hides("inside", ".j{display:none}", JAMMED.replace(NOISE, `<b style="display:inline;visibility:visible">${NOISE}</b>`)),
  reads("css-below", "a sheet below what it hides", "a.html", `${page("", JAMMED)}<style>.j{display:none}</style>`, ALL),
  reads("css-paragraph", "a hidden paragraph", "a.html", page(sheet(".j{display:none}"), `<p class=j>本文由${NOISE}</p><p>${DITCH}</p>`), ALL),
  reads("css-inline", "hidden by its own style", "a.html", page("", JAMMED.replace('id="n"', 'style="position:absolute;left:-9999px"')), ALL),
  reads("css-inline-opacity", "hidden by its own style", "a.html", page("", JAMMED.replace('id="n"', 'style="opacity:0"')), ALL),
  reads("css-dialog", "a dialog that nobody opened", "a.html", page("", `<dialog>本站提醒您注意保存。</dialog><p>${DITCH}</p>`), ALL),
  reads("css-hidden", "hidden by an attribute", "a.html", page("", JAMMED.replace('id="n"', "hidden")), ALL),
]; // prettier-ignore

const SHOWN: readonly Case[] = [
  shows("print", sheet("@media print{.j{display:none}}")),
  shows("print-sheet", sheet(".j{display:none}", 'media="print"')),
  shows("narrow", sheet("@media (max-width:600px){.j{display:none}}")),
  shows("hover", sheet(".j:hover{display:none} .j::before{display:none} .j + p{display:none}")),
  shows("commented-out", sheet("/* .j{display:none} */")),
  shows("page-comment", "<!-- <style>.j{display:none}</style> -->"),
  shows("noscript", "<noscript><style>.j{display:none}</style></noscript>"),
  shows("inline-back", sheet(".j{display:none}"), `<p class="j" style="display:block">${DITCH}</p>`),
  shows("important-back", sheet(".j{display:block!important}"), `<p class="j" style="display:none">${DITCH}</p>`),
  shows("specific-back", sheet("p.j{display:block} .j{display:none}")),
  shows("visible-inside", sheet(".j{visibility:hidden} .j b{visibility:visible}"), `<p class="j">网<b>${DITCH}</b></p>`),
  shows("size-inside", sheet(".j{font-size:0} .j b{font-size:16px}"), `<p class="j"><b>${DITCH}</b></p>`),
  shows("attribute-back", sheet("[hidden]{display:block}"), `<p hidden>${DITCH}</p>`),
  shows("aria", "", `<p aria-hidden="true">${DITCH}</p>`),
  shows("half", sheet(".j{opacity:.5;font-size:.9em;height:0;width:1px;left:-20px;position:relative;text-indent:2em}")),
  shows("other-class", sheet(".jj{display:none} .x .j{display:none} p > .j{display:none}")),
  shows("broken", sheet(".j{display:none")+sheet(".j{display:block}")),
  reads("css-veil", "a page that a script unveils", "a.html", `<div id=js_content style="visibility:hidden;opacity:0">${body(`<p>${DITCH}</p>`)}</div>`, ALL),
  reads("css-veil-body", "a page that a script unveils", "a.html", page(sheet("body{opacity:0}"), `<p>${DITCH}</p>`), ALL),
]; // prettier-ignore

const NS = 'xmlns="http://www.w3.org/1999/xhtml"';
const xhtml = (
  head: string,
  before = '<?xml version="1.0" encoding="utf-8"?>\n',
  root = `html ${NS}`,
): string => `${before}<${root}><head>${head}</head><body>${body(`<p>${DITCH}</p>`)}</body></html>`;
const inXml = (id: string, content: string, name = "a.xhtml", expected = ALL): Case =>
  reads(`xhtml-${id}`, "XHTML", name, content, expected);

const XHTML: readonly Case[] = [
  inXml("title", xhtml("<title/>")),
  inXml("title-blank", xhtml("<title />", "")),
  inXml("html", xhtml("<title/>"), "a.html"),
  inXml("bare", xhtml("<title/>", "", "html"), "a.htm"),
  inXml("script", xhtml('<title>讲话</title><script type="text/javascript" src="a.js"/>')),
  inXml("style", xhtml('<title>讲话</title><style type="text/css"/>')),
  inXml("cdata", xhtml("<title/>").replace(DITCH, `<![CDATA[${DITCH}]]>`)),
  inXml("textarea", xhtml("<title/>").replace(DITCH, `<textarea/><iframe src="a"/><span style="display:none"/>${DITCH}`)),
  inXml("anchor", xhtml("<title/>").replace(DITCH, `<a id="a" name="a"/>${DITCH}<br></br>`)),
  inXml("cdata-style", xhtml("<title/><style><![CDATA[ .j{display:none} ]]></style>").replace(DITCH, `<i class="j">网</i>${DITCH}`)),
  inXml("prefix", xhtml("<title/>").replace(NS, NS.replace("xmlns", "xmlns:h")).replace(/<(\/?)(?=[a-z])/g, "<$1h:")),
  inXml("soup", xhtml('<title/><script>if (a<b && "<p>") {}</script>').replace(`<p>${BEFORE}</p>`, `<p>${BEFORE}<p>`)),
  inXml("html-in-html", `<html><head><title>讲话</title></head><body>${body(`<div class="x"/><p>${DITCH}</p>`)}`, "a.html"),
]; // prettier-ignore

interface Part {
  readonly headers: string;
  readonly content: string;
}
const archive = (start: string, ...parts: readonly Part[]): string =>
  [
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://oa.example.cn/doc/view\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";${start}\r\n\tboundary="----b"\r\n\r\n`,
    ...parts.map(({ headers, content }) => `------b\r\n${headers}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString("base64")}\r\n`),
    "------b--\r\n",
  ].join(""); // prettier-ignore
const part = (content: string, location: string, id = "", type = "text/html"): Part => ({
  headers: `Content-Type: ${type}; charset="utf-8"${id === "" ? "" : `\r\nContent-ID: <${id}>`}\r\nContent-Location: ${location}`,
  content,
});
const frames = (element: string): Part =>
  part(`<html><head><title>公文查看</title></head><body><div>某某办公系统</div><div>待办 已办 传阅</div>${element}</body></html>`, "https://oa.example.cn/doc/view", "f1@mhtml.blink"); // prettier-ignore
const text = (location: string, id = ""): Part =>
  part(`<html><body>${body(`<p>${DITCH}</p>`)}</body></html>`, location, id);
const inFrame = (id: string, ...parts: readonly Part[]): Case =>
  reads(`frame-${id}`, "an archive whose text stands in a frame", "a.mhtml", archive("", ...parts), ALL);

const FRAMES: readonly Case[] = [
  inFrame("cid", frames('<iframe src="cid:f2@mhtml.blink"></iframe>'), text("https://oa.example.cn/doc/body", "f2@mhtml.blink")),
  inFrame("address", frames('<iframe src="https://oa.example.cn/doc/body#top"></iframe>'), text("https://oa.example.cn/doc/body")),
  inFrame("relative", frames('<iframe src="body?id=1&amp;x=2"></iframe>'), text("https://oa.example.cn/doc/body?id=1&x=2")),
  inFrame("frameset", part('<html><frameset cols="20%,*"><frame src="menu.htm"><frame src="main.htm"></frameset></html>', "file:///C:/a/index.htm"), part("<p>目录树</p>", "file:///C:/a/menu.htm"), text("file:///C:/a/main.htm")),
  inFrame("nested", frames('<iframe src="outer"></iframe>'), part('<iframe src="inner/a"></iframe>', "https://oa.example.cn/doc/outer"), text("https://oa.example.cn/doc/inner/a")),
  inFrame("circle", frames('<iframe src="body"></iframe>'), part(`${body(`<p>${DITCH}</p>`)}<iframe src="view"></iframe>`, "https://oa.example.cn/doc/body")),
  inFrame("unnamed", frames('<iframe src="about:blank"></iframe>'), text("https://oa.example.cn/doc/body")),
  inFrame("sheet", part(`<link rel="stylesheet" href="cid:css-1">${body(JAMMED)}`, "https://oa.example.cn/a"), part(".j{display:none}", "cid:css-1", "css-1", "text/css")),
  reads("frame-start", "an archive that says with which part it begins", "a.mht", archive('\r\n\tstart="<f2>";', part("<p>广告一则</p>", "http://a/1", "f1"), text("http://a/2", "f2")), ALL),
  reads("frame-srcdoc", "a frame that holds its page itself", "a.html", page("", `<iframe srcdoc="&lt;p&gt;${DITCH}&lt;/p&gt;"></iframe>`), ALL),
  reads("frame-hidden", "a frame that is not shown", "a.mhtml", archive("", part(`${body(`<p>${DITCH}</p>`)}<iframe style="display:none" src="ad"></iframe>`, "http://a/1"), part(`<p>${PUMP}</p>`, "http://a/ad")), ALL),
]; // prettier-ignore

const FONTS: readonly Case[] = [
  reads("html-symbols", "symbol fonts in a page", "a.html", page("", `<p><span style='font-family:Wingdings'>n</span>先把主干渠清出来，<font face="Symbol">&sup3;</font>30里。</p>`), [TITLE, OPENING, BEFORE, "■先把主干渠清出来，≥30里。", AFTER]),
]; // prettier-ignore

export const HTML_CASES: readonly Case[] = [...HIDDEN, ...SHOWN, ...XHTML, ...FRAMES, ...FONTS];
