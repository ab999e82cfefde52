import type { Marker } from "../model";
import { readNamed } from "./named";
import { bracketedName } from "./names";
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
  // 张三委员：, before what the person has said.
  if (!marker && text.endsWith("：") && readNamed(raw)?.sure === true) return "post";
  if (!marker && bracketedName(text) !== undefined) return "name";
  if (marker || !isTitleish(text, width)) return "other";
  // What Markdown marks as a heading is no byline.
  const finished = UNFINISHED.test(text) ? "other" : "titleish";
  if (raw.trimStart().startsWith("#")) return finished;
  if (isName(raw)) return "name";
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
  return /^(?:——|—|--|一一).{2,40}(?:讲话|致辞|报告|发言|演讲|体会|调研|启示|思考|纪实|综述|侧记|贺信|倡议|在.{4,40}(?:会上|会议上?|大会上?|仪式上?|论坛上?|座谈会上?))(?:（.*）)?$/.test(
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

/** 张三, 张 三, □张三, 文/张三, ×××. */
const isName = (raw: string): boolean => {
  const named = readNamed(raw);
  return (
    named !== undefined && named.post === undefined && (named.sure || !/[ \u3000]\S{3,}/.test(raw.trim()))
  );
};

/** What titles of speeches end in. */
const GENRE_END =
  /(?:讲话|发言|致辞|报告|主持词|讲话稿|汇报|演讲|说明)(?:（[^（）]*）)*[\p{Script=Han}]{0,3}$/u;
const POST_END =
  "(?:书记|副书记|院长|检察长|主任|局长|部长|市长|县长|区长|省长|州长|镇长|乡长|主席|会长|厅长|委员|常委|秘书长|董事长|总经理|经理|庭长|处长|科长|所长|校长|行长|署长|司长|总监|队长|支队长|站长|组长|教授|研究员|主编|社长|理事长|代表|法官|检察官|成员|干事|专员|总队长|政委|主管|馆长|负责人|馆员|理事|院士|总理|总统|国务委员)";
const ORGANISATION_END =
  "(?:法院|检察院|研究院|学院|党校|行政学院|委员会|办公室|党组|党委|市委|省委|县委|区委|政府|纪委|监委|党工委|人大|政协|(?<![布格大全结开时变定战破僵胜危棋困乱])局|厅|集团|公司|大学|中学|小学|医院|协会|学会|联合会|总工会|研究中心|研究所|编辑部|课题组|调研组|宣传部|组织部|统战部|政法委|工会|支部|总站|中心|银行)";
const POST = new RegExp(`^[\\p{Script=Han}A-Za-z、，（）×“”0-9]{0,46}?${POST_END}$`, "u");
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
  if (PRESS_NAME.test(raw)) return true;
  const named = readNamed(raw);
  return named?.post !== undefined && named.sure;
}
