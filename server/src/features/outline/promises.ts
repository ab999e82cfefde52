import { memoized } from "../../text/memo";
import type { Paragraph } from "../../speech/model";
import { HAN_NUMERAL, parseNumeral } from "../../text/numerals";
import type { Span } from "../../text/span";

/** A number of things that a text says it will list: 下面，我讲三点意见。 All spans are folded. */
export interface CountPromise {
  /** From the verb to the closing mark. */
  readonly span: Span;
  readonly numeral: Span;
  readonly count: number;
  /** 讲, 汇报…: the speaker announces what comes next, and nothing else can be meant. */
  readonly tells: boolean;
}

/** Promises of a paragraph in order; found once in its life. */
export const promisesIn = memoized(({ folded }: Paragraph): readonly CountPromise[] => find(folded.text));

const TELLING =
  "讲清楚|讲讲|讲|谈谈|谈|说说|说|提出|提|强调|重申|汇报|报告|介绍|通报|分享|交流|说明|部署|安排|明确";
const DOING =
  "把握|抓实|抓住|抓|做到|做实|做|办|处理|落实|解决|突出|聚焦|围绕|注意|坚持|实现|推进|推动|采取|开展|搞|打|守|增强|强化|树立|" +
  "遵循|贯彻|执行|体现在|表现在|概括为|归纳为|分为|包括|包含|具备|存在|主要有|具体有|共有";
/** 好 of 抓好; 如下 and 以下 let any verb stand before them. */
const LINK = "(?:好|住|牢|实|准)?(?:以下|如下|下列|下面|这样)?的?";
const POINTING = "(?:以下|如下|下列|下面)的?";

const QUALITY = "(?:重点|主要|重大|重要|突出|关键|具体|核心|基本|紧迫|方面的?|大|实|要|好|新)?";
const THINGS = [
  "点",
  "条",
  "个?方面",
  `个${QUALITY}(?:问题|环节|关系|重点|着力点|关键|要点|原则|要求|任务|目标|特点|阶段|步骤|部分|层面|层次|因素|原因|观点|体会|看法|抓手|工作)`,
  `项${QUALITY}(?:工作|任务|原则|措施|举措|要求|制度|机制|重点|内容|建议|纪律)`,
  `件${QUALITY}(?:事情|实事|事)`,
  "层(?:意思|含义)",
  "句话",
].join("|");
/** 讲三点意见。 讲三个方面的问题： 讲三点意见和要求。 讲三点意见，供大家参考。 */
const TAIL =
  "(?:[\\u3400-\\u9fff]{0,4}|(?:意见|要求|建议|体会|认识|希望)[和与及、](?:意见|要求|建议|体会|认识|希望))(?:，[供与和同][^，。：]{2,10})?[。：]";
const NUMBER = `(${HAN_NUMERAL}{1,3}|\\d{1,2})`;

const PROMISE = new RegExp(
  `(?:(${TELLING})${LINK}|(?:${DOING})${LINK}|${POINTING})${NUMBER}(?:${THINGS})${TAIL}`,
  "dg",
);
/** 会议提出了三点要求： with 了 only a colon tells that they follow; 刚才讲了三点。 looks back. */
const TOLD = new RegExp(
  `(?:${TELLING}|${DOING})了(?:以下|如下)?${NUMBER}(?:${THINGS})[\\u3400-\\u9fff]{0,4}：`,
  "dg",
);
/** 从三个方面向大家汇报。 就四个方面作说明。 */
const ASPECTS = new RegExp(
  `(?:从|分|分别从|围绕|就)(?:以下|如下)?的?${NUMBER}(?:个?方面|个问题|个部分|个层面)[^，。：；]{0,6}(?:汇报|报告|介绍|讲|谈|谈谈|说明|部署|交流|作报告|作汇报)(?:如下)?[。：]`,
  "dg",
);

function find(text: string): readonly CountPromise[] {
  const out: CountPromise[] = [];
  for (const hit of text.matchAll(PROMISE)) add(hit, hit.indices![2]!, hit[1] !== undefined);
  for (const hit of text.matchAll(TOLD)) add(hit, hit.indices![1]!, false);
  for (const hit of text.matchAll(ASPECTS)) add(hit, hit.indices![1]!, true);
  return out.sort((a, b) => a.span.start - b.span.start);

  function add(hit: RegExpExecArray, [start, end]: [number, number], tells: boolean): void {
    const numeral = text.slice(start, end);
    const count = parseNumeral(numeral);
    if (count === undefined || count < 2 || count > 30 || isAbout(numeral)) return;
    if (isQuoted(text, start) || isSetTerm(text, start) || looksBack(text, hit.index)) return;
    out.push({
      span: { start: hit.index, end: hit.index + hit[0].length },
      numeral: { start, end },
      count,
      tells,
    });
  }
}

/** 一二点, 三四点: about so many. */
const isAbout = (numeral: string): boolean => numeral.length > 1 && !/[十\d]/.test(numeral);

/** “四个意识”: a number inside quotation marks belongs to a name. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  return (
    before.lastIndexOf("“") > before.lastIndexOf("”") || before.lastIndexOf("《") > before.lastIndexOf("》")
  );
}

/** Fixed terms whose number counts what everybody knows. */
function isSetTerm(text: string, at: number): boolean {
  return (
    SET_TERMS.test(text.slice(at, at + 12)) ||
    /(?:和平共处|不结盟|和平统一|党建|重申)$/.test(text.slice(Math.max(0, at - 6), at))
  );
}

const SET_TERMS =
  /^(?:四项基本原则|五项(?:基本)?原则|两个大局|两个(?:积极性|大局|务必|维护|确立|结合|毫不动摇)|三项(?:重点工作|基本建设)|八项(?:规定|要求)|六项纪律|六大纪律|三大(?:攻坚战|规律)|十项要求|两项重点工作)/;

/** 上述三点, 做到这两点, 去年做了三件事: what has been said or done already. */
function looksBack(text: string, at: number): boolean {
  return /(?:已|已经|曾|曾经|先后|没有|没能|未能|不能|不再|这是|就是|正是)$/.test(
    text.slice(Math.max(0, at - 4), at),
  );
}
