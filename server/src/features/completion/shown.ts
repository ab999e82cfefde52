import { BLANK } from "./template";

/** An item of a list as it is learned from: its label, and the probability that the index gave it. */
export interface Shown {
  readonly label: string;
  readonly probability: number;
}

/** A list that was shown, and where. */
export interface ShownList {
  /** Folded text of the paragraph before the cursor. */
  readonly before: string;
  readonly items: readonly Shown[];
}

/** What became of a list. */
interface Outcome {
  /** Whether each item's text stands there now, in the list's order. */
  readonly right: readonly boolean[];
}

/**
 * What became of a list, given the paragraph up to the cursor as it stands now; `undefined` while that cannot be told:
 * nothing has been added, an item may still be being typed, or pinyin stands there. `"elsewhere"` where the text
 * before the list is no longer the same: nothing can be learned then.
 */
export function outcomeOf({ before, items }: ShownList, now: string): Outcome | "elsewhere" | undefined {
  if (!now.startsWith(before)) return "elsewhere";
  const added = now.slice(before.length);
  if (added === "" || /[A-Za-z]$/u.test(added)) return undefined;
  const right = items.map(({ label }) => stands(label, added));
  const open = items.some(({ label }, i) => !right[i] && mayBecome(label, added));
  return open ? undefined : { right };
}

const stands = (label: string, added: string): boolean =>
  label.includes(BLANK) ? patternOf(label).test(added) : added.startsWith(label);

/** A label's blanks are filled in with figures by then. */
function patternOf(label: string): RegExp {
  let pattern = patterns.get(label);
  if (pattern === undefined) {
    const parts = label.split(BLANK).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&"));
    if (patterns.size >= CACHED) patterns.clear();
    patterns.set(label, (pattern = new RegExp(`^${parts.join(FILLING)}`, "u")));
  }
  return pattern;
}

const DIGITS = "[\\d０-９.,，．%％〇零一二两三四五六七八九十百千万亿几数余多]";
const FILLING = `${DIGITS}{1,12}?`;
const BEGUN = new RegExp(`^${DIGITS}{0,12}`, "u");
const CACHED = 200;
const patterns = new Map<string, RegExp>();

/** Whether what was added so far is the beginning of an item, its first blank filled in or not. */
function mayBecome(label: string, added: string): boolean {
  const [firm = "", next] = label.split(BLANK);
  if (firm.startsWith(added)) return true;
  if (next === undefined || !added.startsWith(firm)) return false;
  return next.startsWith(added.slice(firm.length).replace(BEGUN, ""));
}
