import { areKin, markerEvents, type MarkerEvent } from "./events";
import { isBracketed, isFrameName } from "../roles/headings";
import { countsInWords, isSoft, isUnnumbered, rankOf, type MarkerStyle } from "../markerStyles";
import { isContent } from "../blockKinds";
import type { Block, Marker } from "../model";

/** Markers that count together, or (without styles) a row of unnumbered headings. */
export interface MarkerList {
  readonly depth: number;
  readonly styles: ReadonlySet<MarkerStyle>;
  readonly items: readonly ListItem[];
  /** Opened inside a paragraph. */
  readonly inline: boolean;
}

interface ListItem {
  readonly event: MarkerEvent;
  /** Among the speech's events. */
  readonly index: number;
}

/**
 * Reads the markers in text order with a stack of open lists. A marker goes on with the innermost open list of its
 * style, else with a list of kin that lacks just its number (a slip: 一要 二要 三是), else it opens a list of its own;
 * whatever was open further in is closed.
 */
export function readLists(blocks: readonly Block[]): readonly MarkerList[] {
  const events = markerEvents(blocks);
  const state: State = { blocks, events, chain: chainOf(events), stack: [], plain: new Map(), done: [] };
  events.forEach((event, i) => {
    if (event.turn !== (events[i - 1] ?? event).turn) closeProse(state);
    if (event.leading) closeInline(state, event);
    if (event.marker === undefined) openPlain(state, i);
    else place(state, i, event.marker);
  });
  return [...state.done, ...state.stack];
}

/** A list being read. */
interface OpenList {
  depth: number;
  /** The list in one of whose items it began. */
  readonly parent: OpenList | undefined;
  readonly styles: Set<MarkerStyle>;
  readonly items: ListItem[];
  readonly inline: boolean;
  last: number;
}

interface State {
  readonly blocks: readonly Block[];
  readonly events: readonly MarkerEvent[];
  /** For each leading event, the next leading one of its style; -1 for none. */
  readonly chain: Int32Array;
  readonly stack: OpenList[];
  /** By depth, the last event that opened a row of unnumbered headings. */
  readonly plain: Map<number, number>;
  readonly done: OpenList[];
}

function chainOf(events: readonly MarkerEvent[]): Int32Array {
  const chain = new Int32Array(events.length).fill(-1);
  const next = new Map<MarkerStyle, number>();
  for (let i = events.length - 1; i >= 0; i--) {
    const { marker, leading, turn } = events[i]!;
    if (!marker || !leading) continue;
    const after = next.get(marker.style) ?? -1;
    chain[i] = after >= 0 && isSoft(marker.style) && events[after]!.turn !== turn ? -1 : after;
    next.set(marker.style, i);
  }
  return chain;
}

function place(state: State, index: number, marker: Marker): void {
  const { stack } = state;
  const event = state.events[index]!;
  const found = findOwn(state, index, marker);
  const waits = found >= 0 && stack[found]!.last + 1 === marker.value;
  const isCertain = waits || (found >= 0 && numbersAlone(stack[found]!, marker));
  const slip = isCertain ? -1 : findSlip(state, event, marker);
  // A list further in that lacks just this number is nearer than one of the style that does not.
  const own = slip > found ? -1 : found;
  const closed = own < 0 && event.leading ? findClosed(state, marker) : undefined;
  if (closed) reopen(state, closed, index, marker);
  else if (own >= 0 && !opensAnew(state, stack[own]!, index, marker)) append(state, own, index, marker);
  else if (slip >= 0) append(state, slip, index, marker);
  else {
    if (own >= 0 && !isNested(state, stack[own]!, index)) popTo(state, own);
    else if (event.leading) closeDeeper(state, marker);
    open(state, index, marker);
  }
}

/** （四） after （一） and （二） is of theirs, whatever number the 1. 2. 3. between lacks: levels are not written alike. */
const numbersAlone = ({ items }: OpenList, { style }: Marker): boolean =>
  !isSoft(style) && items.every(({ event: { marker } }) => marker?.style === style);

/**
 * Innermost open list of the marker's style that it can see from where it stands: one that waits for its number,
 * else any.
 */
function findOwn({ stack, events }: State, index: number, marker: Marker): number {
  const event = events[index]!;
  let own = -1;
  for (let i = stack.length - 1; i >= 0; i--) {
    const list = stack[i]!;
    if (!list.styles.has(marker.style)) continue;
    const waits = list.last + 1 === marker.value;
    const isNext = list.items.at(-1)!.index === index - 1;
    if (!event.leading && lastBlock(list) !== event.block && !(isSoft(marker.style) && waits && isNext))
      continue;
    if (waits) return i;
    if (own < 0) own = i;
  }
  return own;
}

/** Closed lists looked at, the latest first; and how far a slip may have carried the number on. */
const LATEST = 16;
const SKIPPED = 3;

/** A list that ended with an item of the one it stands in, and goes on in the next: 一、（一）（二）二、（三）（四）. */
function findClosed({ stack, done }: State, { style, value }: Marker): OpenList | undefined {
  if (isSoft(style) || isUnnumbered(style) || value < 2) return undefined;
  return done
    .slice(-LATEST)
    .findLast(
      (list) =>
        !list.inline &&
        list.styles.has(style) &&
        value > list.last &&
        value <= list.last + SKIPPED &&
        list.parent !== undefined &&
        stack.includes(list.parent),
    );
}

/** It takes the place of what was opened in its parent since. */
function reopen(state: State, list: OpenList, index: number, marker: Marker): void {
  popTo(state, state.stack.indexOf(list.parent!) + 1);
  state.done.splice(state.done.lastIndexOf(list), 1);
  state.stack.push(list);
  append(state, state.stack.length - 1, index, marker);
}

const lastBlock = (list: OpenList): number => list.items.at(-1)!.event.block;

/** Whether a marker begins a new list rather than going on with the open one of its style. */
function opensAnew(state: State, list: OpenList, index: number, marker: Marker): boolean {
  if (isUnnumbered(marker.style)) return breaksRow(state, list, index);
  if (marker.value !== 1 || list.last < 1) return false;
  if (!state.events[index]!.leading) return list.last > 1;
  return isSoft(marker.style) ? list.last > 1 : isFollowed(state, index);
}

/** Dashes belong together while little stands between them, and nothing that announces others. */
function breaksRow(state: State, list: OpenList, index: number): boolean {
  const { block } = state.events[index]!;
  const between = state.blocks.slice(lastBlock(list) + 1, block).filter(isContent);
  return between.length > MOST_BETWEEN || (between.at(-1)?.paragraph.folded.text.endsWith("：") ?? false);
}

/** Paragraphs from one dash to the next. */
const MOST_BETWEEN = 3;

/** The next marker of the style bears the next number. */
const isFollowed = ({ events, chain }: State, index: number): boolean =>
  chain[index]! >= 0 && events[chain[index]!]!.marker!.value === events[index]!.marker!.value + 1;

/** A list of the same style inside an item of the open one, which goes on afterwards. */
function isNested(state: State, outer: OpenList, index: number): boolean {
  if (!state.events[index]!.leading) return !outer.inline && lastBlock(outer) === state.events[index]!.block;
  return resumes(state, outer, index);
}

/** Markers of one style looked at ahead. */
const LOOK_AHEAD = 400;

/**
 * Whether an open list goes on after the ones that begin at a marker of its style: read ahead within what the list
 * stands in, each number goes to the innermost list that waits for it.
 */
function resumes(state: State, outer: OpenList, index: number): boolean {
  const { events, chain } = state;
  const end = scopeEnd(state, outer);
  const open = [outer.last];
  let at = index;
  for (let steps = 0; at >= 0 && at < end && steps < LOOK_AHEAD; steps++, at = chain[at]!) {
    const { value } = events[at]!.marker!;
    if (value === 1) {
      open.push(1);
      continue;
    }
    while (open.length > 1 && open.at(-1)! + 1 !== value) open.pop();
    if (open.length === 1 && steps > 0) return open[0]! + 1 === value;
    open[open.length - 1] = value;
  }
  return false;
}

const sharesStyle = (a: OpenList, b: OpenList): boolean => [...a.styles].some((style) => b.styles.has(style));

/** The next marker of a list of another style that the given one stands in. */
function scopeEnd({ stack, chain, events }: State, list: OpenList): number {
  let end = events.length;
  for (const outer of stack) {
    if (outer === list) break;
    const next = chain[outer.items.at(-1)!.index]!;
    if (next >= 0 && !sharesStyle(outer, list)) end = Math.min(end, next);
  }
  return end;
}

/** An open list of another style that lacks just this number: the marker is a slip in it. */
function findSlip({ stack, events, chain }: State, event: MarkerEvent, marker: Marker): number {
  if (marker.value < 2 || isUnnumbered(marker.style)) return -1;
  for (let i = stack.length - 1; i >= 0; i--) {
    const list = stack[i]!;
    const item = list.items.at(-1)!;
    const last = item.event.marker;
    if (!last || list.last + 1 !== marker.value || !areKin(last, marker)) continue;
    if (!event.leading && item.event.block !== event.block) continue;
    const next = item.event.leading ? chain[item.index]! : -1;
    if (next < 0 || events[next]!.marker!.value !== marker.value) return i;
  }
  return -1;
}

/** A style of a higher level closes lists of lower ones, unless they go on later. */
function closeDeeper(state: State, marker: Marker): void {
  const { stack, chain, events } = state;
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const item = top.items.at(-1)!;
    if (!item.event.marker) {
      if (!isFrame(state, item.event)) return;
      state.done.push(stack.pop()!);
      continue;
    }
    if (rankOf(item.event.marker.style) <= rankOf(marker.style) && !(top.inline && !isSoft(marker.style)))
      return;
    const next = item.event.leading ? chain[item.index]! : -1;
    if (next >= 0 && events[next]!.marker!.value === top.last + 1 && top.last > 0) return;
    state.done.push(stack.pop()!);
  }
}

/** 前言, 结束语 stand beside the numbered headings, not above them. */
const isFrame = ({ blocks }: State, event: MarkerEvent): boolean =>
  isFrameName(blocks[event.block]!.paragraph.folded.text);

/** Another speaker begins: 一是 of the one is not gone on with by 二是 of the next. */
function closeProse(state: State): void {
  const first = state.stack.findIndex(({ styles }) => [...styles].some(isSoft));
  if (first >= 0) popTo(state, first);
}

/** Lists inside a paragraph end with it, unless the next paragraph opens with their next number. */
function closeInline(state: State, event: MarkerEvent): void {
  const { stack } = state;
  for (let i = stack.length - 1; i >= 0; i--) {
    const list = stack[i]!;
    if (!list.inline) return;
    const last = list.items.at(-1)!.event.marker;
    const { marker } = event;
    if (marker && last && marker.value > 1 && list.last + 1 === marker.value && areKin(last, marker)) return;
    popTo(state, i);
  }
}

function append(state: State, at: number, index: number, marker: Marker): void {
  popTo(state, at + 1);
  const list = state.stack[at]!;
  if (list.inline && state.events[index]!.leading) closeEarlierKin(state, list);
  list.styles.add(marker.style);
  list.items.push({ event: state.events[index]!, index });
  list.last = countsInWords(marker.style) ? list.last + 1 : marker.value;
}

/**
 * A list that began inside a paragraph and now goes on with paragraphs is no part of an older list of prose, unless it
 * began in one of its items.
 */
function closeEarlierKin(state: State, list: OpenList): void {
  const { stack } = state;
  const { block } = list.items[0]!.event;
  while (stack.length > 1) {
    const below = stack.at(-2)!;
    const marker = below.items.at(-1)!.event.marker;
    if (!marker || !isSoft(marker.style) || lastBlock(below) === block) break;
    state.done.push(...stack.splice(-2, 1));
  }
  list.depth = stack.length - 1;
}

function open(state: State, index: number, marker: Marker): void {
  const event = state.events[index]!;
  state.stack.push({
    depth: state.stack.length,
    parent: state.stack.at(-1),
    styles: new Set([marker.style]),
    items: [{ event, index }],
    inline: !event.leading,
    last: marker.value,
  });
}

function popTo(state: State, size: number): void {
  while (state.stack.length > size) state.done.push(state.stack.pop()!);
}

/** An unnumbered heading stands inside the lists that go on after it, and above the others. */
function openPlain(state: State, index: number): void {
  const { stack, chain, events } = state;
  if (isFrame(state, events[index]!)) popTo(state, 0);
  const make = makeOf(state, events[index]!);
  const isPlain = ({ styles }: OpenList): boolean => styles.size === 0;
  const own = stack.findIndex((list) => isPlain(list) && makeOf(state, list.items[0]!.event) === make);
  if (own >= 0) {
    popTo(state, own + 1);
    stack[own]!.items.push({ event: events[index]!, index });
    return;
  }
  // Those of another make stand above or below.
  const below = stack.findIndex((list) => isPlain(list) && makeOf(state, list.items[0]!.event) > make);
  if (below >= 0) popTo(state, below);
  const above = stack.findLastIndex((list) => isPlain(list) && makeOf(state, list.items[0]!.event) < make);
  let keep = stack.length;
  while (keep > 0) {
    const list = stack[keep - 1]!;
    const item = list.items.at(-1)!;
    const next = chain[item.index]!;
    if (next >= 0 && events[next]!.marker!.value === list.last + 1) break;
    if (wasParent(state, list) || keep - 1 === above) break;
    keep--;
  }
  popTo(state, keep);
  state.plain.set(keep, index);
  stack.push({
    depth: keep,
    parent: stack.at(-1),
    styles: new Set(),
    items: [{ event: events[index]!, index }],
    inline: false,
    last: 0,
  });
}

/** How an unnumbered heading is made, the highest first: 【案例简介】, a line without a sentence, a full sentence. */
function makeOf({ blocks }: State, { block }: MarkerEvent): number {
  const { text } = blocks[block]!.paragraph.folded;
  return isBracketed(text) ? 0 : /[。！]$/.test(text) ? 2 : 1;
}

/** Unnumbered headings stood one level below this list before. */
function wasParent(state: State, list: OpenList): boolean {
  const row = state.plain.get(list.depth + 1);
  return row !== undefined && row > list.items[0]!.index;
}
