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
  const overleaf = headsOverleaf(kept);
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

interface PrintedLine extends Span {
  /** Start of the next line. */
  readonly next: number;
  /** Folded. */
  readonly words: string;
  /** What wide blanks part, folded. */
  readonly parts: readonly string[];
}

function linesOf(text: string): readonly PrintedLine[] {
  const out: PrintedLine[] = [];
  const breaks = new LineBreaks(text);
  for (let start = 0; start < text.length;) {
    const { end, next } = breaks.after(start);
    const line = text.slice(start, end);
    const words = line.length > LONGEST_LINE ? line : fold(line).text;
    out.push({ start, end, next, words, parts: words.length > HEAD.longest ? [words] : partsOf(line) });
    start = next;
  }
  return out;
}

const partsOf = (line: string): readonly string[] =>
  line
    .split(/\u3000+|\t+| {2,}/)
    .map((part) => fold(part).text)
    .filter(Boolean);

/** No printed line is longer; folding a paragraph of a text that has none would be a waste. */
const LONGEST_LINE = 100;

const isPart = (line: PrintedLine, ...of: readonly ReadonlySet<PrintedLine>[]): boolean =>
  line.words === "" || of.some((marks) => marks.has(line));

/** Numbers with dashes or 第…页; bare ones where each is one more than the one before and stands by itself. */
function pageNumbers(lines: readonly PrintedLine[], kept: readonly PrintedLine[]): ReadonlySet<PrintedLine> {
  const out = new Set(kept.filter(({ words }) => furnitureSign(words, words.length) === "page"));
  const short = new Set(kept.map(({ words }) => words).filter(isHeadLength));
  const headed = numbersAt(lines, (line) => plainNumber(line) ?? headedNumber(line, short));
  const heads = new Set(
    headed.flatMap(({ at }) => lines[at]!.parts.filter((part) => !/^\d+$/.test(part) && short.has(part))),
  );
  const isCounted = (each: readonly PageNumber[]): boolean => isCount(lines, each, heads);
  const numbers = isCounted(headed) ? headed : numbersAt(lines, plainNumber);
  if (isCounted(numbers) && numbers.length >= SURE) for (const { at } of numbers) out.add(lines[at]!);
  return out;
}

interface PageNumber {
  readonly at: number;
  readonly value: number;
}

function numbersAt(
  lines: readonly PrintedLine[],
  valueOf: (line: PrintedLine) => number | undefined,
): readonly PageNumber[] {
  return lines.flatMap((line, at) => {
    const value = valueOf(line);
    return value === undefined ? [] : [{ at, value }];
  });
}

const plainNumber = ({ words }: PrintedLine): number | undefined =>
  /^\d{1,3}$/.test(words) ? Number(words) : undefined;

/** 64　　讲话选编: beside a running head that stands alone elsewhere. */
function headedNumber({ parts }: PrintedLine, heads: ReadonlySet<string>): number | undefined {
  const [first = "", second = "", ...rest] = parts;
  const [number, head] = /^\d{1,3}$/.test(first) ? [first, second] : [second, first];
  return rest.length === 0 && /^\d{1,3}$/.test(number) && heads.has(head) ? Number(number) : undefined;
}

/** Each is one more than the one before and stands apart: the number of a column stands below its word (专栏｜2). */
const isCount = (
  lines: readonly PrintedLine[],
  numbers: readonly PageNumber[],
  heads: ReadonlySet<string>,
): boolean =>
  numbers.every(({ at, value }, k) => {
    const before = lines[at - 1]?.words ?? "";
    const last = numbers[k - 1];
    const headed = plainNumber(lines[at]!) === undefined || heads.has(before);
    const apart = headed || before === "" || lines[at + 1]?.words === "" || isCutSentence(before);
    const counted = /^(?:专栏|案例|附?图|附?表|附件)$/.test(before);
    return (apart || (!counted && at - (last?.at ?? -PAGE) >= PAGE)) && (!last || value === last.value + 1);
  });

/** Lines of a page at the least. */
const PAGE = 8;
/** Pages that make a rule. */
const SURE = 3;
/** Characters of a running head. */
const HEAD = { shortest: 4, longest: 24 } as const;

const isHeadLength = (words: string): boolean =>
  words.length >= HEAD.shortest && words.length <= HEAD.longest;

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
    if (words.length > HEAD.longest) return false;
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

/** Lines above in which running text stands: adverts and page-turn marks may stand between. */
const NEAR = 4;
/** Characters of the name of a column, which differs from page to page. */
const COLUMN = 4;

const ADVERT = /^[·•\s【[（(]*广告[·•\s】\])）]*$/;
const MASTHEAD = /第[\d一二三四五六七八九十]{1,3}[版页期]|[报刊]$|\d月\d|星期/;
/** Another one overleaf. */
const PAGE_OF_PAPER = /第?[\d一二三四五六七八九十]{1,3}[版页]|[·•—–-] ?\d{1,3} ?[·•—–-]/g;

/** A line of running text: it holds a mark. */
const isProse = ({ words }: PrintedLine): boolean => words.length >= 5 && /[，。；、！？]/.test(words);

/** A printed line that its sentence runs out of: wide, and without an end. */
const isCutSentence = (words: string, narrowest = NARROWEST): boolean =>
  words.length >= narrowest &&
  !isSentenceEnd(dropEnd(words, /[”’）》」』】]/).at(-1)!) &&
  !/[：…]$/.test(words);

const NARROWEST = 16;
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
