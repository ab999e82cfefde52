/** What is printed between and under the paragraphs of a speech. All texts are folded. */

/** Marks alone on their line: a recording's time, a layout's number or bullet, an advert, a picture's place. */
export const isPrintedMark = (text: string): boolean =>
  text.length <= 40 && MARKS.some((pattern) => pattern.test(text));

/** 发言一, ≪ 作品二 ≫: the place of a piece among others, alone. */
const PIECE =
  /^[^\p{L}\p{N}]{0,3} ?(?:(?:发言|讲话|作品|稿件|选手|故事|案例|典型|交流)(?:发言|材料)?之?（?[一二三四五六七八九十\d]{1,2}）?) ?[^\p{L}\p{N}]{0,3}$/u;

export const isPieceMark = (text: string): boolean => text.length <= 20 && PIECE.test(text);

/** ------（二）------, *****2*****: a rule with the number of what follows. `raw`: source; Markdown's stars are three. */
export const isNumberedRule = (raw: string): boolean => raw.length <= 60 && NUMBERED_RULE.test(raw.trim());

const NUMBERED_RULE =
  /^(?:[-–—=＝~_─━═·•]{3,}|[*＊]{4,})[ \u3000]?[（(【[第]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)】\]篇]?[ \u3000]?(?:[-–—=＝~_─━═·•]{3,}|[*＊]{4,})$/;

const MARKS = [
  /^（[^（）]{0,8}(?:掌声|鼓掌|笑声|大笑|欢呼)[^（）]{0,6}）$/,
  /^[【[（]?(?:图片|视频|音频|图|动图|表情)[】\]）]?$/,
  /^(?:会议|交流|发言|学习)?材料之?（?[一二三四五六七八九十\d]{1,2}）?$/,
  /^[[（【]?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2} )?\d{1,2}[：:]\d{2}[：:]\d{2}[\]）】]?$/,
  /^(?:说话人|发言人|讲话人|Speaker) ?[\dA-Z一二三四五六七八九十]{1,2} ?\d{1,2}[：:]\d{2}(?:[：:]\d{2})?$/i,
  /^[[【（]?(?:PART|CHAPTER|VOL|NO|PAGE|GIF)[ .·。：]{0,2}\d{0,2}[\]】）]?$/i,
  PIECE,
  /^[\p{So}≪≫❀✿◎]{1,3} ?[一二三四五六七八九十\d]{1,3} ?[\p{So}≪≫❀✿◎]{1,3}$/u,
  /^[\p{So}\p{Extended_Pictographic}\uFE0F]{1,12}$/u,
  /^0\d$/,
  /^[❶-❿⓫-⓴➊-➓]$/,
  /^[▼▽▲△◆◇■●○★☆※→←↓↑]{1,8}$/,
  /^[^\p{L}\p{N}\s]{0,3} ?[左上右下]{2}滑动.{0,10}$|^[^\p{L}\p{N}]{0,3} ?(?:左右|上下|向[左右上下])滑动/u,
  /^[·•\s—【[（(-]{0,4}广告(?:[·•\s—】\])）-]{1,4}[^。；！？]{0,60}|(?![词语业牌费商主宣创])[^。；！？]{0,30}(?:\d{6,}|[订热]\p{Script=Han}[：:]).{0,20})?$/u,
];

/** What a form or a draft asks of whoever reads it: 请刘书记审示, 拟稿：综合科, 【打印要求】三号仿宋. */
export const isDraftersLine = (text: string): boolean =>
  text.length <= 80 &&
  (/^(?:呈|请|报)[^，。]{1,12}(?:审示|审阅|审定|审核|阅示|审批|批示|把关|修改|过目)/.test(text) ||
    /(?:^|[ \u3000])(?:拟稿|核稿|会签|签发|缓急|密级|紧急程度|拟稿人|核稿人|签发人|承办人)：/.test(text) ||
    /^【(?:使用|打印|排版|格式|制作|修改|温馨|特别|注意|情况|版本|时长|备注)[^】]{0,4}】/.test(text) ||
    /^（(?:送审|讨论|征求意见|修改|初|草|定|代拟|第.{1,3})稿[^（）]{0,30}）$/.test(text));

/** ▲ under a picture: no sentence. */
export const isMarkedCaption = (text: string): boolean =>
  /^[▲△↑▼] ?[^。！？；]{2,60}$/.test(text) ||
  /^（图[为片：][^（）]{2,40}）$|^（(?:图片|照片)[^（）]{2,40}）$/.test(text);

/**
 * Opens what is printed under a speech and no part of it: who gets it, who wrote it down, what was changed, what
 * to read next. Above the end these words are said.
 */
export const isUnderEnd = (text: string): boolean =>
  text.length <= 60 && ENDS.some((pattern) => pattern.test(text));

const PEOPLE = "联系人|经办人|整理人?|整理者|转写人?|录入人?|校对人?|拟稿人?|核稿人?|打印人?|供稿人?|承办人";
const ENDS = [
  /^[-–—=·*~_…\s]{1,8}[^，。！？]{2,12}(?:结束|完毕|完)[-–—=·*~_…\s]{1,8}$/,
  /^[-—–=·*~_\s]{0,6}(?:THE ?END|END|(?:录音|视频|直播|正文|全文|转写|播放|朗读)(?:到此)?(?:结束|完毕|完))[-—–=·*~_\s]{0,6}$/i,
  /^(?:抄送|抄报|分送|发送|报送|印发|发至|存档|存)：/,
  new RegExp(`^(?:会务|会议|材料|稿件)?(?:${PEOPLE})：`),
  /^(?:注|备注|说明|附注)：.{0,60}(?:反馈|联系|核实|另行|斟酌|报送)/,
  /(?:妥善保管|[会阅]后(?:收回|交回|退回|销毁)|请会后|请勿外传|请勿外传|发至.{0,12}(?:邮箱|编辑部)|可能存在误差|自动(?:转写|生成|识别).{0,12}|以(?:录音|原文|原件|正式|实际|播出).{0,6}为准)。?$|^(?:村务|监督|举报|咨询|政务)?(?:监督|服务)?(?:电话|热线)[：:]/,
  /^[■●◆▲]? ?(?:编后(?:语|记)?|编辑点评|点评|短评|(?:记者|采访|编辑)手记|链接|相关链接)(?:[：:].*)?$/,
  /^(?:作者|人物|嘉宾|讲者)(?:档案|简介|名片|小传|介绍)：?$|^(?:转发|点赞|分享|收藏)(?:，|、|[^，。]{0,6}！$)/,
  /^(?!.*[。！]$)(?:如|若|有)[需有疑]?[^。]{0,14}(?:联系|致电|告知|反馈|咨询)/,
  /^\p{Script=Han}{2,14}(?:印制?|编印|宣)$/u,
  /^[^。！？]{0,12}(?:反馈|报送|发送|投递)[至到][：:]?|^请于.{2,14}前[^。]{0,8}(?:反馈|报送|上报|提出|交)/,
  /^(?:素材|平台运营|投稿邮箱|投稿热线|运营|出品|策划|统筹|排版|配图|文字|图片|文案|文稿|供图)：/,
  /^（(?!.*\d{4}年)[^（）]{0,30}(?:整理|编印|印发|收回|另发|存档|备查|发至|组供稿|供稿)[^（）]{0,10}）$/,
  /^（(?!.*\d{4}年)[^（）]{0,20}(?:录音|速记)[^（）]{0,24}）$/,
  /^(?:今日导读|今日看点|往期(?:推荐|回顾|精选|内容)|(?:热门|精选|精彩|网友)(?:评论|留言)|推荐阅读|延伸阅读|访谈预告|更多访谈|下期预告)(?:$|[ |：｜丨])/,
  /^.{0,16}(?:点(?:个|亮|击)?“?在看|点个赞|一键三连|点分享|点点赞)/,
];

/** Heads the notes of whoever drafts, under the text: what was changed, what is to be seen to. */
export const opensDraftersNotes = (text: string): boolean =>
  /^(?:附件?：)?(?:(?:修改|起草|送审|改稿|情况|几点|有关|修改情况|起草情况)说明|修改情况|起草情况)：?$|^(?:修改|起草|打印|排版|制作)说明：|^(?:备用|补充|参考|相关|背景)(?:素材|材料|资料|案例|数据|内容|段落)：?$|^(?:备注|待办|待核实?|注意事项|温馨提示)：?$|^\[?批注 ?\d{0,2}[\]：]/.test(
    text,
  );

/** 附： with the name of what is attached, or its first number. */
export const opensAttachments = (text: string): boolean =>
  text.length <= 40 && /^附(?:件\d{0,2})?：(?!.{0,4}(?:名词|术语|注释|解释))[^。！？；]*$/.test(text);
