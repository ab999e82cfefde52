import { cutCaptions } from "./captions";
import { cutContents } from "./contents";
import { cutTail, isBody } from "./footer";
import { cutForm, cutOpenEnds, cutSummaries, opensPart } from "./form";
import { cutMarkup } from "./markup";
import type { Line } from "../lines/line";
import { cutUnderEnd } from "./underEnd";

/**
 * Which lines are not of the speech. A line's own wording (furnitureSigns.ts) is believed where it stands among
 * its like: before the first body line, after the last, or beside a title; the plainest signs anywhere.
 */
export function markFurniture(lines: readonly Line[]): readonly boolean[] {
  const cut = new Array<boolean>(lines.length).fill(false);
  cutContents(lines, cut);
  cutMarkup(lines, cut);
  cutUnderEnd(lines, cut);
  if (!lines.some(({ info }) => info.furniture !== undefined)) return cut;
  const isSaid = saidIn(lines);
  const body = lines.findIndex(({ info }) => isBody(info));
  lines.forEach(({ info }, i) => {
    const sign =
      info.furniture !== undefined &&
      (ANYWHERE.has(info.furniture) || (info.furniture === "aside" && body >= 0 && i > body));
    const spoken = (isBody(info) && info.width > 60) || (info.furniture !== "aside" && isSaid(i));
    if (sign && !spoken) cut[i] = true;
  });
  cutCaptions(lines, cut);
  cutSummaries(lines, cut);
  cutTop(lines, cut);
  cutForm(lines, cut);
  cutOpenEnds(lines, cut);
  cutTail(lines, cut, isSaid);
  cutLicence(lines, cut);
  cutBesideTitles(lines, cut);
  cutAttachments(lines, cut);
  return cut;
}

type Info = Line["info"];
type Sign = NonNullable<Info["furniture"]>;

/** Signs that are believed wherever they stand. */
const ANYWHERE: ReadonlySet<Sign> = new Set(["strong", "page", "mark"]);
/**
 * Tells of a line, by its index, whether it is a sentence between sentences: it speaks of rights, of links or of a page
 * without being one.
 */
function saidIn(lines: readonly Line[]): (at: number) => boolean {
  const textBefore = followsText(lines);
  const textAfter = followsText(lines.toReversed()).reverse();
  return (at) => {
    const { end, furniture } = lines[at]!.info;
    return end === "final" && furniture !== "intro" && textBefore[at] === 1 && textAfter[at] === 1;
  };
}

/** 1 for each line before which the nearest that is not passed over is running text. */
function followsText(lines: readonly Line[]): Uint8Array {
  const out = new Uint8Array(lines.length);
  let text = false;
  lines.forEach((line, i) => {
    out[i] = text ? 1 : 0;
    if (!passesOver(line.info)) text = isText(line);
  });
  return out;
}

/** Other sentences of that sort, and short ones (难不难？难。), say nothing of what stands around a line. */
const passesOver = (info: Info): boolean =>
  info.end === "blank" ||
  (info.end === "final" && (info.furniture !== undefined || (info.shape === "other" && info.han < 8)));

/** A line of running text, whole or a piece of one. */
const isText = ({ info }: Line): boolean =>
  info.furniture === undefined &&
  (isPart(info) || (info.han >= 8 && (info.shape === "other" || info.marker !== undefined)));

/** 二、版权保护: no page numbers its own lines so. */
const isPart = ({ marker, furniture }: Info): boolean =>
  furniture === undefined && (marker?.style === "han-comma" || marker?.style === "han-bracket");

/** Non-blank lines looked at for what stands before a speech. */
const TOP = 16;

function cutTop(lines: readonly Line[], cut: boolean[]): void {
  const intro = lastIntro(lines);
  if (intro >= 0) {
    const keep = titleAbove(lines, intro);
    for (let i = 0; i <= intro; i++) if (i !== keep && lines[i]!.info.end !== "blank") cut[i] = true;
  }
  for (let i = Math.max(0, intro + 1); i < lines.length; i++) {
    const { info } = lines[i]!;
    if (cut[i] === true) continue;
    if (info.furniture === undefined) {
      if (isBody(info) || info.shape === "salutation" || opensPart(info)) return;
    } else if (info.furniture !== "item" || cut[i - 1] === true) cut[i] = true;
  }
}

/** The title above an introduction: one that Markdown marks, or the last where none follows. -1 for none. */
function titleAbove(lines: readonly Line[], intro: number): number {
  const marked = lines.findLastIndex(({ info }, i) => i < intro && info.hashes === 1);
  if (marked >= 0) return marked;
  const speech = lines.findIndex(({ info }, i) => i > intro && (info.shape === "salutation" || isBody(info)));
  const titled = lines.some(({ info }, i) => {
    // A piece of a wrapped paragraph looks like a title too.
    const before = lines[i - 1]?.info.end;
    return (
      i > intro &&
      i < Math.min(intro + 12, speech < 0 ? lines.length : speech) &&
      info.furniture === undefined &&
      info.shape === "titleish" &&
      before !== "open" &&
      before !== "comma"
    );
  });
  return titled
    ? -1
    : lines.findLastIndex(
        ({ info }, i) => i < intro && info.furniture === undefined && info.shape === "titleish",
      );
}

/** The last introduction before the speech itself begins. */
function lastIntro(lines: readonly Line[]): number {
  let seen = 0;
  let body = 0;
  let found = -1;
  for (let i = 0; i < lines.length && seen < TOP; i++) {
    const { info } = lines[i]!;
    if (info.end === "blank") continue;
    seen++;
    if (info.furniture === "intro") found = i;
    else if (info.shape === "salutation") break;
    else if (isBody(info) && ++body > 2) break;
  }
  return found;
}

/** The licence of a text library, from its first words to the end of the file. */
function cutLicence(lines: readonly Line[], cut: boolean[]): void {
  const from = lines.findIndex(({ info }, i) => info.furniture === "licence" && i > lines.length / 2);
  if (from < 0) return;
  const below = lines.slice(from).reduce((sum, { info }) => sum + info.han, 0);
  if (below > LICENCE_HAN || lines.slice(from).some(({ info }) => info.shape === "salutation")) return;
  for (let i = from; i < lines.length; i++) if (lines[i]!.info.end !== "blank") cut[i] = true;
}

const LICENCE_HAN = 1_500;

/** Publication lines of the second and later speeches of a text. */
function cutBesideTitles(lines: readonly Line[], cut: boolean[]): void {
  let previous = -1;
  lines.forEach(({ info }, i) => {
    if (info.end === "blank") return;
    if (info.furniture === "meta" && info.end !== "final" && previous >= 0) {
      const { shape } = lines[previous]!.info;
      if (cut[previous] === true || shape === "titleish" || shape === "name" || shape === "post")
        cut[i] = true;
    }
    previous = i;
  });
}

/** 附件： above the names of files. */
function cutAttachments(lines: readonly Line[], cut: boolean[]): void {
  lines.forEach(({ info }, i) => {
    if (!/^附件：?$/.test(info.text)) return;
    let next = i + 1;
    while (next < lines.length && lines[next]!.info.end === "blank") next++;
    if (cut[next] === true) cut[i] = true;
  });
}
