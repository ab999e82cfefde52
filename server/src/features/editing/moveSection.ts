import { statesNumber } from "../../speech/markers";
import { isHeading } from "../../speech/blockKinds";
import type { Draft, Section, Series, Speech } from "../../speech/model";
import { sourceOf } from "../../speech/structure";
import { slice, type Span, type TextChange } from "../../text/span";
import { numeralLike } from "../../text/numerals";
import { firstOf, isLazy, repeatsFirst } from "./renumber";

interface Move {
  /** Non-overlapping edits of the text as it stands: one undo step. */
  readonly changes: readonly TextChange[];
  /** Where the moved heading stands after them. */
  readonly heading: number;
}

/**
 * Moves the section whose heading (else whose body) holds `offset` over `by` siblings, −1 up, 1 down, with all that
 * belongs to it. Bodies change places; numbers and the blank lines between sections stay where they are, so that the
 * text ends as it ended; the list that it stands in is numbered in order, all of it. Undefined where there is nothing to move or no
 * such sibling.
 */
export function moveSection(draft: Draft, offset: number, by: number): Move | undefined {
  if (by === 0) return undefined;
  const speech =
    draft.speeches.find(({ span }) => span.start <= offset && offset < span.end) ?? draft.speeches.at(-1);
  const row = speech && rowAt(speech, offset);
  if (!row) return undefined;
  const target = row.index + by;
  if (target < 0 || target >= row.sections.length) return undefined;
  const order = row.sections.filter((_, i) => i !== row.index);
  const moved = row.sections[row.index]!;
  order.splice(target, 0, moved);
  return edit(draft, speech, row.sections, order, moved);
}

/** The innermost section at an offset, among the siblings that it may change places with. */
function rowAt(speech: Speech, offset: number): { sections: readonly Section[]; index: number } | undefined {
  let found: { sections: readonly Section[]; index: number } | undefined;
  let level = speech.sections;
  for (;;) {
    const hit = level.find(({ span }) => span.start <= offset && offset < span.end);
    if (!hit) return found;
    const isMovable = (section: Section): boolean => isHeading(section) && section.level === hit.level;
    if (isMovable(hit)) {
      const sections = level.filter(isMovable);
      found = { sections, index: sections.indexOf(hit) };
    }
    // Within the heading itself the section is meant, not one of its parts.
    if (isMovable(hit) && offset < hit.heading.end) return found;
    level = hit.children;
  }
}

/** Each place in the row takes over another section's text, without the blanks that close it, or its number alone. */
function edit(
  { text }: Draft,
  speech: Speech,
  old: readonly Section[],
  order: readonly Section[],
  moved: Section,
): Move {
  const changes: TextChange[] = [];
  const values = valuesOf(
    speech,
    old,
    old.filter((section, i) => section !== order[i]),
  );
  let shifted = 0;
  let heading = moved.heading.start;
  old.forEach((section, i) => {
    const incoming = order[i]!;
    const place = incoming === section ? numeralOf(speech, section) : bodyOf(text, section);
    if (!place) return;
    const newText = incoming === section ? numeral(section, values[i]) : numbered(incoming, values[i]);
    if (incoming === moved) heading = place.start + shifted + (moved.heading.start - moved.span.start);
    shifted += newText.length - (place.end - place.start);
    if (newText !== slice(text, place)) changes.push({ span: place, newText });
  });
  return { changes, heading };

  function numeral(section: Section, value: number | undefined): string {
    const own = slice(text, numeralOf(speech, section)!);
    return value === undefined ? own : (numeralLike(own, value) ?? own);
  }

  /** A section's text with the number of the place it comes to. */
  function numbered(section: Section, value: number | undefined): string {
    const body = bodyOf(text, section);
    const whole = slice(text, body);
    const own = numeralOf(speech, section);
    if (!own) return whole;
    return (
      whole.slice(0, own.start - body.start) + numeral(section, value) + whole.slice(own.end - body.start)
    );
  }
}

/** Source span of the number in a section's heading; undefined where it has none. */
const numeralOf = ({ blocks }: Speech, section: Section): Span | undefined =>
  isNumbered(section) ? sourceOf(blocks[section.block]!, section.marker!.numeral) : undefined;

/**
 * The number of each place. Where all that change places are of one list, its own run through it without a gap; else,
 * and in lists that are numbered alike on purpose, each place keeps the number that it has.
 */
function valuesOf(
  { series }: Speech,
  row: readonly Section[],
  changing: readonly Section[],
): readonly (number | undefined)[] {
  const list = series.find((s) => changing.every((section) => placeIn(s, section) >= 0));
  const isCounted = list !== undefined && !isLazy(list) && !repeatsFirst(list);
  return row.map((section) => {
    const place = isCounted ? placeIn(list, section) : -1;
    return place >= 0 ? firstOf(list!) + place : isNumbered(section) ? section.marker!.value : undefined;
  });
}

/** A section's place among the items of a series, −1 for none. */
const placeIn = ({ items }: Series, { block, marker }: Section): number =>
  items.findIndex((item) => item.block === block && item.marker === marker);

const isNumbered = ({ marker }: Section): boolean => marker !== undefined && statesNumber(marker);

function bodyOf(text: string, { span }: Section): Span {
  return { start: span.start, end: span.start + slice(text, span).trimEnd().length };
}
