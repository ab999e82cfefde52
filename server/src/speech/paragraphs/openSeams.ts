import { isDangling, opensProse, soundsLikeProse } from "../lines/wrapCues";
import type { Line, LineInfo } from "../lines/line";
import { isSoft } from "../markerStyles";
import { NARROWEST } from "./layout";
import { isSetIn, type GroupState, type Seam } from "./seam";
import type { WrapProfile } from "./wrapProfile";

/** No heading is wider, in Han characters. */
const HEADING_WIDTH = 50;
/** A wider line was not wrapped by a page or a mail program. */
const WRAP_LIMIT = 75;
/** A numbered line as wide as wrapped lines and wider than this is rather cut than complete. */
const WIDE = 26;

/** Whether a paragraph goes on after a line that ends without a mark. */
export function openLineGoesOn(seam: Seam): boolean {
  const { at, next, line, follower, blanks, group, profile } = seam;
  if (profile.linked.has(at) || profile.linked.has(next)) return true;
  if (profile.indented && blanks === 0) {
    if (follower.indent >= 1.5) return false;
    if (follower.indent < 1 && isSetIn(group.first)) return line.width >= 10;
  }
  if (isProse(group)) return proseGoesOn(seam);
  if (isDangling(line.text)) return true;
  if (blanks > 0) {
    const { marker } = group.first;
    if (marker && profile.runIn.get(marker.style) === false) return false;
    return follower.shape !== "titleish" && line.width >= 12 && line.shape === "other" && seam.crosses();
  }
  return follower.width <= WRAP_LIMIT && isPiece(seam);
}

/** A sentence has ended inside, or it is too long for a heading. */
const isProse = (group: GroupState): boolean =>
  group.inner || group.width > (group.first.marker ? HEADING_WIDTH * 1.5 : HEADING_WIDTH);

function proseGoesOn(seam: Seam): boolean {
  const { lines, next, line, follower, blanks, profile, crosses } = seam;
  const dangling = isDangling(line.text);
  // What a line was cut from is no narrower than what was cut off.
  const isRest = line.width <= WRAP_LIMIT && follower.width <= line.width + SPREAD;
  if (blanks === 0) return profile.broken || isRest || dangling || crosses();
  const isTitle = follower.shape === "titleish" && standsAlone(lines, next);
  return dangling || (profile.doubleSpaced && !isTitle) || crosses();
}

/** Blank lines around it. */
const standsAlone = (lines: readonly Line[], at: number): boolean =>
  (lines[at + 1]?.info.end ?? "blank") === "blank";

/** A short line with no sentence end: the first piece of a wrapped sentence, or a heading? */
function isPiece(seam: Seam): boolean {
  const { at, line, follower, group, profile, crosses } = seam;
  const { marker } = group.first;
  const cue = !marker && soundsLikeProse(line.text);
  const full = isFull(seam);
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
  // No heading says we in three clauses.
  const isCut = clausesOf(line.text) > 2 && line.width >= NARROWEST && follower.width <= line.width;
  if (cue && (full || profile.broken || isCut)) return true;
  if (full && profile.spacedWraps) return true;
  if (profile.parallel.has(at) || (opensProse(follower.text) && !isExact(line, profile))) return false;
  if (full) return true;
  // Where nothing else is wrapped, a line like others is a heading even if a word seems to cross.
  if (full === undefined && profile.alike.has(at)) return false;
  // Headings of three clauses come in rows.
  if (profile.broken && clausesOf(line.text) > 2 && line.width >= NARROWEST && !profile.alike.has(at))
    return true;
  return line.width >= 18 && crosses();
}

const clausesOf = (text: string): number => text.split("，").length;

/** Whether the line is as wide as wrapped lines are here; undefined where there are none to compare. */
function isFull(seam: Seam): boolean | undefined {
  const {
    lines,
    next,
    line,
    profile: { width },
  } = seam;
  const following = openWidths(lines, next);
  if (isAsWide(seam, following)) return true;
  if (width) return line.width >= width.narrowest && line.width <= width.widest + 4;
  return following.length > 0 ? false : undefined;
}

/** Of one width with the open lines below it, of which more tells that they are wrapped than their being as wide. */
function isAsWide(
  { lines, next, line, follower, crosses, profile }: Seam,
  following: readonly number[],
): boolean {
  const [first, second] = following;
  if (first === undefined) return false;
  if (profile.broken && line.width >= Math.min(...following) - SPREAD)
    return line.width <= Math.max(...following) + 2 * SPREAD;
  if (line.width < NARROWEST || Math.abs(line.width - first) > SPREAD) return false;
  return (
    follower.inner || crosses() || (second !== undefined && closes(lines, next + following.length, first))
  );
}

/** A line no wider than the open ones above it ends their sentence. */
const closes = (lines: readonly Line[], at: number, width: number): boolean => {
  const info = lines[at]?.info;
  return info !== undefined && info.end === "final" && info.width <= width + SPREAD;
};

/** By how much wrapped lines differ in width, in Han characters. */
const SPREAD = 4;

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
