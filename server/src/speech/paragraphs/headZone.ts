import type { Line, LineInfo } from "../lines/line";
import { leadingAddress } from "../lines/salutation";
import { titleWording } from "../lines/titleWording";
import { isLead, isSpoken } from "./lead";

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

/** What is told above the first words is no part of them: a lead, or what nobody speaks, with a title below it. */
function isLedIn(lines: readonly Line[], kept: readonly number[], words: readonly number[]): boolean {
  if (isLead(lines, words)) return true;
  const titled = kept.some((i) => i > words.at(-1)! && titleWording(lines[i]!.info) > 0);
  return titled && !isSpoken(lines, words);
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
    const addresses = addressesSomebody(info) || isTurn(info.text) || isDialogue(lines, i);
    if (addresses && (words.length === 0 || isLedIn(lines, kept, words)) && !isCover(lines, i))
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

/** 同志们：, 各位评委、工友们，大家好！: a speech is under way. */
const addressesSomebody = (info: LineInfo): boolean =>
  info.shape === "salutation" || (info.han >= 6 && (GREETS.test(info.text) || leadingAddress(info.text) > 0));

const GREETS = /^[^。！？：]{0,40}(?:大家|早上|上午|中午|下午|晚上|你们)好[！。，]/;

/** 青年员工（质检部）：…？: one of several lines in a row that a speaker's name stands before. */
function isDialogue(lines: readonly Line[], at: number): boolean {
  const speakers: string[] = [];
  let seen = 0;
  for (let i = at; i < lines.length && seen < NEAR; i++) {
    const { info } = lines[i]!;
    if (info.end === "blank") continue;
    const speaker = SPEAKER.exec(info.text.slice(0, LABEL))?.[1];
    const speaks = speaker !== undefined && info.end === "final";
    if (seen++ === 0 && !speaks) return false;
    if (speaks) speakers.push(speaker);
  }
  return speakers.length > 2 && new Set(speakers).size < speakers.length;
}

/** Lines in which others speak, and one of them again. */
const NEAR = 8;
const LABEL = 40;
const SPEAKER = /^([\p{Script=Han}“”A-Za-z\d]{2,14})(?:（[^（）]{1,12}）)?：./u;

/** Whether who is addressed in a line gets a letter or a notice that hands the speech on, below which others are addressed. */
function isCover(lines: readonly Line[], at: number): boolean {
  const words: number[] = isWords(lines[at]!.info) ? [at] : [];
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
  /^(?:——|—|--|―|─|一一)[^。；]{4,60}$/.test(text) && !inner && !/[—─-]$/.test(text);

export const isBulleted = ({ text, shape, named }: LineInfo): boolean =>
  /^[□■○●◎▲△◆◇][^。]{1,30}$/.test(text) &&
  (shape === "name" || shape === "post" || named !== undefined || /[、，]$/.test(text));

const isBracketed = (text: string): boolean => /^[[（【〔［].*[\]）】〕］]$/.test(text);

/** Running text, whole or a piece of a wrapped one. A question may be a title. */
export const isWords = (info: LineInfo): boolean =>
  info.furniture === undefined &&
  info.shape === "other" &&
  info.han >= 8 &&
  !isHeadline(info) &&
  !isOccasion(info) &&
  !isBulleted(info) &&
  !isBracketed(info.text) &&
  (/[。！？，；]/.test(info.text) || info.width > 50);

/** 山里的孩子，为什么要学琴？ A title may ask or exclaim. */
const isHeadline = ({ text, inner, width }: LineInfo): boolean =>
  width <= 30 &&
  !/[。；]/.test(text) &&
  (inner ? /^[^！？]*[！？][^！？]*[^，。、；：]$/ : /[！？]$/).test(text) &&
  !/大家好|[上下]午好|你们好|您好|谢谢/.test(text);

/** 主持人：, 【李代表】…: a transcript begins. */
const isTurn = (text: string): boolean =>
  /^(?:(?:主持人|记者|网友|嘉宾|发言人)[^，。：]{0,12}|[问答]\d{0,2})：(?!.{0,20}[局长书记任授]$)|^[^，。：]{2,20}[问答]：$|^【(?!编者按|导语|导读|摘要|提要)\p{Script=Han}{2,6}】[^】]*[，。！？]/u.test(
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
