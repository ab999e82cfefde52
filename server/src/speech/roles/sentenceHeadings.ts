import type { BlockKind } from "../model";
import type { LineInfo, Unit } from "../lines/line";
import { soundsLikeProse } from "../lines/wrapCues";

/**
 * Headings that are full sentences without a number: each alone on its line above its body, in a row of their kind.
 * One such line may be said for its weight; that two or more sections of a text open so is their make.
 */
export function findSentenceHeadings(own: readonly Unit[], roles: readonly BlockKind[]): readonly number[] {
  const rows = sectionsOf(own, roles).map((section) => rowOf(own, section));
  const rest = rows.reduce((sum, row) => sum + row.length, 0);
  return rows.flatMap((row) => (row.length >= LEAST || (row.length > 1 && rest >= MANY) ? row : []));
}

/** Two in one section may be chance, where no other section has any. */
const LEAST = 3;
const MANY = 4;
/** Widest such heading, in Han characters, and the least that must follow it to be its body. */
const WIDEST = 32;
const BODY_HAN = 30;
/** How many times wider the body is. */
const WIDER = 1.5;
/** Says something rather than names a task or a result. */
const STATEMENT = /是|这|了。$|[“”][^“”]*[“”][^“”]*[“”]|有。$|一[^一]+就/;

/** Indices of body units from one heading or numbered paragraph to the next, furniture passed over. */
function sectionsOf(own: readonly Unit[], roles: readonly BlockKind[]): readonly (readonly number[])[] {
  const sections: number[][] = [[]];
  own.forEach((_, i) => {
    if (roles[i] === "body" && !isNumbered(own[i]!)) sections.at(-1)!.push(i);
    else if (roles[i] !== "furniture") sections.push([]);
  });
  return sections;
}

const isNumbered = ({ info: { marker } }: Unit): boolean => marker !== undefined && marker.style !== "dash";

/** The headings of one section; none where other lines of their width are none, for then width says nothing. */
function rowOf(own: readonly Unit[], section: readonly number[]): readonly number[] {
  const row: number[] = [];
  for (const [k, i] of section.entries()) {
    const { info } = own[i]!;
    if (info.end !== "final" || info.inner || info.width > WIDEST) continue;
    const next = section[k + 1];
    if (next === undefined || !heads(info, own[next]!.info)) return [];
    row.push(i);
  }
  return isAlike(row.map((i) => own[i]!)) ? row : [];
}

/** Whether a short sentence names what the unit behind it says. */
const heads = (info: LineInfo, next: LineInfo): boolean =>
  info.text.endsWith("。") &&
  info.han >= 4 &&
  (info.marker === undefined || info.marker.style === "dash") &&
  !soundsLikeProse(info.text) &&
  !STATEMENT.test(info.text) &&
  next.marker === undefined &&
  next.han >= BODY_HAN &&
  next.width >= WIDER * info.width;

/** Dashes go with dashes. */
const isAlike = (row: readonly Unit[]): boolean =>
  new Set(row.map(({ info }) => info.marker?.style)).size <= 1;
