import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlReader } from "../../../../server/src/corpus/readers/html";
import { mhtReader } from "../../../../server/src/corpus/readers/mht";
import type { Reading } from "../../../../server/src/corpus/readers/reader";
import { isSkip } from "../../../../server/src/corpus/skip";

const bytes = (html: string): Uint8Array => Buffer.from(html);
const never = (result: unknown): void => {
  expect(isSkip(result as Reading) || typeof (result as Reading).text === "string").toBe(true);
};

describe("html of any kind", () => {
  test("50 MB of scripts, pictures from afar and pictures inside hold three lines", () => {
    const script = `<script src="http://a.example/x.js">${"var a = '<p>码</p>'; ".repeat(50_000)}</script>`;
    const picture = `<img src="http://a.example/a.png"><img src="data:image/png;base64,${"iVBORw0KGgo".repeat(40_000)}">`;
    const block = `${script}${picture}`;
    const filler = block.repeat(Math.ceil((17 * 1024 * 1024) / block.length));
    const html = `<p>同志们：</p>${filler}<p>大家要抓好落实。</p>${filler}<p>谢谢大家！</p>${filler}`;
    expect(html.length).toBeGreaterThan(50 * 1024 * 1024);
    expect(htmlReader.read(bytes(html))).toMatchObject({ text: "同志们：\n大家要抓好落实。\n谢谢大家！\n" });
  }, 60_000);

  test.each([
    ["nothing", "", "empty"],
    ["elements that never end in one another", "<div>".repeat(200_000), "broken"],
  ])("%s: skipped", (_name, html, code) => {
    expect(htmlReader.read(bytes(html))).toMatchObject({ code });
  });

  test("tables in tables", () => {
    const depth = 300;
    const html = `${"<table><tr><td>甲".repeat(depth)}乙${"</td></tr></table>".repeat(depth)}`;
    const reading = htmlReader.read(bytes(html)) as Reading;
    expect(reading.text.match(/甲/g)).toHaveLength(depth);
  });

  test("never throws, whatever the bytes", () => {
    const head = fc.constantFrom("", "<meta charset=big5>", "<meta charset=gbk>", "<?xml encoding='big5'?>");
    fc.assert(
      fc.property(head, fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        const content = Buffer.concat([Buffer.from(start), rest]);
        never(htmlReader.read(content));
        never(mhtReader.read(content));
      }),
    );
  });

  test("whatever the tags: no text of a paragraph is lost, and offsets lead to it", () => {
    const name = fc.constantFrom(
      "p", "div", "b", "a", "a href=/x", "table", "tr", "td", "ol", "li", "h1", "pre", "q", "sup", "ruby", "br", "title",
      "article", "footer", "svg/", "body", "html", "span style='text-indent:2em'",
    ); // prettier-ignore
    const piece = fc.oneof(
      name.map((tag) => `<${tag}>`),
      name.map((tag) => `</${tag.split(" ")[0]!}>`),
      fc.constantFrom("&nbsp;", " ", "\n", "&#0;", "<!-- -->", "<"),
    );
    const word = fc.constantFrom("同志们", "抓落实", "谢谢大家");
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 3, arbitrary: piece }, word), { maxLength: 40 }), (pieces) => {
        const html = pieces.join("").replace(/<(?=[^a-z/!])|<$/g, "&lt;");
        const reading = htmlReader.read(bytes(`<body>${html}`)) as Reading;
        if (isSkip(reading) || /title/.test(html)) return;
        for (const text of new Set(html.match(/同志们|抓落实|谢谢大家/g) ?? []))
          expect(reading.source).toContain(text);
        for (let i = 0; i < reading.text.length; i++)
          expect(reading.source[reading.offsets?.[i] ?? i]).toBe(reading.text[i]);
      }),
      { numRuns: 400 },
    );
  });
});
