import { isPieceMark } from "../lines/printedSigns";
import { isPieceNumber, titleKey } from "../lines/title";
import { titleWording } from "../lines/titleWording";
import type { Line, LineInfo } from "../lines/line";
import { findHeadZone, isBeside, isByline, isOccasion, isWords, laterZones, type HeadZone } from "./headZone";
import { NONE, titleAround, type Entry } from "./titleBlock";
import { isUnheardName, occasionGoesOn } from "./titleLines";

/** What the lines of the heads of a text are. */
export interface Heads {
  /** Lines of titles, in order; none where a speech has none. */
  readonly titles: ReadonlySet<number>;
  /** Lines that go on with the line before: a title or an occasion broken in two. */
  readonly continued: ReadonlySet<number>;
  /** Lines of names, posts, dates and the occasion. */
  readonly bylines: ReadonlySet<number>;
  /** All others: of the page, of the form, of whoever leads in. */
  readonly aside: ReadonlySet<number>;
  /** The lines of the first words. */
  readonly below: ReadonlySet<number>;
  /** The first lines of the second head and of those after it. */
  readonly opens: ReadonlySet<number>;
}

/**
 * The heads of a text's speeches, each read as a whole: every line above the first words is weighed by its wording and
 * by what stands beside it, the best one is the title, and from it the others get their meaning. Undefined where
 * nothing sure can be said of the first.
 */
export function findHeads(lines: readonly Line[], cut: readonly boolean[]): Heads | undefined {
  const zone = findHeadZone(lines, cut);
  if (!zone) return undefined;
  const first = headOf(zone, lines, cut);
  const later = laterZones(lines, cut, zone.below).flatMap((behind) => headOf(behind, lines, cut) ?? []);
  if (!first && later.length === 0) return undefined;
  const all = [...(first ? [first] : []), ...later];
  const of = (get: (head: Head) => Iterable<number>): ReadonlySet<number> =>
    new Set(all.flatMap((head) => [...get(head)]));
  return {
    titles: of(({ titles }) => titles),
    continued: of(({ continued }) => continued),
    bylines: of(({ bylines }) => bylines),
    aside: of(({ aside }) => aside),
    below: of(({ below }) => [below]),
    opens: new Set(later.map(({ titles, bylines }) => Math.min(...titles, ...bylines))),
  };
}

interface Head {
  readonly titles: ReadonlySet<number>;
  readonly continued: ReadonlySet<number>;
  readonly bylines: ReadonlySet<number>;
  readonly aside: ReadonlySet<number>;
  readonly below: number;
}

function headOf(zone: HeadZone, lines: readonly Line[], cut: readonly boolean[]): Head | undefined {
  if (zone.lines.length === 0) return undefined;
  // The pieces of a collection have heads of their own kind (boundaries.ts).
  if (zone.lines.some((line) => isPieceNumber(lines[line]!.info.text))) return undefined;
  const entries = entriesOf(zone, lines, cut);
  let best: number | undefined;
  entries.forEach(({ weight }, k) => {
    const most = best === undefined ? NONE : entries[best]!.weight;
    if (weight >= LEAST && (weight > most || (zone.sure && weight === most))) best = k;
  });
  if (best === undefined) return zone.sure && !zone.behind ? untitled(zone, entries) : undefined;
  const isPlain = !zone.sure || zone.behind === "open";
  if (isPlain && entries[best]!.weight < SURE) return undefined;
  return readHead(zone, entries, best);
}

/** Weight of a title at the least; of one where nobody is spoken to, so that the head has no sure end */
const LEAST = 1;
const SURE = 3;

function entriesOf(zone: HeadZone, lines: readonly Line[], cut: readonly boolean[]): readonly Entry[] {
  const infos = zone.lines.map((line) => lines[line]!.info);
  const keys = infos.map(({ text }) => titleKey(text));
  return zone.lines.map((line, k) => {
    const info = infos[k]!;
    const isPage = (i: number): boolean => cut[i] === true && lines[i]!.info.end !== "blank";
    let before = line - 1;
    while (before >= 0 && lines[before]!.info.end === "blank") before--;
    const above = infos[k - 1];
    const goesOn = above !== undefined && isOccasion(above) && occasionGoesOn(above, info);
    const published = isPublished(lines, cut, line);
    let weight = goesOn ? NONE : wordingOf(info);
    if (weight > NONE) {
      weight += besideWeight(infos[k + 1], zone);
      if (published) weight += 2;
      if (zone.sure && k + 1 < infos.length && infos.slice(k + 1).every(isOfSpeaker)) weight += 2;
      if (before >= 0 && isPieceMark(lines[before]!.info.text)) weight += 2;
      // The title once more, below the one of the page or of the account.
      if (keys[k]!.length >= 6 && keys.slice(0, k).some((key) => key.includes(keys[k]!))) weight += 2;
    }
    return { line, info, weight, published, close: before >= 0 && !isPage(before) };
  });
}

/** Names, offices, dates and the occasion are all that may stand between a title and the first words. */
const isOfSpeaker = (info: LineInfo): boolean => isBeside(info) || info.named?.post !== undefined;

function wordingOf(info: LineInfo): number {
  if (isBeside(info) || isWords(info) || info.furniture !== undefined || info.marker) return NONE;
  // 返乡青年 归小燕 names somebody rather than a speech.
  const wording = titleWording(info) - (info.named?.post === undefined ? 0 : 2);
  return wording < -2 ? NONE : wording;
}

function besideWeight(next: LineInfo | undefined, { sure, behind }: HeadZone): number {
  if (next === undefined) return behind === "open" ? 1 : sure ? 2 : 0;
  if (isOccasion(next)) return 6;
  return next.named?.sure === true
    ? 3
    : isBeside(next) || (sure && (isUnheardName(next) || next.named?.post !== undefined))
      ? 2
      : 0;
}

/** 来源：… 时间：… stands directly below. */
function isPublished(lines: readonly Line[], cut: readonly boolean[], at: number): boolean {
  let next = at + 1;
  while (next < lines.length && lines[next]!.info.end === "blank") next++;
  return cut[next] === true && lines[next]!.info.furniture === "meta";
}

/** All above the words of address is of the page, but for names. */
function untitled({ below }: HeadZone, entries: readonly Entry[]): Head {
  const of = (named: boolean): ReadonlySet<number> =>
    new Set(entries.filter(({ info }) => isByline(info) === named).map(({ line }) => line));
  return { titles: new Set(), continued: new Set(), bylines: of(true), aside: of(false), below };
}

function readHead({ below, sure, behind }: HeadZone, entries: readonly Entry[], best: number): Head {
  const { first, last, broken } = titleAround(entries, best, sure);
  const titles = new Set(entries.slice(first, last + 1).map(({ line }) => line));
  const continued = new Set(broken);
  const bylines = new Set<number>();
  // Names and a date above a later title are the signature of the speech before it.
  const unsigned = behind ? entries.findIndex(({ info }) => !isByline(info)) : 0;
  const aside = new Set(entries.slice(unsigned, first).map(({ line }) => line));
  const under = entries.slice(last + 1);
  // On some pages the name stands above.
  const above = entries[first - 1];
  const named = above?.info.shape === "name" || above?.info.named?.sure === true;
  const isOwn =
    behind === undefined ? !under.some(({ info }) => isByline(info)) : above?.info.end === "colon";
  if (above && named && entries[first]!.close && isOwn) {
    aside.delete(above.line);
    bylines.add(above.line);
  }
  const isNameBelow = (k: number): boolean =>
    sure &&
    (k === under.length - 1 || isBeside(under[k + 1]!.info)) &&
    under.slice(0, k).every(({ info }) => isOccasion(info) || info.shape === "note");
  under.forEach(({ line, info, weight, published }, k) => {
    const before = under[k - 1];
    const next = under[k + 1]?.info;
    const isNamed = next !== undefined && isBeside(next);
    // An account's name, above when it was put out.
    const isAccount =
      info.shape === "post" && !info.named && published && under.some((entry) => entry.info.named?.sure);
    if (isAccount) aside.add(line);
    else if (before && isOccasion(before.info) && occasionGoesOn(before.info, info)) continued.add(line);
    else if (isBeside(info) || (isNamed && info.end === "comma" && info.width <= WIDEST_POST))
      bylines.add(line);
    // Below the occasion and the day alone even an unheard name is one.
    else if (isUnheardName(info) && isNameBelow(k)) bylines.add(line);
    // A second line under the title, worded like one.
    else if (
      sure &&
      k === 0 &&
      (isUnheardName(info) || info.named?.post !== undefined || (isNamed && weight > 0))
    )
      bylines.add(line);
    else if (sure || info.furniture !== undefined) aside.add(line);
  });
  return { titles, continued, bylines, aside, below };
}

/** Of a post that goes on in the next line, in Han characters. */
const WIDEST_POST = 30;
