import { wordCrosses } from "../../text/words";
import { isSoft } from "../markers";
import type { Marker } from "../model";
import { closesQuotation, isDangling, opensProse, soundsLikeProse } from "../lines/wrapCues";
import { wrapProfile, type WrapProfile } from "./wrapProfile";
import type { LineInfo, Line, LineGroup } from "../lines/line";

/**
 * Joins the lines of one paragraph: soft wraps, breaks after ；, and paragraphs that a page break with blank lines
 * cut in two. A line is joined to the next when its sentence is unfinished and it is neither a heading nor
 * another line that ends without a mark by nature.
 */
export function joinLines(lines: readonly Line[], cut: readonly boolean[]): readonly LineGroup[] {
  const profile = wrapProfile(lines, cut);
  const out: LineGroup[] = [];
  for (let first = nextLine(lines, -1); first < lines.length;) {
    let last = first;
    let next = nextLine(lines, last);
    const group: GroupState = { first: lines[first]!.info, inner: false, width: 0, lines: 0 };
    for (;;) {
      take(group, lines[last]!.info);
      if (next >= lines.length || cut[last] === true || cut[next] === true) break;
      if (!continues(lines, last, next, group, profile)) break;
      last = next;
      next = nextLine(lines, last);
    }
    out.push({ first, last });
    first = next;
  }
  return out;
}

function nextLine(lines: readonly Line[], from: number): number {
  let i = from + 1;
  while (i < lines.length && lines[i]!.info.end === "blank") i++;
  return i;
}

/** What is known of the paragraph so far. */
interface GroupState {
  readonly first: LineInfo;
  /** A sentence ended inside: it is body. */
  inner: boolean;
  width: number;
  lines: number;
}

function take(group: GroupState, info: LineInfo): void {
  group.inner ||= info.inner || (group.lines > 0 && info.end === "final");
  group.width += info.width;
  group.lines++;
}

/** No heading is wider, in Han characters. */
const HEADING_WIDTH = 50;
/** A wider line was not wrapped by a page or a mail program. */
const WRAP_LIMIT = 75;
/** A numbered line as wide as wrapped lines and wider than this is rather cut than complete. */
const WIDE = 26;
/** Blank lines that a page break may leave inside a paragraph. */
const PAGE_BREAK = 3;

function continues(
  lines: readonly Line[],
  at: number,
  next: number,
  group: GroupState,
  profile: WrapProfile,
): boolean {
  const line = lines[at]!.info;
  const follower = lines[next]!.info;
  const blanks = next - at - 1;
  if (blanks > PAGE_BREAK || opensParagraph(lines, next, line, group, profile)) return false;
  if (CLOSING_START.test(follower.text)) return true;
  if (line.end === "open" && blanks === 0 && TRAILING_START.test(follower.text)) return true;
  if (line.end === "open" && blanks === 0 && isLastCharacter(line, follower)) return true;
  switch (line.end) {
    case "comma":
      return line.shape !== "salutation" || follower.shape === "salutation";
    case "semicolon":
      return blanks === 0 && !startsIndented(follower, profile);
    case "open":
      return isStandingLine(lines, at, group, profile) ? false : goesOn(lines, at, next, group, profile);
    default:
      return (
        blanks === 0 &&
        (fillsIndentedPage(line, follower, group, profile) || fillsSpacedWraps(line, group, profile))
      );
  }
}

/** Bullets, an agency's head, a piece of a collection, who was there: never inside a paragraph. */
const OPENING_START =
  /^[·•●○■□▲△◆◇※▪]|^新华社.{2,10}电|^(?:出席|列席|请假|缺席|参会|参加|记录|主持|主送|抄送)(?:人员?|单位)?：|^(?:篇|范文|例文)[一二三四五六七八九十\d]{1,2}(?:[：、 ]|$)/;
/** Marks that cannot begin a paragraph. */
const CLOSING_START = /^[，。、；：！？”’）》」』】]/;
/** Words that no sentence begins with; 之 and 等 may begin a name. */
const TRAILING_START = /^[的了着们和与及]/;
/** The last characters of a sentence cut before them: 人。 群众。 A case tells of 甲， from its first line. */
const LAST_CHARACTER = /^(?![甲乙丙丁戊己庚辛])\p{Script=Han}(?:[，。、；！？”）》]|\p{Script=Han}。.)/u;
/** No line is wrapped shorter, in Han characters. */
const NARROWEST = 16;
const isLastCharacter = (line: LineInfo, follower: LineInfo): boolean =>
  line.width >= NARROWEST
    ? LAST_CHARACTER.test(follower.text)
    : /^\p{Script=Han}$/u.test(follower.text) && wordCrosses(line.text, follower.text);

/** The next line begins something new whatever stands before it. */
function opensParagraph(
  lines: readonly Line[],
  next: number,
  line: LineInfo,
  group: GroupState,
  profile: WrapProfile,
): boolean {
  const { info } = lines[next]!;
  if (info.hashes > 0 || info.shape === "salutation") return true;
  if (info.shape === "thanks" && !isDangling(line.text)) return true;
  if (info.marker) return !isMidClause(line, info, info.marker, group, profile);
  if (OPENING_START.test(info.text)) return true;
  const opens = info.shape === "note" || (isByline(info) && !profile.linked.has(next));
  return (!group.inner && opens) || profile.heads.has(next);
}

/** A line cut at the page's width before what only looks like a marker: …，重要｜一条就是…. */
function isMidClause(
  line: LineInfo,
  info: LineInfo,
  marker: Marker,
  group: GroupState,
  { width }: WrapProfile,
): boolean {
  if (line.end !== "open") return false;
  if (info.text[marker.span.end - 1] === "。")
    return group.inner || info.inner || wordCrosses(line.text, info.text);
  // “和平统｜一、一国两制”: a quotation goes on, or the numeral is the end of a word.
  const prose = group.inner || (line.width >= NARROWEST && /[，、“].{0,4}$/.test(line.text));
  if (prose && (closesQuotation(line.text, info.text) || wordCrosses(line.text, info.text))) return true;
  if (!group.inner) return false;
  if (marker.style === "tiao-shi") return true;
  return (
    isSoft(marker.style) &&
    width !== undefined &&
    line.width >= width.narrowest &&
    line.width <= width.widest + 8
  );
}

const isByline = (info: LineInfo): boolean => info.shape === "name" || info.shape === "post";

const startsIndented = (info: LineInfo, profile: WrapProfile): boolean =>
  profile.indented && info.indent >= 1.5;

/** In a page of indented paragraphs an unindented line goes on, even after a full stop, if the line is full. */
function fillsIndentedPage(
  line: LineInfo,
  follower: LineInfo,
  group: GroupState,
  profile: WrapProfile,
): boolean {
  if (!profile.indented || profile.width === undefined || follower.indent >= 1) return false;
  return group.first.indent >= 1.5 && group.first.indent <= 4 && line.width >= profile.width.narrowest - 2;
}

/** A sentence that ends where the line is full, with no blank line behind it where paragraphs have one. */
const fillsSpacedWraps = (line: LineInfo, group: GroupState, { spacedWraps, width }: WrapProfile): boolean =>
  spacedWraps &&
  width !== undefined &&
  (group.inner || !group.first.marker) &&
  line.end === "final" &&
  line.shape === "other" &&
  line.width >= width.narrowest - 2 &&
  line.width <= width.widest + 4;

/** Salutations, bylines, notes: complete without a mark. */
function isStandingLine(
  lines: readonly Line[],
  at: number,
  group: GroupState,
  profile: WrapProfile,
): boolean {
  const { info } = lines[at]!;
  if (group.inner) return false;
  const stands = info.shape === "note" || (isByline(info) && !profile.linked.has(at));
  return info.hashes > 0 || stands || profile.heads.has(at);
}

/** A line that ends without a mark. */
function goesOn(
  lines: readonly Line[],
  at: number,
  next: number,
  group: GroupState,
  profile: WrapProfile,
): boolean {
  const line = lines[at]!.info;
  const follower = lines[next]!.info;
  const blanks = next - at - 1;
  if (profile.linked.has(at) || profile.linked.has(next)) return true;
  if (profile.indented && blanks === 0) {
    if (follower.indent >= 1.5) return false;
    if (follower.indent < 1 && group.first.indent >= 1.5 && group.first.indent <= 4) return line.width >= 10;
  }
  const seam: Seam = { line, follower, crosses: () => wordCrosses(line.text, follower.text) };
  if (isProse(group)) return proseGoesOn(seam, blanks, standsAlone(lines, next), profile);
  if (isDangling(line.text)) return true;
  if (blanks > 0) {
    const { marker } = group.first;
    if (marker && profile.runIn.get(marker.style) === false) return false;
    return follower.shape !== "titleish" && line.width >= 12 && line.shape === "other" && seam.crosses();
  }
  if (follower.width > WRAP_LIMIT) return false;
  return isPiece(lines, { at, next }, seam, group, profile);
}

/** Where two lines meet. */
interface Seam {
  readonly line: LineInfo;
  readonly follower: LineInfo;
  /** A word stands across it. */
  readonly crosses: () => boolean;
}

/** A sentence has ended inside, or it is too long for a heading. */
const isProse = (group: GroupState): boolean =>
  group.inner || group.width > (group.first.marker ? HEADING_WIDTH * 1.5 : HEADING_WIDTH);

function proseGoesOn(
  { line, follower, crosses }: Seam,
  blanks: number,
  alone: boolean,
  profile: WrapProfile,
): boolean {
  const dangling = isDangling(line.text);
  if (blanks > 0)
    return dangling || (profile.doubleSpaced && !(alone && follower.shape === "titleish")) || crosses();
  return line.width <= WRAP_LIMIT || follower.width <= WRAP_LIMIT || dangling || crosses();
}

/** Blank lines around it. */
const standsAlone = (lines: readonly Line[], at: number): boolean =>
  (lines[at + 1]?.info.end ?? "blank") === "blank";

/** A short line with no sentence end: the first piece of a wrapped sentence, or a heading? */
function isPiece(
  lines: readonly Line[],
  { at, next }: { readonly at: number; readonly next: number },
  { line, follower, crosses }: Seam,
  group: GroupState,
  profile: WrapProfile,
): boolean {
  const { marker } = group.first;
  const cue = !marker && soundsLikeProse(line.text);
  const full = isFull(line, openWidths(lines, next), profile);
  if (profile.isTitleLine(at) && !cue) {
    // Few titles hold a comma, and fewer are just as wide as the lines below them.
    if (full && line.text.includes("，") && !profile.heads.has(at)) return true;
    return crosses() && follower.shape === "titleish";
  }
  if (group.lines > 1 && marker && line.width < group.first.width - 3 && follower.shape !== "other")
    return false;
  if (marker) {
    const runIn = profile.runIn.get(marker.style);
    if (full)
      return crosses() || (isSoft(marker.style) ? runIn !== false || line.width >= WIDE : runIn === true);
    return runIn === true && (crosses() || (isSoft(marker.style) && line.width >= 16));
  }
  if (cue || (full && profile.spacedWraps)) return true;
  if (profile.parallel.has(at) || (opensProse(follower.text) && !isExact(line, profile))) return false;
  if (full) return true;
  // Where nothing else is wrapped, a line like others is a heading even if a word seems to cross.
  if (full === undefined && profile.alike.has(at)) return false;
  // Headings of three clauses come in rows.
  if (clausesOf(line.text) > 2 && line.width >= NARROWEST && !profile.alike.has(at)) return true;
  return line.width >= 18 && crosses();
}

const clausesOf = (text: string): number => text.split("，").length;

/** Whether a line is as wide as wrapped lines are here; undefined where there are none to compare. */
function isFull(line: LineInfo, following: readonly number[], profile: WrapProfile): boolean | undefined {
  const { width } = profile;
  if (
    following.length > 0 &&
    line.width >= Math.min(...following) - 4 &&
    line.width <= Math.max(...following) + 8
  )
    return true;
  if (width) return line.width >= width.narrowest && line.width <= width.widest + 4;
  return following.length > 0 ? false : undefined;
}

/** As wide as lines surely wrapped are, no more and no less. */
const isExact = (line: LineInfo, { width }: WrapProfile): boolean =>
  width !== undefined && line.width >= width.narrowest && line.width <= width.widest;

/** Widths of the open lines from `from` on, to the end of their paragraph. */
function openWidths(lines: readonly Line[], from: number): readonly number[] {
  const out: number[] = [];
  for (let i = from; i < lines.length && out.length < 12; i++) {
    const { info } = lines[i]!;
    if (info.end === "blank" || info.end === "final" || info.end === "colon" || info.marker) break;
    if (info.width > WRAP_LIMIT) break;
    out.push(info.width);
  }
  return out;
}
