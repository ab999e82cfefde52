import type { Line, LineInfo } from "../lines/line";

/** What stands above the first words of a text's first speech. */
export interface HeadZone {
  /** Lines that hold something and are not cut yet. */
  readonly lines: readonly number[];
  /** The line of the first words: a salutation, else the first paragraph. */
  readonly below: number;
  /** The first words address somebody, or a speaker's name stands before them: nothing above is said. */
  readonly sure: boolean;
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
    if (info.shape === "salutation" && (words.length === 0 || isLead(lines, words)))
      return { lines: kept, below: i, sure: true };
    if (isTurn(info.text) && words.length === 0) return { lines: kept, below: i, sure: true };
    if (info.shape === "salutation" || isTurn(info.text) || opensPart(info)) {
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

/** What stands beside a title and is none: a name, a post, a date; a dash with the occasion; a bullet before a post. */
export const isBeside = (info: LineInfo): boolean => isByline(info) || isOccasion(info) || isBulleted(info);

export const isByline = ({ shape }: LineInfo): boolean =>
  shape === "name" || shape === "post" || shape === "note";

export const isOccasion = ({ text, inner }: LineInfo): boolean =>
  /^(?:——|—|--|―|─)[^。；]{4,60}$/.test(text) && !inner;

export const isBulleted = ({ text }: LineInfo): boolean => /^[□■○●◎▲△◆◇][^。]{1,30}$/.test(text);

/** Running text, whole or a piece of a wrapped one. */
export const isWords = (info: LineInfo): boolean =>
  info.furniture === undefined &&
  info.shape === "other" &&
  info.han >= 8 &&
  !isOccasion(info) &&
  !isBulleted(info) &&
  !/^[[（【〔].*[\]）】〕]$/.test(info.text) &&
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

/** Somebody tells in the third person what was held, or hands on what follows: no speech begins so. */
function isLead(lines: readonly Line[], words: readonly number[]): boolean {
  const text = words.map((i) => lines[i]!.info.text).join("");
  const told = LEAD.test(text.slice(0, LEAD_REACH)) || HANDED_ON.test(text.slice(-LEAD_REACH));
  return told && !SPOKEN.test(text);
}

const LEAD_REACH = 60;
const LEAD =
  /^(?:[^。]{0,16}(?:近日|日前|昨[天日]|今[天日][上下]午|连日来)|[^。]{0,12}\d{1,2}月\d{1,2}日|按：|【?(?:导语|导读|编者按|编者的话))/;
const HANDED_ON =
  /(?:现[将予就]|全文|如下|摘登|刊登|刊发|编发|推出|印发|选登|整理|分享|敬请|参考|学习借鉴)[^。]{0,24}[。：！]?$/;
const SPOKEN = /我们|同志们|我(?![市县省国区校院局委司镇乡村街])|大家/;
