import { isSoft, MARKER_STYLES, rankOf, type MarkerStyle } from "../../../speech/markerStyles";
import type { Block, Marker, Series, Speech } from "../../../speech/model";
import { allSections } from "../../../speech/structure";
import { localized } from "../../../text/localized";
import { promisedItems } from "../../outline/listings";
import type { Cursor } from "../cursor";
import { leadOf } from "../lead";
import { nextText } from "../nextMarker";
import type { CompletionRequest, CompletionSource, Suggestion } from "../types";

/** The marker that goes on with a numbering: after 二、 comes 三、, after 一是…； comes 二是. */
export const marker: CompletionSource = {
  name: "marker",
  provide(request) {
    const { cursor } = request;
    if (cursor === undefined) return [];
    const inParagraph =
      cursor.before.length > LONGEST_TYPED ? undefined : openSeries(cursor, request.explicit);
    const next = inParagraph ?? inlineSeries(cursor);
    return next.flatMap(({ text, typed, score }) => {
      const fits = text.startsWith(typed) && typed !== text;
      return fits ? [toSuggestion(text, typed, score, request)] : [];
    });
  },
};

interface Next {
  readonly text: string;
  /** What of it stands before the cursor already, as it was typed. */
  readonly typed: string;
  readonly score: number;
}

/** Characters of the longest beginning of a marker: 第十二个方面 without its last. */
const LONGEST_TYPED = 6;
const SURE_SCORE = 0.95;
const LIKELY_SCORE = 0.6;
/** Each further level out is less likely. */
const PER_LEVEL = 0.1;

/**
 * At the beginning of a paragraph: the next number of every series that is still open, innermost first. `undefined`
 * where what stands before the cursor begins no marker.
 */
function openSeries(cursor: Cursor, explicit: boolean): Next[] | undefined {
  const { speech, block, index, paragraph, before } = cursor;
  const typed = asTyped(cursor, before);
  if (before !== "" && !/^[（(第其\p{Script=Han}\d]+$/u.test(before)) return undefined;
  const out: Next[] = [];
  // The line behind the last line break is in no block: the last one stands before it.
  const at = paragraph === "" && block.kind !== "blank" ? index + 1 : index;
  let outermost = Number.POSITIVE_INFINITY;
  const ends = endingBlocks(speech);
  for (let i = at - 1; i >= 0; i--) {
    const previous = speech.blocks[i]!;
    const lead = leadOf(previous);
    if (ends.has(i) || (!explicit && ADDRESSES.test(previous.paragraph.folded.text))) break;
    if (lead === undefined || rankOf(lead.style) >= outermost) continue;
    outermost = rankOf(lead.style);
    const model = modelOf(speech, i, lead);
    const text = nextText(model.block, model.marker, lead.value);
    if (text === undefined || isTaken(speech.blocks, at, lead) || isComplete(speech, i, lead)) continue;
    out.push({ text, typed, score: SURE_SCORE - out.length * PER_LEVEL });
  }
  return out.some(({ text }) => text.startsWith(typed)) ? out : before === "" ? out : undefined;
}

/** The end of what stands before the cursor in the marks it was typed with, which a marker may be written with too. */
const asTyped = ({ line }: Cursor, folded: string): string => line.slice(line.length - folded.length);

/** Blocks of the closing words, after which nothing is numbered any more. */
function endingBlocks({ sections }: Speech): ReadonlySet<number> {
  const out = new Set<number>();
  for (const { kind, block } of allSections(sections))
    if (kind === "closing" || kind === "thanks" || kind === "signature") out.add(block);
  return out;
}

/** What addresses the hall once more is most often the end; who asks may know better. */
const ADDRESSES = /^(?:同志们|朋友们|各位[\p{Script=Han}、]{1,12})[！，：]|^谢谢/u;

const seriesOf = ({ series }: Speech, at: number, own: Marker): Series | undefined =>
  series.find(({ items }) => items.some(({ block, marker }) => block === at && marker === own));

/** 讲三点意见, and 三、 stands. */
function isComplete(speech: Speech, at: number, last: Marker): boolean {
  const series = seriesOf(speech, at, last);
  const promised = series && promisedItems(speech, series);
  return promised !== undefined && series!.items.length >= promised;
}

/** Where one marker of a list was written as those of another kind, the next is written as most of them are. */
function modelOf(
  speech: Speech,
  at: number,
  lead: Marker,
): { readonly block: Block; readonly marker: Marker } {
  const own = { block: speech.blocks[at]!, marker: lead };
  if (!isSoft(lead.style)) return own;
  const items = seriesOf(speech, at, lead)?.items.filter(({ block }) => block <= at) ?? [];
  const usual = usualOf(items.map(({ marker }) => marker));
  const item = items.findLast(({ marker }) => marker === usual);
  return item === undefined ? own : { block: speech.blocks[item.block]!, marker: item.marker };
}

/** The last marker of the style that most have, of the last one's where none has most. */
function usualOf(markers: readonly Marker[]): Marker | undefined {
  const counts = new Map<MarkerStyle, number>();
  for (const { style } of markers) counts.set(style, (counts.get(style) ?? 0) + 1);
  const last = markers.at(-1);
  return markers.reduceRight<Marker | undefined>(
    (best, marker) =>
      best === undefined || counts.get(marker.style)! > counts.get(best.style)! ? marker : best,
    last,
  );
}

/** Inside a paragraph, after the mark that closes an item. */
function inlineSeries(cursor: Cursor): Next[] {
  const { speech, block, index, before, after } = cursor;
  const close = /([；。])([（第其再最首]?[\p{Script=Han}\d]{0,3})$/u.exec(before);
  if (close === null) return [];
  const [, mark = "", begun = ""] = close;
  const typed = asTyped(cursor, begun);
  const end = before.length - begun.length;
  const run = lastRun(block.paragraph.markers.filter(({ span }) => span.end <= end));
  const last = run.at(-1);
  if (last === undefined || MARKER_STYLES[last.style].opensParagraph) return [];
  if (isComplete(speech, index, last)) return [];
  if (mark === "。" && !endsItem(run, before.slice(0, end), after)) return [];
  const text = nextText(block, usualOf(run)!, last.value);
  if (text === undefined) return [];
  return [{ text, typed, score: mark === "；" || typed !== "" ? SURE_SCORE : LIKELY_SCORE }];
}

/** The markers that count up to the last one. */
function lastRun(markers: readonly Marker[]): readonly Marker[] {
  let first = markers.length;
  while (first > 0) {
    const marker = markers[first - 1]!;
    const goesOn = first === markers.length || marker.value === markers[first]!.value - 1;
    if (MARKER_STYLES[marker.style].opensParagraph || !goesOn) break;
    first--;
  }
  return markers.slice(Math.min(first, Math.max(0, markers.length - 1)));
}

/** An item may hold several sentences: it ends with as many as the shortest before it, and where it stops. */
function endsItem(run: readonly Marker[], text: string, after: string): boolean {
  const stops = run.map(({ span }, i) => {
    const item = text.slice(span.end, run[i + 1]?.span.start ?? text.length);
    return item.endsWith("。") ? item.split("。").length - 1 : Number.POSITIVE_INFINITY;
  });
  const others = stops.slice(0, -1);
  if (others.length === 0) return after === "";
  // Those before were closed by ；: this one, closed by 。, is the last.
  return others.every(Number.isFinite) && others.some((stop) => stop <= stops.at(-1)!);
}

/** Whether the next number already stands further down. */
function isTaken(blocks: readonly Block[], at: number, { style, value }: Marker): boolean {
  for (let i = at + 1; i < blocks.length; i++) {
    const lead = leadOf(blocks[i]!);
    if (lead === undefined) continue;
    if (lead.style === style) return value > 0 && lead.value === value + 1;
    if (rankOf(lead.style) < rankOf(style)) return false;
  }
  return false;
}

function toSuggestion(text: string, typed: string, score: number, { offset }: CompletionRequest): Suggestion {
  return {
    kind: "marker",
    label: text,
    replace: { start: offset - typed.length, end: offset },
    newText: text,
    filterText: text,
    score,
    source: localized("接续编号", "next number"),
  };
}
