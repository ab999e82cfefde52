import { wordCrosses } from "../../text/words";
import { soundsLikeProse } from "../lines/wrapCues";
import type { LineInfo } from "../lines/line";
import { NARROWEST, type At, type WrapWidth } from "./layout";

/** Unmarked short lines that have their like; `kept`: lines that hold something, `at`: by their order. */
export function findSiblings(
  kept: readonly number[],
  at: At,
  width: WrapWidth,
): { readonly parallel: ReadonlySet<number>; readonly alike: ReadonlySet<number> } {
  const candidates: number[] = [];
  kept.forEach((_, k) => {
    const info = at(k)!;
    if (info.shape === "titleish" && at(k - 1)?.end !== "open" && at(k + 1) && !soundsLikeProse(info.text))
      candidates.push(k);
  });
  const frames = new Map<string, number[]>();
  for (const k of candidates) {
    for (const frame of framesOf(at(k)!.text)) {
      const group = frames.get(frame);
      if (group) group.push(k);
      else frames.set(frame, [k]);
    }
  }
  const parallel = new Set<number>();
  for (const group of frames.values())
    if (!openAlike(group, at, width)) for (const k of withLike(group, (i) => at(i)!)) parallel.add(kept[k]!);
  const alike = new Set([...withLike(candidates, (k) => at(k)!)].map((k) => kept[k]!));
  return { parallel, alike };
}

/** First lines of wrapped paragraphs that open alike: the same words, or all as wide as lines are wrapped here. */
function openAlike(group: readonly number[], at: At, width: WrapWidth): boolean {
  const [first] = group.map((k) => at(k)!);
  if (first!.width >= NARROWEST && group.every((k) => at(k)!.text === first!.text)) return true;
  if (!width) return false;
  const isFull = (k: number): boolean => at(k)!.width >= width.narrowest && at(k)!.width <= width.widest;
  if (!group.every(isFull)) return false;
  return (
    group.slice(1).some((k) => at(k)!.text.startsWith(first!.text.slice(0, SAME_WORDS))) ||
    group.some((k) => wordCrosses(at(k)!.text, at(k + 1)!.text))
  );
}

/** Headings in parallel do not begin with as many of the same characters. */
const SAME_WORDS = 8;

/** What headings in parallel share: beginning and end, or a long piece at the same distance from the end. */
function framesOf(text: string): readonly string[] {
  const clauses = text.split("，").length;
  const out = [`${clauses}${text.slice(0, 2)}…${text.slice(-1)}`, `${clauses}…${text.slice(-3)}`];
  const quoted = /“[^“”]{3,}”.{0,2}/.exec(text);
  if (quoted) out.push(`${clauses}${quoted[0]}${text.length - quoted.index}`);
  return out;
}

/**
 * Of some short lines those that have their like among them: as many clauses, and not very different in length.
 * Sorted by width, so that a line's like stands beside it.
 */
export function withLike(
  candidates: readonly number[],
  info: (candidate: number) => LineInfo,
): ReadonlySet<number> {
  const clauses = (candidate: number): number => info(candidate).text.split("，").length;
  const sorted = candidates
    .map((candidate) => ({ candidate, clauses: clauses(candidate), width: info(candidate).width }))
    .sort((a, b) => a.clauses - b.clauses || a.width - b.width);
  const out = new Set<number>();
  sorted.forEach((a, i) => {
    const b = sorted[i + 1];
    if (!b || a.clauses !== b.clauses || b.width - a.width > Math.max(4, b.width * 0.4)) return;
    out.add(a.candidate).add(b.candidate);
  });
  return out;
}
