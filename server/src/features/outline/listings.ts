import { isContent, isDelivered, isHeading } from "../../speech/blockKinds";
import type { Block, Section, Series, Speech } from "../../speech/model";
import { allSections } from "../../speech/structure";
import type { Span } from "../../text/span";
import { promisesIn, type CountPromise } from "./promises";

/** The list that keeps or breaks a promise. */
export interface Listing {
  readonly count: number;
  /** Source offset of its first item: two promises with the same one speak of the same list. */
  readonly start: number;
  /** Source spans, one an item. */
  readonly items: readonly Span[];
  /** Something behind it ends it: no further item can come at the end of the text. */
  readonly isClosed: boolean;
}

/** How soon after a promise its list has to begin, in folded characters. */
const REACH = 120;

/** A promise where it stands. */
export interface PlacedPromise extends CountPromise {
  /** Index in `speech.blocks`. */
  readonly block: number;
}

export const promisesOf = (speech: Speech): readonly PlacedPromise[] =>
  speech.blocks.flatMap((one, block) =>
    isDelivered(one) ? promisesIn(one.paragraph).map((promise) => ({ ...promise, block })) : [],
  );

/** How many items a speech has promised of a series; undefined where of none. */
export function promisedItems(speech: Speech, series: Series): number | undefined {
  const at = measure(speech.blocks);
  const first = series.items[0]!;
  const position = at(first.block, first.marker.span.start);
  const meant = promisesOf(speech)
    .filter((promise) => nearTo(promise, at)(position))
    .filter((promise) => seriesFor(speech, promise, at) === series);
  return (meant.findLast(({ tells }) => tells) ?? meant.at(-1))?.count;
}

/**
 * What a promise speaks of: the first series that begins within reach, or paragraphs with one beginning.
 * Undefined where no list is certain. Where another reading has just as many items as were promised, that one
 * is answered: a promise gets the benefit of every doubt.
 */
export function listFinder(speech: Speech): (promise: PlacedPromise) => Listing | undefined {
  const at = measure(speech.blocks);
  return (promise) => listFor(speech, promise, at);
}

function listFor(speech: Speech, promise: PlacedPromise, at: Position): Listing | undefined {
  const isNear = nearTo(promise, at);
  const alike = alikeParagraphs(speech.blocks, promise);
  if (alike?.count === promise.count) return alike;
  if (isKeptInSentence(speech, promise) || isKeptByHeadings(speech, promise, isNear, at)) return undefined;
  const own = nearestSeries(speech, promise, at);
  if (!own) return alike;
  return isCutOff(speech, promise, own) || lastValue(own) === promise.count
    ? undefined
    : listing(speech, own);
}

function seriesFor(speech: Speech, promise: PlacedPromise, at: Position): Series | undefined {
  const own = nearestSeries(speech, promise, at);
  return own && !isCutOff(speech, promise, own) ? own : undefined;
}

/** The first series that begins within reach. */
const nearestSeries = ({ series }: Speech, promise: PlacedPromise, at: Position): Series | undefined =>
  series
    .filter(({ items }) => items.length >= 2)
    .filter(({ items }) => nearTo(promise, at)(at(items[0]!.block, items[0]!.marker.span.start)))
    .sort((a, b) => a.items[0]!.span.start - b.items[0]!.span.start)
    .find((s) => !isAside(s));

function nearTo({ block, span }: PlacedPromise, at: Position): (position: number) => boolean {
  const end = at(block, span.end);
  return (position) => position >= end && position - end <= REACH;
}

/** Where a folded offset of a block is in the speech's running text. */
type Position = (block: number, offset: number) => number;

/** 一方面, 首先…其次 in passing: two terms inside a paragraph are rarely what was promised. */
const isAside = ({ layout, items, style }: Series): boolean =>
  layout === "inline" && items.length === 2 && (style === "first-next" || style === "tiao-shi");

const listing = (speech: Speech, series: Series): Listing => ({
  count: series.items.length,
  start: series.items[0]!.span.start,
  items: series.items.map(({ span }) => span),
  isClosed: isClosed(speech, series),
});

/** Behind a list of sections one of its rank or a higher one, the closing, thanks; behind any other list any text. */
function isClosed({ blocks, sections }: Speech, { items, layout }: Series): boolean {
  const last = items.at(-1)!.block;
  const all = [...allSections(sections)];
  const own = layout === "inline" ? undefined : all.find(({ block }) => block === last);
  return own
    ? all.some(({ block, level }) => block > last && level <= own.level)
    : blocks.slice(last + 1).some(isContent);
}

/** 一、二、四、 for a promise of four: the numbering is at fault, and is told of elsewhere. */
const lastValue = ({ items }: Series): number => {
  const last = items.at(-1)!.marker.value;
  return last === items.length ? -1 : last;
};

/** Position of a folded offset in the speech's running text, in folded characters without blanks and furniture. */
function measure(blocks: readonly Block[]): Position {
  let total = 0;
  const starts = blocks.map((block) => {
    const start = total;
    if (isContent(block)) total += block.paragraph.folded.text.length;
    return start;
  });
  return (block, offset) => starts[block]! + offset;
}

/** Between promise and series an older list goes on, or a heading without a number opens something else. */
function isCutOff(speech: Speech, promise: PlacedPromise, own: Series): boolean {
  const from = speech.blocks[promise.block]!.span.start;
  const first = own.items[0]!;
  const older = speech.series.some(
    (s) => s !== own && s.items.some((item) => isBetween(item.block, item.span.start)),
  );
  return (
    older ||
    speech.blocks.some(
      ({ kind, paragraph, span }, i) =>
        kind === "heading" && !paragraph.markers.length && isBetween(i, span.start),
    )
  );

  function isBetween(block: number, start: number): boolean {
    return block > promise.block && start > from && start < first.span.start;
  }
}

/** 处理好三个关系：长远与当前；速度与效益；发展与安全。 The sentence itself lists them. */
function isKeptInSentence({ blocks }: Speech, promise: PlacedPromise): boolean {
  const { text } = blocks[promise.block]!.paragraph.folded;
  if (text[promise.span.end - 1] !== "：") return false;
  const sentence = text.slice(promise.span.end).split(/[。！？]/, 1)[0]!;
  return ["；", "、", "，"].some((mark) => sentence.split(mark).length === promise.count);
}

/** Topic sentences or headings without numbers, as many as were promised. */
function isKeptByHeadings(
  speech: Speech,
  promise: PlacedPromise,
  isNear: (position: number) => boolean,
  at: Position,
): boolean {
  const groups: (readonly Section[])[] = [speech.sections];
  for (const { children } of allSections(speech.sections)) groups.push(children);
  return groups.some((group) => {
    const listed = group.filter((section) => isHeading(section) && section.block > promise.block);
    const first = listed[0];
    if (!first || first.marker !== undefined || !isNear(at(first.block, 0))) return false;
    return listed.filter(({ marker }) => !marker).length === promise.count;
  });
}

/** Paragraphs right after the promise that begin alike, 希望你们…: at least four characters, so that chance is out. */
function alikeParagraphs(blocks: readonly Block[], promise: PlacedPromise): Listing | undefined {
  const own = blocks[promise.block]!.paragraph.folded.text;
  if (promise.span.end < own.length) return undefined;
  const following = blocks.slice(promise.block + 1).filter(isContent);
  const [first, second] = following;
  if (first?.kind !== "body" || second?.kind !== "body") return undefined;
  const shared = sharedLength(first, second);
  if (shared < 4) return undefined;
  const beginning = first.paragraph.folded.text.slice(0, shared);
  const run = following.findIndex(
    ({ kind, paragraph }) => kind !== "body" || !paragraph.folded.text.startsWith(beginning.slice(0, 4)),
  );
  const items = run < 0 ? following : following.slice(0, run);
  // A last one that begins a little differently may still belong.
  const next = following[items.length];
  if (next?.paragraph.folded.text.startsWith(beginning.slice(0, 2))) return undefined;
  return {
    count: items.length,
    start: first.span.start,
    items: items.map(({ span }) => span),
    isClosed: next !== undefined,
  };
}

function sharedLength(a: Block, b: Block): number {
  const [x, y] = [a.paragraph.folded.text, b.paragraph.folded.text];
  let n = 0;
  while (n < x.length && n < y.length && x[n] === y[n] && !/[，。：；、]/.test(x[n]!)) n++;
  return n;
}
