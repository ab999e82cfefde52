import { isLineBreak } from "../text/chars";
import { pageNumbers } from "./pageNumbers";
import { headsRepeated } from "./repeatedHeads";
import {
  HEAD,
  isCutSentence,
  isHeadLength,
  isProse,
  linesOf,
  NARROWEST,
  NEAR,
  type PrintedLine,
} from "./printedLines";
import type { Cut } from "./cut";

/**
 * What printed pages leave in a scanned or converted text: page numbers, running heads, form feeds. A sentence that
 * goes on overleaf is made whole: the blank lines around go too. UTF-16 spans of `text`, in order.
 */
export function pageBreaks(text: string): readonly Cut[] {
  if (!PAGED.test(text)) return [];
  const lines = linesOf(text);
  const kept = lines.filter(({ words }) => words !== "");
  const counted = pageNumbers(lines, kept);
  const repeated = headsRepeated(kept, counted);
  const numbers = new Set([...counted, ...repeated.numbers]);
  const overleaf = new Set([...headsOverleaf(kept), ...repeated.heads]);
  const heads = new Set([...runningHeads(kept, numbers), ...overleaf]);
  const cuts: Cut[] = [];
  for (let i = 0; i < lines.length; i++) {
    const from = i;
    while (i < lines.length && isPart(lines[i]!, numbers, heads)) i++;
    const marks = lines.slice(from, i).filter(({ words }) => words !== "");
    const [before, after] = [lines[from - 1], lines[i]];
    if (marks.length === 0) continue;
    const narrowest = marks.some((mark) => overleaf.has(mark)) ? NARROW : NARROWEST;
    if (before && after && isCutSentence(before.words, narrowest))
      cuts.push({ start: before.next, end: after.start, code: "page-number" });
    else for (const { start, next } of marks) cuts.push({ start, end: next, code: "page-number" });
  }
  return withFormFeeds(text, lines, cuts);
}

/** Few texts hold a line that could be a page number: the others are not looked through line by line. */
const PAGED =
  /\f|^[^\p{L}\r\n]{0,8}\d[^\p{L}\r\n]{0,8}$|(?:第|共) ?\d{1,4} ?页|Page ?\d|分页符|第 ?[\d一二三四五六七八九十]{1,3} ?版|星期[一二三四五六日]|广告|总?第 ?\d{1,4} ?期/imu;

const isPart = (line: PrintedLine, ...of: readonly ReadonlySet<PrintedLine>[]): boolean =>
  line.words === "" || of.some((marks) => marks.has(line));

/** The same short line beside page numbers, again and again. */
function runningHeads(
  lines: readonly PrintedLine[],
  numbers: ReadonlySet<PrintedLine>,
): ReadonlySet<PrintedLine> {
  const places = new Map<string, number[]>();
  lines.forEach(({ words }, i) => {
    if (!isHeadLength(words) || /[，。；：！？]/.test(words)) return;
    places.set(words, [...(places.get(words) ?? []), i]);
  });
  const out = new Set<PrintedLine>();
  for (const at of places.values()) {
    const paged = at.filter((i) => [lines[i - 1], lines[i + 1]].some((line) => line && numbers.has(line)));
    if (paged.length >= 2) for (const i of paged) out.add(lines[i]!);
  }
  return out;
}

/** Lines at a text's beginning that its pages may be headed with. */
const TOP = 8;

/**
 * What stands between two pieces of running text and is none of it: an advert, or pieces of what the first page is
 * headed with (paper, date, number of the page or issue).
 */
function headsOverleaf(kept: readonly PrintedLine[]): ReadonlySet<PrintedLine> {
  const top = kept.slice(0, TOP).map(({ words }) => words);
  const isOfTop = (part: string): boolean => top.some((line) => line.includes(part));
  const isHead = ({ words, parts }: PrintedLine): boolean => {
    if (words.length > HEAD.longest || /[。！？，]/.test(words)) return false;
    const own = parts.map((part) => part.replace(PAGE_OF_PAPER, "").trim()).filter(Boolean);
    const columns = own.filter((part) => !isOfTop(part));
    return (
      ADVERT.test(words) ||
      (MASTHEAD.test(words) &&
        (own.length === 0 || columns.length < own.length) &&
        columns.every(({ length }) => length <= COLUMN))
    );
  };
  return new Set(
    kept.filter(
      (line, i) => i > 2 && isHead(line) && kept[i + 1] && kept.slice(Math.max(0, i - NEAR), i).some(isProse),
    ),
  );
}

/** Characters of the name of a column, which differs from page to page. */
const COLUMN = 4;

const ADVERT = /^[·•\s【[（(]*广告[·•\s】\])）]*$/;
const MASTHEAD = /第[\d一二三四五六七八九十]{1,3}[版页期]|[报刊]$|\d月\d|\d{4}[-.]\d{1,2}[-.]\d{1,2}|星期/;
/** Another one overleaf. */
const PAGE_OF_PAPER = /^[A-D]\d{1,2}版?$|第?[\d一二三四五六七八九十]{1,3}[版页]|[·•—–-] ?\d{1,3} ?[·•—–-]/g;

/** The same above a head that is sure. */
const NARROW = 5;

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
