/** Lines of a title with its date and speaker, and what addresses the hall. */
const MOST_LINES = 4;
/** In UTF-16 code units; a longer line is text. */
const LONGEST_LINE = 40;
const MARKER = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、．])/;
/** Where the draft's own text begins in a snippet of the server's. */
const BODY = "$0";

/**
 * The part of an outline that is missing in a draft that has its title already and nothing after it but what addresses
 * the hall. Undefined where the draft is empty or goes on: then the outline has no place in it.
 * @param text the draft
 * @param outline a snippet: title, salutation, `$0`, headings; blank lines between them
 */
export function outlineInto(text: string, outline: string): string | undefined {
  const lines = withoutFrontMatter(text).split(/\r\n|\r|\n/);
  const said = lines.map((line) => line.trim()).filter((line) => line !== "");
  if (said.length === 0 || said.length > MOST_LINES || !said.every(standsBefore)) return undefined;
  const parts = outline.split("\n\n");
  const body = parts.findIndex((part) => part.startsWith(BODY));
  const salutation = addresses(said.at(-1)!) ? [] : parts.slice(0, Math.max(0, body)).filter(addresses);
  return [...salutation, ...parts.slice(Math.max(0, body))].join("\n\n");
}

const standsBefore = (line: string, at: number, all: readonly string[]): boolean =>
  line.length <= LONGEST_LINE &&
  !/[。；]/.test(line) &&
  !MARKER.test(line) &&
  (at === all.length - 1 || !addresses(line));

const addresses = (line: string): boolean => /[：:！!]$/.test(line);

function withoutFrontMatter(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const end = lines[0] === "---" ? lines.indexOf("---", 1) : -1;
  return lines.slice(end + 1).join("\n");
}
