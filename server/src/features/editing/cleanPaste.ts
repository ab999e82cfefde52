import { readFormat } from "../../corpus/documents";
import { pageBreaks } from "../../corpus/pages";
import { isSkip } from "../../corpus/skip";
import { isContent } from "../../speech/blockKinds";
import { describeLine } from "../../speech/lines/lines";
import type { Block } from "../../speech/model";
import { parseDraft } from "../../speech/parse";
import { isAsciiLetter } from "../../text/chars";
import { slice, type Span } from "../../text/span";
import { isChinese } from "../gate";
import { widened } from "./widened";

/** What the clipboard holds. */
interface Pasted {
  readonly text: string;
  /** The same as a page has it. */
  readonly html?: string;
}

/** More is pasted as it is, in UTF-16 code units: nobody is to wait for it. */
const LONGEST = 200_000;
const LONGEST_PAGE = 1_000_000;

/**
 * A pasted text as a draft would have it: without what belongs to a page, its paragraphs in one line where it shows
 * that they were wrapped, marks between Han full-width. Undefined where nothing is to be done, or it is no Chinese.
 */
export async function cleanPaste({ text, html = "" }: Pasted): Promise<string | undefined> {
  if (text.length > LONGEST || !isChinese(text)) return undefined;
  const menus = html !== "" && html.length <= LONGEST_PAGE ? await menuLines(html) : new Set<string>();
  const written = withoutLines(text, menus);
  const cleaned = blocksOf(without(written, pageBreaks(written)));
  return cleaned === text || cleaned.trim() === "" ? undefined : cleaned;
}

/** Lines that the page itself shows to be its menus and lists of links. */
async function menuLines(html: string): Promise<ReadonlySet<string>> {
  // The clipboard's page is UTF-8 whatever it says of itself.
  const reading = await readFormat(new TextEncoder().encode(`\ufeff${html}`), "paste.html");
  if (isSkip(reading)) return new Set();
  const omitted = (reading.cuts ?? []).filter(({ code }) => code === "links");
  return new Set(omitted.map((cut) => slice(reading.source, cut).trim()).filter((line) => line !== ""));
}

const withoutLines = (text: string, lines: ReadonlySet<string>): string =>
  lines.size === 0
    ? text
    : text
        .split(/(?<=\n)/)
        .filter((line) => !lines.has(line.trim()))
        .join("");

function without(text: string, pieces: readonly Span[]): string {
  let out = "";
  let at = 0;
  for (const { start, end } of pieces) {
    out += text.slice(at, start);
    at = Math.max(at, end);
  }
  return out + text.slice(at);
}

function blocksOf(text: string): string {
  const blocks = parseDraft(text).speeches.flatMap((speech) => speech.blocks);
  const out: string[] = [];
  let isAfterCut = false;
  for (const block of blocks) {
    const kept = block.kind === "furniture" ? ownLines(text, block) : slice(text, block.span);
    // The blank line behind what was cut goes with it.
    if (isAfterCut && block.kind === "blank") continue;
    isAfterCut = kept === "";
    if (kept !== "") out.push(isContent(block) ? cleanBlock(kept, block) : kept);
  }
  return endingAs(text, out.join(""));
}

/** Of what the parser sets aside, the lines that bear no sign of a page: the drafter pasted them. */
const ownLines = (text: string, { span }: Block): string =>
  slice(text, span)
    .split(/(?<=\n)/)
    .filter((line) => line.trim() !== "" && describeLine(line.trim()).furniture === undefined)
    .join("");

function cleanBlock(whole: string, { paragraph }: Block): string {
  const { length } = paragraph.text;
  return widened(inOneLine(whole.slice(0, length))) + whole.slice(length);
}

/** The lines that the parser has joined, which it does where wraps are proven. */
function inOneLine(text: string): string {
  const lines = text.split(/\r\n?|\n/);
  if (lines.length === 1) return text;
  const last = lines.length - 1;
  const bare = lines.map((line, i) =>
    i === 0 ? line.trimEnd() : i === last ? line.trimStart() : line.trim(),
  );
  const isLatin = (char = ""): boolean => isAsciiLetter(char.charCodeAt(0));
  const joined = bare.map((line, i) => {
    const parts = i > 0 && isLatin(bare[i - 1]!.at(-1)) && isLatin(line[0]);
    return parts ? ` ${line}` : line;
  });
  return joined.join("");
}

/** A text copied without its last line break is pasted without one. */
const endingAs = (source: string, cleaned: string): string =>
  /[\r\n]$/.test(source) ? cleaned : cleaned.replace(/(?:\r\n?|\n)$/, "");
