/** Names of people, places and units, found by how they are made: those that no list can know. */
import type { Span } from "../../text/span";
import { words } from "../../text/words";
import { COMMON_STEMS } from "./toponyms";

/**
 * Spans of names in a folded text, in no order.
 * @param common whether a phrase is in common use, and so no name; without it divisions alone are told for certain
 */
export function* namesIn(
  text: string,
  common?: (phrase: string) => boolean,
): Generator<Span, void, undefined> {
  let known: readonly Span[] | undefined;
  const spans = (): readonly Span[] => (known ??= words(text).map(({ span }) => span));
  if (DIVISION.test(text)) yield* divisionsIn(text, spans(), common);
  if (common === undefined) return;
  yield* unitsIn(text, spans, common);
  yield* peopleIn(text, spans);
}

const DIVISION = /[省市县区州镇乡村]/u;
const ENDS_DIVISION = /^\p{Script=Han}{2,}[省市县区州镇乡村]$/u;
const DIVISION_ALONE = /^[省市县区州镇乡村]$/u;

/** 某某市, 某某县: a name and what it is a name of, as the segmenter cuts it. */
function* divisionsIn(
  text: string,
  spans: readonly Span[],
  common: ((phrase: string) => boolean) | undefined,
): Generator<Span, void, undefined> {
  // 开发区, 主产区: there are more words than names in 区, and only common use tells them apart.
  const isCommon = (phrase: string): boolean => common?.(phrase) ?? phrase.endsWith("区");
  let before: Span | undefined;
  for (const span of spans) {
    const word = text.slice(span.start, span.end);
    if (ENDS_DIVISION.test(word)) {
      if (isStem(word.slice(0, -1)) && !isCommon(word)) yield span;
    } else if (DIVISION_ALONE.test(word) && before?.end === span.start) {
      const stem = text.slice(before.start, before.end);
      const whole = { start: before.start, end: span.end };
      if (isStem(stem) && !isCommon(stem + word)) yield whole;
    }
    before = span;
  }
}

const isStem = (stem: string): boolean =>
  /^\p{Script=Han}{2,4}$/u.test(stem) &&
  !COMMON_STEMS.has(stem) &&
  !/[全本我各某新老大小一二三个]$|^[全本我各]/u.test(stem);

/** What units are called by. */
const UNIT =
  /有限公司|集团公司|公司|集团|大学|学院|医院|银行|法庭|街道|社区|派出所|检察室|中学|小学|研究院|工作室|产业园|工业园|园区|水库|大桥|机场/gu;

/** 某某集团: what the segmenter does not know as a word is a name. */
function* unitsIn(
  text: string,
  words: () => readonly Span[],
  common: (phrase: string) => boolean,
): Generator<Span, void, undefined> {
  for (const { index, 0: unit } of text.matchAll(UNIT)) {
    const spans = words();
    const last = spans.findLastIndex(({ end }) => end <= index);
    const [a, b] = [spans[last - 1], spans[last]];
    if (a === undefined || b?.end !== index || a.end !== b.start) continue;
    const stem = text.slice(a.start, b.end);
    if (!/^\p{Script=Han}{2}$/u.test(stem) || WORDS_ALONE.test(stem) || common(stem + unit)) continue;
    yield { start: a.start, end: index + unit.length };
  }
}

/** Single characters that are words: what holds one is no name. */
const WORDS_ALONE =
  /[的和与及或在是为有把被对从向到由以于将各本该我全大小中新老好多几两三四五六七八九十一个所这那其要会能可也都就不无没高级省市县区州镇乡村街级办建设入进出上下内外前后等类型各子分总母名校院]/u;

export const SURNAMES =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹魏陶姜戚谢邹喻苏潘葛奚范彭郎鲁韦马苗凤俞袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬傅卞康伍余顾孟黄穆萧尹姚邵汪祁毛禹狄臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席贾娄江童颜郭梅林刁钟徐邱骆夏蔡田樊胡凌霍虞万柯卢莫房裘缪解丁宣邓杭洪石崔龚程邢裴陆荣翁荀惠甄曲段侯宁仇栾甘厉祖武符刘龙叶黎薄白蒲邰赖卓屠蒙乔阴胥翟谭姬申冉桂牛燕冀温庄晏柴瞿阎慕习耿匡国廖聂辛饶丘";
const TITLE =
  "同志|书记|省长|市长|县长|区长|镇长|乡长|主席|主任|院长|庭长|检察长|法官|检察官|局长|部长|处长|科长|所长|校长|先生|女士|教授|院士|烈士|老师|总理|总统";
const HOLDER =
  "院长|庭长|检察长|书记|主席|总理|部长|法官|检察官|民警|干警|战士|英雄|烈士|模范|楷模|院士|教授|同志|村支书";
const GIVEN = "\\p{Script=Han}{1,2}";
const PEOPLE: readonly RegExp[] = [
  new RegExp(`([${SURNAMES}]${GIVEN})(?=${TITLE})`, "dgu"),
  new RegExp(`(?:${HOLDER})([${SURNAMES}]${GIVEN})(?=[、，。；：（等的说]|$)`, "dgu"),
  // A list of names: 甲某某、乙某某等.
  new RegExp(`(?<=[、：，。；（]|^)([${SURNAMES}]\\p{Script=Han}{2})(?=、[${SURNAMES}]${GIVEN}(?:[、，。；等]|$))`, "dgu"),
  new RegExp(`(?<=[、：，。；（][${SURNAMES}]${GIVEN}、)([${SURNAMES}]${GIVEN})(?=[、，。；等]|$)`, "dgu"),
]; // prettier-ignore

/** Names that stand in formulations of common property. */
export const COMMON_PEOPLE =
  /^(?:习近平|毛泽东|邓小平|江泽民|胡锦涛|周恩来|刘少奇|孙中山|马克思|恩格斯|列宁|马恩|马列|雷锋|焦裕禄)/u;

/** Characters that foreign names are written with, beside the office that tells them from words. */
const FOREIGN_NAME =
  "[阿埃艾奥巴拜贝比宾勃布查达戴登迪杜恩尔法菲费芬弗福盖戈格古哈赫霍基吉杰卡凯坎柯克库拉莱兰朗勒雷里利列卢鲁伦罗洛马玛迈曼梅蒙米莫默姆穆纳内尼涅努诺帕佩皮普齐奇乔切琼萨塞桑森沙斯苏索塔泰坦特提廷图托瓦韦沃乌谢辛休雅叶伊尤约扎詹兹佐]{2,6}";

function* peopleIn(text: string, words: () => readonly Span[]): Generator<Span, void, undefined> {
  for (const pattern of PEOPLE) {
    for (const hit of text.matchAll(pattern)) {
      const [start, end] = hit.indices![1]!;
      if (COMMON_PEOPLE.test(text.slice(start, end))) continue;
      const spans = words();
      // 许多同志: a word of the language is no name; nor is what begins inside one, 全国各地.
      const known = spans.some((span) => span.start <= start && span.end > start + 1);
      const inside = spans.some((span) => span.start < start && span.end > start);
      if (!known && !inside) yield { start, end };
    }
  }
  for (const hit of text.matchAll(FOREIGNERS)) {
    const [start, end] = hit.indices![1] ?? hit.indices![2]!;
    yield { start, end };
  }
}

const FOREIGNERS = new RegExp(
  `(?:总统|首相|总理|秘书长)(${FOREIGN_NAME})|(${FOREIGN_NAME})(?=总统|首相|秘书长)`,
  "dgu",
);
