import { isSurname } from "../../speech/lines/names";
import { span, type Span } from "../../text/span";
import { words } from "../../text/words";
import { divisionsIn } from "./divisions";
import { figuresIn } from "./figures";
import { TITLES } from "./people";
import { TOPONYMS } from "./toponyms";

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

/** Whoever is called by a title at the beginning of a clause, by whatever surname. */
const PERSON = new RegExp(`(?<!\\p{Script=Han})(\\p{Script=Han}{2,3})(?=${TITLES})`, "dgu");

function namesIn(text: string, names: readonly string[]): readonly Slot[] {
  const out: Slot[] = [];
  const add = (span: Span): number => out.push({ span, kind: "name" });
  for (const name of [...names, ...TOPONYMS])
    for (let at = text.indexOf(name); at >= 0 && name !== ""; at = text.indexOf(name, at + name.length))
      add(span(at, at + name.length));
  for (const hit of text.matchAll(PERSON)) {
    const [start, end] = hit.indices![1]!;
    const name = text.slice(start, end);
    if (isSurname(name.charAt(0)) && !/[各位全体本市省县区党委]/.test(name)) add(span(start, end));
  }
  for (const { name } of divisionsIn(
    text,
    () => words(text).map((word) => word.span),
    () => false,
  ))
    add(name);
  return out;
}
