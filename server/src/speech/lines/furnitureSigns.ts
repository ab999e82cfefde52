import { dropEnd } from "../../text/ends";
import { isButtons } from "./buttons";
import { isAttendance, isLabelled, isSpacedLabel, labelsIn } from "./labels";
import { isDraftersLine, isMarkedCaption, isNumberedRule, isPrintedMark, isUnderEnd } from "./printedSigns";
import { isAside } from "./asides";
import { readNamed, wordsApart } from "./named";
import { headsList, isListItem } from "./linkLists";
import { isPersonName } from "./names";

/**
 * What a line says, by its own wording, of not being part of a speech. Where it stands decides whether it is
 * believed (furniture.ts). All texts are folded.
 */
export type FurnitureSign =
  /** Time, source, author, clicks: stands beside a title or at the end. */
  | "meta"
  /** “Below is what the editors have put together for you”. */
  | "intro"
  /** Never part of a speech wherever it stands: rights, links, page furniture. */
  | "strong"
  /** Heads a list of links. */
  | "list"
  /** An entry of such a list. */
  | "item"
  /** A page number. */
  | "page"
  /** Where a picture or an advert stood, a recording's time, a bullet of the layout. */
  | "mark"
  /** What is printed under a picture: stands anywhere, also among paragraphs. */
  | "caption"
  /** A remark in brackets on a line of its own: what the hall did, what a picture shows, what is still to be done. */
  | "aside"
  /** Cells of a table side by side, who was there: a form above a speech. */
  | "row"
  /** Opens what is printed under a speech; believed there alone. */
  | "end"
  /** Opens the licence that a text library prints under a text: all below belongs to it. */
  | "licence";

/** `raw`: the source, where what is parted by blanks alone is to be told too. */
export function furnitureSign(text: string, width: number, raw = text): FurnitureSign | undefined {
  if (text === "") return undefined;
  if (width <= 60 && (/\S\t+\S/.test(raw) || (isAttendance(text) && labelsIn(text) < 2))) return "row";
  if (width <= 60 && ADVERT.test(raw)) return "mark";
  const head = text.length > 160 ? `${text.slice(0, 80)}\n${text.slice(-80)}` : text;
  if (PAGE.test(head)) return "page";
  if (AUTHOR_NOTE.test(head)) return undefined;
  if (isCaption(text) || isMarkedCaption(text)) return "caption";
  if (LICENCE.test(head)) return "licence";
  if (width <= 40 && AGENCY.test(text)) return "strong";
  if (width <= 220 && INTRO.some((pattern) => pattern.test(text)) && !SPOKEN.test(text)) return "intro";
  if (width <= 220 && LEGAL.some((pattern) => pattern.test(head)) && !ASKED.test(text)) return "strong";
  if (width <= 90 && NAVIGATION.some((pattern) => pattern.test(head))) return "strong";
  if (isPrintedMark(text) || isNumberedRule(raw)) return "mark";
  // 往期回顾 is a button too; what stands below tells more of the head of a list.
  if (text.length > 3 && headsList(head, width)) return "list";
  if (isButtons(text)) return "strong";
  if (width <= 60 && DOWNLOAD.some((pattern) => pattern.test(head))) return "strong";
  if (isAside(text, raw)) return "aside";
  if (width <= 60 && isMeta(head)) return "meta";
  if (readNamed(raw)?.sure === true) return undefined;
  if (isLabelled(text) || labelsIn(text) >= 2 || isDraftersLine(text)) return "meta";
  if (isUnderEnd(text) || isSpacedLabel(raw) || isMenu(raw)) return "end";
  if (headsList(head, width)) return "list";
  if (isListItem(head, width)) return "item";
  return undefined;
}

/** （作者为…） and （作者：… 单位：…） belong to the speech. */
const AUTHOR_NOTE =
  /^[（(【[]?(?:本文)?作者(?:系|为|是|单位|简介)|^[（【]作者[：]|^[（【]本文(?:系|是|根据)(?!.{0,16}录音整理）)/;

/** An agency's head or tail that stands alone: 新华社临江9月10日电（记者张三）, （据本报讯）. */
const AGENCY =
  /^(?:新华社|中新社|本报|本网|本台|人民网)\p{Script=Han}{2,10}\d{1,2}月\d{1,2}日[电讯](?:（[^（）]{0,24}）?)?$|^（(?:据|来源|转自)?[：]?(?:新华社|中新社|人民日报|本报|人民网|央视)[^（）。]{0,20}(?:[电讯]|报道)）$/u;

/** 文件下载 关联解读 我要咨询: short words side by side, none of them a person's name. */
function isMenu(raw: string): boolean {
  if (raw.length > 60 || /[，。；！？：、]/.test(raw)) return false;
  const words = wordsApart(raw.trim());
  return words.length >= 3 && words.every((word) => word.length <= 6 && !isPersonName(word));
}

/** 广告 春茶上市 欢迎品尝 */
const ADVERT = /^[·•\s【[（(]{0,3}广[ \u3000]?告[\]】）)·•\s\u3000](?!.*[。！？])/;

const LICENCE =
  /^本作品(?:是中华人民共和国的(?:$|法律)|来自.{4,40}文件|(?:在|属于|采用|依据?).{0,60}(?:公有领域|许可|著作权))/;

const INTRO = [
  /^(?:新华社|中新社|本报|人民网).{2,20}[电讯].{0,200}全文(?:如下)?[。：]$/,
  /(?:下面|以下|下文)(?:内容)?(?:是|由|就是|为).{0,16}(?:小编|本站|本网|网友|编辑|我们|笔者)?.{0,8}(?:为|给|帮|替)(?:大家|您|你|广大|各位).{0,10}(?:整理|收集|搜集|分享|准备|推荐|带来|编写|提供|汇总)/,
  /(?:小编|本站|本网|网友|网编).{0,12}(?:整理|收集|搜集|分享|推荐|汇编|汇总|带来|提供)/,
  /(?:范文|模板|全文|资料|文章|相关内容).{0,30}(?:^|[，。！])(?:仅|以)?供(?:大家|您|你|各位)?.{0,6}(?:参考|借鉴|阅读|查阅|学习)/,
  /^(?:希望|愿).{0,6}(?:以上|本文|这篇|上述|这些)?.{0,4}(?:内容|范文|文章|资料|小编).{0,12}(?:对|给|能对|能给|能够给)(?:大家|您|你|各位|读者)/,
  /^(?:欢迎|敬请)(?:大家)?(?:阅读|参考|借鉴|下载|收藏|转发|关注).{0,20}$/,
  /想(?:要)?了解更多.{0,20}(?:请|欢迎|可以|关注)/,
];

/** Somebody speaks of what he has handed out: no editor does. */
const SPOKEN = /^(?:会前|会上|会后|同志们)|我(?:把|已|就|为|给|将|的)|印发|发给/;

/** What the listeners are to do about rights and sources. */
const ASKED = /^(?:我们)?(?:还)?(?:要|必须|应当|加强|加大|坚决|依法|严厉)/;

const LEGAL = [
  /(?:免责|版权)声明(?:$|[：】\]）])|版权所有(?![人者])|版权归|著作权归|未经(?:本网|本站|许可|授权|书面|允许).{0,8}(?:转载|复制|使用|不得|禁止)|未经[^。]{0,8}(?:许可|授权|允许|同意)[^。]{0,10}(?:转载|转发|复制|镜像|摘编|商业用途|商用)|严禁转载|禁止转载|转载请|请注明(?:出处|来源)/,
  /(?:如|若|如果).{0,12}(?:侵权|侵犯|涉及).{0,24}(?:联系(?:我们|本站|本网|本号|管理员|小编|作者|客服|后台)|删除|告知(?:我们|本站|本网)|(?:我们|本站|本网).{0,8}处理)|(?:联系|通知)(?:我们|本站|本网|管理员).{0,10}(?:删除|处理|更正)/,
  /(?:本文|文章|内容|资料|[图照]片|图文|配图|插图|素材)(?:均|部分)?(?:来源于?|转自|摘自|转载自|源自|来自|取自|选自)(?:网络|互联网|：|本站|网友)|来源(?:于)?(?:网络|互联网)|(?:不代表|不构成)(?:本网|本站|本平台|商业|任何)|仅代表作者(?:本人)?(?:观点|立场)/,
  /^(?=.{0,16}本(?:网站|网|站(?!在)|平台|公众号|号|刊|报|频道))(?=.*(?:转载|侵权|版权|著作权|署名权))(?=.*(?:注明|标明|出处|异议|联系|授权|许可|所有|属于|归|删))(?!.*(?<![需主重])要).{8,}/,
  /(?:^|[，。])(?:如|若|倘若?)?(?:对[^。，]{0,14})?有(?:任何)?(?:异议|疑义|不当|不妥|侵权|版权问题)[^。]{0,6}(?:请|望)[^。]{0,6}(?:本网|本站|本号|本刊|我们|编辑部|后台|小编)[^。]{0,6}(?:联系|沟通|处理|更正)/,
  /^[【[]?(?:原文|文章|本文|全文)(?:链接|地址|网址|出处)|^(?:阅读原文|查看原文|查看全文|原文)[：>》 ]*/,
  /ICP备|备案号|公网安备|Copyright|©|All Rights? Reserved|Powered by|网站标识码|经营许可证|^(?:技术支持|举报电话|违法和?不良信息举报)/i,
  /^.{0,16}(?:https?:\/\/|www\.[a-z0-9-]+\.)\S*.{0,10}$/i,
];

const NAVIGATION = [
  /^[【[（<《]?(?:上|下|前|后)(?:一|1)?(?:篇|页|条|章|期)(?:文章|新闻)?(?:：|】|\]|>|》|$)/,
  /^(?:推荐|相关|延伸|精彩|热门|更多|猜你|最新|扩展|拓展)(?:访问|标签|搜索|关键词|专题|下载|话题|阅读|链接|新闻|报道|附件|视频)[：]/,
  /^(?:您|你)?(?:现在|当前)?(?:所在|的)?(?:位置|栏目)[：]/,
  /^(?:网站)?首页 ?[>＞》|/→»·-]|(?:首页|主页).{0,12}[>＞》»→].{1,30}/,
  /^[^>＞»→]{1,17}(?:[>＞»→]{1,2}[^>＞»→]{1,18}){2,}$/,
  /(?:返回|回到)(?:首页|列表|顶部|上一页|上级|目录|网站)|^关闭(?:窗口|本页|页面)?$|^打印(?:本页|此页|文章)?$|打印.{0,6}(?:关闭|收藏|分享)|^【?(?:打印|关闭|收藏|推荐|纠错|大|中|小)(?:】|$)|我要(?:纠错|评论|打印|分享|收藏)/,
  /^(?:分享|转发|收藏)(?:到|至|：|按钮|此文|本文|$)|^扫一?扫|扫.{0,4}(?:二维)?码.{0,8}(?:关注|下载|阅读|查看|分享|继续)|^长按识别|^点击(?:下载|查看|阅读|关注|收藏|展开|这里|此处|上方|下方|蓝字)|^(?:请)?关注(?:我们$|我们.{0,4}(?:公众号|微信|微博|账号)|.{0,10}公众号)|^(?:微信|QQ|新浪微博|微博)(?:扫|分享|好友|朋友圈|公众号：|$| )|下载(?:本文|全文|此文)|(?:Word|WORD|word|PDF|pdf)(?:版|文档|格式)?下载/,
  /^(?:字体|字号|字体大小)[：]|字号.{0,4}大.{0,4}中.{0,4}小|^[【[]?大[】\] ]*[【[]?中[】\] ]*[【[]?小[】\]]?$/,
  /^(?:主办|承办|协办|主管|维护)(?:单位)?[：]|^(?:联系|咨询|客服|投稿|服务)(?:电话|邮箱|我们|热线|方式|QQ)(?:[：]|$)|^(?:邮编|邮政编码|传真|网址|邮箱|客服|地址)[：]|^(?:(?:网站地图|关于我们|联系我们|法律声明|友情链接|网站声明)(?=$|[ |：·/-])|隐私(?:政策|声明|保护$))/,
  /^(?:登录|注册|登陆)(?:$|[ |/])|^搜索$|^(?:评论|留言|点赞|网友评论|发表评论|我来说两句)(?:（?\d|：|$)|^赞（?\d/,
  /^(?=.*\d{4}年\d{1,2}月\d{1,2}日)(?=.*星期[一二三四五六日天])(?=.*(?:\d版|第[一二三四五六七八九十]{1,2}版|[日晚时早商周]报|责编|责任编辑|^\d{1,2}\D|农历)).{8,60}(?<![。！？：])$/,
  /^（?(?:上接|下转|紧接|转|接)第?[A-Z]?[\d一二三四五六七八九十]{1,3}版(?:《.{2,40}》)?）?$/,
  /^(?:\d{4}年\d{1,2}月\d{1,2}日)?(?:星期|周)[一二三四五六日天].{0,24}(?:版|报|网)|^第?[A-Z]?\d{1,3}版(?:$|[：:· ]|.{0,14}$)|^(?:本版|责任|本期|值班|版面|美术|视觉)(?:责编|编辑|主编|美编|校对|设计|统筹)|^(?:责编|美编|校对|版式)[：/ ]/,
  /^(?:阅读|浏览|点击|访问|人气|查看)(?:次数|量|数)?(?:[：]? ?\d|：?$)/,
  /^(?:全文|本文|字数)[：约共字数]{0,5}\d+字?(?:[，。 ]|$)|(?:阅读|听完|预计)[^，。]{0,8}\d{1,3} ?分钟|^[^，。]{0,8}约? ?\d{1,3} ?分钟$|[+＋] ?关注$|^[^。！？]{0,10}(?:点击|戳)?[^。！？]{0,6}蓝字[^。！？]{0,14}$|设为星标|^[^，。]{0,24}(?:人数|次数|量)[：:] ?[\d,.]+(?:万|次|人)?$|^[^\p{L}\p{N}]{0,3} ?点击(?:收听|播放|观看|上方|蓝字|音频|视频)/u,
];

/** What a site says of the file it offers, and what is left of pictures and of a copy's end. */
const DOWNLOAD = [
  // Folding takes the full stop of a file name behind a Han character for the end of a sentence.
  /^(?!.*[，；！？]).{2,56}[。.](?:docx?|pdf|wps|xlsx?|pptx?|txt|zip|rar)(?:（[^（）]{1,16}）)?$/i,
  /^(?:将|把)?(?:本文|文档|全文|此文).{0,6}(?:Word|pdf|docx?)(?:的)?(?:文档|格式|版).{0,24}$|^(?:推荐度|下载积分|文档大小|文件大小|所需积分)[：]|^[★☆]{3,}$/i,
  /^[-—=·* ]{0,6}(?:END|完|正文完|全文完)[-—=·* ]{0,6}$/i,
  /^.{1,24}[委局院部厅府办网报布校会司团]官方(?:微信|微博|账号|公众号|网站|客户端)$|^(?:预览时标签不可点|继续滑动看下一个|向上滑动看下一个|轻触阅读原文|喜欢此内容的人还喜欢|微信扫一扫|关注该公众号)$|^(?:请)?点个“?在看|^\p{Script=Han}{2,6}网 ?(?:>>|>|》|＞) ?\p{Script=Han}{2,8}$/u,
  /^(?:百度|豆丁|道客巴巴|人人|原创力|新浪)?(?:文库|文档网?)$|^(?:VIP|会员)(?:免费|专享|文档|下载)|^还剩\d{1,3}页未读|^下载文档|^\d{1,3} ?下载积分$|^版权(?:提示|申明|说明)$|^(?:\d[、.])?下载(?:前|后)请/,
  /^[-—─━=*_~]{4,}$/,
  /^返回(?:搜狐|网易|新浪|腾讯|凤凰|头条)|^[/]?阅读下一篇[/]?$|^打开.{0,14}(?:客户端|APP).{0,10}查看|^更多.{0,12}(?:内容|资讯|范文|文章|讲话).{0,4}(?:关注|点击|访问|浏览)(?:本站|本网|我们|本号|这里|公众号)|^“?学习强国”?(?:学习平台)?$|^\p{Script=Han}{2,8}学习平台$/iu,
  /^(?:特别|平台|郑重)?声明：.{0,12}(?:该文|本文|以上内容|本网|本站|转载|平台)/,
  /^(?:\+ ?关注|举报|分享至|赞同|添加评论|回复|使用道具|楼主|电梯直达|播报文章|播报|跟贴|只看(?:楼主|该作者)|倒序浏览|内容总结)(?: ?\d+)?$/,
  /^原标题[：]|^《[^《》]{2,16}(?:报|网|杂志|求是)》（.{0,4}\d{4}年.{0,24}）$/,
];

/** [时间] 7月14日上午: what a record says of its occasion. */
const FIELD =
  /^(?!.*[。！？]$)[【[（]?(?:时间|地点|主题|嘉宾|主持|主持人|记录|发布人|出席嘉宾)[】\]）] ?.{1,60}$/;
/** Who put out an account's copy, and when: 原创 李四 法治园地 2024年5月6日 07:30 临江. */
const POSTED =
  /^(?:原创 ?)?[^。，！？]{2,36}\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? ?\d{1,2}[：:]\d{2}(?:[：:]\d{2})?(?: ?(?:发表于)?\p{Script=Han}{2,4})?$/u;
/** 发表于 2024-5-6; an official paper's number and imprint. */
const FILED =
  /^\p{Script=Han}{2,4} ?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: ?\d{1,2}[：:]\d{2}(?:[：:]\d{2})?)?$|^[^，。：]{2,24}(?:昨天|前天|今天|刚刚|\d{1,2}(?:天|小时|分钟)前)$|^(?:发表|编辑|发布|更新|修改)于 ?\d{4}[-/.年]|^\p{Script=Han}{1,10}[〔[（]\d{4}[〕\]）]第?\d{1,4}号$|^\p{Script=Han}{4,24}\d{4}年\d{1,2}月\d{1,2}日印发$|^\p{Script=Han}{2,24}[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日印发?|^（?共印\d{1,4}份）?$/u;
/** A date or a time that is all there is, or beside a source's name: 2023-12-13 15:32. */
const BARE_TIME =
  /^[（[]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? ?\d{1,2}[：:]\d{2}(?:[：:]\d{2})?[）\]]?(?:.{0,24})?$|^\d{4}[-/]\d{1,2}[-/]\d{1,2}[|｜丨 ].{0,30}$|^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:来源|作者|\p{Script=Han}{2,8}(?:网|报|社))?.{0,20}$/u;

function isMeta(text: string): boolean {
  const bare = dropEnd(text.replace(/^[_*]+/, ""), /[_*]/);
  return isLabelled(bare) || [FIELD, BARE_TIME, POSTED, FILED].some((pattern) => pattern.test(bare));
}

const PAGE =
  /^(?:[-—–·~] ?\d{1,4} ?[-—–·~]|第 ?\d{1,4} ?页(?:[，/ ]?共 ?\d{1,4} ?页)?|共 ?\d{1,4} ?页|\d{1,3} ?\/ ?\d{1,3}|Page ?\d+|【?分页符?】?)$/i;

/** A photograph's caption: 图为…, or a line that names who took it. Folded text. */
export const isCaption = (text: string): boolean =>
  text.length <= LONGEST_CAPTION && (CAPTION_CREDIT.test(text) || CAPTION_START.test(text));

const LONGEST_CAPTION = 260;

/** 新华社记者 张三 摄, （李四/摄）, （市委办供图） at the end. */
export const CAPTION_CREDIT =
  /(?:记者|通讯员|特约摄影师|摄影师|[社报网局委院办]) ?[\p{Script=Han}]{2,4}(?:[、 ][\p{Script=Han}]{2,4}){0,3} ?[/]?(?:摄影?|绘图?|制图|供图|配图|图)(?:（资料(?:图片|照片)?）)?[）。]?$|(?:记者|通讯员|摄影师|发)[^。；]{0,24}摄[）。]?$|[/](?:摄|供图|制图)[）。]?$|（[^（）。]{2,24}(?:摄|供图)）。?$|^[^。！？]{4,60}(?:供图|(?<!拍)摄|资料图片|资料照片)[）)]?$|（(?:摄影|图片|供图|图片来源)[：/][^）]{2,20}）$|。[^。，]{2,14}(?:供图|(?<!拍)摄)$|^(?:图片来源|供图)[：/][^。]{2,20}$/u;

/** 图为什么？ 图为一时之利 ask what something is for. */
const CAPTION_START =
  /^(?!.*？$)(?:图为(?!什么|何|的|了|民|名|利|虚|一[时己])|上图|下图|左图|右图|题图|图[①-⑩]|图 ?\d{0,2}(?:\/\d{1,2})? ?[|｜丨：:]|图\d{1,2}\/\d|资料图|↑|↓|【(?:简讯|快讯|短讯|微讯|广告|公告|启事)】).{4,}/;
