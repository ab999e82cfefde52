import { bylineAt, type BylineRun } from "./byline";
import { isFrameName } from "./headings";
import { isSoft } from "../markerStyles";
import { isKicker, isStrongTitle, isTitle } from "../lines/title";
import { titleWording } from "../lines/titleWording";
import type { Unit } from "../lines/line";

/** Units of one speech, both indices included. */
export interface Extent {
  readonly first: number;
  readonly last: number;
  /** Units of the title, in order; may stand after the body. */
  readonly title: readonly number[];
}

/**
 * Where one speech of a text ends and the next begins. A speech begins with its title lines, byline or salutation;
 * on a newspaper page the title may stand behind the body, before the title of the next speech.
 */
export function findExtents(units: readonly Unit[]): readonly Extent[] {
  const starts = findStarts(units);
  const out: Extent[] = [];
  starts.forEach(({ at, title }, i) => {
    const next = starts[i + 1];
    out.push({ first: at, last: (next ? next.at : units.length) - 1, title });
  });
  return out.map((extent, i) =>
    extent.title.length > 0 ? extent : titleBehind(units, extent, i > 0 || out.length > 1),
  );
}

interface Start {
  readonly at: number;
  readonly title: readonly number[];
}

function findStarts(units: readonly Unit[]): readonly Start[] {
  const starts: Start[] = [{ at: 0, title: titleOfHead(units, 0) }];
  let prose = false;
  for (let i = belowHead(units, 0); i < units.length; i++) {
    const unit = units[i]!;
    if (unit.furniture) continue;
    if (unit.opens) {
      starts.push({ at: i, title: titleOfHead(units, i) });
      prose = false;
      i = Math.max(i, belowHead(units, i) - 1);
      continue;
    }
    const head = readHead(units, i);
    if (!head) {
      prose ||= isProse(unit);
      continue;
    }
    if (prose) {
      const before = starts[starts.length - 1]!;
      const lines = splitTitles(
        units,
        head.titles,
        before.title.length > 0 || (starts.length === 1 && hasTitle(units, i)),
      );
      starts.push({ at: lines === head.titles ? head.at : (lines[0] ?? head.at), title: lines });
      prose = false;
    } else if (starts.length === 1 || starts[starts.length - 1]!.title.length === 0) {
      starts[starts.length - 1] = { at: starts[starts.length - 1]!.at, title: head.titles };
    }
    i = head.end - 1;
  }
  const [first] = starts;
  if (first && first.title.length === 0)
    starts[0] = { at: 0, title: leadingTitle(units, starts[1]?.at ?? units.length) };
  return starts;
}

/** The first words below a head that has been read as a whole. */
const isBelowHead = (unit: Unit): boolean => unit.head === "below";

/** The first words below the head that begins at a unit; the unit itself where none has been read there. */
function belowHead(units: readonly Unit[], from: number): number {
  for (let i = from; i < units.length && (i === from || !units[i]!.opens); i++)
    if (isBelowHead(units[i]!)) return i;
  return from;
}

/** The title of a head that has been read as a whole. */
function titleOfHead(units: readonly Unit[], from: number): readonly number[] {
  const titles: number[] = [];
  const below = belowHead(units, from);
  for (let i = from; i < below; i++) if (units[i]!.head === "title") titles.push(i);
  return titles;
}

interface Head {
  /** First unit of the title, or of the byline where there is none. */
  readonly at: number;
  readonly titles: readonly number[];
  /** One past the last unit of title and byline. */
  readonly end: number;
}

/** Title lines with a byline or salutation behind them, a byline without a title, or a title plain by its wording. */
function readHead(units: readonly Unit[], from: number): Head | undefined {
  let i = from;
  const lines: number[] = [];
  while (i < units.length && lines.length < 4 && (isTitle(units[i]!) || isNumberedTitle(units, i)))
    lines.push(i++);
  // The number of a piece may stand under the title of the whole collection.
  const number = lines.slice(0, -1).findLastIndex((k) => PIECE_NUMBER.test(units[k]!.info.text));
  const piece = number >= 0 ? number + 1 : lines.findLastIndex((k) => PIECE.test(units[k]!.info.text));
  const titles = withoutAccount(units, withoutKicker(units, piece < 0 ? lines : lines.slice(piece)));
  i = skipFurniture(units, i);
  const byline = bylineAt(units, i);
  if (titles.length > 0 && byline && isHead(units, skipFurniture(units, byline.end))) return undefined;
  if (byline && !goesOn(units, byline) && isOpening(units, byline, titles.length > 0)) {
    const end = skipFurniture(units, byline.end);
    // A title may stand between two parts of a byline (kicker, name, title).
    return { at: from, titles, end: Math.max(end, i + 1) };
  }
  if (titles.length === 0) return undefined;
  const follower = units[i];
  const named = titles.some(
    (k) =>
      (units[k]!.info.width >= 8 && !isFrameName(units[k]!.info.text)) ||
      PIECE_BEHIND.test(units[k]!.info.text),
  );
  if (follower && !follower.furniture && follower.info.shape === "salutation" && named)
    return { at: from, titles, end: i };
  if (piece >= 0) return { at: from, titles, end: i };
  const strong = titles.find((k) => isStrongTitle(units[k]!.info.text));
  return strong === undefined
    ? undefined
    : { at: from, titles: titles.slice(titles.indexOf(strong)), end: i };
}

/** Title and byline, one behind the other: on a page whose titles stand behind their bodies the next speech. */
function isHead(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (!unit || unit.info.marker || !isTitle(unit)) return false;
  const next = skipFurniture(units, at + 1);
  return units[next]?.info.shape === "salutation" || (bylineAt(units, next)?.parts ?? 0) > 1;
}

/** The lines from the title proper on. */
function withoutKicker(units: readonly Unit[], lines: readonly number[]): readonly number[] {
  const first = lines.findIndex((k) => !isKicker(units[k]!.info.text));
  return first > 0 ? lines.slice(first) : lines;
}

/** Without the name of who put the page out, between a title that is whole and publication lines. */
function withoutAccount(units: readonly Unit[], lines: readonly number[]): readonly number[] {
  const last = lines.at(-1);
  const before = lines.at(-2);
  if (last === undefined || before === undefined || units[last + 1]?.furniture !== true) return lines;
  const isName = units[last]!.info.width <= ACCOUNT && isStrongTitle(units[before]!.info.text);
  return isName ? lines.slice(0, -1) : lines;
}

/** Width of such a name. */
const ACCOUNT = 8;

/** 篇二 on a line of its own, above the title. */
const PIECE_NUMBER = /^(?:篇|范文|例文)[一二三四五六七八九十\d]{1,2}[：]?$/;
/** 讲话稿 第2篇 */
const PIECE_BEHIND = /(?:第[一二三四五六七八九十\d]{1,2}篇|[篇（][一二三四五六七八九十\d]{1,2}）?)$/;
/** 篇二：在…上的讲话 in a collection. */
const PIECE = /^(?:篇|范文|例文|第)[一二三四五六七八九十\d]{1,2}篇?[：、 ].{4,}/;

/** 二、在…上的讲话, 第二篇：… in a collection, with people addressed behind it. Reports address them below headings too. */
function isNumberedTitle(units: readonly Unit[], at: number): boolean {
  const { info, furniture } = units[at]!;
  if (furniture || !info.marker || info.end !== "open" || info.inner || info.width > 60) return false;
  const title = info.text.slice(info.marker.span.end);
  if (isSoft(info.marker.style) || !(isStrongTitle(title) || PIECE.test(info.text))) return false;
  const next = skipFurniture(units, at + 1);
  const byline = bylineAt(units, next);
  const follower = units[byline ? skipFurniture(units, byline.end) : next]?.info;
  return follower?.shape === "salutation" && follower.end === "colon";
}

function skipFurniture(units: readonly Unit[], from: number): number {
  let i = from;
  while (i < units.length && units[i]!.furniture) i++;
  return i;
}

/** A name that a page has broken out of its sentence: what follows belongs to it. */
const goesOn = (units: readonly Unit[], { end }: BylineRun): boolean =>
  /^(?:同志(?!们)|总书记|书记|主席|总理|院长|检察长|等|说|指出|强调|[，。、；：）”])/.test(
    units[end]?.info.text ?? "",
  );

/** A byline opens a speech, unless it is the signature of the one before: then no prose follows. */
function isOpening(units: readonly Unit[], byline: BylineRun, titled: boolean): boolean {
  const next = units[skipFurniture(units, byline.end)];
  if (!next || next.furniture) return false;
  if (!titled && (byline.people === 0 || byline.parts < 2)) return false;
  if (next.info.shape !== "titleish" || next.info.marker) return true;
  return titled;
}

const isProse = ({ info }: Unit): boolean =>
  info.shape === "other" && info.han >= 12 && (info.inner || info.end === "final" || info.width > 50);

/**
 * Title lines in a row on a page where the speech before has none yet: all but the last are its title, printed
 * behind its body. Otherwise they belong together.
 */
function splitTitles(
  units: readonly Unit[],
  titles: readonly number[],
  beforeHasTitle: boolean,
): readonly number[] {
  if (titles.length < 2 || beforeHasTitle || /^(?:——|—)/.test(units[titles[1]!]!.info.text)) return titles;
  return titles.slice(-1);
}

/** Whether a first speech whose head gave no byline has a title nevertheless. */
const hasTitle = (units: readonly Unit[], before: number): boolean => leadingTitle(units, before).length > 0;

/** The first line, where nothing but its place tells that it is a title. */
function leadingTitle(units: readonly Unit[], end: number): readonly number[] {
  for (let i = 0; i < end; i++) {
    const unit = units[i]!;
    if (unit.furniture || bylineAt(units, i)) continue;
    if (isTitle(unit) && titleWording(unit.info) < NAMES_OTHER) continue;
    return isTitle(unit) && i + 1 < end ? [i] : [];
  }
  return [];
}

/** Wording that names a site, a column, a form. */
const NAMES_OTHER = -3;

/** A title printed behind its body: the last line before the next speech or the end. */
function titleBehind(units: readonly Unit[], extent: Extent, paged: boolean): Extent {
  if (!paged) return extent;
  for (let i = extent.last; i > extent.first; i--) {
    const unit = units[i]!;
    const { shape } = unit.info;
    // Its byline may stand behind it.
    if (unit.furniture || shape === "name" || shape === "post" || shape === "note") continue;
    return isTitle(unit) ? { ...extent, title: [i] } : extent;
  }
  return extent;
}
