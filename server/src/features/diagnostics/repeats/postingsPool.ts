import type { MatchText } from "./matchText";
import { Pace } from "./pace";
import { GramPostings } from "./postings";

/** Postings of one draft: `slots[i]` is the slot of `texts[i]`. */
export interface DraftPostings {
  readonly texts: readonly MatchText[];
  readonly slots: readonly number[];
  readonly postings: GramPostings;
}

/** Units of all texts whose postings are kept: about 50 bytes each. */
const KEPT = 2_000_000;
/** Cost of adding or removing one gram, in steps of an inner loop. */
const STEP = 20;

const pool: DraftPostings[] = [];

/**
 * Postings of these texts: those of the draft that is most like it, with the paragraphs that differ exchanged.
 * They belong to the caller until `release`, so that runs that take turns never share one; a run that is dropped
 * simply loses them.
 */
export function* acquirePostings(
  texts: readonly MatchText[],
): Generator<undefined, DraftPostings, undefined> {
  const base = takeNearest(texts);
  const { postings } = base;
  const head = commonHead(base.texts, texts);
  const tail = commonTail(base.texts, texts, head);
  const pace = new Pace();
  for (let i = head; i < base.texts.length - tail; i++) {
    postings.remove(base.slots[i]!);
    if (pace.spend(base.texts[i]!.grams.length * STEP)) yield;
  }
  const middle: number[] = [];
  for (let i = head; i < texts.length - tail; i++) {
    middle.push(postings.add(texts[i]!.grams));
    if (pace.spend(texts[i]!.grams.length * STEP)) yield;
  }
  const slots = [...base.slots.slice(0, head), ...middle, ...base.slots.slice(base.slots.length - tail)];
  return { texts, slots, postings };
}

export function releasePostings(used: DraftPostings): void {
  pool.push(used);
  let units = 0;
  const from = pool.findLastIndex(({ texts }) => (units += unitsOf(texts)) > KEPT);
  pool.splice(0, from + 1);
}

const unitsOf = (texts: readonly MatchText[]): number =>
  texts.reduce((sum, text) => sum + text.units.length, 0);

function takeNearest(texts: readonly MatchText[]): DraftPostings {
  let best = -1;
  let most = 0;
  pool.forEach((each, i) => {
    const head = commonHead(each.texts, texts);
    const common = head + commonTail(each.texts, texts, head);
    // Exchanging more than half of the paragraphs costs more than a new table.
    if (common > most && common * 2 >= each.texts.length) {
      most = common;
      best = i;
    }
  });
  if (best < 0) return { texts: [], slots: [], postings: new GramPostings() };
  return pool.splice(best, 1)[0]!;
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
