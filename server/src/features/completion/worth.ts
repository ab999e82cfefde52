/** What is known of an item that could be shown. */
interface Item {
  readonly label: string;
  readonly probability: number;
}

/** Nobody reads further down a list that has opened by itself. */
const MOST_ITEMS = 3;
/** An item less probable is noise, and so is one far less probable than the first. */
const LEAST = 0.04;
const LEAST_SHARE = 0.1;
/** UTF-16 units of an item that saves as much as one can be counted on to save. */
const FULL_LENGTH = 7;
/** Where a sentence or a clause of its own begins, only what is more likely right than not is worth a list. */
const BEGINNING = /[。！？；：]$/u;
const SURE = 0.6;
/** Where a clause begins, a list of these alone is none: they are typed faster than looked for. */
const AFTER_PAUSE = /[，、]$/u;
const BARE_VERB =
  /^(?:推[动进]|加[强快大]|坚[持决定]|深[化入]|完善|提[高升]|健全|落实|强化|优化|促进|积极|认真|切实|努力|不断|全面|进一步|着力|大力|扎实|持续|有效|统筹|突出|聚焦|围绕|确保|实[现施]|做[好到]|抓[好住]|开展|建[立设]|发[展挥]|把握|树立|增强|牢固?)$/u;

/**
 * The items of a list that opens by itself, best first; none where it is not worth a look. What decides is the chance
 * that one of the few is right, a short one counting for less as it saves less.
 * @param before the paragraph up to the cursor
 * @param least the setting `completion.minConfidence`
 */
export function worthShowing<T extends Item>(
  items: readonly T[],
  before: string,
  least: number,
): readonly T[] {
  const [first] = items;
  if (first === undefined) return [];
  const kept = items
    .filter(({ probability }) => probability >= Math.max(LEAST, LEAST_SHARE * first.probability))
    .slice(0, MOST_ITEMS);
  if (BEGINNING.test(before) && first.probability < SURE) return [];
  if (AFTER_PAUSE.test(before) && kept.every(({ label }) => BARE_VERB.test(label))) return [];
  const worth = kept.reduce((sum, item) => sum + item.probability * savingOf(item), 0);
  return worth >= least ? kept : [];
}

/** From 0 to 1: grows with the length, ever slower. */
const savingOf = ({ label }: Item): number => Math.sqrt(Math.min(label.length, FULL_LENGTH) / FULL_LENGTH);
