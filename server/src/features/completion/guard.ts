import { memoized } from "../../text/memo";
/**
 * Names, figures and dates belong to the speech they stand in: what is offered is cut before any that this draft or
 * its profile does not hold itself. In the place of a figure there may be an empty tab stop.
 */
import type { Span } from "../../text/span";
import { figuresIn } from "../names/figures";
import type { Profile } from "../settings/settings";
import { NameIndex } from "../names/nameIndex";
import { namesIn } from "../names/names";
import { TOPONYMS } from "../names/toponyms";
import type { Template } from "./template";
import { dropEnd } from "../../text/ends";

export interface GuardContext {
  /** Text of the draft, as it stands. */
  readonly draft: string;
  readonly profile: Profile;
  /** Places, units, projects that only their own speeches may name; wording of its day. */
  readonly entities: readonly string[];
  /** Whether a phrase is in common use, and so nobody's name. */
  readonly common?: (phrase: string) => boolean;
}

/**
 * The part of `text` that may be offered, empty where nothing is left.
 * @param before what stands before it: a name may begin there
 */
export const cutForeign = (text: string, before: string, context: GuardContext): string =>
  cutAt(text, endOf(foreignIn(text, before, context), text.length));

/** The same with figures and dates left open; cut before a name, and before a figure that nothing follows. */
export function leaveOpen(text: string, before: string, context: GuardContext): Template {
  const foreign = foreignIn(text, before, context);
  const names = foreign.filter(({ digits }) => digits === undefined);
  const kept = cutAt(text, endOf(names, text.length));
  const stops = foreign.flatMap(({ digits }) =>
    digits !== undefined && digits.end <= kept.length ? [digits] : [],
  );
  // What is said of a figure that was cut in two says nothing.
  const halved = foreign.filter(
    ({ start, digits }) => digits && start < kept.length && digits.end > kept.length,
  );
  const parts = partsBetween(cutAt(kept, endOf(halved, kept.length)), stops);
  while (parts.length > 1 && parts.at(-1) === "") {
    parts.pop();
    parts.push(trimEnd(parts.pop()!));
  }
  return { parts };
}

interface Foreign {
  /** In the text that is offered; 0 where it begins before. */
  readonly start: number;
  /** Of a figure: what is left open. Undefined where there is nothing to do but to cut. */
  readonly digits: Span | undefined;
}

const LOOK_BACK = 16;

const endOf = (foreign: readonly Foreign[], length: number): number =>
  foreign.reduce((end, { start }) => Math.min(end, start), length);

const cutAt = (text: string, end: number): string =>
  end >= text.length ? text : trimEnd(text.slice(0, end));

/** Names and figures that end behind the cursor: what ends before it is the drafter's own. */
function foreignIn(text: string, before: string, context: GuardContext): readonly Foreign[] {
  const tail = before.slice(-LOOK_BACK);
  const whole = tail + text;
  const out: Foreign[] = [];
  const add = ({ start, end }: Span, digits?: Span): void => {
    if (end <= tail.length) return;
    const opens = digits !== undefined && digits.start >= tail.length;
    out.push({
      start: Math.max(0, start - tail.length),
      digits: opens ? { start: digits.start - tail.length, end: digits.end - tail.length } : undefined,
    });
  };
  // More digits for a number that stands before the cursor.
  if (/[\d０-９]$/u.test(tail) && /^[.,:．，：]?[\d０-９]/u.test(text))
    out.push({ start: 0, digits: undefined });
  const isOwn = (span: Span): boolean => isKnown(whole.slice(span.start, span.end), context);
  for (const { digits, whole: figure, doubtful } of figuresIn(whole)) {
    // The drafter's own number may have its unit, but no more of a number.
    if (digits.end <= tail.length && !/[十百千万亿]/u.test(whole.charAt(digits.end))) continue;
    // At the very end a figure may be half of another.
    const isHalf = digits.end === whole.length;
    if ((isHalf || !isOwn(figure)) && !(doubtful && isWording(whole, figure, context))) add(figure, digits);
  }
  // Digits of a name, 5G, are no figure of anybody's, but not to be trusted either.
  for (const { index, 0: code } of whole.matchAll(
    /(?<![A-Za-z])[A-Za-z]+[\d０-９]+|(?<![\d０-９])[\d０-９]+[A-Za-z]+/gu,
  )) {
    const span = { start: index, end: index + code.length };
    if (!isOwn(span)) add(span);
  }
  for (const names of [indexOf(context.entities), indexOf(TOPONYMS)]) {
    for (const span of names.in(whole)) if (!isOwn(span)) add(span);
  }
  for (const span of namesIn(whole, context.common)) if (!isOwn(span)) add(span);
  return out;
}

/** 第三次分配, 第一批: what a phrase in common use counts is no figure of a speech; nor where nobody can tell. */
function isWording(text: string, { start, end }: Span, { common }: GuardContext): boolean {
  if (common === undefined || text.startsWith("第一", start)) return true;
  for (let stop = end + 2; stop <= Math.min(text.length, start + LONGEST_COMMON); stop++)
    if (common(text.slice(start, stop))) return true;
  return false;
}

const LONGEST_COMMON = 10;

function partsBetween(text: string, stops: readonly Span[]): string[] {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [...stops].sort((a, b) => a.start - b.start || b.end - a.end)) {
    // Patterns overlap: the earlier and longer one has the place.
    if (start < at || end > text.length) continue;
    parts.push(text.slice(at, start));
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

const indexOf = memoized((names: readonly string[]): NameIndex => new NameIndex(names));

/** Held by the draft or the profile; a figure only as a whole, for 37项 is not what 137项 says, nor 1 what 15 says. */
function isKnown(piece: string, { draft, profile }: GuardContext): boolean {
  for (let at = draft.indexOf(piece); at >= 0; at = draft.indexOf(piece, at + 1)) {
    const before = DIGIT.test(piece.charAt(0)) && DIGIT.test(draft.charAt(at - 1));
    const after = DIGIT.test(piece.charAt(piece.length - 1)) && DIGIT.test(draft.charAt(at + piece.length));
    if (!before && !after) return true;
  }
  return isInProfile(piece, profile);
}

const DIGIT = /[\d０-９.,]/u;

function isInProfile(piece: string, { place, organisation, superiors, leaders, year }: Profile): boolean {
  const own = [
    place,
    organisation,
    ...(superiors ?? []),
    ...(leaders ?? []).flatMap(({ name, post }) => [name, post]),
  ];
  return (
    own.some((value) => value?.includes(piece) === true) || (year !== undefined && piece === `${year}年`)
  );
}

/** What a cut leaves hanging: marks, and the preposition or quotation mark before the name. */
const trimEnd = (text: string): string => dropEnd(text, /[，、；：“《（‘在从向对于由为给到和与及]/);
