/** Names of people, places and units, found by how they are made: those that no list can know. */
import type { Span } from "../../text/span";
import { words } from "../../text/words";
import { divisionsIn } from "./divisions";
import { peopleIn } from "./people";

/**
 * Spans of names in a folded text, in no order.
 * @param common whether a phrase is in common use, and so no name; without it divisions alone are told for certain
 */
export function* namesIn(
  text: string,
  common?: (phrase: string) => boolean,
): Generator<Span, void, undefined> {
  let known: readonly Span[] | undefined;
  const spans = (): readonly Span[] => (known ??= words(text).map(({ span }) => span));
  for (const { whole } of divisionsIn(text, spans, common ?? isOfMany)) yield whole;
  if (common === undefined) return;
  yield* unitsIn(text, spans, common);
  yield* peopleIn(text, spans);
}

/** 开发区, 主产区: there are more words than names in 区, and only common use tells them apart. */
const isOfMany = (phrase: string): boolean => phrase.endsWith("区");

/** What units are called by. */
const UNIT =
  /有限公司|集团公司|公司|集团|大学|学院|医院|银行|法庭|街道|社区|派出所|检察室|中学|小学|研究院|工作室|产业园|工业园|园区|水库|大桥|机场/gu;

/** 某某集团: what the segmenter does not know as a word is a name. */
function* unitsIn(
  text: string,
  words: () => readonly Span[],
  common: (phrase: string) => boolean,
): Generator<Span, void, undefined> {
  for (const { index, 0: unit } of text.matchAll(UNIT)) {
    const spans = words();
    const last = spans.findLastIndex(({ end }) => end <= index);
    const [a, b] = [spans[last - 1], spans[last]];
    if (a === undefined || b?.end !== index || a.end !== b.start) continue;
    const stem = text.slice(a.start, b.end);
    if (!/^\p{Script=Han}{2}$/u.test(stem) || WORDS_ALONE.test(stem) || common(stem + unit)) continue;
    yield { start: a.start, end: index + unit.length };
  }
}

/** Single characters that are words: what holds one is no name. */
const WORDS_ALONE =
  /[的和与及或在是为有把被对从向到由以于将各本该我全大小中新老好多几两三四五六七八九十一个所这那其要会能可也都就不无没高级省市县区州镇乡村街级办建设入进出上下内外前后等类型各子分总母名校院]/u;
