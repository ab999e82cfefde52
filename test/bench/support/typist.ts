/**
 * A simulated drafter: commits words through a full-pinyin input method (a letter a keystroke, one more to commit a
 * word, one for a mark), sees five items, and takes the right one that saves most. Taking the k-th costs 1 + k.
 */
import { pinyin } from "pinyin-pro";

export interface Offer {
  /** What is added behind the cursor; empty for what does something else. `SLOT` stands for an empty tab stop. */
  readonly text: string;
  readonly probability?: number;
}

/** The ghost text behind `before`, where the list's first row is the one selected; undefined for none. */
export type GhostOf = (before: string) => Promise<string | undefined>;

/** Stands in an item where a figure is to be typed. */
export const SLOT = "\u0000";

/** What is offered behind `before`, the paragraph up to the cursor; `letters` are initials typed after it. */
export type Offerer = (before: string, letters: string) => readonly Offer[] | Promise<readonly Offer[]>;

export interface Typing {
  readonly keystrokes: number;
  readonly saved: number;
  /** Moments at which something could be offered, was offered, was right at all, was right in first place. */
  readonly moments: number;
  readonly offered: number;
  readonly hits: number;
  readonly firstHits: number;
  /** Accepted items, and those of them that end inside a word of the text. */
  readonly accepted: number;
  readonly insideWord: number;
  /** Items shown, and those of them with which the text does go on. */
  readonly items: number;
  readonly exact: number;
  /** Moments behind 。 and ；, and those of them at which something was offered. */
  readonly pauses: number;
  readonly pauseLists: number;
  /** Ghost texts shown, and those of them with which the text does go on. */
  readonly ghosts: number;
  readonly rightGhosts: number;
}

export const NOTHING_TYPED: Typing = {
  keystrokes: 0,
  saved: 0,
  moments: 0,
  offered: 0,
  hits: 0,
  firstHits: 0,
  accepted: 0,
  insideWord: 0,
  items: 0,
  exact: 0,
  pauses: 0,
  pauseLists: 0,
  ghosts: 0,
  rightGhosts: 0,
};

export const addTyping = (a: Typing, b: Typing): Typing =>
  Object.fromEntries(
    Object.keys(a).map((key) => [key, a[key as keyof Typing] + b[key as keyof Typing]]),
  ) as unknown as Typing;

export const LIST_LENGTH = 5;
/** Initials after which nobody waits for an item any more. */
const MOST_LETTERS = 6;

interface Choice {
  readonly saving: number;
  readonly end: number;
}

/**
 * Types one paragraph.
 * @param cut its words in order
 * @param withInitials types as many initials as bring the right item up, where that saves more
 */
export async function typeParagraph(
  text: string,
  cut: readonly string[],
  offer: Offerer,
  withInitials = false,
  ghostOf?: GhostOf,
): Promise<Typing> {
  const costs = costsOf(text, cut);
  const ends = wordEnds(cut);
  const total = { ...NOTHING_TYPED } as { -readonly [K in keyof Typing]: Typing[K] };
  for (let i = 0; i < text.length; i++) total.keystrokes += costs[i]!;
  let cursor = withInitials ? 0 : (cut[0]?.length ?? text.length);
  while (cursor < text.length) {
    const before = text.slice(0, cursor);
    const offers = (await offer(before, "")).slice(0, LIST_LENGTH);
    total.moments++;
    if (offers.length > 0) total.offered++;
    const right = offers.map((item) => matchOf(item, text, cursor, costs) !== undefined);
    if (right.includes(true)) total.hits++;
    if (right[0] === true) total.firstHits++;
    total.items += offers.length;
    total.exact += right.filter(Boolean).length;
    if (/[。；]$/u.test(before)) {
      total.pauses++;
      if (offers.length > 0) total.pauseLists++;
    }
    const ghost = await ghostOf?.(before);
    if (ghost !== undefined) {
      total.ghosts++;
      if (text.startsWith(ghost, cursor)) total.rightGhosts++;
    }
    let best = bestOf(offers, text, cursor, costs, 0);
    const initials = withInitials ? initialsOf(text, cursor) : "";
    for (let n = 1; n <= initials.length; n++) {
      const found = (await offer(before, initials.slice(0, n))).slice(0, LIST_LENGTH);
      const choice = bestOf(found, text, cursor, costs, n);
      if (choice.saving > best.saving) best = choice;
    }
    if (best.saving > 0) {
      total.accepted++;
      total.saved += best.saving;
      if (!ends.has(best.end)) total.insideWord++;
      cursor = best.end;
      continue;
    }
    do cursor++;
    while (cursor < text.length && !ends.has(cursor));
  }
  return total;
}

function bestOf(
  offers: readonly Offer[],
  text: string,
  cursor: number,
  costs: readonly number[],
  letters: number,
): Choice {
  let best: Choice = { saving: 0, end: cursor };
  for (const [rank, item] of offers.entries()) {
    const match = matchOf(item, text, cursor, costs);
    if (match === undefined) continue;
    const saving = match.spared - (1 + rank) - letters;
    if (saving > best.saving) best = { saving, end: match.end };
  }
  return best;
}

/** Where the text has said all that an item says, and the keystrokes of that; items of one character do not count. */
function matchOf(
  { text: item }: Offer,
  text: string,
  cursor: number,
  costs: readonly number[],
): { end: number; spared: number } | undefined {
  if (item.length < 2) return undefined;
  let end = cursor;
  let spared = 0;
  for (const [i, part] of item.split(SLOT).entries()) {
    if (i > 0) {
      // What belongs into a stop is typed by hand, and a key more leaves it.
      end += figureAt(text, end).length;
      spared--;
    }
    if (!text.startsWith(part, end)) return undefined;
    for (let k = 0; k < part.length; k++) spared += costs[end++]!;
  }
  return { end, spared };
}

const figureAt = (text: string, at: number): string =>
  /^(?:[\d.,%％]+|[〇零一二三四五六七八九十百千万亿]+)?/u.exec(text.slice(at, at + 12))![0];

function wordEnds(cut: readonly string[]): ReadonlySet<number> {
  const ends = new Set<number>();
  let at = 0;
  for (const word of cut) ends.add((at += word.length));
  return ends;
}

/** First letters of the syllables from the cursor up to a mark. */
function initialsOf(text: string, cursor: number): string {
  const clause = /^\p{Script=Han}*/u.exec(text.slice(cursor, cursor + MOST_LETTERS))![0];
  return pinyin(clause, { toneType: "none", type: "array", v: true })
    .map((syllable) => syllable.charAt(0))
    .join("");
}

/** Keystrokes of each character; the commit of a word is laid to its first. */
function costsOf(text: string, cut: readonly string[]): number[] {
  const costs: number[] = [];
  for (const word of cut) {
    const syllables = pinyin(word, { toneType: "none", type: "array", nonZh: "spaced", v: true });
    const han = /\p{Script=Han}/u.test(word);
    for (let i = 0; i < word.length; i++) {
      const isHan = /\p{Script=Han}/u.test(word[i]!);
      costs.push((isHan ? (syllables[i]?.length ?? 2) : 1) + (i === 0 && han ? 1 : 0));
    }
  }
  return costs.slice(0, text.length);
}
