/**
 * Lines that state one thing of a page, a paper or a recording: 来源：…, 编辑｜…, 【责编】 …, 来 源 …. The one place for
 * the words that head them. Texts are folded.
 */

/** Who made, checked and put out what is read, and when and where it was. */
const PUBLISHING =
  "来源|信息来源|文章来源|稿件来源|稿源|出处|作者|撰稿|撰稿人|供稿|供稿人|撰文|通讯员|记者|编辑|责任编辑|责编|主编|本版主编|本版编辑|见习编辑|编审|编发|编校|校对|校核|校|审核|审校|审稿|审签|审定|初审|复审|终审|一审|二审|三审|终校|监制|总监制|出品|策划|统筹|制作|排版|版式|美编|设计|摄影|摄像|摄制|供图|图片|配图|图文|图|文图|文字|文案|文稿|素材|录音|录入|整理|文字整理|录音整理|整理者|转写|速记|记录|播音|主播|朗读|配音|音频|视频|剪辑|运营|平台运营|发布|发布人|发布者|发布单位|上传|上传者|投稿|投稿邮箱|投稿热线|值班|值班编委|组版|印刷|印制|印数|零售|本栏编辑|栏目编辑|责任校对|新媒体编辑";
const RECORD =
  "时间|日期|发布时间|发布日期|更新时间|访谈时间|直播时间|会议时间|地点|会议地点|主题|嘉宾|访谈嘉宾|主持|访谈主持|主持人|状态|访谈状态|时长|文件名|音频文件|录音文件|转写引擎|访谈摘要|内容摘要|问答目录|导读|内容提示|内容提要|摘要|关键词|关键字|核心提示|阅读提示|核心观点|编者按|编辑按|编者的话|导语|内容简介|文章摘要|小编寄语|中图分类号|文章编号|文献标识码|基金项目|字数|阅读量|点击量|浏览量|人气|栏目|分类|标签|类别|文号|索引号|编号|版本|页数|密级|主题词|关键词";
const OFFICE =
  "签发|签发人|拟稿|拟稿人|拟稿单位|拟稿时间|起草|起草人|起草科室|起草单位|核稿|核稿人|会签|承办|承办人|联系人|联系电话|经办人|主送|抄送|抄报|报|送|发|呈|报送|印发|分送|存档|校对人|文种|审批|缓急|紧急程度|发件人|收件人|发送时间|主题|附件|电话|传真|邮箱|监督电话|举报电话|热线|客服热线|地址|邮编|网址|打印|打印份数|份数|备注|备";

const KEY = `(?:本期|本版|本刊|本栏|执行|责任|特约|值班|栏目|内容|稿件|会议|稿子){0,2}(?:${[...new Set(`${PUBLISHING}|${RECORD}|${OFFICE}`.split("|"))].sort((a, b) => b.length - a.length).join("|")})`;

/** A key, its mark and what it states; the key may be in brackets, then without a mark. */
const LABELLED = new RegExp(
  `^(?:[[【（［〔〖](${KEY})[\\]】）］〕〗][：:]? ?|(${KEY})(?:[（(][^（）]{1,8}[）)])?[：:|｜丨/／] ?)(?=\\S)`,
);
/** The same once more on the line. */
const AGAIN = new RegExp(`${KEY}[：:|｜丨]`, "gu");

/** A line of such statements and nothing else: what is said of the text itself may be sentences. */
export function isLabelled(text: string): boolean {
  if (headsSummary(text)) return true;
  const hit = LABELLED.exec(text.slice(0, MOST));
  if (!hit) return false;
  const key = hit[1] ?? hit[2]!;
  const stated = text.slice(hit[0].length);
  if (SUMMARIES.test(key)) return true;
  if (text.length > MOST || SPEAKERS.test(key)) return text.length <= MOST && !/[，。！？]/.test(stated);
  return LISTS.test(key) || PUBLISHER.test(stated) || !/[。！？]$/.test(stated);
}

/** 出席：…: who was there. Minutes hold such lines under what was said, other papers above it. */
export const isAttendance = (text: string): boolean => text.length <= MOST && ATTENDANCE.test(text);

const ATTENDANCE = /^(?:参加人员?|参会人员?|参加单位|出席|出席嘉宾|出席人员|列席|缺席|请假|记录|记录人)[：:]/;
/** The name of a publisher ends no sentence. */
const PUBLISHER =
  /^[^，；！？]{2,24}(?:[网社台刊]|[^汇通情上填申回公简预海举]报|微信|微博|杂志|客户端|发布|办公室|网络|编辑部)。$/;

/** 【内容提要】, 导 语: alone on a line, above what somebody else tells of the text. */
export const headsSummary = (text: string): boolean => text.length <= 12 && HEADS_SUMMARY.test(text);

const HEADS_SUMMARY =
  /^[^\p{L}\p{N}]{0,3}(?:内容摘要|内容提要|内容导读|文章摘要|文章导读|内容简介|摘要|导语|导读|本期导读|编者按|编辑按|编者的话|编前语?|编者注|开栏的话|开栏语|核心提示|阅读提示|(?:作者|人物|嘉宾|讲者|主讲人)(?:简介|名片|介绍))[^\p{L}\p{N}]{0,3}$/u;
/** What is told of a text in advance. */
const SUMMARIES = /摘要|提要|提示|观点|按|编者的话|导语|简介|寄语|导读|关键[词字]|目录/;
/** Whose words may follow. */
const SPEAKERS = /^(?:访谈嘉宾|主持人?|嘉宾|记者|通讯员|主讲|发布人|记录|文字|图片|图)$/;
/** Whose list ends with a full stop. */
const LISTS = /^(?:主送|抄送|抄报|报|送|发|呈|报送|印发|分送|存档|附件|打印)$/;

/** 来源： alone: what it states stands on the next line. */
export const isOpenLabel = (text: string): boolean => text.length <= 12 && OPEN_LABEL.test(text);

const OPEN_LABEL = new RegExp(`^(?!作者|主持人|嘉宾|记者)${KEY}[：:]$`);

/** Two statements or more on a line. */
export const labelsIn = (text: string): number =>
  text.length <= MOST && !text.includes("。") ? (text.match(AGAIN)?.length ?? 0) : 0;

const MOST = 120;

/** 来 源 第三分局, 责编 小竹: key and statement parted by a blank alone. `raw`: source of one line. */
export const isSpacedLabel = (raw: string): boolean => raw.length <= MOST && SPACED.test(raw);

const SPACED = new RegExp(
  `^[ \\u3000]*(?:${KEY}|(?:来|编|责|作|校|审|摄|录|图|文|制|策|监|统)[ \\u3000]+[源编发者对核影入片字作划制筹])[ \\u3000]+[^，。；！？]{2,24}$`,
  "u",
);
