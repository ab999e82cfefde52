import { leadingMarker } from "../markers";
import { isSoft } from "../markerStyles";
import type { BlockKind } from "../model";
import type { Span } from "../../text/span";
import { soundsLikeProse } from "../lines/wrapCues";
import { withLike } from "../paragraphs/siblings";
import type { Unit } from "../lines/line";

/** Widest heading alone on its line, in Han characters. */
const WIDEST = 60;

/** A numbered heading alone on its line: nothing follows on it, and something follows it. */
export function isHeadingLine(own: readonly Unit[], i: number, roles: readonly BlockKind[]): boolean {
  const { info } = own[i]!;
  if (info.hashes > 0) return info.end !== "blank" && info.width <= WIDEST && !info.inner;
  const { marker } = info;
  if (!marker || info.inner || info.width > WIDEST || marker.style === "dash") return false;
  if (marker.span.end >= info.text.length) return false;
  if (info.end === "open") return !isSoft(marker.style) || info.width <= 40;
  if (isSoft(marker.style)) return false;
  if (info.end === "colon") return true;
  // （一）……。 alone on its line heads what follows, where that is not its sibling.
  const at = followerOf(own, i, roles);
  const next = own[at];
  return (
    info.end === "final" &&
    info.width <= 45 &&
    next !== undefined &&
    (!next.info.marker || next.info.marker.style === "dash") &&
    next.info.shape === "other" &&
    (next.info.han > 20 || roles[at] === "heading")
  );
}

function followerOf(own: readonly Unit[], i: number, roles: readonly BlockKind[]): number {
  let next = i + 1;
  while (next < own.length && roles[next] === "furniture") next++;
  return next;
}

/**
 * Headings without a number: short lines with no sentence end between finished paragraphs, that have their like in
 * the speech or are too short to be anything else.
 */
export function findPlainHeadings(own: readonly Unit[], roles: readonly BlockKind[]): readonly number[] {
  const found = own.map((_, i) => i).filter((i) => isCandidate(own, i, roles));
  const starts = new Map<string, number>();
  for (const i of found) starts.set(startOf(own[i]!), (starts.get(startOf(own[i]!)) ?? 0) + 1);
  // 五年来，…… is prose, unless all headings begin so.
  const candidates = found.filter(
    (i) => !soundsLikeProse(own[i]!.info.text) || starts.get(startOf(own[i]!))! > 2,
  );
  const paired = withLike(candidates, (i) => own[i]!.info);
  return candidates.filter((i) => own[i]!.info.width <= SHORT || paired.has(i) || standsOut(own, i, roles));
}

const startOf = ({ info }: Unit): string => info.text.slice(0, 3);

/** A line so short heads a section even when it is the only one. */
const SHORT = 14;

/** Widest heading that is believed without its like, in Han characters. */
const LONE = 32;

/** Says something rather than names it. */
const STATEMENT = /[是了有]|[今去明]年|目前|其中|如下/;

/** Between a finished paragraph and one of some length: a heading, though it is the only one of its kind. */
function standsOut(own: readonly Unit[], i: number, roles: readonly BlockKind[]): boolean {
  const { info } = own[i]!;
  const before = own[i - 1];
  const follower = own[followerOf(own, i, roles)]!.info;
  return (
    info.width <= LONE &&
    !STATEMENT.test(info.text) &&
    before !== undefined &&
    roles[i - 1] === "body" &&
    before.info.end === "final" &&
    before.info.han > 20 &&
    follower.end === "final" &&
    follower.han > 40
  );
}

/** 【案例简介】 alone on its line. */
export const isBracketed = (text: string): boolean => /^【[^【】]{2,20}】$/.test(text);

function isCandidate(own: readonly Unit[], i: number, roles: readonly BlockKind[]): boolean {
  const { info } = own[i]!;
  if (roles[i] === "body" && isBracketed(info.text)) return followerOf(own, i, roles) < own.length;
  if (roles[i] !== "body" || info.shape !== "titleish" || info.marker || info.width > 46 || info.han < 2)
    return false;
  let before = i - 1;
  while (before >= 0 && roles[before] === "furniture") before--;
  const previous = before < 0 ? undefined : own[before]!.info;
  if (previous && roles[before] === "body" && previous.end === "open") return false;
  if (previous && (previous.end === "comma" || previous.end === "semicolon")) return false;
  const next = followerOf(own, i, roles);
  const follower = own[next]?.info;
  if (!follower || (roles[next] !== "body" && roles[next] !== "heading")) return false;
  return follower.end !== "open" || follower.inner || follower.marker !== undefined || follower.width > 50;
}

/** Names of the parts that stand before and behind the numbered ones. */
export const isFrameName = (text: string): boolean =>
  /^(?:前言|引言|导言|序言|导语|结束语|结语|结尾|尾声|开场白)[：。]?$/.test(text);

/** Longest name of a run-in heading; a longer sentence is cut at a clause. */
const LONGEST = 50;

/**
 * The heading at the beginning of a paragraph, folded: from the marker to the first sentence end or colon, without
 * it; a very long sentence up to a clause's end.
 */
export function runInHeading(text: string): Span {
  const marker = leadingMarker(text);
  const start = marker?.span.start ?? 0;
  const from = marker?.span.end ?? 0;
  let end = from;
  while (end < text.length && !"。！？：；".includes(text[end]!)) end++;
  if (end - start > LONGEST) {
    const clause = text.lastIndexOf("，", start + LONGEST);
    end = clause > from + 3 ? clause : start + LONGEST;
  }
  if (end === from) end = Math.min(text.length, from + 1);
  return { start, end };
}
