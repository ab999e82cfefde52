import { HAN_NUMERAL, parseNumeral } from "../text/numerals";
import type { Marker, MarkerStyle } from "./model";

/**
 * The marker grammar. Markers are looked for at the beginning of a paragraph and, inside it, where a clause
 * begins. All texts here are folded. Whether a marker has partners is for the series to say.
 */
export function findMarkers(text: string): readonly Marker[] {
  const out: Marker[] = [];
  const first = leadingMarker(text);
  if (first) out.push(first);
  INLINE.lastIndex = first ? first.span.end : 0;
  for (let hit = INLINE.exec(text); hit; hit = INLINE.exec(text)) {
    const before = text[hit.index]!;
    const at = hit.index + 1;
    const marker = readMarker(text, at, "inline");
    if (!marker || !opensInline(marker, before)) {
      INLINE.lastIndex = at;
      continue;
    }
    out.push(marker);
    INLINE.lastIndex = marker.span.end - 1;
  }
  return out;
}

/** The marker that a paragraph begins with. Markdown's # and * before it are passed over. */
export function leadingMarker(text: string): Marker | undefined {
  return readMarker(text, skipDecoration(text), "leading");
}

/** Offset of the first character that is not Markdown decoration (#, **, >, -). */
export function skipDecoration(text: string): number {
  const hit = /^(?:#{1,6} ?|>+ ?|\*{1,3}(?!\*))+/.exec(text);
  return hit ? hit[0].length : 0;
}

/** Styles that need a partner to be a marker at all; the others number even when alone. */
export const isSoft = (style: MarkerStyle): boolean => SOFT.has(style);

/** Styles that state no number: only their being side by side tells. */
export const isUnnumbered = (style: MarkerStyle): boolean => style === "dash" || style === "tiao-shi";

/** Usual order of levels, outermost first. */
export const rankOf = (style: MarkerStyle): number => RANK[style];

const SOFT: ReadonlySet<MarkerStyle> = new Set([
  "ordinal",
  "ordinal-unit",
  "shi",
  "yao",
  "first-next",
  "its-first",
  "tiao-shi",
  "dash",
] as const);

const RANK: Readonly<Record<MarkerStyle, number>> = {
  chapter: 0,
  "han-comma": 1,
  "han-bracket": 2,
  "arabic-dot": 3,
  "arabic-comma": 3,
  "arabic-bracket": 4,
  circled: 5,
  ordinal: 6,
  "ordinal-unit": 6,
  "first-next": 7,
  shi: 8,
  yao: 8,
  "its-first": 8,
  "tiao-shi": 9,
  dash: 9,
};

type Place = "leading" | "inline";

interface Grammar {
  readonly style: MarkerStyle;
  /** Sticky; group 1 is the numeral. */
  readonly pattern: RegExp;
  /** Where such a marker may stand inside a paragraph: the marks it may follow. */
  readonly after: string;
  readonly accept?: (text: string, numeral: string, end: number, place: Place) => boolean;
}

const N = `(${HAN_NUMERAL}{1,4})`;
const D = "(\\d{1,3})";
const CLAUSE = "。！？；：，、“—";
const SENTENCE = "。！？；：";
const UNIT =
  "方面|问题|阶段|环节|层意思|层含义|任务|关系|要求|举措|步骤|步|件事|句话|部分|点体会|点意见|点建议|点|条|项|层|类|种";

const rule = (style: MarkerStyle, pattern: string, after: string, accept?: Grammar["accept"]): Grammar => ({
  style,
  pattern: new RegExp(pattern, "y"),
  after,
  ...(accept && { accept }),
});

const GRAMMAR: readonly Grammar[] = [
  rule("chapter", `第(${HAN_NUMERAL}{1,4}|\\d{1,3})(?:部分|[章编篇节])[：、，]?`, "", isChapter),
  rule("ordinal-unit", `第(${HAN_NUMERAL}{1,3}|\\d{1,2})[个大项条种类件层]?(?:${UNIT})?(?:[：，、]|就?是)`, SENTENCE, isOrdinalUnit),
  rule("ordinal", `第(${HAN_NUMERAL}{1,3}|\\d{1,2})[，、：]`, CLAUSE.replace("、", ""), isOrdinal),
  rule("han-comma", `${N}[、。](?!${HAN_NUMERAL}{1,3}[、，])`, SENTENCE, isHanComma),
  rule("han-bracket", `（${N}）[、，。：]?`, SENTENCE),
  rule("han-bracket", `${N}）[、，。：]?`, ""),
  rule("arabic-dot", `${D}(?:\\.(?! ?\\d(?!\\d{3}年))|\\\\[。.]|。(?=\\*))`, SENTENCE),
  rule("arabic-comma", `${D}、(?!\\d(?!\\d{3}年))`, SENTENCE),
  rule("arabic-bracket", `（${D}）[、，。：]?`, SENTENCE),
  rule("arabic-bracket", `${D}）[、，。：]?`, SENTENCE),
  rule("circled", "([①-⑳⑴-⒇⒈-⒛㈠-㈩])[、，。：]?", CLAUSE),
  rule("its-first", `其${N}(?:[，、：]|就?是)`, CLAUSE),
  rule("shi", `${N}就?是(?!否|非)`, CLAUSE, isShi),
  rule("yao", `${N}要(?![素求点务地道件害职闻领义塞员么是好旨])`, CLAUSE),
  rule("first-next", "(首先|其次|再次|再其次|最后)[，、：]", CLAUSE),
  rule("tiao-shi", "(一[条个])就?是", CLAUSE),
  rule("dash", "(——?|--+|──?|――?)(?=[^—\\-─―])", "", (_text, _numeral, _end, place) => place === "leading"),
]; // prettier-ignore

/** Characters that a marker can begin with, after a mark that can close a clause. */
const INLINE = new RegExp(
  `[${CLAUSE}](?=[第其首再最（\\d①-⑳⑴-⒛㈠-㈩]|${HAN_NUMERAL}{1,4}[、是就要。]|一[条个])`,
  "g",
);

function readMarker(text: string, at: number, place: Place): Marker | undefined {
  for (const { style, pattern, accept } of GRAMMAR) {
    pattern.lastIndex = at;
    const hit = pattern.exec(text);
    if (!hit) continue;
    const numeral = hit[1]!;
    const value = valueOf(style, numeral);
    if (value === undefined) continue;
    const end = pattern.lastIndex;
    if (accept && !accept(text, numeral, end, place)) continue;
    const start = at + hit[0].indexOf(numeral);
    return { style, value, span: { start: at, end }, numeral: { start, end: start + numeral.length } };
  }
  return undefined;
}

function opensInline(marker: Marker, before: string): boolean {
  return GRAMMAR.some(({ style, after }) => style === marker.style && after.includes(before));
}

const SEQUENCE: Readonly<Record<string, number>> = { 首先: 1, 其次: 2, 再次: 3, 再其次: 3, 最后: 4 };
/** Blocks of twenty (or ten) ready-made numbers. */
const CIRCLED = ["①", "⑴", "⒈", "㈠"] as const;

function valueOf(style: MarkerStyle, numeral: string): number | undefined {
  if (isUnnumbered(style)) return 0;
  if (style === "first-next") return SEQUENCE[numeral];
  if (style === "circled") {
    const code = numeral.charCodeAt(0);
    const base = CIRCLED.map((first) => first.charCodeAt(0)).find((b) => code >= b && code < b + 20);
    return base === undefined ? undefined : code - base + 1;
  }
  // 二〇二三、 is a year, 一二、 no number of a list.
  if (numeral.length > 1 && !/[十百\d]/.test(numeral)) return undefined;
  const value = parseNumeral(numeral);
  return value === undefined || value === 0 || value > 300 || numeral === "两" ? undefined : value;
}

/** 第一部分 opens a heading, not a sentence about “the first part”. */
function isChapter(text: string, _numeral: string, end: number, place: Place): boolean {
  if (place === "inline") return false;
  return "：、，".includes(text[end - 1]!) || !/[。！？；]/.test(text.slice(end, end + 60));
}

/** A bare 第一， is the plain ordinal's; 第一是 says what is first only after a unit. */
function isOrdinalUnit(text: string, numeral: string, end: number): boolean {
  const after = text.slice(0, end);
  const unit = after.slice(after.lastIndexOf(numeral) + numeral.length);
  return /^[^，、：是就]/.test(unit);
}

/** 居世界第二， stands inside a clause and is never seen here; 第一、第二产业 is. */
function isOrdinal(text: string, _numeral: string, end: number): boolean {
  return !(
    text[end - 1] === "、" && /^第[一二三四五六七八九十\d]{1,3}(?![，、：])/.test(text.slice(end, end + 5))
  );
}

/** 一、二、三产业, 三、四线城市 and 一、二季度 are not headings. */
function isHanComma(text: string, numeral: string, end: number, place: Place): boolean {
  if (text[end - 1] === "。" && place === "inline") return false;
  const next = /^([一二三四五六七八九十]{1,3})(.?)/.exec(text.slice(end, end + 4));
  if (!next) return true;
  const follows = parseNumeral(next[1]!) === (parseNumeral(numeral) ?? 0) + 1;
  return !(follows && /[产线类级季期批届等者把、号年月代是]/.test(next[2]!));
}

/** 一是一、二是二. */
function isShi(text: string, numeral: string, end: number): boolean {
  return !(
    text.startsWith(numeral, end) &&
    /^[、，。；]?$/.test(text.slice(end + numeral.length, end + numeral.length + 1))
  );
}
