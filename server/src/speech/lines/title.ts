import { dropEnd, dropNote } from "../../text/ends";
import { plainText } from "../../text/plainText";
import type { Unit } from "./line";

/** Could be a title where it stands alone above a body. */
export function isTitle({ info, furniture }: Unit): boolean {
  if (furniture || info.marker?.style === "han-comma") return false;
  return info.shape === "titleish" || (info.hashes === 1 && info.end === "open" && info.width <= 60);
}

const GENRE =
  "讲话|发言|致辞|祝辞|贺词|献词|报告|主持词|主持稿|讲稿|讲话稿|发言稿|汇报|述职|述职述廉报告|党课|倡议书|贺信|开幕词|闭幕词|开幕辞|闭幕辞|演讲|演讲稿|讲话提纲|发言材料|对照检查材料|检视剖析材料|谈话|寄语|总结讲话|动员讲话|表态发言|交流发言|辅导报告|工作报告|情况报告|心得体会";
const TAIL = "(?:（[^）]{1,20}）|\\([^)]{1,20}\\))*";
const STRONG = new RegExp(
  `^(?=.{8,})(?:.*(?:在|于|就|关于).{4,60}(?:上|会|班|式|时|坛|年|节|议|中|话会).{0,14}?的?(?:${GENRE})|(?:篇|范文|例文)[一二三四五六七八九十\\d]{1,2}[：、 ].{4,})${TAIL}$`,
  "u",
);

/** A title by its wording alone: 在…会议上的讲话. */
export const isStrongTitle = (text: string): boolean => text.length <= LONGEST && STRONG.test(text);

/** No title is longer, in UTF-16 units. */
const LONGEST = 200;

/** 篇一：…, 第二篇 …, 【1】…: the number of a piece in a collection, alone or before its title. */
export const isPieceNumber = (text: string): boolean =>
  /^(?:(?:篇|范文|例文)[一二三四五六七八九十\d]{1,2}(?:[：、 ]|$)|第[一二三四五六七八九十\d]{1,2}篇(?:[：、 ]|$)|【\d{1,2}】)/.test(
    text,
  );

/** How far a draft has come: 第三稿, 送审稿, 3月2日修改稿. */
export const VERSION =
  "(?:[^（）()]{0,12}(?:第[一二三四五六七八九十\\d]{1,2}|[初二三四终定草修改送审核呈讨论征求意见代拟上会]{1,6})[稿版](?:[^（）()]{0,16})|草案送审|未定稿|代拟|供审阅|审阅|待审|定稿)";

/** A line above a title that names a column or an occasion: 学习贯彻……精神, ……大家谈. */
export const isKicker = (text: string): boolean =>
  /^\p{Script=Han}{2,24}(?:[局委院府部会]|办公室)文件$|^.{2,16}(?:材料|文件)之?[（]?[一二三四五六七八九十\d]{1,2}[）]?$|^(?:深入)?(?:学习|宣传|贯彻|落实).{0,30}(?:精神|思想)$|(?:专栏|论坛|大家谈|笔谈|专论|专题|观察|视点|纵横|之窗)$/u.test(
    text,
  );

/** Wording that tells two lines to be the same title: without marks, brackets at the end, blanks. */
export function titleKey(text: string): string {
  return dropNote(text).replace(/[^\p{Script=Han}\p{L}\p{N}]/gu, "");
}

/** The title as it is called: in one line, without what a page, a collection or a draft has added. */
export function cleanTitle(raw: string): string {
  const line = dropEnd(inOneLine(raw), /[\s*]/)
    .replace(/^[\s#*]+/, "")
    .replace(/[\s\u3000]+/g, " ");
  return ADDED.reduce((title, pattern) => title.replace(pattern, ""), line);
}

/** What stands before a title or behind it and is none of its words. */
const ADDED = [
  /^[\p{So}\p{Extended_Pictographic}\uFE0F \u3000]+(?=\p{Script=Han}|[“《])/u,
  /^（?(?:新华社|中新社)\p{Script=Han}{2,8}?\d{1,2}月\d{1,2}日[电讯]）?[\s\u3000]*/u,
  /^(?:标题|题目|原标题)[：:][\s\u3000]*/,
  // 微党课 | , 【英模报告】
  /^[\p{Script=Han}·]{2,16}[ \u3000]?[|｜丨][ \u3000]?(?=.{5})/u,
  /^[【[]\p{Script=Han}{2,8}[】\]][ \u3000]?(?=.{4})/u,
  /(?:_[^_]{2,16}){1,3}$|[ \u3000]?[-|｜丨][ \u3000]?\p{Script=Han}{2,10}(?:网|网站|频道|门户|在线|[日晚早时周]报|发布|客户端)$/u,
  new RegExp(`[（(]${VERSION}[）)]$`),
  /[（(](?:全文(?:完整)?|完整版?|最新|精选|范文|通用|推荐|全文阅读|[\d一二三四五六七八九十]{1,4}篇|附(?:[^（）()]|[（(][^（）()]*[）)])*)[）)]$/,
  /^(?:(?:(?:篇|范文|例文)[一二三四五六七八九十\d]{1,2}|第[一二三四五六七八九十\d]{1,2}篇)[：:、 \u3000]+|【\d{1,2}】|[一二三四五六七八九十]{1,3}、(?=.{6}))/,
];

/** A title set wide: 讲 话 提 纲. */
const SPACED = /^\p{Script=Han}(?:[ \u3000]+\p{Script=Han}){2,}$/u;

/** Lines without the blanks around them, one behind the other. */
const inOneLine = (raw: string): string =>
  plainText(raw)
    .split(/[\n\v\f\r\u0085\u2028\u2029]+/)
    .map((line) => line.trim().replace(SPACED, (spaced) => spaced.replace(/[ \u3000]/g, "")))
    .join("");

/** A heading in one line, without its closing mark and Markdown's signs; never empty. */
export function cleanHeading(raw: string): string {
  const line = inOneLine(raw)
    .replace(/^#+[ \t]*|\*\*/g, "")
    .replace(/^(\d{1,3})\\(?=[.。])/, "$1");
  return dropEnd(line, /[。．.：:，,；;！!]/).trim() || line.trim() || raw.trim() || "…";
}
