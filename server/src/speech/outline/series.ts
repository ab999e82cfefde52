import { readLists, type MarkerList } from "./lists";
import { countsInWords, isSoft, type MarkerStyle } from "../markerStyles";
import type { Block, Series, SeriesItem } from "../model";
import { sourceOf } from "../structure";

/** Markers of a speech as lists, and how deep each block that opens with one stands. */
interface Numbering {
  readonly series: readonly Series[];
  /** Depth of blocks that head a section, by index; 0 the outermost. */
  readonly depths: ReadonlyMap<number, number>;
}

export function readNumbering(blocks: readonly Block[]): Numbering {
  const lists = readLists(blocks);
  return {
    series: lists
      .filter(isList)
      .map((list) => toSeries(blocks, list))
      .sort(byPosition),
    depths: depthsOf(lists),
  };
}

/** A single marker is no list, unless it is of a style that numbers headings. */
function isList(list: MarkerList): boolean {
  if (list.styles.size === 0) return false;
  const [first] = list.items;
  if (isDiscourse(list)) return false;
  return list.items.length > 1 || (first!.event.leading && !isSoft(first!.event.marker!.style));
}

/** 首先，我代表… and 最后，祝… frame a speech and number nothing. */
const isDiscourse = ({ items }: MarkerList): boolean =>
  items.every(
    ({ event: { marker } }) => countsInWords(marker!.style) && (marker!.value === 1 || marker!.value === 4),
  );

function toSeries(blocks: readonly Block[], list: MarkerList): Series {
  const items = list.items.map(({ event }): SeriesItem => {
    const marker = event.marker!;
    const block = blocks[event.block]!;
    return {
      marker,
      block: event.block,
      span: sourceOf(block, marker.span),
      numeral: sourceOf(block, marker.numeral),
    };
  });
  const inline = items.every(({ block }) => block === items[0]!.block) && (items.length > 1 || list.inline);
  return { style: majority(items), depth: list.depth, items, layout: inline ? "inline" : "paragraphs" };
}

/** The style of most items; of the first where they are as many. */
function majority(items: readonly SeriesItem[]): MarkerStyle {
  const counts = new Map<MarkerStyle, number>();
  for (const { marker } of items) counts.set(marker.style, (counts.get(marker.style) ?? 0) + 1);
  let best = items[0]!.marker.style;
  for (const [style, count] of counts) if (count > counts.get(best)!) best = style;
  return best;
}

const byPosition = (a: Series, b: Series): number => a.items[0]!.span.start - b.items[0]!.span.start;

function depthsOf(lists: readonly MarkerList[]): ReadonlyMap<number, number> {
  const depths = new Map<number, number>();
  for (const list of lists) {
    const plain = list.styles.size === 0;
    if (!plain && !isList(list)) continue;
    const spread =
      plain || new Set(list.items.map(({ event }) => event.block)).size > 1 || list.items.length === 1;
    if (!spread) continue;
    for (const { event } of list.items) if (event.leading) depths.set(event.block, list.depth);
  }
  return depths;
}
