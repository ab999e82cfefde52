import { countHan } from "../../text/chars";
import type { Attributes } from "./htmlElements";
import type { HtmlLine } from "./htmlLine";
import { parseHtml } from "./htmlParse";
import type { PageParts } from "./htmlParts";
import { sheetsOf } from "./htmlSheets";
import { PageStyles } from "./htmlStyles";
import { HtmlText, type HtmlPage } from "./htmlText";

/** Pages in the frames of pages. */
const DEEPEST_FRAME = 4;
/** How many times as much of a page is veiled as is shown where scripts are to unveil it. */
const VEILED = 4;

/** Nothing is loaded or run. Undefined where elements stand too deep in one another for a page. */
export function readPage(html: string, parts?: PageParts, depth = 0): HtmlPage | undefined {
  const sheets = sheetsOf(html, parts);
  const frameOf = framesOf(parts, depth);
  const read = (unveiled: boolean): HtmlText => {
    const text = new HtmlText(new PageStyles(sheets, unveiled), frameOf);
    parseHtml(html, text);
    return text;
  };
  const first = read(false);
  if (first.done) return undefined;
  const page = first.page();
  const text = first.veiled > VEILED * hanIn(page.lines) ? read(true) : first;
  return withFrames(text === first ? page : text.page(), text.framed);
}

const hanIn = (lines: readonly HtmlLine[]): number =>
  lines.reduce((sum, { text }) => sum + countHan(text), 0);

/** The pages in a page's frames by what names them: where it is read anew they are the same. */
function framesOf(parts: PageParts | undefined, depth: number): (frame: Attributes) => HtmlPage | undefined {
  const known = new Map<string, HtmlPage | undefined>();
  return ({ src = "", srcdoc }) => {
    if (depth >= DEEPEST_FRAME) return undefined;
    const key = srcdoc ?? src;
    if (!known.has(key)) {
      const framed = srcdoc === undefined ? parts?.frame(src) : { html: srcdoc, parts };
      known.set(key, framed && readPage(framed.html, framed.parts, depth + 1));
    }
    return known.get(key);
  };
}

/** Where frames hold most of the text, the page around them is a menu, as small ones beside it are; they say what it is. */
function withFrames(page: HtmlPage, framed: readonly HtmlPage[]): HtmlPage {
  const inner = new Set(framed.flatMap(({ lines }) => lines));
  const own = page.lines.filter((line) => !inner.has(line));
  const [main, ...others] = [...framed].sort((a, b) => hanIn(b.lines) - hanIn(a.lines));
  if (!main || hanIn(own) >= hanIn([...inner])) return page;
  const small = others.filter(({ lines }) => hanIn(lines) * SMALL < hanIn(main.lines));
  for (const line of [...own, ...small.flatMap(({ lines }) => lines)]) line.navigation = true;
  return { ...main, lines: page.lines };
}

/** How many times as much a frame holds as one that is but a menu to it. */
const SMALL = 4;
