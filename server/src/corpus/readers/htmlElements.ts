/** What elements of a web page do to its text. Names in lower case. */

/** They begin and end a line. */
export const BLOCK: ReadonlySet<string> = new Set([
  "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
  "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
  "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary",
  "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
]); // prettier-ignore

/** Not text to be read: code, controls, pictures, readings above characters, what was struck out of a document. */
const UNREAD: ReadonlySet<string> = new Set([
  "applet", "audio", "button", "canvas", "datalist", "del", "embed", "iframe", "map", "math", "noembed", "noframes",
  "noscript", "object", "optgroup", "option", "rp", "rt", "rtc", "script", "select", "style", "svg", "template",
  "textarea", "video", "xml",
]); // prettier-ignore

export type Attributes = Readonly<Record<string, string>>;

/** Whether nothing in elements of a name is text. */
export const isUnread = (name: string): boolean => UNREAD.has(name);

const BESIDE: ReadonlySet<string> = new Set(["footer", "aside"]);
const BESIDE_ROLES: ReadonlySet<string> = new Set(["contentinfo", "complementary", "search"]);

/** Menus anywhere, footers and side columns outside an article. */
export function isNavigation(name: string, attributes: Attributes, inArticle: boolean): boolean {
  const role = attributes["role"]?.toLowerCase();
  if (name === "nav" || role === "navigation") return true;
  return !inArticle && (BESIDE.has(name) || (role !== undefined && BESIDE_ROLES.has(role)));
}

/** Named for the line above a title: 引题, 肩题, as newspapers' pages call it. */
export const isKicker = (attributes: Attributes): boolean =>
  KICKER.test(`${attributes["class"] ?? ""} ${attributes["id"] ?? ""}`);

const KICKER =
  /(?:^|[\s_-])(?:yin-?(?:biao)?ti|jian-?(?:biao)?ti|intro-?title|pre-?title|shoulder-?title|kicker|eyebrow|overline)(?:$|[\s_-])/i;

/** The first line of a paragraph stands in by its style, as is usual for Chinese. */
export const isIndented = ({ style }: Attributes): boolean =>
  style !== undefined && /(?:^|;)\s*text-indent\s*:\s*(?:\d*[1-9]|0?\.\d*[1-9])/i.test(style);

/** A link that leads away; anchors in the page itself are part of a text. */
export const leadsAway = ({ href }: Attributes): boolean =>
  href !== undefined && href !== "" && !href.startsWith("#");
