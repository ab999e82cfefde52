import type { Line } from "../lines/line";

/** Somebody tells in the third person what was held, or hands on what follows: no speech begins so. */
export function isLead(lines: readonly Line[], words: readonly number[], covered = false): boolean {
  const text = words.map((i) => lines[i]!.info.text).join("");
  if ([HANDED_OVER, PUT_TOGETHER, LETTER].some((pattern) => pattern.test(text))) return true;
  if (covered) return false;
  const told = LEAD.test(text.slice(0, REACH)) || HANDED_ON.test(text.slice(-REACH));
  return told && !isSaid(text);
}

const REACH = 60;
const LEAD =
  /^(?:[^。]{0,16}(?:近日|日前|昨[天日]|今[天日][上下]午|连日来)|[^。]{0,12}\d{1,2}月\d{1,2}日|按：|【?(?:导语|导读|编者按|编者的话))/;
const HANDED_ON =
  /(?:现[将予就]|全文|如下|摘登|刊登|刊发|编发|推出|印发|选登|整理|分享|推送|展播|敬请|参考|学习借鉴|走进)[^。]{0,24}[。：！]?$/;
/** 现将…讲话印发给你们: the notice of an office. */
const HANDED_OVER = /现(?:将|把|予以?)?.{0,60}(?:印发|转发|下发|发)给?(?:你们|各|，)/;
/** 我们整理出来，和大家分享: an editor may speak of himself. */
const PUT_TOGETHER =
  /(?:小编|编者|本[号刊网报]|我们|现)[^。]{0,12}(?:整理|编辑|摘录|摘编|选取|选编)[^。]{0,20}(?:分享|刊发|刊登|推送|如下|以飨|供)/;
/** Who drafted it sends it: 稿子改好了，请您审阅. */
const LETTER = /(?:稿子?|材料).{0,80}(?:请您|您看|请审|审阅|审定|过目|指正|把关)/;
/** Somebody speaks of himself or to others, as no editor does. */
export const isSpoken = (lines: readonly Line[], words: readonly number[]): boolean =>
  words.some((i) => isSaid(lines[i]!.info.text));

/** What stands in quotation marks is somebody else's. */
const isSaid = (text: string): boolean => SPOKEN.test(text.replace(/“[^“”]*”|《[^《》]*》/g, ""));

const SPOKEN =
  /尊敬的|各位(?:来宾|领导|代表|同志|朋友)|女士们|(?<!让)我们|同志们|(?<!让)我(?![市县省国区校院局委司镇乡村街])|大家/;
