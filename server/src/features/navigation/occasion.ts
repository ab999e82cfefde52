import { fold } from "../../text/fold";
import { localized, type Localized } from "../../text/localized";

/** What tells the occasion of a speech. All of it may be missing. */
export interface Occasion {
  readonly title?: string | undefined;
  /** 讲话 报告 致辞 主持词 … */
  readonly kind?: string | undefined;
  readonly salutation?: string | undefined;
  /** Of the first level or two, without their markers. */
  readonly headings: readonly string[];
}

interface Likeness {
  /** 0 to 1. */
  readonly score: number;
  readonly reason: Localized;
}

/** Parts of the score. The title says most: the same meeting is called the same every year. */
const WEIGHTS = { title: 0.55, meeting: 0.15, kind: 0.12, salutation: 0.06, headings: 0.12 };
/** From which likeness on a part is named as a reason. */
const TELLING = 0.5;

/** How much two speeches look to be held on the same kind of occasion. */
export function occasionLikeness(a: Occasion, b: Occasion): Likeness {
  const [first, second] = [coreOf(a.title), coreOf(b.title)];
  const [meeting, other] = [meetingOf(first), meetingOf(second)];
  const parts = {
    title: likeness(first, second),
    meeting: meeting !== undefined && meeting === other ? 1 : 0,
    kind: a.kind !== undefined && a.kind === b.kind ? 1 : 0,
    salutation: likeness(folded(a.salutation), folded(b.salutation)),
    headings: headingLikeness(a.headings, b.headings),
  };
  const score = (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce(
    (sum, part) => sum + WEIGHTS[part] * parts[part],
    0,
  );
  return { score, reason: reasonOf(parts, meeting, b.kind) };
}

function reasonOf(
  parts: Record<keyof typeof WEIGHTS, number>,
  meeting: string | undefined,
  kind: string | undefined,
): Localized {
  const zh: string[] = [];
  const en: string[] = [];
  const add = (chinese: string, english: string): void => {
    zh.push(chinese);
    en.push(english);
  };
  if (parts.meeting === 1 && meeting !== undefined)
    add(`同为${meeting}`, `the same kind of meeting (${meeting})`);
  if (parts.title >= TELLING) add("标题相近", "a similar title");
  if (parts.kind === 1 && kind !== undefined) add(`同为${kind}`, `the same kind of speech (${kind})`);
  if (parts.salutation >= TELLING) add("称谓相同", "the same salutation");
  if (parts.headings >= TELLING) add("小标题相近", "similar headings");
  return localized(zh.join("，"), en.join(", "));
}

/** Place, year, number and brackets are this year's; what is left is what the meeting is called every year. */
function coreOf(title: string | undefined): string {
  return folded(title)
    .replace(/（[^（）]*）|《[^《》]*》|“[^“”]*”/gu, "")
    .replace(/\d{4}年度?|[一二][〇零一二三四五六七八九]{3}年度?|\d{1,2}月(?:\d{1,2}日)?/gu, "")
    .replace(/(?:第|(?<![第〇零一二三四五六七八九十百\d]))[〇零一二三四五六七八九十百\d]+[届次期]/gu, "")
    .replace(/^[在于]/u, "")
    .replace(/上?的?(?:重要)?(?:讲话|发言|致辞|致词|报告|主持词|讲稿|总结讲话)(?:稿|提纲)?$/u, "");
}

/** 部署会, 推进会, 座谈会 …: what comes together, without what it is about. */
function meetingOf(core: string): string | undefined {
  return /(\p{Script=Han}{2}(?:大会|会议|会|仪式|典礼|论坛|培训班|研讨班|党课))$/u.exec(core)?.[1];
}

const folded = (text: string | undefined): string =>
  text === undefined ? "" : fold(text).text.replace(/[：！，。、\s]/gu, "");

/** Dice's coefficient over pairs of characters: 1 for equal texts, 0 for those without any in common. */
function likeness(a: string, b: string): number {
  if (a === "" || b === "") return 0;
  if (a === b) return 1;
  const [first, second] = [pairsOf(a), pairsOf(b)];
  let shared = 0;
  for (const [pair, count] of first) shared += Math.min(count, second.get(pair) ?? 0);
  return (2 * shared) / Math.max(1, a.length + b.length - 2);
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + 2 <= text.length; i++) {
    const pair = text.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Headings that are compared, and characters of each: no speech has more, and every one meets every other. */
const MOST_HEADINGS = 60;
const HEADING = 60;

/** Mean over the headings of how like the nearest of the other's is. */
function headingLikeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [own, others] = [a, b].map((headings) =>
    headings.slice(0, MOST_HEADINGS).map((heading) => folded(heading.slice(0, HEADING))),
  ) as [string[], string[]];
  const best = own.map((text) => Math.max(...others.map((other) => likeness(text, other))));
  return best.reduce((sum, value) => sum + value, 0) / best.length;
}
