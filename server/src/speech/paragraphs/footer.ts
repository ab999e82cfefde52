import type { Line } from "../lines/line";
import { headsNotes, isFootnote } from "../lines/notes";

type Info = Line["info"];
type Sign = NonNullable<Info["furniture"]>;

/** Prose: at least a finished sentence of some length, or too long to be anything else. */
export const isBody = (info: Info): boolean =>
  info.han >= 12 && (info.inner || info.end === "final" || info.width > 50) && info.shape === "other";

/** From the first sign after which nothing of a speech follows, all goes. */
export function cutTail(lines: readonly Line[], cut: boolean[], isSaid: (at: number) => boolean): void {
  const recurring = recurringSigns(lines);
  const body = lines.findIndex(({ info }) => isBody(info));
  if (body < 0) return;
  const from = tailFrom(lines, body, (i) => {
    const { info } = lines[i]!;
    return !recurring.has(signKey(info)) && !isSaid(i);
  });
  cutBehindThanks(lines, cut, body);
  const last = lines.findLastIndex(({ info }) => info.end !== "blank");
  if (from < 0 && cut[last] !== true) return;
  for (let i = withNames(lines, cut, from < 0 ? last : from, body); i < lines.length; i++)
    if (lines[i]!.info.end !== "blank") cut[i] = true;
}

/**
 * Behind the last thanks nothing is said any more: what is little of a text, and neither a signature nor notes, is of
 * whoever printed it or drafted it.
 */
function cutBehindThanks(lines: readonly Line[], cut: boolean[], body: number): void {
  const thanks = lines.findLastIndex(({ info }, i) => cut[i] !== true && endsSpeech(info));
  if (thanks <= body) return;
  const han = (from: number, to: number): number =>
    lines.slice(from, to).reduce((sum, { info }) => sum + info.han, 0);
  const after = han(thanks + 1, lines.length);
  if (after > MOST_BEHIND || after * LESS > han(0, thanks)) return;
  let i = thanks + 1;
  while (i < lines.length && (lines[i]!.info.end === "blank" || isSignature(lines[i]!.info))) i++;
  const rest = lines.slice(i);
  const isKept = ({ info }: Line): boolean =>
    headsNotes(info.text) ||
    isFootnote(info.text) ||
    info.shape === "salutation" ||
    info.marker?.style === "han-comma";
  if (rest.some(isKept)) return;
  rest.forEach(({ info, end, next }, k) => {
    // The line that is being typed is not over.
    if (info.end !== "blank" && next > end) cut[i + k] = true;
  });
}

/** 谢谢大家！ 最后，祝大家身体健康！ */
const endsSpeech = ({ shape, text, width }: Info): boolean =>
  shape === "thanks" ||
  (width <= 60 && /^(?:最后，?)?(?:衷心|再次)?(?:预?祝|祝愿|祝福)(?!贺)[^：]*[！。]$/.test(text));

const isSignature = ({ shape, furniture }: Info): boolean =>
  furniture === undefined && (shape === "name" || shape === "post" || shape === "note");

/** Characters that may stand behind the thanks, and how many times as many before them. */
const MOST_BEHIND = 300;
const LESS = 3;

/** The first line of what is printed under a speech; -1 where nothing is. */
function tailFrom(lines: readonly Line[], body: number, isBelieved: (at: number) => boolean): number {
  let after = 0;
  let from = -1;
  let entries = 0;
  for (let i = lines.length - 1; i > body && after <= MOST_HAN; i--) {
    const { info } = lines[i]!;
    if (info.end === "blank") continue;
    const closed = isClosed(lines, i);
    const item = info.marker !== undefined && info.furniture === undefined && info.han > 8;
    if (info.shape === "salutation" || info.shape === "thanks" || (item && !isListed(info))) break;
    if (item) entries++;
    // A numbered list is of the page only where it stands under the head of a list.
    if (info.furniture !== undefined && entries > 0) {
      if (info.furniture !== "list" && !closed) break;
      entries = 0;
    }
    if (info.furniture === undefined) {
      if (info.shape === "other" || /[，、；]/.test(info.text)) after += info.han;
    } else if (
      opensTail(info.furniture, closed ? 0 : after) &&
      isBelieved(i) &&
      (closed || after <= TAIL_HAN)
    )
      from = i;
  }
  return from;
}

/** A line behind which a speech is over: thanks, a signature's date, what an article says of its author. */
function isClosed(lines: readonly Line[], at: number): boolean {
  let before = at - 1;
  while (before >= 0 && lines[before]!.info.end === "blank") before--;
  const info = lines[before]?.info;
  return info !== undefined && (info.shape === "thanks" || info.shape === "note" || CLOSES.test(info.text));
}

const CLOSES = /(?:谢谢|感谢)[^。！]{0,8}[。！]$|(?:散会|完毕|批评指正)[。！]$|^[（【]?(?:本文)?作者/;

/** Short lines above such a sign, below which nothing more is said: they head no part of the speech. */
function withNames(lines: readonly Line[], cut: readonly boolean[], from: number, body: number): number {
  let first = from;
  for (let i = from - 1; i > body; i--) {
    const { info } = lines[i]!;
    if (info.end === "blank" || cut[i] === true) continue;
    if (info.shape !== "titleish" || info.marker || info.hashes > 0) break;
    first = i;
  }
  return first;
}

/** 1.村民大会讲话稿: could be a link among numbered ones. */
const isListed = ({ end, inner, marker }: Info): boolean =>
  end === "open" && !inner && marker?.style.startsWith("arabic") === true;

/** Characters of unsigned prose that may follow a sign and still be part of a footer; the same behind thanks. */
const TAIL_HAN = 80;
const MOST_HAN = 400;
/** The same behind where and by whom something was put out. */
const META_HAN = 24;

/** Wording of signs that stand all over a text, as below each piece of a collection: they end none of it. */
function recurringSigns(lines: readonly Line[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { info } of lines)
    if (info.furniture !== undefined) counts.set(signKey(info), (counts.get(signKey(info)) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > 2).map(([key]) => key));
}

/** Without addresses and figures, which differ from one to the next. */
const signKey = ({ text }: Info): string => text.replace(/[^\p{Script=Han}]/gu, "") || text;

const opensTail = (sign: Sign, after: number): boolean =>
  !NO_FOOTER.has(sign) && (sign !== "meta" || after <= META_HAN);

/** Signs that stand among paragraphs, or have an end of their own: they open no footer. */
const NO_FOOTER: ReadonlySet<Sign> = new Set(["page", "mark", "item", "caption", "licence", "aside", "row"]);
