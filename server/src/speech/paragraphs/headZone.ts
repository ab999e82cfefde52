import type { Line, LineInfo } from "../lines/line";
import { isLead } from "./lead";

/** What stands above the first words of a speech. */
export interface HeadZone {
  /** Lines that hold something and are not cut yet. */
  readonly lines: readonly number[];
  /** The line of the first words: a salutation, else the first paragraph. */
  readonly below: number;
  /** The first words address somebody, or a speaker's name stands before them: nothing above is said. */
  readonly sure: boolean;
  /** Another speech stands above it: what is said there is over, or only may be. */
  readonly behind?: "ended" | "open";
}

/** Lines that a head may have, and characters that an editor leads in with. */
const MOST_LINES = 48;
const LEAD_HAN = 360;

/** The head of a text; undefined where no words of a speech are in reach. */
export function findHeadZone(lines: readonly Line[], cut: readonly boolean[]): HeadZone | undefined {
  const kept: number[] = [];
  const words: number[] = [];
  let han = 0;
  for (let i = 0; i < lines.length && kept.length <= MOST_LINES && han <= LEAD_HAN; i++) {
    const { info } = lines[i]!;
    if (info.end === "blank" || cut[i] === true) continue;
    const addresses = info.shape === "salutation" || isTurn(info.text);
    if (addresses && (words.length === 0 || isLead(lines, words)) && !isCover(lines, i))
      return { lines: kept, below: i, sure: true };
    if ((addresses && !isCover(lines, i)) || opensPart(info)) {
      if (words.length === 0) words.push(i);
      break;
    }
    if (isWords(info)) {
      words.push(i);
      han += info.han;
    }
    kept.push(i);
  }
  const led = ledIn(lines, kept, words);
  const below = words.find((i) => i > led);
  return below === undefined ? undefined : { lines: kept.filter((i) => i < below), below, sure: false };
}

/** Whether who is addressed in a line gets a letter or a notice that hands the speech on, below which others are addressed. */
function isCover(lines: readonly Line[], at: number): boolean {
  const words: number[] = [];
  let han = 0;
  for (let i = at + 1; i < lines.length && i < at + MOST_LINES && han <= LEAD_HAN; i++) {
    const { info } = lines[i]!;
    if (info.shape === "salutation") return words.length > 0 && isLead(lines, words, true);
    if (!isWords(info)) continue;
    words.push(i);
    han += info.han;
  }
  return false;
}

/** Lines above a salutation inside a text that may be the head of another speech. */
const MOST_BEHIND = 14;

/** What could be the heads of further speeches: above each salutation below `from` what follows the last words. */
export function laterZones(
  lines: readonly Line[],
  cut: readonly boolean[],
  from: number,
): readonly HeadZone[] {
  const zones: HeadZone[] = [];
  for (let below = from + 1; below < lines.length; below++) {
    const { info } = lines[below]!;
    if (info.shape !== "salutation" || info.end !== "colon" || cut[below] === true) continue;
    const kept: number[] = [];
    let broken = false;
    let i = below - 1;
    for (; i > from && kept.length <= MOST_BEHIND; i--) {
      if (lines[i]!.info.end === "blank") continue;
      if (cut[i] === true) broken = true;
      else if (isSaid(lines[i]!.info)) break;
      else kept.unshift(i);
    }
    if (kept.length === 0 || kept.length > MOST_BEHIND || i <= from) continue;
    const last = lines[i]!.info;
    const first = lines[kept[0]!]!.info;
    const ended = broken || last.shape === "thanks" || isByline(first) || CLOSES.test(last.text);
    zones.push({ lines: kept, below, sure: true, behind: ended ? "ended" : "open" });
  }
  return zones;
}

/** Ends a speech of its own: 谢谢大家！ behind its last words, 散会！ */
const CLOSES = /(?:谢谢|感谢)[^。！]{0,8}[。！]$|(?:散会|结束|完毕|批评指正|圆满成功)[。！]$/;

const isSaid = (info: LineInfo): boolean =>
  isWords(info) ||
  info.shape === "thanks" ||
  info.shape === "salutation" ||
  opensPart(info) ||
  (info.end === "final" && !isBracketed(info.text));

/** What stands beside a title and is none: a name, a post, a date; a dash with the occasion; a bullet before a post. */
export const isBeside = (info: LineInfo): boolean => isByline(info) || isOccasion(info) || isBulleted(info);

export const isByline = ({ shape }: LineInfo): boolean =>
  shape === "name" || shape === "post" || shape === "note";

export const isOccasion = ({ text, inner }: LineInfo): boolean =>
  /^(?:——|—|--|―|─|一一)[^。；]{4,60}$/.test(text) && !inner;

export const isBulleted = ({ text }: LineInfo): boolean => /^[□■○●◎▲△◆◇][^。]{1,30}$/.test(text);

const isBracketed = (text: string): boolean => /^[[（【〔［].*[\]）】〕］]$/.test(text);

/** Running text, whole or a piece of a wrapped one. A question may be a title. */
export const isWords = (info: LineInfo): boolean =>
  info.furniture === undefined &&
  info.shape === "other" &&
  info.han >= 8 &&
  !isOccasion(info) &&
  !isBulleted(info) &&
  !isBracketed(info.text) &&
  (/[。！？，；]/.test(info.text) || info.width > 50);

/** 主持人：, 【李代表】…: a transcript begins. */
export const isTurn = (text: string): boolean =>
  /^(?:主持人|记者|问|答|网友|嘉宾|发言人)[^，。：]{0,12}：(?!.{0,20}[局长书记任授]$)|^[^，。：]{2,20}[问答]：$|^【(?!编者按|导语|导读|摘要|提要)\p{Script=Han}{2,6}】[^】]*[，。！？]/u.test(
    text,
  );

/** 一、 and the like: the speech is under way. */
const opensPart = ({ marker, end }: LineInfo): boolean =>
  marker?.style === "han-comma" || (marker?.style === "han-bracket" && end === "open");

/** The line of a name or an occasion, with its title above it, that an editor has led in; -1 for none. */
function ledIn(lines: readonly Line[], kept: readonly number[], words: readonly number[]): number {
  const [lead] = words;
  if (lead === undefined) return -1;
  const at = kept.findIndex((i, k) => {
    const above = kept[k - 1] ?? -1;
    return above > lead && lines[above]!.info.shape === "titleish" && isBeside(lines[i]!.info);
  });
  if (at < 0) return -1;
  const before = words.filter((i) => i < kept[at]!);
  return isLead(lines, before) ? kept[at]! : -1;
}
