import { isForScreen } from "./css/media";
import type { Attributes } from "./htmlElements";
import { parseHtml } from "./htmlParse";
import type { PageParts } from "./htmlParts";

/** UTF-16 units of style sheets that are looked at. */
const LONGEST = 2_000_000;

/** What is in them is not of the page, but for a browser without scripts. */
const APART: ReadonlySet<string> = new Set(["noscript", "template", "svg", "noframes"]);

/**
 * The style sheets of a page in order: its own, and those it names that stand in its archive. They hold for all of it,
 * wherever they stand, and are therefore looked for before it is read.
 */
export function sheetsOf(html: string, parts: PageParts | undefined): readonly string[] {
  if (!/<style\b/i.test(html) && !(parts && /<link\b/i.test(html))) return [];
  const sheets: string[] = [];
  let room = LONGEST;
  let apart = 0;
  let sheet: string | undefined;
  const add = (text: string): void => {
    if (text.length <= room) sheets.push(text);
    room -= Math.min(room, text.length);
  };
  parseHtml(html, {
    open(name, attributes) {
      if (APART.has(name)) apart++;
      else if (apart > 0 || !isForScreen(attributes["media"] ?? "")) return;
      else if (name === "style" && isCss(attributes)) sheet = "";
      else if (name === "link" && isSheet(attributes)) add(parts?.styles(attributes["href"] ?? "") ?? "");
    },
    close(name) {
      if (APART.has(name)) apart--;
      else if (name === "style" && sheet !== undefined) {
        add(sheet.replace(MARKS, " "));
        sheet = undefined;
      }
    },
    text(data) {
      if (sheet !== undefined && sheet.length < LONGEST) sheet += data;
    },
  });
  return sheets;
}

/** They hide a sheet from programs of old, and its signs from XML. */
const MARKS = /<!--|-->|<!\[CDATA\[|\]\]>/g;

const isCss = ({ type = "" }: Attributes): boolean => type === "" || /^text\/css\b/i.test(type);

const isSheet = ({ rel = "" }: Attributes): boolean =>
  /(?:^|\s)stylesheet(?:\s|$)/i.test(rel) && !/(?:^|\s)alternate(?:\s|$)/i.test(rel);
