import { Parser } from "htmlparser2";
import type { Attributes } from "./htmlElements";

/** Takes the elements and texts of a page as they come; each element that is opened is closed. */
export interface HtmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(data: string): void;
  /** Enough is seen. */
  readonly done?: boolean;
}

/** UTF-16 code units parsed between two looks at whether enough is seen. */
const PIECE = 65_536;

/** Nothing is loaded or run. */
export function parseHtml(html: string, handler: HtmlHandler): void {
  const xml = isXhtml(html);
  const prefix = xml ? prefixIn(html) : "";
  const local = (name: string): string =>
    prefix !== "" && name.startsWith(prefix) ? name.slice(prefix.length) : name;
  let closed = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes, implied) => {
        // In XML a break that is closed is no second one.
        if (xml && implied && name === "br") closed++;
        else handler.open(local(name), attributes);
      },
      onclosetag: (name) => {
        if (closed > 0) closed--;
        else handler.close(local(name));
      },
      ontext: (data) => handler.text(data),
    },
    // Read so, pages that are no good XML give their text all the same.
    { recognizeSelfClosing: xml, recognizeCDATA: xml },
  );
  for (let at = 0; at < html.length && handler.done !== true; at += PIECE)
    parser.write(html.slice(at, at + PIECE));
  if (handler.done !== true) parser.end();
}

/** UTF-16 code units in which a page says of what kind it is. */
const HEAD = 4_096;
const XHTML = "http://www.w3.org/1999/xhtml";

/**
 * XHTML says so, or shows it: an element that is closed as it opens would swallow all that follows in a page of HTML.
 */
const isXhtml = (html: string): boolean => {
  const head = html.slice(0, HEAD);
  return (
    /^\s*<\?xml\b/.test(head) ||
    head.includes(XHTML) ||
    /\/\/DTD XHTML/i.test(head) ||
    /<title\s{0,9}\/>/i.test(head)
  );
};

/** The prefix that elements of the page bear, with its colon; mostly none. */
function prefixIn(html: string): string {
  const [, prefix] =
    /\bxmlns:([\w-]{1,40})\s{0,9}=\s{0,9}["']http:\/\/www\.w3\.org\/1999\/xhtml["']/.exec(
      html.slice(0, HEAD),
    ) ?? [];
  return prefix === undefined ? "" : `${prefix.toLowerCase()}:`;
}
