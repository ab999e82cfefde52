import { parseNumeral, parseReadyMade } from "../text/numerals";
import type { MarkerPosition } from "./markerExceptions";
import { CLAUSE, COUNTING_WORDS, countsInWords, MARKER_STYLES, type MarkerStyle } from "./markerStyles";
import type { Marker } from "./model";

/**
 * Markers, of the styles that markerStyles.ts describes, are looked for at the beginning of a paragraph and, inside
 * it, where a clause begins. All texts here are folded. Whether a marker has partners is for the series to say.
 */
export function findMarkers(text: string): readonly Marker[] {
  const out: Marker[] = [];
  const first = leadingMarker(text);
  if (first) out.push(first);
  INLINE.lastIndex = first ? first.span.end : 0;
  for (let hit = INLINE.exec(text); hit && out.length < MOST_MARKERS; hit = INLINE.exec(text)) {
    const before = text[hit.index]!;
    const at = hit.index + 1;
    const marker = readMarker(text, at, "inline");
    if (!marker || !MARKER_STYLES[marker.style].after.includes(before)) {
      INLINE.lastIndex = at;
      continue;
    }
    out.push(marker);
    INLINE.lastIndex = marker.span.end - 1;
  }
  return out;
}

/** No paragraph counts through so far: a line that says 第一， without end must not make a list of it. */
const MOST_MARKERS = 500;

/** The marker that a paragraph begins with. Markdown's # and * before it are passed over. */
export function leadingMarker(text: string): Marker | undefined {
  return readMarker(text, skipDecoration(text), "leading");
}

/** Offset of the first character that is not Markdown decoration (#, **, >, -). */
export function skipDecoration(text: string): number {
  const hit = /^(?:#{1,6} ?|>+ ?|\*{1,3}(?!\*))+/.exec(text);
  return hit ? hit[0].length : 0;
}

/** States a number in numerals, one that could be wrong: not 首先, not a dash. */
export const statesNumber = ({ style, value }: Marker): boolean => value > 0 && !countsInWords(style);

interface Reader {
  readonly style: MarkerStyle;
  readonly pattern: RegExp;
}

/** Every pattern of every style, in the order in which they are tried. */
const READERS: readonly Reader[] = Object.entries(MARKER_STYLES).flatMap(([style, { patterns }]) =>
  patterns.map((pattern) => ({ style: style as MarkerStyle, pattern: new RegExp(pattern, "y") })),
);

const BEGINNINGS = new Set(Object.values(MARKER_STYLES).flatMap(({ beginning }) => beginning ?? []));
/** A mark that can close a clause, and what a marker can begin with behind it. */
const INLINE = new RegExp(`[${CLAUSE}](?=${[...BEGINNINGS].join("|")})`, "g");

function readMarker(text: string, at: number, position: MarkerPosition): Marker | undefined {
  for (const { style, pattern } of READERS) {
    const { accepts, after } = MARKER_STYLES[style];
    if (position === "inline" && after === "") continue;
    pattern.lastIndex = at;
    const hit = pattern.exec(text);
    if (!hit) continue;
    const numeral = hit[1]!;
    const value = valueOf(style, numeral);
    if (value === undefined) continue;
    const end = pattern.lastIndex;
    if (accepts && !accepts(text, numeral, end, position)) continue;
    const start = at + hit[0].indexOf(numeral);
    return { style, value, span: { start: at, end }, numeral: { start, end: start + numeral.length } };
  }
  return undefined;
}

function valueOf(style: MarkerStyle, numeral: string): number | undefined {
  switch (MARKER_STYLES[style].states) {
    case "nothing":
      return 0;
    case "word":
      return COUNTING_WORDS[numeral];
    case "character":
      return parseReadyMade(numeral);
    case "numeral":
      return parseListNumeral(numeral);
  }
}

function parseListNumeral(numeral: string): number | undefined {
  // 二〇二三、 is a year, 一二、 no number of a list.
  if (numeral.length > 1 && !/[十百\d]/.test(numeral)) return undefined;
  const value = parseNumeral(numeral);
  return value === undefined || value === 0 || value > 300 || numeral === "两" ? undefined : value;
}
