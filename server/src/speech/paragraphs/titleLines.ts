import { wordCrosses } from "../../text/words";
import { isKicker, isStrongTitle } from "../lines/title";
import { endsInGenre } from "../lines/titleWording";
import { isDangling } from "../lines/wrapCues";
import type { LineInfo } from "../lines/line";

/** How two lines in a row are one title: broken inside its phrase, or two phrases of it. */
export type TitleSeam = "broken" | "phrases";

/** `end`: the last line of the title so far. */
export function titleSeam(above: LineInfo, below: LineInfo, end: LineInfo): TitleSeam | undefined {
  const strong = isStrongTitle(below.text);
  if (above.wide && below.wide) return "broken";
  if ((isUnheardName(below) || below.named?.post !== undefined) && !isDangling(above.text)) return undefined;
  if (BARE.test(below.text) && !endsInGenre(above.text)) return "broken";
  if (YEAR.test(above.text) && endsInGenre(below.text)) return "broken";
  const phrase = above.words.length > 1 ? above.words.at(-1)! : "";
  if (OPEN_PHRASE.test(phrase) && phrase.length >= 5) return "broken";
  if (isStrongTitle(above.text) || (endsInGenre(above.text) && !endsInGenre(below.text))) return undefined;
  if (below.width <= 2 || (!strong && isStrongTitle(above.text + below.text))) return "broken";
  if (strong || endsInGenre(above.text)) return undefined;
  if (isDangling(above.text) || TRANSITIVE.test(above.text)) return "broken";
  const opens = OPEN_PHRASE.test(above.text) && above.width >= 5;
  if (opens && !OPEN_PHRASE.test(below.text)) return isStrongTitle(end.text) ? undefined : "broken";
  const alike = above.text.includes("，") === below.text.includes("，") && !OFFICE.test(above.text);
  if (alike && above.width === below.width && above.width >= 5 && !endsInGenre(below.text)) return "phrases";
  if (wordCrosses(above.text, below.text)) return "broken";
  if (opens) return undefined;
  if (isSlogan(above) && isSlogan(below)) return "phrases";
  const phrases =
    above.width >= PHRASE &&
    (Math.abs(above.width - below.width) <= MOST_APART || /^[为以]/.test(below.text)) &&
    !endsInGenre(end.text) &&
    !isKicker(above.text) &&
    alike;
  return phrases ? "phrases" : undefined;
}

/** Two or three characters under a title, with no word of its own kind: who speaks. */
export const isUnheardName = ({ text }: LineInfo): boolean =>
  /^\p{Script=Han}{2,3}(?<![读语要按录示稿版页图文字词题注者会报刊网号])$/u.test(text) && !endsInGenre(text);

/** 2026年度 */
const YEAR = /^(?:\d{4}|[〇○零一二三四五六七八九]{4})年度?$/;

/** What a title is of, without of whom or on what. */
const BARE =
  /^(?:\d{4}年(?:度)?)?(?:工作报告|工作汇报|(?:新闻)?发布会(?:文字)?实录|(?:文字|现场|访谈|对话)实录|讲话|致辞|发言|主持词)$/;

/** 2025年度工作报告: under the name of who gives it. */
export const isBareGenre = ({ text }: LineInfo): boolean => BARE.test(text);

/** Two phrases of a length on one line: whole (新春第一会 吹响冲锋号). */
export const isPair = ({ words: [first = "", second = "", ...rest] }: LineInfo): boolean =>
  rest.length === 0 && first.length >= 4 && first.length === second.length;

/** 勇立潮头开新局: a call rather than a name, however wide. */
const isSlogan = ({ text, width }: LineInfo): boolean =>
  width >= 5 && width <= 24 && !/[：:|｜丨]/.test(text) && SLOGAN.test(text);

const SLOGAN =
  /^(?:凝心|聚力|情系|共[护筑建赴享创谋]|站在|站稳|做一[名个]|争做|齐心|同心|团结|奋[力进勇发]|勇[毅立往当攀]|砥砺|踔厉|笃[行学定]|牢记|不忘|不负|坚[定守持]|担当|实干|真抓|接续|赓续|锚定|矢志|乘势|乘风|扬帆|携手|争[做当先]|感恩|踏[上石]|铸牢|谱写|书写|汇聚|凝聚|激[扬发荡]|砺)|(?:再出发|再启航|再起航|再扬帆|再奋进|再攀高|[启新]程|[谱续绘]?新篇章?|新局面?|新征程|新时代|向未来|[创赢见]未来|新作为|新辉煌|新跨越|显担当|作表率|当先锋|建新功|立新功|新起点|走在前|勇争先|开新局|上台阶)$/;

/** The name of whoever puts the page out. */
const OFFICE = /[校院局委厅社团站所司处科系]$|中心$|协会$|公司$/;

/** By how much two phrases of a title differ in width. */
const MOST_APART = 3;

/** Width of a phrase that is more than a column's name. */
const PHRASE = 8;

/** A phrase that wants its object. */
const TRANSITIVE =
  /(?:推进|推动|加强|促进|提升|保障|服务|打造|谱写|书写|开创|不断|深化|实现|构建|贯彻|落实|加快|全面|弘扬|凝聚|助力|引领|奋力|切实|着力|坚持|坚定|做好|抓好|办好|建设)$/;
const OPEN_PHRASE = /^(?:关于|在|以|让|把|为|用|从)(?!.*，)/;

/** ——在全市重点项目推进会｜上的讲话. */
export const occasionGoesOn = (above: LineInfo, below: LineInfo): boolean =>
  below.shape === "titleish" &&
  !endsInGenre(above.text) &&
  (endsInGenre(below.text) || /^.{0,16}[上时]$/.test(below.text));
