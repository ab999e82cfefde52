import { statesNumber } from "../../speech/markers";
import type { Draft, Series, SeriesItem } from "../../speech/model";
import { overlaps, slice, type Span, type TextChange } from "../../text/span";
import { numeralLike } from "../../text/numerals";

/**
 * Edits that number the lists of a draft from 1 on without gaps, in the characters they are written in. With a
 * range only the items in it change: they go on from the sibling before them. A list nested in another of its
 * style and the list that goes on after it are two series, so both stay as they are.
 */
export function renumber(draft: Draft, range?: Span): readonly TextChange[] {
  const asked = range && (range.end > range.start ? range : { start: range.start, end: range.start + 1 });
  return draft.speeches
    .flatMap(({ series }) => series)
    .flatMap((series) => renumberSeries(draft.text, series, asked && ((item) => overlaps(item.span, asked))))
    .sort((a, b) => a.span.start - b.span.start);
}

/** The same for one series; `isMeant` tells which of its items may change. */
export function renumberSeries(
  text: string,
  series: Series,
  isMeant: (item: SeriesItem) => boolean = () => true,
): readonly TextChange[] {
  if (repeatsFirst(series) || isLazy(series)) return [];
  const changes: TextChange[] = [];
  let last = firstOf(series) - 1;
  for (const item of series.items) {
    const { value } = item.marker;
    if (!statesNumber(item.marker) || !isMeant(item)) {
      last = last === 0 || statesNumber(item.marker) ? value : last + 1;
      continue;
    }
    last++;
    const newText = value === last ? undefined : numeralLike(slice(text, item.numeral), last);
    if (newText !== undefined) changes.push({ span: item.numeral, newText });
  }
  return changes;
}

/** A list cut from a longer one begins where it begins (十八、十九、二十一、); one whose first was moved does not (二、一、三、). */
export function firstOf({ items }: Series): number {
  const values = items.flatMap(({ marker }) => (statesNumber(marker) ? [marker.value] : []));
  const [first = 1] = values;
  return values.every((value) => value >= first) ? first : 1;
}

/** 1. 1. 1.: Markdown counts such a list by itself. */
export const isLazy = ({ items, style, layout }: Series): boolean =>
  style === "arabic-dot" &&
  layout === "paragraphs" &&
  items.length >= LAZY &&
  items.every(({ marker }) => marker.style === style && marker.value === 1);

/** Two may be a slip. */
const LAZY = 3;

/** 一是不能没有，一是不能混乱: one and the other, said so on purpose. */
export const repeatsFirst = ({ items, layout }: Series): boolean =>
  items.length >= 2 &&
  (items.length === 2 || layout === "inline") &&
  items.every(({ marker }) => marker.value === 1 && (marker.style === "shi" || marker.style === "yao"));
