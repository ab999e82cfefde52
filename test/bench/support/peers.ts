/** What else could be plugged in: a phrase list by PMI and entropy, and the editor's own word-based suggestions. */
import { buildSegment, type SpeechInput } from "../../../server/src/index/build";
import { findInterval } from "../../../server/src/index/segment/search";
import { textOf, type Segment } from "../../../server/src/index/segment/segment";
import { isHan } from "../../../server/src/text/chars";
import type { Offerer } from "./typist";

const LONGEST_PHRASE = 10;
const LEAST_COUNT = 3;
/** Bits. */
const LEAST_PMI = 3;
const LEAST_ENTROPY = 1;
/** Places whose neighbours are counted. */
const LOOKED = 200;

/** Phrases whose pieces go together and whose neighbours vary; those that begin with what stands are offered. */
export function phraseList(corpus: readonly SpeechInput[]): Offerer {
  const segment = buildSegment(corpus);
  const phrases: { text: string; count: number }[] = [];
  for (let length = 2; length <= LONGEST_PHRASE; length++) {
    for (const [low, high] of runs(segment, length)) {
      if (high - low >= LEAST_COUNT && isPhrase(segment, low, high, length)) {
        const at = segment.suffixes[low]!;
        phrases.push({ text: textOf(segment, at, at + length), count: high - low });
      }
    }
  }
  return byBeginning(phrases);
}

/** Words of all open documents that begin as the one before the cursor does, by the editor's default pattern. */
export function wordBased(corpus: readonly SpeechInput[]): Offerer {
  const pattern = /-?\d*\.\d\w*|[^`~!@#$%^&*()\-=+[{\]}\\|;:'",.<>/?\s]+/gu;
  const words = new Set<string>();
  for (const { paragraphs } of corpus)
    for (const text of paragraphs) for (const [word] of text.matchAll(pattern)) words.add(word);
  const sorted = [...words].sort();
  return (before) => {
    const word = /[^`~!@#$%^&*()\-=+[{\]}\\|;:'",.<>/?\s]+$/u.exec(before)?.[0] ?? "";
    if (word === "") return [];
    const found: { text: string }[] = [];
    for (let i = lowerBound(sorted, word); i < sorted.length && sorted[i]!.startsWith(word); i++) {
      if (sorted[i] !== word) found.push({ text: sorted[i]!.slice(word.length) });
      if (found.length >= 5) break;
    }
    return found;
  };
}

function byBeginning(phrases: readonly { text: string; count: number }[]): Offerer {
  const byPrefix = new Map<string, { text: string; count: number }[]>();
  for (const { text, count } of phrases) {
    for (let split = 1; split < text.length - 1; split++) {
      const prefix = text.slice(0, split);
      const list = byPrefix.get(prefix);
      const rest = { text: text.slice(split), count };
      if (list === undefined) byPrefix.set(prefix, [rest]);
      else list.push(rest);
    }
  }
  for (const list of byPrefix.values()) list.sort((a, b) => b.count - a.count).splice(5);
  // Phrases that more of the text begins come first; those that less of it begins fill the list.
  return (before) => {
    const offers = new Map<string, { text: string; count: number }>();
    for (let length = Math.min(LONGEST_PHRASE, before.length); length > 0 && offers.size < 5; length--) {
      for (const rest of byPrefix.get(before.slice(-length)) ?? [])
        if (offers.size < 5 && !offers.has(rest.text)) offers.set(rest.text, rest);
    }
    return [...offers.values()];
  };
}

function isPhrase(segment: Segment, low: number, high: number, length: number): boolean {
  const { text, suffixes } = segment;
  const before = new Map<number, number>();
  const after = new Map<number, number>();
  const stride = Math.max(1, (high - low) / LOOKED);
  let n = 0;
  for (let i = low; i < high; i += stride, n++) {
    const at = suffixes[Math.floor(i)]!;
    for (const [counts, code] of [
      [before, text[at - 1]!],
      [after, text[at + length]!],
    ] as const) {
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  if (entropy(before, n) < LEAST_ENTROPY || entropy(after, n) < LEAST_ENTROPY) return false;
  const at = suffixes[low]!;
  const whole = textOf(segment, at, at + length);
  const total = suffixes.length;
  for (let split = 1; split < length; split++) {
    const left = countOf(segment, whole.slice(0, split));
    const right = countOf(segment, whole.slice(split));
    if (Math.log2(((high - low) * total) / (left * right)) < LEAST_PMI) return false;
  }
  return true;
}

function entropy(counts: ReadonlyMap<number, number>, total: number): number {
  let bits = 0;
  for (const n of counts.values()) bits -= (n / total) * Math.log2(n / total);
  return bits;
}

function countOf(segment: Segment, phrase: string): number {
  const { low, high } = findInterval(segment, phrase);
  return high - low;
}

/** Runs of suffixes that agree in their first `length` characters, all of them Han. */
function* runs({ text, suffixes, alphabet }: Segment, length: number): Generator<[number, number]> {
  const agree = (a: number, b: number): boolean => {
    for (let i = 0; i < length; i++) if (text[a + i] !== text[b + i]) return false;
    return true;
  };
  const allHan = (at: number): boolean => {
    for (let i = 0; i < length; i++) if (text[at + i]! < 2 || !isHan(alphabet[text[at + i]!]!)) return false;
    return true;
  };
  let low = 0;
  for (let i = 1; i <= suffixes.length; i++) {
    if (i < suffixes.length && agree(suffixes[low]!, suffixes[i]!)) continue;
    if (i - low >= LEAST_COUNT && allHan(suffixes[low]!)) yield [low, i];
    low = i;
  }
}

function lowerBound(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
