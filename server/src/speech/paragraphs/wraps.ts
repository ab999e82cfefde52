import type { Line, LineGroup, LineInfo } from "../lines/line";
import { closesQuotation, isDangling } from "../lines/wrapCues";
import { isSoft } from "../markerStyles";
import type { Marker } from "../model";
import type { Heads } from "./head";
import { openLineGoesOn } from "./openSeams";
import { NARROWEST } from "./layout";
import { isByline, isSetIn, seamBetween, type GroupState, type Seam } from "./seam";
import { CLOSING_START, wrapProfile } from "./wrapProfile";

/**
 * Joins the lines of one paragraph: soft wraps, breaks after ；, and paragraphs that a page break with blank lines
 * cut in two. A line is joined to the next when its sentence is unfinished and it is neither a heading nor
 * another line that ends without a mark by nature.
 */
export function joinLines(
  lines: readonly Line[],
  cut: readonly boolean[],
  head?: Heads,
): readonly LineGroup[] {
  const profile = wrapProfile(lines, cut);
  const out: LineGroup[] = [];
  for (let first = nextLine(lines, -1); first < lines.length;) {
    let last = first;
    let next = nextLine(lines, last);
    const group: GroupState = { first: lines[first]!.info, inner: false, width: 0, lines: 0 };
    for (;;) {
      take(group, lines[last]!.info);
      if (next >= lines.length || cut[last] === true || cut[next] === true) break;
      const inHead = head && goesOnInHead(head, last, next);
      if (!(inHead ?? continues(seamBetween(last, next, { lines, group, profile })))) break;
      last = next;
      next = nextLine(lines, last);
    }
    out.push({ first, last });
    first = next;
  }
  return out;
}

/** Lines of a head have been told apart there; undefined for others. */
function goesOnInHead(
  { titles, bylines, continued }: Heads,
  last: number,
  next: number,
): boolean | undefined {
  if (continued.has(next)) return true;
  return [titles, bylines].some((lines) => lines.has(last) || lines.has(next)) ? false : undefined;
}

function nextLine(lines: readonly Line[], from: number): number {
  let i = from + 1;
  while (i < lines.length && lines[i]!.info.end === "blank") i++;
  return i;
}

function take(group: GroupState, info: LineInfo): void {
  group.inner ||= info.inner || (group.lines > 0 && info.end === "final");
  group.width += info.width;
  group.lines++;
}

/** Blank lines that a page break may leave inside a paragraph. */
const PAGE_BREAK = 3;

function continues(seam: Seam): boolean {
  const { line, follower, blanks, profile } = seam;
  if (isBoxHead(seam)) return true;
  if (blanks > PAGE_BREAK || opensParagraph(seam)) return false;
  if (CLOSING_START.test(follower.text)) return true;
  if (line.end === "open" && blanks === 0 && isTrailing(seam)) return true;
  if (line.end === "open" && blanks === 0 && isLastCharacter(seam)) return true;
  switch (line.end) {
    case "comma":
      return line.shape !== "salutation" || follower.shape === "salutation";
    case "semicolon":
      return blanks === 0 && !(profile.indented && follower.indent >= 1.5);
    case "open":
      return !isStandingLine(seam) && openLineGoesOn(seam);
    default:
      return blanks === 0 && (fillsIndentedPage(seam) || fillsSpacedWraps(seam));
  }
}

/** 专栏, 6 and its name, each on a line of its own as a box is copied. */
function isBoxHead({ line, follower, group: { first, lines }, blanks }: Seam): boolean {
  if (blanks > 0 || !/^(?:专栏|案例)$/.test(first.text)) return false;
  if (lines === 1) return /^\d{1,2}$/.test(follower.text);
  return lines === 2 && /^\d{1,2}$/.test(line.text) && follower.shape === "titleish";
}

/** Bullets, an agency's head, a piece of a collection, who was there: never inside a paragraph. */
const OPENING_START =
  /^[·•●○■□▲△◆◇※▪]|^新华社.{2,10}电|^(?:出席|列席|请假|缺席|参会|参加|记录|主持|主送|抄送)(?:人员?|单位)?：|^(?:篇|范文|例文)[一二三四五六七八九十\d]{1,2}(?:[：、 ]|$)/;
/** What no paragraph begins with. 着力, 了解, 和平, 与时俱进, 及时 open many. */
const TRAILING_START = /^(?:的(?![确士话])|们)/;
/** What a sentence goes on with; the words that begin so open paragraphs too. */
const TRAILING_WORD =
  /^(?:了(?![解然却])|着(?![力眼重手实想急陆装色])|和(?![平谐睦气解衷风])|与(?![时会此其众])|及(?![时早格其]))/;

const isTrailing = ({ follower, group, profile: { broken } }: Seam): boolean =>
  TRAILING_START.test(follower.text) || ((group.inner || broken) && TRAILING_WORD.test(follower.text));

/** The last characters of a sentence cut before them: 人。 群众。 A case tells of 甲， from its first line. */
const LAST_CHARACTER = /^(?![甲乙丙丁戊己庚辛])\p{Script=Han}(?:[，。、；！？”）》]|\p{Script=Han}。.)/u;

const isLastCharacter = ({ line, follower, crosses }: Seam): boolean =>
  line.width >= NARROWEST
    ? LAST_CHARACTER.test(follower.text)
    : /^\p{Script=Han}$/u.test(follower.text) && crosses();

/** The next line begins something new whatever stands before it. */
function opensParagraph(seam: Seam): boolean {
  const { next, line, follower, group, profile } = seam;
  if (follower.hashes > 0 || follower.shape === "salutation") return true;
  if (follower.shape === "thanks" && !isDangling(line.text)) return true;
  if (follower.marker) return !isMidClause(seam, follower.marker);
  if (OPENING_START.test(follower.text)) return true;
  const opens = follower.shape === "note" || (isByline(follower) && !profile.linked.has(next));
  return (!group.inner && opens) || profile.heads.has(next);
}

/** A line cut at the page's width before what only looks like a marker: …，重要｜一条就是…. */
function isMidClause({ line, follower, group, profile: { width }, crosses }: Seam, marker: Marker): boolean {
  if (line.end !== "open") return false;
  if (follower.text[marker.span.end - 1] === "。") return group.inner || follower.inner || crosses();
  // “和平统｜一、一国两制”: a quotation goes on, or the numeral is the end of a word.
  const prose = group.inner || (line.width >= NARROWEST && /[，、“].{0,4}$/.test(line.text));
  if (prose && (closesQuotation(line.text, follower.text) || crosses())) return true;
  if (!group.inner) return false;
  if (marker.style === "tiao-shi") return true;
  return (
    isSoft(marker.style) &&
    width !== undefined &&
    line.width >= width.narrowest &&
    line.width <= width.widest + 8
  );
}

/** In a page of indented paragraphs an unindented line goes on, even after a full stop, if the line is full. */
const fillsIndentedPage = ({ line, follower, group, profile: { indented, width } }: Seam): boolean =>
  indented &&
  width !== undefined &&
  follower.indent < 1 &&
  isSetIn(group.first) &&
  line.width >= width.narrowest - 2;

/** A sentence that ends where the line is full, with no blank line behind it where paragraphs have one. */
const fillsSpacedWraps = ({ line, group, profile: { spacedWraps, width } }: Seam): boolean =>
  spacedWraps &&
  width !== undefined &&
  (group.inner || !group.first.marker) &&
  line.end === "final" &&
  line.shape === "other" &&
  line.width >= width.narrowest - 2 &&
  line.width <= width.widest + 4;

/** Salutations, bylines, notes: complete without a mark. */
function isStandingLine({ at, line, group, profile }: Seam): boolean {
  if (group.inner) return false;
  const stands = line.shape === "note" || (isByline(line) && !profile.linked.has(at));
  return line.hashes > 0 || stands || profile.heads.has(at);
}
