import { statesNumber } from "../../speech/markers";
import { isHeading } from "../../speech/blockKinds";
import type { Draft, Section, Speech } from "../../speech/model";
import { sourceOf } from "../../speech/structure";
import { slice, type Span, type TextChange } from "../../text/span";
import { numeralLike } from "../../text/numerals";

interface Move {
  /** Non-overlapping edits of the text as it stands: one undo step. */
  readonly changes: readonly TextChange[];
  /** Where the moved heading stands after them. */
  readonly heading: number;
}

/**
 * Moves the section whose heading (else whose body) holds `offset` over `by` siblings, −1 up, 1 down, with all that
 * belongs to it. Bodies change places; numbers and the blank lines between sections stay where they are, so that the
 * siblings remain numbered in order and the text ends as it ended. Undefined where there is nothing to move or no
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
  const first = Math.min(row.index, target);
  const old = row.sections.slice(first, Math.max(row.index, target) + 1);
  const moved = row.sections[row.index]!;
  const order = old.filter((section) => section !== moved);
  order.splice(target - first, 0, moved);
  return edit(draft, speech, old, order, moved);
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

/** Each place in the row takes over another section's text, without the blanks that close it. */
function edit(
  { text }: Draft,
  { blocks }: Speech,
  old: readonly Section[],
  order: readonly Section[],
  moved: Section,
): Move {
  const changes: TextChange[] = [];
  const values = valuesOf(old);
  let shifted = 0;
  let heading = moved.heading.start;
  old.forEach((section, i) => {
    const place = bodyOf(text, section);
    const incoming = order[i]!;
    const newText = numbered(incoming, values[i]);
    if (incoming === moved) heading = place.start + shifted + (moved.heading.start - moved.span.start);
    shifted += newText.length - (place.end - place.start);
    if (newText !== slice(text, place)) changes.push({ span: place, newText });
  });
  return { changes, heading };

  /** A section's text with the number of the place it comes to. */
  function numbered(section: Section, value: number | undefined): string {
    const body = bodyOf(text, section);
    const whole = slice(text, body);
    if (value === undefined || !isNumbered(section)) return whole;
    const own = sourceOf(blocks[section.block]!, section.marker!.numeral);
    const numeral = numeralLike(slice(text, own), value);
    if (numeral === undefined) return whole;
    return whole.slice(0, own.start - body.start) + numeral + whole.slice(own.end - body.start);
  }
}

/**
 * The number of each place: one after the other from the first on, so that a gap inside closes. Where the row holds
 * more than one list (the numbers fall) each place keeps its own.
 */
function valuesOf(old: readonly Section[]): readonly (number | undefined)[] {
  const stated = old.map((section) => (isNumbered(section) ? section.marker!.value : undefined));
  const isOneList = stated.every((value, i) => value !== undefined && (i === 0 || value >= stated[i - 1]!));
  return isOneList ? stated.map((_, i) => stated[0]! + i) : stated;
}

const isNumbered = ({ marker }: Section): boolean => marker !== undefined && statesNumber(marker);

function bodyOf(text: string, { span }: Section): Span {
  return { start: span.start, end: span.start + slice(text, span).trimEnd().length };
}
