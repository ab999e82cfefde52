import type { Span } from "../../text/span";
import { words } from "../../text/words";
import { figuresIn } from "./figures";
import { COMMON_STEMS, TOPONYMS } from "./toponyms";

/** A figure, date or name of the speech it stands in: another speech puts its own there. */
export interface Slot {
  readonly span: Span;
  /** A name that stands twice is the same one; a figure is not. */
  readonly kind: "figure" | "name";
}

/** Slots of a folded text in order, none overlapping. `names`: of places, units and people that are known to be such. */
export function slotsIn(text: string, names: readonly string[] = []): readonly Slot[] {
  const found: Slot[] = [...figureSlotsIn(text), ...namesIn(text, names)];
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let end = 0;
  return found.filter(({ span }) => {
    const free = span.start >= end;
    end = Math.max(end, span.end);
    return free;
  });
}

const figureSlotsIn = (text: string): readonly Slot[] =>
  figuresIn(text).map(({ digits }) => ({ span: digits, kind: "figure" }));

const TITLES = "同志|书记|市长|县长|区长|省长|主席|主任|院长|检察长|局长|部长|处长|科长|先生|女士|教授|院士";
const PERSON = new RegExp(`(?<!\\p{Script=Han})(\\p{Script=Han}{2,3})(?=${TITLES})`, "dgu");

function namesIn(text: string, names: readonly string[]): readonly Slot[] {
  const out: Slot[] = [];
  const add = (start: number, end: number): number => out.push({ span: { start, end }, kind: "name" });
  for (const name of [...names, ...TOPONYMS])
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
  !COMMON_STEMS.has(stem) &&
  !/[全本我各某新老大小一二三]$|^[全本我各]/u.test(stem);
