import type { LineInfo } from "./line";
import { isStrongTitle } from "./title";

/** How much a line of a head is worded like a title; below zero it names something else. */
export function titleWording(info: LineInfo): number {
  const { text, width } = info;
  if (info.furniture !== undefined || isMenu(info.words)) return -4;
  if (NOT_TITLES.some((pattern) => pattern.test(text))) return -4;
  if (info.shape !== "titleish" && info.end !== "open" && !/[！？…]$/.test(text)) return -4;
  let score = width < 4 ? -2 : width >= 6 && width <= 50 ? 1 : 0;
  if (info.hashes === 1 && info.words[0] === "#") score += 3;
  if (GENRE_END.test(text)) score += width > 4 ? 2 : 1;
  if (isStrongTitle(text)) score += 2;
  return score;
}

/** Many short words that blanks part. */
const isMenu = (words: readonly string[]): boolean =>
  words.filter((word) => /\p{L}/u.test(word)).length > 3 && words.every(({ length }) => length <= 8);

/** A title that ends in what it is. */
export const endsInGenre = (text: string): boolean => GENRE_END.test(text);

const GENRE_END =
  /(?:讲话|致[辞词]|发言|演讲|报告|汇报|主持[词稿]|讲稿|讲话稿|发言稿|党课|说明|寄语|贺[词信]|献[词辞]|[开闭]幕[词辞]|述[职廉]|倡议书?|谈话|材料|提纲|实录|讲解词|解说词|对话|摘[录编要登]|答记者问|访谈)(?:（[^（）]{1,24}）)*$/;

/** Names of sites, columns, papers, forms and collections; dates, numbers, fields, menus, notices. */
const NOT_TITLES = [
  // 首页 | 动态 | 教研, 会议之窗 -> 文件
  /[|｜丨].*[|｜丨]|[>＞»→]|[^/]\/[^/]*[^\d]\/|^[·•◆■▶►]/,
  // 首页  机构概况  代表工作
  /^(?:\p{Script=Han}{2,4}[ \u3000]+){3,}\p{Script=Han}{2,6}$/u,
  /(?:网|网站|在线|[日晚早时周快]报|[^汇通情上申回公简预海作播]报社?|[周月半季]刊|学刊|杂志|发布|客户端|新闻中心|频道|平台|门户|公众号|之[窗声家]|论坛|微信|微博|头条号?|融媒体?|电视台|广播电台|发布厅|编辑部|新闻办|宣传部|小编)(?:[ \u3000]*(?:数字报|电子报|\d{1,2}天前|昨天|今天|刚刚))?$/u,
  /^(?:领导|学校|校长|书记|院长|局长|市长|县长|主要领导|重要|公司|集团|内部)?(?:讲话|讲话稿|讲话文集|文集|领导讲话|领导致辞|重要讲话|讲话精神|讲话范文|活动|文稿|论述|专栏|资料|参考|文件|材料)(?:选编|汇编|选登|范文)?$/,
  /^(?:新闻|要闻|工作|专题|公告|通知|机关|政务|时政|理论|学习|评论|综合|观点|声音|思想|文化|教育|法治|基层|专版|副刊|导语|导读|摘要|注意保存|内部资料|妥善保存|阅后收回|情况通报|简报|工作简报|信息快报)(?:公开|动态|资讯|信息|园地|天地|报道|之窗|专版|版|周刊|频道|实践|播报)?$/,
  /第 ?[\d一二三四五六七八九十]{1,4} ?[期版号讲场辑]$|第 ?[\d一二三四五六七八九十]{1,4} ?[期版号]|总第 ?\d|[A-D]?\d{1,2}版|^\d+$|机密|秘密★|★|^农历|^[\p{ASCII}]+$/u,
  /\d{4}[-/.年] ?\d{1,2}[-/.月] ?\d{1,2}日?(?!.*(?:在|讲话|报告|会))/,
  /^[^：，。]{1,8}：(?:.{0,5}$|.*：)|^[[【〔][^\]】〕]{1,8}[\]】〕].{0,4}$|^.{1,6} ?[|｜丨] ?.{1,6}$|[—─-]$|(?:[报刊网]) ?[A-Za-z ]{4,}$|^(?:原创|以下文章|收录于|点击|关注|长按|发表于|转自|来源)/,
  /(?:文件|汇编|选编|选登|摘登|专辑|专刊|合集|纪念册|文集|选集|资料|材料之?[一二三四五六七八九十\d]{1,2}|稿纸|拟稿单|文件之?[一二三四五六七八九十\d]{1,2}|会议材料|会议文件（\d{1,2}）|文件（\d{1,2}）|讲话范文|讲话精选)$/,
  /^(?:材料|附件|文件|附)[一二三四五六七八九十\d]{0,3}$|^（[^（）]*）$|[.。](?:jpg|png|docx?|pdf|mp[34]|m4a|wav)(?:（.*）)?$/i,
  /^(?:在线|网络|嘉宾|视频)?访谈$|^(?:图文|文字|图片|视频)?(?:直播|实录)$|\d{1,2}[：:]\d{2}(?!.*[讲话辞])|^本(?:文|期|册|版|栏)|客户端|公众号|APP|(?:录音|转写|速记|文字)稿$|^让我们(?:一起|跟随|走进|来)|^(?:快来|一起来|跟着小编)|阅读器|欢迎(?:登录|访问|光临|关注)|(?:昨天|前天|刚刚|今天)$/,
  /(?:的通知|的通报|的批复|的函|的公告)$|^(?:关于)?(?:印发|转发|批转|关于印发|关于转发)/,
  /^(?:初|二|三|送审|讨论|征求意见|修改|草|定)稿|^第[一二三四五六七八九十\d]{1,2}稿/,
  /[^，。]{0,12}(?:生成|仅供参考|请勿外传|不得外传)$/,
];
