import { isPersonName } from "../lines/names";

/** What a head tells whose lines have run together, and what a note at the end tells of where a text was spoken. */
export interface Head {
  readonly title?: string;
  readonly author?: string;
  readonly position?: string;
  /** As it is written. */
  readonly date?: string;
}

const DATELINE = "(?:（?(?:新华社|中新社|本报|本刊)[\\p{Script=Han}]{2,8}?\\d{1,2}月\\d{1,2}日[电讯]）?)";
const GENRE = "(?:讲话|致辞|演讲|报告|发言|说明|贺词|献词|主持词|讲话稿|寄语)(?:稿|摘要|节选)?";
const DATE =
  "(?:\\d{4}|[一二〇零○三四五六七八九]{4})年[\\d一二三四五六七八九十]{1,3}月[\\d一二三四五六七八九十]{1,3}日";
const NAME = "[\\p{Script=Han}]{2,4}?";
/** Where a name ends that nothing parts from what follows. */
const AFTER_NAME = "(?=$|\\s|\\d|同志们|各位|尊敬|女士|朋友|大家)";
const RUN_ON = new RegExp(
  `^(?:${DATELINE}\\s*)?(?<title>[^。！？\\n]{4,110}?${GENRE})\\s*[（(](?<date>${DATE})[^）)]{0,16}[）)]\\s*(?:(?<position>[\\p{Script=Han}、]{4,24})\\s+)?(?:(?<author>${NAME})${AFTER_NAME})?`,
  "u",
);
/** 以更大力度抓落实※张三: the sign leads to a note at the end. */
const STARRED = new RegExp(
  `^(?<title>[^。！？※＊*\\n]{4,60})[※＊*]\\s*(?<author>[\\p{Script=Han}]{2,4})?$`,
  "u",
);

/** 一盏灯照着山路 张三: title and name on one line, parted by a blank. */
const BESIDE_NAME =
  /^(?<title>[^。！？，；：\n \t\u3000]{6,40})[ \t\u3000]{1,12}(?<author>[\p{Script=Han}]{2,3})$/u;
/** Surnames that are words of titles far more often: 向未来, 齐奋进. */
const WORDS = /^[向应从全连能都相更齐和时常成方高安平万双国强龙游红乐于关明利经边][\p{Script=Han}]/u;

function besideName(line: string): Head | undefined {
  const { title, author } = BESIDE_NAME.exec(line)?.groups ?? {};
  return title !== undefined && author !== undefined && isPersonName(author) && !WORDS.test(author)
    ? { title, author }
    : undefined;
}

/** A head is no longer, in UTF-16 units: what follows on its line is the speech. */
const LONGEST = 300;

/** Title, date and author of a line in which they stand one after the other. `raw`: source text of one line. */
export function readRunOn(raw: string): Head | undefined {
  const line = raw.trim();
  const groups = (RUN_ON.exec(line.slice(0, LONGEST)) ?? (line.length <= LONGEST ? STARRED.exec(line) : null))
    ?.groups;
  if (!groups) return line.length <= LONGEST ? besideName(line) : undefined;
  const { title, author, position, date } = groups;
  return {
    title: title!.replace(/\s+/g, " ").trim(),
    ...(author && { author }),
    ...(position && { position }),
    ...(date && { date }),
  };
}

export interface SpokenNote {
  readonly date?: string;
  readonly occasion: string;
  readonly kind: string;
  readonly author?: string;
}

/** ※这是张三同志2024年5月29日在集体学习时的讲话。 `text`: folded. */
export function readSpokenNote(text: string): SpokenNote | undefined {
  const hit =
    /^[※＊*（【]*(?:这|本文|此文|以上)(?:篇文章)?(?:是|系)(?:根据)?(?:(?<author>[\p{Script=Han}]{2,4}?)(?:同志|总书记|书记|主席|院长|检察长|市长|省长|主任)?)?(?<date>\d{4}年\d{1,2}月\d{1,2}日)在(?<occasion>[^。]{2,60}?)(?:上|时|期间)(?:所?作?的?)(?<kind>讲话|报告|致辞|发言|演讲|说明)/u.exec(
      text,
    )?.groups;
  if (!hit) return undefined;
  const { author, date, occasion, kind } = hit;
  return { occasion: occasion!, kind: kind!, ...(date && { date }), ...(author && { author }) };
}
