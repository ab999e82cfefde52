import { isLineBreak, isSentenceEnd } from "../text/chars";
import { fold } from "../text/fold";
import { LineBreaks } from "../text/lineBreaks";
import type { Span } from "../text/span";
import { furnitureSign } from "../speech/lines/furnitureSigns";
import { dropEnd } from "../text/ends";
import type { Cut } from "./cut";

/**
 * What printed pages leave in a scanned or converted text: page numbers, running heads, form feeds. A sentence that
 * goes on overleaf is made whole: the blank lines around go too. UTF-16 spans of `text`, in order.
 */
export function pageBreaks(text: string): readonly Cut[] {
  if (!PAGED.test(text)) return [];
  const lines = linesOf(text);
  const kept = lines.filter(({ words }) => words !== "");
  const numbers = pageNumbers(lines, kept);
  const heads = runningHeads(kept, numbers);
  const cuts: Cut[] = [];
  for (let i = 0; i < lines.length; i++) {
    const from = i;
    while (i < lines.length && isPart(lines[i]!, numbers, heads)) i++;
    const marks = lines.slice(from, i).filter(({ words }) => words !== "");
    const [before, after] = [lines[from - 1], lines[i]];
    if (marks.length === 0) continue;
    if (before && after && isCutSentence(before.words))
      cuts.push({ start: before.next, end: after.start, code: "page-number" });
    else for (const { start, next } of marks) cuts.push({ start, end: next, code: "page-number" });
  }
  return withFormFeeds(text, lines, cuts);
}

/** Few texts hold a line that could be a page number: the others are not looked through line by line. */
const PAGED = /\f|^[^\p{L}\r\n]{0,8}\d[^\p{L}\r\n]{0,8}$|(?:第|共) ?\d{1,4} ?页|Page ?\d|分页符/imu;

interface PrintedLine extends Span {
  /** Start of the next line. */
  readonly next: number;
  /** Folded. */
  readonly words: string;
}

function linesOf(text: string): readonly PrintedLine[] {
  const out: PrintedLine[] = [];
  const breaks = new LineBreaks(text);
  for (let start = 0; start < text.length;) {
    const { end, next } = breaks.after(start);
    const line = text.slice(start, end);
    out.push({ start, end, next, words: line.length > LONGEST_LINE ? line : fold(line).text });
    start = next;
  }
  return out;
}

/** No printed line is longer; folding a paragraph of a text that has none would be a waste. */
const LONGEST_LINE = 100;

const isPart = (line: PrintedLine, ...of: readonly ReadonlySet<PrintedLine>[]): boolean =>
  line.words === "" || of.some((marks) => marks.has(line));

/** Numbers with dashes or 第…页; bare ones where each is one more than the one before and stands by itself. */
function pageNumbers(lines: readonly PrintedLine[], kept: readonly PrintedLine[]): ReadonlySet<PrintedLine> {
  const out = new Set(kept.filter(({ words }) => furnitureSign(words, words.length) === "page"));
  const at = lines.flatMap(({ words }, i) => (/^\d{1,3}$/.test(words) ? [i] : []));
  const counts = at.every((i, k) => {
    const before = lines[i - 1]?.words ?? "";
    // The number of a column or a table stands below its word: 专栏｜2.
    const apart = before === "" || lines[i + 1]?.words === "" || isCutSentence(before);
    return apart && (k === 0 || Number(lines[i]!.words) === Number(lines[at[k - 1]!]!.words) + 1);
  });
  if (counts && at.length >= SURE) for (const i of at) out.add(lines[i]!);
  return out;
}

/** Pages that make a rule. */
const SURE = 3;
/** Characters of a running head. */
const HEAD = { shortest: 4, longest: 24 } as const;

/** The same short line beside page numbers, again and again. */
function runningHeads(
  lines: readonly PrintedLine[],
  numbers: ReadonlySet<PrintedLine>,
): ReadonlySet<PrintedLine> {
  const places = new Map<string, number[]>();
  lines.forEach(({ words }, i) => {
    if (words.length < HEAD.shortest || words.length > HEAD.longest || /[，。；：！？]/.test(words)) return;
    places.set(words, [...(places.get(words) ?? []), i]);
  });
  const out = new Set<PrintedLine>();
  for (const at of places.values()) {
    const paged = at.filter((i) => [lines[i - 1], lines[i + 1]].some((line) => line && numbers.has(line)));
    if (paged.length >= 2) for (const i of paged) out.add(lines[i]!);
  }
  return out;
}

/** A printed line that its sentence runs out of: wide, and without an end. */
const isCutSentence = (words: string): boolean =>
  words.length >= NARROWEST &&
  !isSentenceEnd(dropEnd(words, /[”’）》」』】]/).at(-1)!) &&
  !/[：…]$/.test(words);

const NARROWEST = 16;

/** Form feeds go too, but for those that alone end a line; a sentence goes on behind them. */
function withFormFeeds(text: string, lines: readonly PrintedLine[], cuts: readonly Cut[]): readonly Cut[] {
  const broken = new Set(lines.filter(({ words }) => isProseCut(words)).map(({ end }) => end));
  const feeds = [...text.matchAll(/\f/g)]
    .filter(
      ({ index: at }) =>
        at === 0 || isOtherBreak(text, at - 1) || isOtherBreak(text, at + 1) || broken.has(at),
    )
    .map(({ index }): Cut => ({ start: index, end: index + 1, code: "page-number" }));
  return merged([...cuts, ...feeds]);
}

const isProseCut = (words: string): boolean => isCutSentence(words) && /[，、；。]/.test(words);

const isOtherBreak = (text: string, at: number): boolean =>
  text[at] !== "\f" && at < text.length && isLineBreak(text.charCodeAt(at));

/** In order, without those that lie in others. */
function merged(cuts: readonly Cut[]): readonly Cut[] {
  let end = -1;
  return [...cuts]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((cut) => {
      const apart = cut.start >= end;
      if (apart) ({ end } = cut);
      return apart;
    });
}
