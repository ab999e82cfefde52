import type { Marker } from "../model";
import { isSalutation } from "./salutation";

/** What a line's wording makes of it, if its place agrees. */
export type LineShape =
  /** 同志们： and nothing else. */
  | "salutation"
  /** 谢谢大家！ */
  | "thanks"
  /** A person's name alone. */
  | "name"
  /** An organisation, a post, a post with a name. */
  | "post"
  /** （2023年12月5日） （作者为…）, a bare date, a subtitle after ——. */
  | "note"
  /** Short, without a sentence end: could be a title or a heading. */
  | "titleish"
  | "other";

/**
 * `raw` is the source line, for the blanks that folding drops (a name set in two: 张 三); the others are folded.
 */
export function lineShape(raw: string, text: string, width: number, marker: Marker | undefined): LineShape {
  if (text === "" || width > 60) return "other";
  if (isSalutation(text)) return "salutation";
  if (THANKS.test(text)) return "thanks";
  if (marker && marker.style !== "dash") return "other";
  if (isNote(text)) return "note";
  if (marker || !isTitleish(text, width)) return "other";
  // What Markdown marks as a heading is no byline.
  const finished = UNFINISHED.test(text) ? "other" : "titleish";
  if (raw.trimStart().startsWith("#")) return finished;
  if (isName(raw.trim(), text)) return "name";
  return isPost(raw.trim().replace(BULLET, ""), text.replace(BULLET, ""), width) ? "post" : finished;
}

/** Said before the thanks: 我就讲到这里。 我的汇报完毕， */
const LAST_WORDS =
  "(?:.{0,14}(?:讲话|发言|汇报|报告|致辞|演讲|述职|介绍|讲|说|汇报|发言)(?:到此结束|就到这里|到这里|到此为止|这些|这么多|完了|完毕|结束)[，。！；])?";
const THANKS = new RegExp(
  `^${LAST_WORDS}(?:最后[，：]?)?(?:(?:再次)?(?:衷心|诚挚|真诚)?(?:的|地)?)?(?:谢谢|感谢)(?:大家|各位|同志们|您|主席|你们|聆听|倾听|朋友们|领导|主持人|观看)?[\\p{Script=Han}、，！]{0,8}[！。!]?$`,
  "u",
);

const DATE =
  "(?:\\d{4}|[一二三四五六七八九〇零○]{4})年(?:\\d{1,2}|[一二三四五六七八九十]{1,3})月(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,3})日)?";
const DATE_ONLY = new RegExp(`^[（]?(?:${DATE}|\\d{4}([-/.])\\d{1,2}\\1\\d{1,2})(?:[上下]午|晚)?[）]?$`, "u");
const BRACKETED = /^[（【[](.{2,60})[）】\]]$/;
const NOTES = new RegExp(
  `${DATE}|作者|单位|根据录音|讲话|记者|通讯员|摘要|节选|摘录|审议|稿|系|职务|为`,
  "u",
);

/** （2024年3月15日）市委书记张三 */
const DATED_PERSON = new RegExp(`^（${DATE}(?:，[\\p{Script=Han}]{2,8})?）[\\p{Script=Han}、]{2,24}$`, "u");

function isNote(text: string): boolean {
  if (DATE_ONLY.test(text) || NOTES.test(BRACKETED.exec(text)?.[1] ?? "") || DATED_PERSON.test(text))
    return true;
  return /^(?:——|—|--).{2,40}(?:讲话|致辞|报告|发言|演讲|体会|调研|启示|思考|纪实|综述|侧记|贺信|倡议|在.{4,40}(?:会上|会议上?|大会上?|仪式上?|论坛上?|座谈会上?))(?:（.*）)?$/.test(
    text,
  );
}

/** Short, one line, no sentence end, no more than a few clauses. */
function isTitleish(text: string, width: number): boolean {
  if (width < 2 || width > (GENRE_END.test(text) ? 64 : 50) || /[。；：，、？！…]$/.test(text)) return false;
  if (/[。；]|？(?!$)/.test(text) || /！.+！/.test(text)) return false;
  if (/^[，。、；：！？”’）》]/.test(text) || /^[（【[].*[）】\]]$/.test(text)) return false;
  return true;
}

/** Before a name or a post. */
const BULLET = /^[□■○●◎▲△◆◇][ \u3000]*/;

/** Ends in a word that something must follow; 普及, 参与, 存在 and the like end well. */
const UNFINISHED =
  /(?:[的或把以将被而且也很最之其该各每即]|(?<![温祥谦平总共协调])和|(?<![参给赠])与|(?<![可普企触惠波危遍涉推])及|(?<![存所潜内外同])在|(?<![应面针])对|(?<![服遵听])从|(?<![合兼])并|(?<![首古京])都|(?<!变)更)$/;

const SURNAMES =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄麴家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖佘付代覃植涂尉岳仝闫邸揭战初修原苑";
export const isSurname = (character: string): boolean => SURNAMES.includes(character);

/** Four characters are a name only behind one of two. */
const LONG_SURNAME =
  /^(?:欧阳|上官|司马|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|司徒|司空|端木|南宫|独孤|长孙|闻人|钟离|澹台|公冶|宗政|濮阳|淳于|单于|太叔|申屠|轩辕|钟吾|公羊|赫连|呼延|拓跋|万俟|百里|东郭|西门|第五)/;

/** Two-character words that begin like a name and head sections. */
const NO_NAME =
  /^(?:结语|总结|前言|目录|引言|平安|时代|方向|高度|成绩|经验|国家|文化|于是|和谐|安全|家园|车辆|常态|明天|公司|全面|关于|相关|通知|计划|成效|经过|应用|文件|能力|农村|农业|万事|都市|东西|广场|国际|居民|古今|向前|边疆|温暖|连续|尚未|养老|空间|简介|权力|权利|关键|红色|后记|从严|能源|富民|党建|党员|台上|山水|强化|项目|支部|支持|管理|解决|经济|高质量|江山|成果|毛病|明确|计算|贺信|贺电|乐观|时间|常见|安排|花絮|方案|方法|任务|严格|何为|水利|金融|华章|施工)/;

/** 张三, 张 三, □张三, 文/张三, ×××. */
function isName(raw: string, text: string): boolean {
  const bare = text.replace(
    /^[□■○●◎▲△◆◇]|^文[/／]|^作者[：]?|^(?:讲话|发言|汇报|主讲|演讲|报告|致辞|主持)人[：]?/,
    "",
  );
  if (/^[×Xx]{2,3}$/.test(bare)) return true;
  if (!/^[\p{Script=Han}·]{2,4}$/u.test(bare) && !/^[\p{Script=Han}]{2,5}·[\p{Script=Han}]{2,8}$/u.test(bare))
    return false;
  if (bare !== text) return true;
  // Set in two, or an ordinary name: the place decides (byline.ts).
  const isOf = bare.length < 4 ? SURNAMES.includes(bare[0]!) : LONG_SURNAME.test(bare);
  return isOf && !NO_NAME.test(bare) && !/[ \u3000]\S{3,}/.test(raw);
}

/** What titles of speeches end in. */
const GENRE_END =
  /(?:讲话|发言|致辞|报告|主持词|讲话稿|汇报|演讲|说明)(?:（[^（）]*）)*[\p{Script=Han}]{0,3}$/u;
const POST_END =
  "(?:书记|副书记|院长|检察长|主任|局长|部长|市长|县长|区长|省长|州长|镇长|乡长|主席|会长|厅长|委员|常委|秘书长|董事长|总经理|经理|庭长|处长|科长|所长|校长|行长|署长|司长|总监|队长|支队长|站长|组长|教授|研究员|主编|社长|理事长|代表|法官|检察官|成员|干事|专员|总队长|政委|主管|馆长|负责人|馆员|理事|院士|总理|总统|国务委员)";
const ORGANISATION_END =
  "(?:法院|检察院|研究院|学院|党校|行政学院|委员会|办公室|党组|党委|市委|省委|县委|区委|政府|纪委|监委|党工委|人大|政协|(?<![布格大全结开时变定战破僵胜危棋困乱])局|厅|集团|公司|大学|中学|小学|医院|协会|学会|联合会|总工会|研究中心|研究所|编辑部|课题组|调研组|宣传部|组织部|统战部|政法委|工会|支部|总站|中心|银行)";
const POST = new RegExp(`^[\\p{Script=Han}A-Za-z、，（）×“”0-9]{0,46}?${POST_END}$`, "u");
const POST_NAME = new RegExp(
  `${POST_END}(?:[ \u3000：]*)(?:[\\p{Script=Han}][ \u3000]{0,4}[\\p{Script=Han}]{1,2}|[×Xx]{2,3})$`,
  "u",
);
const NAME_POST = new RegExp(`^[\\p{Script=Han}]{2,4}[ \u3000，,（(].{2,40}${POST_END}[）)]?$`, "u");
const PRESS_NAME =
  /^[\p{Script=Han}]{2,16}(?:网站|报社?|通讯社|杂志|记者|通讯员)[ \u3000]+[\p{Script=Han}]{2,4}(?:[ \u3000、][\p{Script=Han}]{2,4})*$/u;
const ORGANISATION = new RegExp(`^[\\p{Script=Han}A-Za-z、（）×“”0-9]{2,30}${ORGANISATION_END}$`, "u");

/** Organisation and post lines of a byline: noun phrases, no verb of acting. */
function isPost(raw: string, text: string, width: number): boolean {
  if (
    width > 44 ||
    /^[在以把用让为]|[！？]|坚持|推进|推动|加强|建设(?![局厅部委])|工作会|讲话|致辞|报告|的|[，。；]|当地时间|\d月|出席|参加|成立|我|他们|[里想]当|当好|必须|以及|包括|发挥|强调|指出|选举|担任|[是要等由将]/.test(
      text,
    )
  )
    return false;
  if (POST.test(text) || ORGANISATION.test(text)) return true;
  if (PRESS_NAME.test(raw) || isSpacedPost(raw) || isNamedPost(raw)) return true;
  return (POST_NAME.test(raw) && width <= 40) || (NAME_POST.test(raw) && SURNAMES.includes(text[0]!));
}

/** 城关派出所民警 王小川: what somebody is in whatever words, and a name apart. */
function isNamedPost(raw: string): boolean {
  const [, post, name] = NAMED_POST.exec(raw) ?? [];
  return post !== undefined && isSurname(name![0]!) && !NO_NAME.test(name!) && SOMEBODY.test(post);
}

const NAMED_POST =
  /^([\p{Script=Han}A-Za-z\d、“”（）×]{3,36})[ \u3000]+(\p{Script=Han}[ \u3000]{0,4}\p{Script=Han}{1,2})$/u;
const SOMEBODY =
  /[员工师生民警者士手兵人]$|[局院所委办校厂村镇乡会社部队站团司行企班）]\p{Script=Han}{0,8}$/u;

/** 院 长  张三: a post set wide. */
function isSpacedPost(raw: string): boolean {
  const hit =
    /^(\p{Script=Han})[ \u3000](\p{Script=Han})[ \u3000]+(\p{Script=Han})[ \u3000]{0,4}\p{Script=Han}{1,2}$/u.exec(
      raw,
    );
  return hit !== null && POST.test(hit[1]! + hit[2]!) && isSurname(hit[3]!);
}
