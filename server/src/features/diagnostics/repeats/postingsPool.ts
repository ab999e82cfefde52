import type { MatchText } from "./matchText";
import { Pace } from "./pace";
import { GramPostings } from "./postings";

/** Postings of one speech: `slots[i]` is the slot of `texts[i]`. */
export interface DraftPostings {
  readonly texts: readonly MatchText[];
  readonly slots: readonly number[];
  readonly postings: GramPostings;
}

/** Bytes of all postings that are kept for the next keystroke; those used longest ago go first. */
const KEPT = 64 * 1024 * 1024;
/** Cost of adding or removing one gram, in steps of an inner loop. */
const STEP = 20;

/** Postings that nobody uses at the moment; empty while somebody does. */
interface PoolEntry {
  kept: DraftPostings | undefined;
}

/**
 * Postings by each text that is in them. A text lives as long as the paragraph it was made of, and that as long as
 * its draft is open: with the draft its postings go.
 */
const entries = new WeakMap<MatchText, PoolEntry>();
/** In the order of their last use, so that many open drafts stay within `KEPT`. */
let recent: readonly WeakRef<PoolEntry>[] = [];

/**
 * Postings of these texts: those of the speech that is most like it, with the paragraphs that differ exchanged.
 * They belong to the caller until `release`, so that runs that take turns never share one; a run that is dropped
 * simply loses them.
 */
export function* acquirePostings(
  texts: readonly MatchText[],
): Generator<undefined, DraftPostings, undefined> {
  const nearest = takeNearest(texts);
  const { postings } = nearest;
  const head = commonHead(nearest.texts, texts);
  const tail = commonTail(nearest.texts, texts, head);
  const pace = new Pace();
  for (let i = head; i < nearest.texts.length - tail; i++) {
    postings.remove(nearest.slots[i]!);
    if (pace.spend(nearest.texts[i]!.grams.length * STEP)) yield;
  }
  const middle: number[] = [];
  for (let i = head; i < texts.length - tail; i++) {
    middle.push(postings.add(texts[i]!.grams));
    if (pace.spend(texts[i]!.grams.length * STEP)) yield;
  }
  const slots = [
    ...nearest.slots.slice(0, head),
    ...middle,
    ...nearest.slots.slice(nearest.slots.length - tail),
  ];
  return { texts, slots, postings };
}

export function releasePostings(used: DraftPostings): void {
  const place: PoolEntry = { kept: used };
  for (const text of used.texts) entries.set(text, place);
  recent = withinBounds([...recent, new WeakRef(place)]);
}

/** The places that still hold something, the oldest of them emptied where all are more than is kept. */
function withinBounds(all: readonly WeakRef<PoolEntry>[]): readonly WeakRef<PoolEntry>[] {
  const full = all.filter((each) => each.deref()?.kept !== undefined);
  let bytes = 0;
  const first = full.findLastIndex((each) => (bytes += each.deref()?.kept?.postings.bytes ?? 0) > KEPT) + 1;
  for (const each of full.slice(0, first)) {
    const place = each.deref();
    if (place) place.kept = undefined;
  }
  return full.slice(first);
}

function takeNearest(texts: readonly MatchText[]): DraftPostings {
  let best: PoolEntry | undefined;
  let most = 0;
  for (const place of new Set(texts.map((text) => entries.get(text)))) {
    if (!place?.kept) continue;
    const before = place.kept.texts;
    const head = commonHead(before, texts);
    const common = head + commonTail(before, texts, head);
    // Exchanging more than half of the paragraphs costs more than a new table.
    if (common > most && common * 2 >= before.length) {
      most = common;
      best = place;
    }
  }
  const taken = best?.kept ?? { texts: [], slots: [], postings: new GramPostings() };
  if (best) best.kept = undefined;
  return taken;
}

function commonHead(a: readonly MatchText[], b: readonly MatchText[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

function commonTail(a: readonly MatchText[], b: readonly MatchText[], head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let n = 0;
  while (n < most && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}
