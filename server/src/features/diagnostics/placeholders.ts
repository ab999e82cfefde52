import type { Paragraph } from "../../speech/model";
import type { Span } from "../../text/span";
import { afterLast } from "../../text/ends";

/**
 * What drafters leave standing to be filled in. Spans are folded, in text order, and do not overlap. Folding has
 * made Ｘ X and （ of (, and has dropped the blanks of an empty bracket; what depends on blanks looks at the source.
 */
export function placeholdersIn({ folded: { text } }: Paragraph): readonly Span[] {
  if (!ANY.test(text)) return [];
  const out: Span[] = [];
  // By character, for a draft may be one line of nothing else.
  const taken = new Uint8Array(text.length);
  for (const { pattern, accept } of SHAPES) {
    for (const hit of text.matchAll(pattern)) {
      const span = { start: hit.index, end: hit.index + hit[0].length };
      if (taken.subarray(span.start, span.end).includes(1) || (accept && !accept(text, span))) continue;
      taken.fill(1, span.start, span.end);
      out.push(span);
    }
  }
  return out.sort((a, b) => a.start - b.start);
}

/** A quick no for most paragraphs. */
const ANY = /[×✕✖╳✗Xx_＿某○◯〇△□◇【】〔〕（《“{？待月]|此处/;

interface Shape {
  readonly pattern: RegExp;
  readonly accept?: (text: string, span: Span) => boolean;
}

const HAN = "\\u3400-\\u9fff\\uf900-\\ufaff";
/** Not 有待完善, 接待, 亟待…. */
const AWAITING =
  "(?<![有亟等期尚接招对看善优急])待(?:核|定|补|填|查|确|更新|完善|校|统计|审定|修改|添加|细化)";

const SHAPES: readonly Shape[] = [
  // （待核）, （数据待更新）, （此处补充案例）: notes to oneself.
  { pattern: new RegExp(`（[^（）]{0,10}${AWAITING}[^（）]{0,10}）`, "g") },
  { pattern: /[（【[](?:此处|这里|请在此|请)(?:插入|填写?|补充?|添加|列举?|写|加入?|替换|略述|举例)[^（）【】[\]]{0,20}[）】\]]/g },
  { pattern: /[（【[](?:填写|补充|插入|添加)[^（）【】[\]，。]{1,12}[）】\]]/g },
  // A slot in the middle of a clause: 选派【人数】名. At a paragraph's beginning 【】 makes a heading.
  { pattern: /【[^【】]{0,16}】/g, accept: isSlot },
  // Brackets with nothing in them.
  { pattern: /（）|《》|“”|〔〕/g, accept: isEmptySlot },
  { pattern: /\$\{[^{}]{0,24}\}|\{\{[^{}]{0,24}\}\}/g },
  { pattern: /[_＿]{2,}/g, accept: isBlankLine },
  { pattern: /(?:[×✕✖╳✗](?:[.。][×✕✖╳✗])?)+/g, accept: isCross },
  { pattern: /[Xx]+(?:\.[Xx]+)?/g, accept: isLetter },
  { pattern: /[○◯〇]{2,}/g, accept: isRing },
  { pattern: /[△□◇]{2,}/g },
  { pattern: /某某+/g, accept: isUnnamed },
  { pattern: /(?<![？?])[？?]{2,}(?=[件名个人次项家万亿元年月日%])/g },
  // 2025年 月 日 with the figures still to come.
  { pattern: /\d{4}年(?:月日?|\d{1,2}月日)(?=[，。；）]|$)/g },
]; // prettier-ignore

const before = (text: string, { start }: Span, length = 1): string =>
  text.slice(Math.max(0, start - length), start);
const after = (text: string, { end }: Span, length = 1): string => text.slice(end, end + length);
const HAN_CHARACTER = new RegExp(`[${HAN}]`);
const isHan = (char: string): boolean => HAN_CHARACTER.test(char);

/** 国发【2023】5号 is a document number; 【案例】 at the beginning heads a paragraph. */
function isSlot(text: string, span: Span): boolean {
  const inside = text.slice(span.start + 1, span.end - 1);
  if (/^\d{4}$/.test(inside)) return false;
  if (inside === "" || /^[×Xx_＿…]+$/.test(inside)) return true;
  const named = inside.length <= 4 || SLOT_NAME.test(inside);
  return (
    named &&
    isHan(before(text, span)) &&
    isHan(after(text, span)) &&
    !/^(?:专栏|栏目|专题)/.test(after(text, span, 2))
  );
}

/** What a slot asks for. */
const SLOT_NAME = /[数名位时间期额例率]$|^(?:具体|填|补|插入|此处|请)/;

/** Beside Han, for main() and "" stand in Latin text; not inside quotation marks, where the marks are the subject. */
function isEmptySlot(text: string, span: Span): boolean {
  const left = before(text, span);
  const right = after(text, span);
  return (isHan(left) || isHan(right)) && left !== "“" && !/[\w]/.test(left);
}

/** A line of underscores alone divides a text; __init__ and a__b are names. */
function isBlankLine(text: string, span: Span): boolean {
  if (span.start === 0 && span.end === text.length) return false;
  return !/[A-Za-z]/.test(before(text, span)) && !/[A-Za-z]/.test(after(text, span));
}

/** 3×4, 7×24小时, 24小时×7天 and formulas multiply; “数据要素×” and “文化×旅游” are names. */
function isCross(text: string, span: Span): boolean {
  if (span.end - span.start > 1) return true;
  if (isGluedToDigit(text, span)) return false;
  const left = before(text, span, 6);
  const right = after(text, span, 6);
  if (/[\d.a-z）)] ?$/i.test(left) && /^ ?[\da-z（(]/i.test(right)) return false;
  if (/\d[^，。；：]{1,3}$/.test(left) && /^\d/.test(right)) return false;
  if (/[=＝]/.test(clauseAround(text, span))) return false;
  return !isInName(text, span);
}

/** 3×, 5X: a size or a model; a year (202X年) and a share (3X%) are left open. */
function isGluedToDigit(text: string, span: Span): boolean {
  const [left, right] = [before(text, span, 4), after(text, span, 2)];
  if (/\d$/.test(right.slice(0, 1))) return !/\d$/.test(left);
  return (
    /\d$/.test(left) && !/^[%％]/.test(right) && !(/(?<!\d)[12]\d{2}$/.test(left) && right.startsWith("年"))
  );
}

/** “数据要素×”, “X计划”, “文化×旅游”: a name of two characters and more in one pair of quotation marks. */
function isInName(text: string, span: Span): boolean {
  const [left] = QUOTE_BEFORE.exec(before(text, span, LONGEST_NAME)) ?? [];
  const [right] = QUOTE_AFTER.exec(after(text, span, LONGEST_NAME)) ?? [];
  if (left === undefined || right === undefined || COUNTED.test(right)) return false;
  return left.length + right.length >= 4;
}
const LONGEST_NAME = 13;
const QUOTE_BEFORE = new RegExp(`“[${HAN}A-Z\\d+·-]{0,12}$`, "i");
const QUOTE_AFTER = new RegExp(`^[${HAN}A-Z\\d+·-]{0,12}”`, "i");
/** What is counted is a gap there too: “选派×名干部”. */
const COUNTED = /^(?:[件名个人次家万亿元年月日户亩吨篇场期批位座所只台辆]|项(?!目)|同志|某)/;

const LATIN = /[A-Za-z]/;
/** X光, X射线, X染色体…: words that hold the letter. */
const X_WORDS = /^(?:光|射线|线(?!路)|染色体|轴|型|形|波段|世代|档案|战警|基因|项证书|证书)/;

/** An X for a figure or name, not one of a Latin word, a product, a formula or 1+X. */
function isLetter(text: string, span: Span): boolean {
  const left = before(text, span, 2);
  const right = after(text, span, 2);
  const l = left.slice(-1);
  const r = right.slice(0, 1);
  if (LATIN.test(l) || LATIN.test(r)) return false;
  // 1+X, X+Y, X-37, Model X, x.com, a_x, #x, /x, @x, =x, 2^x; X% and 3X% are gaps.
  if (/[+＋=＝/\\@#&^*_~<>-]/.test(l) || /[+＋=＝/\\@#&^*_~<>]/.test(r) || /^-[\dA-Za-z]/.test(right))
    return false;
  if (/[A-Za-z\d] $/.test(left) && /^ ?\d/.test(right)) return false;
  if (
    /[A-Za-z] $/.test(left) ||
    /^ [A-Za-z]/.test(right) ||
    /^\.[A-Za-z]/.test(right) ||
    /[A-Za-z]\.$/.test(left)
  )
    return false;
  if (span.end - span.start === 1 && X_WORDS.test(after(text, span, 4))) return false;
  if (span.end - span.start === 1 && isGluedToDigit(text, span)) return false;
  // X86 and X8020次 name things; 20X5年 leaves a figure open, 5x8 multiplies.
  if (/\d/.test(r)) return /\d/.test(l) && YEAR_LIKE.test(before(text, span, 3) + after(text, span, 3));
  // “创新X” is a name like “数据要素×”; the network of that name is spoken of as such.
  return !isInName(text, span) && !/社交(?:媒体|平台)[^，。]{0,4}$/.test(before(text, span, 8));
}

/** 20X5年; but 5x8 and 100x200 multiply. */
const YEAR_LIKE = /^[12]\d{1,2}年/;

/** 二〇〇八, 一九八○年: rings among numerals are zeros. */
function isRing(text: string, span: Span): boolean {
  const numeral = /[零一二三四五六七八九十百千万两\d]/;
  return (
    !numeral.test(before(text, span)) && !numeral.test(after(text, span)) && !/^年/.test(after(text, span))
  );
}

const SURNAMES =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹窦章苏潘葛范彭鲁韦马苗方俞任袁柳唐薛雷贺倪汤滕殷罗毕郝安常傅齐康伍余顾孟黄穆萧尹姚邵汪毛狄戴宋庞熊纪舒项祝董梁杜阮蓝季贾江童郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房丁邓洪崔龚程邢裴陆翁段侯宁仇武刘叶龙黎白蒲谭温庄柴阎向古易廖曾关欧肖史";

/** 王某某 is a person of a case, named on purpose; 某某单位 is a gap. */
function isUnnamed(text: string, span: Span): boolean {
  const left = before(text, span, 2);
  const surname = left.slice(-1);
  if (surname === "" || !SURNAMES.includes(surname) || /[项件次期场万亿元]/.test(after(text, span)))
    return true;
  // 提高某某水平: the surname's character ends a word.
  return /[提最更很新不较中同海地多全城市省公机相有事]/.test(left.slice(0, -1));
}

function clauseAround(text: string, span: Span): string {
  const rest = after(text, span, REACH);
  const to = rest.search(CLAUSE_END);
  return afterLast(before(text, span, REACH), CLAUSE_END) + rest.slice(0, to < 0 ? rest.length : to);
}
const CLAUSE_END = /[，。；：]/;
/** No clause is longer, in UTF-16 units. */
const REACH = 200;
