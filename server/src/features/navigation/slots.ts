import type { Span } from "../../text/span";
import { words } from "../../text/words";
import { commonStems, placeNames } from "../completion/places";

/** A figure, date or name of the speech it stands in: another speech puts its own there. */
export interface Slot {
  readonly span: Span;
  /** A name that stands twice is the same one; a figure is not. */
  readonly kind: "figure" | "name";
}

/** Slots of a folded text in order, none overlapping. `names`: of places, units and people that are known to be such. */
export function slotsIn(text: string, names: readonly string[] = []): readonly Slot[] {
  const found: Slot[] = [...figuresIn(text), ...namesIn(text, names)];
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return found.filter((slot, i) => {
    const before = found.slice(0, i).findLast((other) => other.span.end > slot.span.start);
    return before === undefined;
  });
}

const HAN = "[〇○零一二两三四五六七八九十百千]";

/** Each with the digits alone as group 1. */
const FIGURES: readonly RegExp[] = [
  /(\d+(?:[.,:]\d+)*)/dgu,
  /([一二][〇○零一二三四五六七八九]{3})年/dgu,
  /([一二三四五六七八九十]{1,2})月(?:[一二三四五六七八九十]{1,3}日)?/dgu,
  /月([一二三四五六七八九十]{1,3})日/dgu,
  new RegExp(`第(${HAN}+)[次届期批轮]`, "dgu"),
  new RegExp(`百分之(${HAN}+)`, "dgu"),
  new RegExp(`(${HAN}*[十百千]${HAN}*[万亿]?|${HAN}+[万亿])(?:余|多)?[元人件户亩吨家名项个次起份]`, "dgu"),
  // Left open in the text they come from.
  /([×✕＊*○]+|[xX]{1,4}(?![a-zA-Z])|某{1,2}(?=\p{Script=Han}))/dgu,
];

function figuresIn(text: string): readonly Slot[] {
  return FIGURES.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((hit): Slot => {
      const [start, end] = hit.indices![1]!;
      return { span: { start, end }, kind: "figure" };
    }),
  );
}

const TITLES = "同志|书记|市长|县长|区长|省长|主席|主任|院长|检察长|局长|部长|处长|科长|先生|女士|教授|院士";
const PERSON = new RegExp(`(?<!\\p{Script=Han})(\\p{Script=Han}{2,3})(?=${TITLES})`, "dgu");

function namesIn(text: string, names: readonly string[]): readonly Slot[] {
  const out: Slot[] = [];
  const add = (start: number, end: number): number => out.push({ span: { start, end }, kind: "name" });
  for (const name of [...names, ...placeNames])
    for (let at = text.indexOf(name); at >= 0 && name !== ""; at = text.indexOf(name, at + name.length))
      add(at, at + name.length);
  for (const hit of text.matchAll(PERSON)) {
    const [start, end] = hit.indices![1]!;
    if (!/[各位全体本市省县区党委]/.test(text.slice(start, end))) add(start, end);
  }
  divisionsIn(text).forEach(({ start, end }) => add(start, end));
  return out;
}

/** 某某 of 某某市, 某某县: the name, without what it is a name of. */
function divisionsIn(text: string): readonly Span[] {
  const out: Span[] = [];
  let before: Span | undefined;
  for (const { span } of words(text)) {
    const word = text.slice(span.start, span.end);
    if (/^\p{Script=Han}{2,}[省市县区州镇乡村]$/u.test(word)) {
      if (isName(word.slice(0, -1))) out.push({ start: span.start, end: span.end - 1 });
    } else if (/^[省市县区州镇乡村]$/u.test(word) && before !== undefined) {
      if (before.end === span.start && isName(text.slice(before.start, before.end))) out.push(before);
    }
    before = span;
  }
  return out;
}

const isName = (stem: string): boolean =>
  /^\p{Script=Han}{2,4}$/u.test(stem) &&
  !commonStems.has(stem) &&
  !/[全本我各某新老大小一二三]$|^[全本我各]/u.test(stem);
