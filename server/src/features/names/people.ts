import type { Span } from "../../text/span";

export const SURNAMES =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹魏陶姜戚谢邹喻苏潘葛奚范彭郎鲁韦马苗凤俞袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬傅卞康伍余顾孟黄穆萧尹姚邵汪祁毛禹狄臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席贾娄江童颜郭梅林刁钟徐邱骆夏蔡田樊胡凌霍虞万柯卢莫房裘缪解丁宣邓杭洪石崔龚程邢裴陆荣翁荀惠甄曲段侯宁仇栾甘厉祖武符刘龙叶黎薄白蒲邰赖卓屠蒙乔阴胥翟谭姬申冉桂牛燕冀温庄晏柴瞿阎慕习耿匡国廖聂辛饶丘";
/** Behind a name. */
export const TITLES =
  "同志|书记|省长|市长|县长|区长|镇长|乡长|主席|主任|院长|庭长|检察长|法官|检察官|局长|部长|处长|科长|所长|校长|先生|女士|教授|院士|烈士|老师|总理|总统";
/** Before one. */
const HOLDER =
  "院长|庭长|检察长|书记|主席|总理|部长|法官|检察官|民警|干警|战士|英雄|烈士|模范|楷模|院士|教授|同志|村支书";
const GIVEN = "\\p{Script=Han}{1,2}";
const PEOPLE: readonly RegExp[] = [
  new RegExp(`([${SURNAMES}]${GIVEN})(?=${TITLES})`, "dgu"),
  new RegExp(`(?:${HOLDER})([${SURNAMES}]${GIVEN})(?=[、，。；：（等的说]|$)`, "dgu"),
  // A list of names: 甲某某、乙某某等.
  new RegExp(`(?<=[、：，。；（]|^)([${SURNAMES}]\\p{Script=Han}{2})(?=、[${SURNAMES}]${GIVEN}(?:[、，。；等]|$))`, "dgu"),
  new RegExp(`(?<=[、：，。；（][${SURNAMES}]${GIVEN}、)([${SURNAMES}]${GIVEN})(?=[、，。；等]|$)`, "dgu"),
]; // prettier-ignore

/** Names that stand in formulations of common property. */
export const COMMON_NAMES =
  "习近平|毛泽东|邓小平|江泽民|胡锦涛|周恩来|刘少奇|孙中山|马克思|恩格斯|列宁|马恩|马列|雷锋|焦裕禄";
export const COMMON_PEOPLE = new RegExp(`^(?:${COMMON_NAMES})`, "u");

/** Characters that foreign names are written with, beside the office that tells them from words. */
const FOREIGN_NAME =
  "[阿埃艾奥巴拜贝比宾勃布查达戴登迪杜恩尔法菲费芬弗福盖戈格古哈赫霍基吉杰卡凯坎柯克库拉莱兰朗勒雷里利列卢鲁伦罗洛马玛迈曼梅蒙米莫默姆穆纳内尼涅努诺帕佩皮普齐奇乔切琼萨塞桑森沙斯苏索塔泰坦特提廷图托瓦韦沃乌谢辛休雅叶伊尤约扎詹兹佐]{2,6}";

/** People, by their surname and what they are called beside it. @param words of the text, asked for where there may be any */
export function* peopleIn(text: string, words: () => readonly Span[]): Generator<Span, void, undefined> {
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
