import { memoized } from "../../text/memo";
import type { PhraseLocations } from "../../index/phraseLocations";
import { countHan } from "../../text/chars";
import { eachWord } from "../../text/words";
import type { IndexedSpeech } from "../../index/model";

/** A text and how much it says of the topic: a title says more than a sentence. */
export interface Weighed {
  /** Folded. */
  readonly text: string;
  readonly weight: number;
}

interface TopicLikeness {
  /** Share of the draft's weight of terms that the speech has, 0 to 1. */
  readonly score: number;
  /** Terms of both, most telling first. */
  readonly shared: readonly string[];
}

/** Terms that speeches are compared by. */
const TERMS = 60;
/** Candidates among them, by their weight in the draft alone. */
const CANDIDATES = 400;
/** Occurrences from which a phrase is of every topic. */
const COMMON = 5_000;
/** Terms counted between two looks at what else there is to do. */
const BATCH = 256;
/** Characters of a term at most: longer ones are passages. */
const LONGEST = 8;

/** Speeches that share the draft's telling terms (tf-idf), each with how much of them. */
export function* topicLikeness(
  draft: readonly Weighed[],
  locations: PhraseLocations,
): Generator<undefined, ReadonlyMap<IndexedSpeech, TopicLikeness>, undefined> {
  const terms = yield* termsOf(draft, locations);
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const found = new Map<IndexedSpeech, { sum: number; shared: { text: string; part: number }[] }>();
  const size = locations.speeches.length;
  for (const { text, weight } of terms) {
    yield;
    const uses = locations.uses(text);
    // A term of a single speech may be its hobby-horse; it counts where the draft has it too.
    for (const { speech, count } of uses.in) {
      const part = (weight * count) / (count + saturation(speech, locations, size));
      let entry = found.get(speech);
      if (!entry) found.set(speech, (entry = { sum: 0, shared: [] }));
      entry.sum += part;
      entry.shared.push({ text, part });
    }
  }
  return new Map(
    [...found].map(([speech, { sum, shared }]) => [
      speech,
      { score: total > 0 ? sum / total : 0, shared: telling(shared) },
    ]),
  );
}

/** BM25's: how many times a term has to stand in a speech of this length to count half. */
function saturation({ characters }: IndexedSpeech, { speeches }: PhraseLocations, size: number): number {
  const mean = meanLength(speeches) || 1;
  return size === 0 ? 1 : 1.2 * (0.25 + (0.75 * characters) / mean);
}

const meanLength = memoized(
  (speeches: readonly IndexedSpeech[]): number =>
    speeches.reduce((sum, { characters }) => sum + characters, 0) / Math.max(1, speeches.length),
);

/** Words and up to three of them together: the segmenter cuts names of things to pieces. */
function* spansOf(text: string): Generator<string, void, undefined> {
  const open: string[] = [];
  for (const { span } of eachWord(text)) {
    const word = text.slice(span.start, span.end);
    if (countHan(word) < word.length || EMPTY.test(word)) {
      open.length = 0;
      continue;
    }
    open.push(word);
    if (open.length > TOGETHER) open.shift();
    for (let from = 0; from < open.length; from++) {
      const term = open.slice(from).join("");
      if (term.length >= 2 && term.length <= LONGEST) yield term;
    }
  }
}

const TOGETHER = 3;
/** Words that no name of a thing holds, and those that every speech has. */
const EMPTY =
  /^(?:[的了和与在是要为等把对从以及也都就不各这那我你他她它有到上下中将被让使向着过地得很更最]|我们|你们|他们|大家|同志|同志们|进一步|以及|通过|坚持|推进|加强|讲话|工作|会议|部署|任务|今天|全[国省市区县])$/u;

interface Term {
  readonly text: string;
  readonly weight: number;
}

function* termsOf(
  draft: readonly Weighed[],
  locations: PhraseLocations,
): Generator<undefined, readonly Term[], undefined> {
  const counts = new Map<string, number>();
  let read = 0;
  for (const { text, weight } of draft)
    for (const term of spansOf(text)) {
      counts.set(term, (counts.get(term) ?? 0) + weight);
      if (++read % BATCH === 0) yield;
    }
  const size = locations.speeches.length;
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, CANDIDATES)
    .flatMap(([text, weight]): Term[] => {
      const most = locations.atMost(text);
      if (most === 0 || most > COMMON) return [];
      const idf = Math.log(1 + size / (0.5 + Math.min(most, size)));
      return [{ text, weight: (1 + Math.log(weight)) * idf }];
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, TERMS);
}

/** Most telling first; a term that says much the same as one before it is left out. */
function telling(shared: readonly { readonly text: string; readonly part: number }[]): readonly string[] {
  const out: string[] = [];
  for (const { text } of [...shared].sort((a, b) => b.part - a.part || b.text.length - a.text.length)) {
    const longer = shared.find((other) => other.text.length > text.length && other.text.includes(text));
    if (!longer && !out.some((other) => overlap(other, text))) out.push(text);
  }
  return out;
}

/** Whether one ends as the other begins: pieces of one wording. */
function overlap(a: string, b: string): boolean {
  for (let length = 2; length < Math.min(a.length, b.length); length++)
    if (a.endsWith(b.slice(0, length)) || b.endsWith(a.slice(0, length))) return true;
  return false;
}
