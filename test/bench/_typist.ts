/**
 * A simulated drafter: commits words through a full-pinyin input method (a letter a keystroke, one more to commit a
 * word, one for a mark), sees five items, and takes the right one that saves most. Taking the k-th costs 1 + k.
 */
import { pinyin } from "pinyin-pro";

export interface Offer {
  readonly text: string;
  readonly probability?: number;
}

/** What is offered before the next word: `context` is the paragraph up to the cursor, `\n` before it. */
export type Offerer = (context: string, paragraph: string) => readonly Offer[];

export interface Typing {
  readonly keystrokes: number;
  readonly saved: number;
  /** Moments at which something could be offered, was offered, was right at all, was right in first place. */
  readonly moments: number;
  readonly offered: number;
  readonly hits: number;
  readonly firstHits: number;
  /** Accepted items that end inside a word of the text. */
  readonly insideWord: number;
  readonly accepted: number;
}

export const nothingTyped: Typing = {
  keystrokes: 0,
  saved: 0,
  moments: 0,
  offered: 0,
  hits: 0,
  firstHits: 0,
  insideWord: 0,
  accepted: 0,
};

export const addTyping = (a: Typing, b: Typing): Typing =>
  Object.fromEntries(
    Object.keys(a).map((key) => [key, a[key as keyof Typing] + b[key as keyof Typing]]),
  ) as unknown as Typing;

const listLength = 5;

/** Types one paragraph. @param cut its words in order; @param offerer `undefined` where nothing is offered */
export function typeParagraph(text: string, cut: readonly string[], offer: Offerer): Typing {
  const costs = costsOf(text, cut);
  const ends = new Set<number>();
  let at = 0;
  for (const word of cut) ends.add((at += word.length));
  const total = { ...nothingTyped } as { -readonly [K in keyof Typing]: Typing[K] };
  for (let i = 0; i < text.length; i++) total.keystrokes += costs[i]!;
  let cursor = cut[0]?.length ?? text.length;
  while (cursor < text.length) {
    const offers = offer(`\n${text.slice(0, cursor)}`, text).slice(0, listLength);
    total.moments++;
    if (offers.length > 0) total.offered++;
    let best = 0;
    let bestEnd = 0;
    const isRight = (item: Offer): boolean => item.text.length > 1 && text.startsWith(item.text, cursor);
    if (offers.some(isRight)) total.hits++;
    if (offers[0] !== undefined && isRight(offers[0])) total.firstHits++;
    for (const [rank, item] of offers.entries()) {
      if (!isRight(item)) continue;
      const end = cursor + item.text.length;
      const saving = costs.slice(cursor, end).reduce((sum, cost) => sum + cost, -(1 + rank));
      if (saving > best) {
        best = saving;
        bestEnd = end;
      }
    }
    if (best > 0) {
      total.accepted++;
      total.saved += best;
      if (!ends.has(bestEnd)) total.insideWord++;
      cursor = bestEnd;
      continue;
    }
    do cursor++;
    while (cursor < text.length && !ends.has(cursor));
  }
  return total;
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
