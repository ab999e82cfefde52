import { describe, expect, test } from "vitest";
import { readDocument } from "../../../../server/src/corpus/documents";
import { htmlReader } from "../../../../server/src/corpus/readers/html";
import type { Reading } from "../../../../server/src/corpus/readers/reader";
import { isSkip } from "../../../../server/src/corpus/skip";

const bytes = (html: string): Uint8Array => new TextEncoder().encode(html);
const read = (html: string): Reading => {
  const reading = htmlReader.read(bytes(html)) as Reading;
  if (isSkip(reading)) throw new Error(reading.code);
  return reading;
};
/** What is parsed, blank lines apart. */
const textOf = (html: string): string => read(html).text.trimEnd();

describe("html: text", () => {
  test.each([
    ["blocks", "<h1>讲话</h1><div>同志们：<p>甲。<p>乙。</div>丙", "讲话\n同志们：\n甲。\n乙。\n丙"],
    ["breaks, and two of them", "甲<br>乙<br/>丙<br><br>丁", "甲\n乙\n丙\n\n丁"],
    ["inline elements", "<p><b>一是</b>抓<font color=red>落</font><a href='/a'>实</a>。</p>", "一是抓落实。"],
    ["line breaks of the source", "<p>要认真\n   落实 A\nB 型</p>", "要认真落实 A B 型"],
    ["blanks between Han stay", "<p>张  三</p>", "张 三"],
    ["entities", "&lt;办法&gt;&nbsp;&ldquo;稳&rdquo;&#12290;&#x4E00;&amp;&unknown;", "<办法> “稳”。一&&unknown;"],
    ["indentation of either kind", "<p>&emsp;&emsp;甲。</p><p>　　乙。</p><p style='text-indent:2em'>丙。</p><p style='TEXT-INDENT: 0pt'>丁。</p>", "\u2003\u2003甲。\n　　乙。\n　　丙。\n丁。"],
    ["empty paragraphs", "<p>甲。</p><p>&nbsp;</p><p></p><p>乙。</p>", "甲。\n\n乙。"],
    ["preformatted", "<pre>甲。\n  乙。\n\n丙。</pre>", "甲。\n  乙。\n\n丙。"],
    ["code and controls", "<script>var a='<p>码</p>';</script><style>p{}</style><noscript>请启用</noscript><select><option>选项</select><button>打印</button><textarea>框</textarea><svg><title>图</title></svg><template>模</template>正文", "正文"],
    ["what is not shown", "<p>正<span style='display: none'>噪</span>文<i hidden>声</i><u style='color:red;font-size:0px'>点</u>。</p><!-- 注 -->", "正文。"],
    ["shown after all", "<p style='font-size:0.9em'>小字</p><p style='font-size: 05px'>细字</p>", "小字\n细字"],
    ["readings and what was struck out", "<p><ruby>踏<rp>(</rp><rt>tà</rt></ruby>实<del>旧</del><ins>新</ins></p>", "踏实新"],
    ["quotation marks of an element", "<p>要<q>稳</q>字当头</p>", "要“稳”字当头"],
    ["numbers of a list", "<ol start=2><li>抓落实。<li>抓创新。</ol><ol type=a><li value=3>甲</ol><ul><li>乙</ul>", "2. 抓落实。\n3. 抓创新。\nc. 甲\n乙"],
    ["types by names that every object has", "<ol type=constructor><li>甲</ol><ol type=__proto__><li>乙</ol>", "1. 甲\n1. 乙"],
    ["numbers of its own", "<ol><li>一、提高认识</li><li><p>二、狠抓落实</p></li></ol>", "一、提高认识\n二、狠抓落实"],
    ["no numbers, Chinese numbers", "<ol style='list-style: none'><li>甲</ol><ol style='list-style-type:simp-chinese-informal'><li><p>乙</ol>", "甲\n一、乙"],
    ["footnote marks are shown and not parsed", "<p>创新高<sup>[1]</sup>，达到5m<sup>2</sup><sup><a href='#n'>12</a></sup>。", "创新高，达到5m2"+"12。"],
    ["marks without width", "<p>认\u200b真\u00ad落\ufeff实\u0007</p>", "认真落实"],
    ["no page at all", "同志们：\n大家好。", "同志们：大家好。"],
    ["tags of Word", "<p class=MsoNormal style='mso-list:l0'><![if !supportLists]><span style='mso-list:Ignore'>一、<span style='font:7pt'>&nbsp;</span></span><![endif]>提高认识<o:p></o:p></p>", "一、 提高认识"],
    ["tags left open, closed twice, crossed", "<div><p>甲<b>乙</p>丙</b></p></div></div><td>丁</table>戊", "甲乙\n丙\n\n丁戊"],
  ])("%s", (_name, html, text) => {
    expect(textOf(html)).toBe(text);
  }); // prettier-ignore

  test.each([
    ["row by row", "<table><tr><th>指标<th>数值<tr><td>产值<td>3.5亿元</table>", "指标\t数值\n产值\t3.5亿元"],
    ["paragraphs in cells", "<table><tr><td><p>指标</p></td><td><p>数值</p></td></tr></table>", "指标\t数值"],
    ["a table in a cell", "<table><tr><td>甲<td><table><tr><td>一<td>二</tr></table><tr><td>乙<td>丙</table>", "甲\t一\t二\n乙\t丙"],
    ["a table that lays out a page", "<table><tr><td>栏目</td><td><p>同志们：</p><p>正文。</p></td></tr></table>", "栏目\n同志们：\n正文。"],
    ["cells without a table", "<td>甲</td><tr>乙", "甲\n乙"],
  ])("tables: %s", (_name, html, text) => {
    expect(textOf(html)).toBe(text);
  }); // prettier-ignore
});

describe("html: what is of the page", () => {
  const BODY = "<p>同志们：今天的会议很重要，大家要抓好落实。</p>";
  const links = (...texts: readonly string[]): string =>
    texts.map((text, i) => `<li><a href="/${i}">${text}</a> 2026-03-0${i + 1}</li>`).join("");
  test.each([
    ["menus", `<nav><a href="/">首页</a></nav><div role="navigation">您的位置</div>${BODY}`],
    [
      "a menu in a line",
      `<div><a href="/">首页</a> | <a href="/a">新闻</a> | <a href="/b">政务</a></div>${BODY}`,
    ],
    ["a list of news", `${BODY}<ul>${links("某地召开会议", "某部门部署任务", "某单位开展行动")}</ul>`],
    ["side columns and footers", `<aside>热点专题</aside>${BODY}<footer>某某网站</footer>`],
  ])("%s are shown and not parsed", (_name, html) => {
    const { text, source, offsets } = read(html);
    expect(text.trim()).toBe("同志们：今天的会议很重要，大家要抓好落实。");
    expect(source.length).toBeGreaterThan(text.length + 3);
    const at = text.indexOf("会议");
    expect(source.slice(offsets![at], offsets![at]! + 2)).toBe("会议");
  });

  const long =
    "各级党组织要切实负起责任，一级抓一级，层层抓落实，确保各项任务落到实处、见到成效，决不能有丝毫松懈；要把责任压实到每一个岗位、每一个环节。";
  test.each([
    ["two links", `<p><a href="/1">有关通知</a></p><p><a href="/2">有关办法</a></p>${BODY}`],
    ["links into the page", `<p><a href="#1">一、提高认识</a></p><p><a href="#2">二、狠抓落实</a></p><p><a href="#3">三、加强领导</a></p>${BODY}`],
    ["a link that nobody closed", `<p><a href="/x">同志们：${long}</p><p>一、提高认识</p><p>二、狠抓落实</p>`],
    ["prose in a menu", `<nav><p>${long}</p></nav>${BODY}`],
    ["a page that is a menu", "<nav><p>同志们：</p><p>大家好。</p></nav>"],
    ["a footer of an article", `<article>${BODY}<footer>（2026年3月4日）</footer></article>`],
  ])("%s: text", (_name, html) => {
    const { text, source } = read(html);
    expect(text).toBe(source);
  }); // prettier-ignore
});

describe("html: the line above a title", () => {
  const BODY = "<p>渠修通了，水来了，田里的秧苗一天一个样，乡亲们的心也踏实了。</p>";
  test.each([
    ["<p class=yinti>治水五年看变化</p><p class=biaoti>一渠清水进农家</p>"],
    ["<h3 class='article-kicker'>治水五年看变化</h3><h1>一渠清水进农家</h1>"],
    ["<div id=introTitle><p>治水五年看变化</p></div><h1>一渠清水进农家</h1>"],
  ])("%s", (head) => {
    const { text, cuts = [], source } = read(`${head}${BODY}`);
    expect(text.trim()).toMatch(/^一渠清水进农家/);
    expect(cuts.map(({ start, end, code }) => [source.slice(start, end).trim(), code])).toEqual([
      ["治水五年看变化", "before-title"],
    ]);
  });

  test("alone it is the title", () => {
    expect(read("<p class=yinti>治水五年看变化</p>").text).toContain("治水五年看变化");
  });
});

describe("html: what stands under a picture", () => {
  const BODY = "<p>渠修通了，水来了，田里的秧苗一天一个样，乡亲们的心也踏实了。</p>";
  test.each([
    ["an element for it", "<figure><img src=a><figcaption>村民在渠边浇水</figcaption></figure>"],
    ["the same block", "<div class=pic><img src=a><br>村民在渠边浇水</div>"],
    ["a paragraph set like the picture", "<p align=center><img src=a></p><p align=center>村民在渠边浇水</p>"],
    ["a class of its own", "<p><img src=a></p><p class=img-desc>村民在渠边浇水。</p>"],
    ["the next cell", "<table><tr><td><img src=a></td></tr><tr><td>村民在渠边浇水</td></tr></table>"],
  ])("%s: cut as a caption", (_name, picture) => {
    const { text, cuts = [], source } = read(`${BODY}${picture}${BODY}`);
    expect(text).not.toContain("村民在渠边浇水");
    expect(cuts.map(({ start, end, code }) => [source.slice(start, end).trim(), code])).toEqual([
      [expect.stringContaining("村民在渠边浇水"), "caption"],
    ]);
  });

  test.each([
    ["a heading in bold", "<p align=center><img src=a></p><p align=center><b>把水引到田里</b></p>"],
    ["a numbered heading", "<p align=center><img src=a></p><p align=center>二、把水引到田里</p>"],
    ["a paragraph set like the others", "<p align=center><img src=a></p><p>把水引到田里。</p>"],
    ["two sentences", "<p align=center><img src=a></p><p align=center>把水引到田里。把路修到地头。</p>"],
  ])("%s: text", (_name, picture) => {
    expect(read(`${BODY}${picture}${BODY}`).text).toContain("把水引到田里");
  });
});

describe("html: what a page says of itself", () => {
  const page = (head: string, body: string): string =>
    `<html><head>${head}</head><body>${body}<p>同志们：今天的会议很重要，大家要抓好落实。</p></body></html>`;
  const speechOf = async (html: string) => {
    const document = await readDocument(bytes(html), "file:///a/index_1.html");
    if (isSkip(document)) throw new Error(document.code);
    expect(document.extracted).toBe(true);
    return document.speeches[0]!;
  };
  test.each([
    ["its heading", page("<title>某某网</title>", "<h1>在推进会上的讲话</h1>"), "在推进会上的讲话"],
    ["a declared title", page('<meta name="ArticleTitle" content="在推进会上的讲话">', "<div>在推进会上的讲话</div>"), "在推进会上的讲话"],
  ])("%s that stands in the text may be its title", (_name, html, title) => {
    expect(read(html).hint).toEqual({ title });
  }); // prettier-ignore

  test.each([
    ["the site behind it", "在推进会上的讲话_讲话_某某市人民政府网", "", "在推进会上的讲话"],
    ["the site before it", "某某市人民政府 - 要闻 - 在推进会上的讲话", "<p>在推进会上的讲话</p>", "在推进会上的讲话"],
    ["a subtitle", "奋力谱写新篇章——在推进会上的讲话-某某网", "", "奋力谱写新篇章——在推进会上的讲话"],
    ["two headings", "在推进会上的讲话", "<h1>要闻列表</h1><h1>热点专题</h1>", "在推进会上的讲话"],
  ])("a window's title is a hint: %s", (_name, window, body, title) => {
    const { meta, hint } = read(page(`<title>${window}</title>`, body));
    expect({ meta, hint }).toEqual({ meta: undefined, hint: { title } });
  }); // prettier-ignore

  test("the day of publication counts where the text states none", async () => {
    const head = '<meta name="PubDate" content="2026-03-05 10:00">';
    expect(await speechOf(page(head, "<h1>在推进会上的讲话</h1>"))).toMatchObject({
      title: "在推进会上的讲话",
      date: "2026-03-05",
    });
    const dated = page(head, "<h1>在推进会上的讲话</h1><p>（2026年3月4日）</p>");
    expect(await speechOf(dated)).toMatchObject({ date: "2026-03-04" });
  });
});
