import { countHan } from "../../text/chars";
import { words } from "../../text/words";
import { classOf, WordClass } from "../wordClass";

/** What is known of a phrase beside the text that it was found in. */
interface PhraseUse {
  /** How often the corpus says it, at most. */
  readonly most: (phrase: string) => number;
  /** Whether the speech at hand says it. */
  readonly isSaid: (phrase: string) => boolean;
}

/** Share of a phrase's places at which it is part of the longer one: then that is what is said. */
const MOSTLY = 0.6;
/** So many times as often a phrase stands without the character at its end that is none of it. */
const ALONE = 2;
/** Characters of a phrase, and of the text to either side that it may grow by. */
const LONGEST = 8;
const NEAR = 12;

/**
 * A term as people say it, where it was cut out of a text word by word: grown by what nearly always stands beside it
 * (责主业 → 主责主业), without a lone character at an end that it mostly stands without (质效办 → 质效).
 * @param text folded, with the term in it
 */
export function wholePhrase(term: string, text: string, { most, isSaid }: PhraseUse): string {
  const at = text.indexOf(term);
  if (at < 0) return term;
  const from = Math.max(0, at - NEAR);
  const near = words(text.slice(from, at + term.length + NEAR)).map(({ span }) => ({
    start: span.start + from,
    end: span.end + from,
  }));
  let first = near.findIndex(({ end }) => end > at);
  let last = near.findLastIndex(({ start }) => start < at + term.length);
  const phrase = (a: number, b: number): string => text.slice(near[a]!.start, near[b]!.end);
  const isLone = (i: number): boolean => near[i]!.end - near[i]!.start === 1;
  const isHeld = (a: number, b: number, added: number): boolean => {
    const longer = near[a] && near[b] ? phrase(a, b) : "";
    if (longer === "" || longer.length > LONGEST || countHan(longer) < longer.length) return false;
    const isSmall = SMALL.has(classOf(phrase(added, added), undefined));
    return !isSmall && isSaid(longer) && most(longer) >= MOSTLY * most(phrase(first, last));
  };
  const isLoose = (a: number, b: number, edge: number): boolean =>
    isLone(edge) && phrase(a, b).length >= 2 && most(phrase(a, b)) >= ALONE * most(phrase(first, last));
  // What stands before a whole word is most often the verb of something else.
  while (first > 0 && isLone(first) && isHeld(first - 1, last, first - 1)) first--;
  while (isHeld(first, last + 1, last + 1)) last++;
  while (first < last && isLoose(first + 1, last, first)) first++;
  while (first < last && isLoose(first, last - 1, last)) last--;
  return phrase(first, last);
}

/**
 * What of a phrase names something, with the verb that does something to it: 举措提升司法公信力 → 提升司法公信力,
 * 更大力度激发 → 更大力度. Undefined where it names nothing.
 */
export function namingPart(phrase: string): string | undefined {
  const parts = words(phrase).map(({ span }) => ({
    ...span,
    wordClass: classOf(phrase.slice(span.start, span.end), undefined),
  }));
  const first = parts.findIndex(({ start, end }) => !PARTICLE.test(phrase.slice(start, end)));
  const isDone = parts[first]?.wordClass === WordClass.verb;
  // 强化结果运用: behind what is done a verb is what it is done to.
  const ends = (wordClass: WordClass): boolean =>
    NAMING.has(wordClass) || (isDone && wordClass === WordClass.verb);
  const last = parts.findLastIndex(({ wordClass }, i) => i > first - Number(!isDone) && ends(wordClass));
  const named = parts.slice(Math.max(0, first), last + 1);
  if (!named.some(({ wordClass }) => NAMING.has(wordClass))) return undefined;
  const verb = isDone ? 0 : named.findLastIndex(({ wordClass }) => wordClass === WordClass.verb);
  return phrase.slice(named[Math.max(0, verb)]!.start, named.at(-1)!.end);
}

const NAMING: ReadonlySet<number> = new Set([WordClass.noun, WordClass.action, WordClass.name]);

/** What joins words; 各 and 每 begin what is said. */
const PARTICLE = /^[的了着过地得和与及并而或在从对由被以于之所等]$/u;
/** Nothing is named by them, and no name goes on with them. */
const SMALL: ReadonlySet<number> = new Set([WordClass.function, WordClass.modal]);
