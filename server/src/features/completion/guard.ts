/**
 * Names, figures and dates belong to the speech they stand in: what is offered is cut before any that this draft or
 * its profile does not hold itself.
 */
import { words } from "../../text/words";
import type { Profile } from "../settings";
import { commonStems, placeNames } from "./places";

export interface GuardContext {
  /** Text of the draft, as it stands. */
  readonly draft: string;
  readonly profile: Profile;
  /** Places, units, projects that only their own speeches may name; wording of its day. */
  readonly entities: readonly string[];
}

/**
 * The part of `text` that may be offered, empty where nothing is left.
 * @param before what stands before it: a name may begin there
 */
export function cutForeign(text: string, before: string, context: GuardContext): string {
  const tail = before.slice(-lookBack);
  const whole = tail + text;
  let end = text.length;
  for (const { start, end: stop } of foreignSpans(whole, context)) {
    // What ends before the cursor is the drafter's own.
    if (stop > tail.length) end = Math.min(end, Math.max(0, start - tail.length));
  }
  return end === text.length ? text : trimEnd(text.slice(0, end));
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

const lookBack = 16;

function foreignSpans(text: string, context: GuardContext): Piece[] {
  const known = (piece: string): boolean =>
    context.draft.includes(piece) || isInProfile(piece, context.profile);
  const spans: Piece[] = [];
  for (const name of [...context.entities, ...placeNames]) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (!known(name)) spans.push({ start: at, end: at + name.length });
    }
  }
  for (const pattern of figures) {
    for (const hit of text.matchAll(pattern)) {
      if (!known(hit[0])) spans.push({ start: hit.index, end: hit.index + hit[0].length });
    }
  }
  for (const place of divisions(text)) if (!known(text.slice(place.start, place.end))) spans.push(place);
  return spans;
}

const han = "[〇零一二两三四五六七八九十百千]";

const figures: readonly RegExp[] = [
  // With its unit: 37项 is another figure than 37件.
  /[\d０-９][\d０-９.,．，:：]*[%％‰]?[\p{Script=Han}]?/gu,
  /[〇零一二三四五六七八九]{4}年/gu,
  /[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日/gu,
  new RegExp(`百分之${han}+|${han}+分之${han}+`, "gu"),
  new RegExp(
    `[一二两三四五六七八九]${han}*[百千万亿]${han}*[万亿]?(?:余|多)?[元人件户亩吨家名项个次起份]`,
    "gu",
  ),
  // Left open on purpose in the text they come from.
  /[×Xx＊*○〇]{1,}|某{1,2}(?=[\p{Script=Han}])/gu,
];

/** 某某市, 某某县: a name and what it is a name of, as the segmenter cuts it. */
function* divisions(text: string): Generator<Piece, void, undefined> {
  let before: Piece | undefined;
  for (const { span } of words(text)) {
    const word = text.slice(span.start, span.end);
    if (word.length >= 3 && /^\p{Script=Han}+[省市县州镇乡村]$/u.test(word)) {
      if (!commonStems.has(word.slice(0, -1))) yield span;
    } else if (/^[省市县州镇]$/u.test(word) && before !== undefined) {
      const stem = text.slice(before.start, before.end);
      if (/^\p{Script=Han}{2,4}$/u.test(stem) && !commonStems.has(stem))
        yield { start: before.start, end: span.end };
    }
    before = span;
  }
}

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
function trimEnd(text: string): string {
  return text.replace(/[，、；：“《（‘在从向对于由为给到和与及]+$/u, "");
}
