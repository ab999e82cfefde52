import { countHan } from "../../text/chars";
import type { SpeechMeta } from "../../speech/model";
import type { HtmlPage } from "./htmlText";

/**
 * What a page guesses of its text. Its main heading may be the site's name, an account's headline or half a title, so
 * what the text itself tells counts first.
 */
export function readHtmlMeta(page: HtmlPage): { readonly hint?: SpeechMeta } {
  const { declared, headings } = page;
  const lines = new Set(page.lines.map(({ text }) => bare(text)));
  const named = first(declared, TITLES);
  const stated = [...named, ...(headings.length === 1 ? headings : [])].find(
    (title) => isTitle(title) && lines.has(bare(title)),
  );
  const title = stated?.replace(/\s+/g, " ") ?? named[0] ?? windowTitle(page.title, lines);
  const [date] = first(declared, DATES);
  return {
    ...((title !== undefined || date !== undefined) && {
      hint: { ...(title !== undefined && { title }), ...(date !== undefined && { date }) },
    }),
  };
}

const TITLES = ["articletitle", "dc.title", "og:title"];
/** Of publication, which a speech that states its own date was given before. */
const DATES = [
  "pubdate",
  "publishdate",
  "publish_date",
  "article:published_time",
  "og:release_date",
  "dc.date",
];

const first = (declared: ReadonlyMap<string, string>, names: readonly string[]): readonly string[] =>
  names
    .map((name) => declared.get(name))
    .filter((value): value is string => value !== undefined && value !== "");

const bare = (text: string): string => text.replace(/\s+/g, "");
const isTitle = (text: string): boolean => countHan(text) >= 4 && text.length <= 120;

/** Of a window's title, UTF-16 units that are looked at. */
const LONGEST_TITLE = 1_000;

/** A window's title names the site and its section beside the text: the piece that stands in the text, else the first. */
function windowTitle(title: string, lines: ReadonlySet<string>): string | undefined {
  const pieces = title
    .slice(0, LONGEST_TITLE)
    .replace(/\s+/g, " ")
    .split(/[_|｜]|--+| [-–—]+ |(?<![-–—])[-–—](?![-–—])(?=[^-–—]*$)/)
    .map((piece) => piece.trim())
    .filter(isTitle);
  return pieces.find((piece) => lines.has(bare(piece))) ?? pieces[0];
}
