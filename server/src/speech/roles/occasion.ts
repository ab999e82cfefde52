import { dropNote } from "../../text/ends";

/** What meetings and the like are called. */
const MEETING =
  "(?:会议|大会|全会|年会|例会|推进会|部署会|动员会|总结会|座谈会|调研会|研讨会|交流会|调度会|现场会|通气会|协调会|表彰会|民主生活会|组织生活会|党组会|党委会|务虚会|茶话会|团拜会|招待会|欢迎会|欢送会|发布会|推介会|对话会|听证会|评议会|党课|会|会晤|会谈|仪式|典礼|论坛|峰会|宴会|晚宴|开班式|结业式|开幕式|闭幕式|启动式|培训班|研讨班|读书班|学习班|集体学习|纪念日|周年)";

/** 在全市工作推进会上的讲话, 全市工作推进会主持词, ——在第三次代表大会上. Titles folded, without blanks. */
const IN_TITLE = new RegExp(
  `(?:^|[—\\-：，]|[在于])([^在，。；：—]{0,46}?${MEETING})(?=上|的|期间|时|主持|[开闭]幕[词辞]|讲话|$)`,
  "u",
);
const HELD = new RegExp(
  `(?:今天|今晚|这次|此次|现在|刚才)[^。]{0,24}?(?:召开|举行|举办|出席|参加)(?:的是|的)?(?:这次|此次|今天的|本次|今年的)?([^，。；：、]{2,40}?${MEETING})(?=[，。；！]|的主要|主要|$)`,
  "u",
);

/** Of a title, UTF-16 units from its end in which the occasion is looked for. */
const LONGEST = 200;

/** The occasion that a title or a line under it names. */
export function occasionOf(title: string): string | undefined {
  const found = IN_TITLE.exec(dropNote(title.replace(/\s+/g, "")).slice(-LONGEST))?.[1];
  return found === undefined ? undefined : clean(found);
}

/** The occasion that a speech's first words tell: 今天，我们召开全市工作推进会，…. `body`: paragraphs, folded. */
export function occasionSaid(body: readonly string[]): string | undefined {
  for (const text of body.slice(0, 3)) {
    const found = HELD.exec(text.slice(0, 200))?.[1];
    if (found !== undefined) return clean(found);
  }
  return undefined;
}

/** What ends in 会 and is no meeting. */
const BODY = /(?:社会|机会|工会|委员会|协会|学会|商会|议会|基金会|联合会|妇联会)$/;

/** Without the date before it. */
const clean = (name: string): string | undefined => {
  const bare = name
    .replace(/^(?:\d{4}年)?\d{1,2}月\d{1,2}日[，]?/, "")
    .replace(/^[在于了]/, "")
    .replace(/^(?:一次|这次|此次)/, "");
  return bare.length >= 3 && !BODY.test(bare) ? bare : undefined;
};
