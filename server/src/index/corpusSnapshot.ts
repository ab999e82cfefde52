import { memoized } from "../text/memo";
import { ownCopy } from "../text/ownCopy";
import { Affinity } from "./continuation/affinity";
import { followOn } from "./base/follow";
import { BaseMatches } from "./base/matches";
import { basePhrases } from "./base/phrases";
import { commonOf, isChained, type BaseTable, type Common } from "./base/table";
import { baseWordBreaks } from "./base/words";
import { BY_PROBABILITY, candidatesOf, type Candidate, type Ranking } from "./continuation/candidates";
import { Evidence } from "./continuation/evidence";
import type { Pool } from "./continuation/levels";
import { FIGURE_CHAR } from "./continuation/figureRuns";
import { followedBy, type Following } from "./continuation/follow";
import { ScannedMatches, SegmentMatches } from "./continuation/matches";
import { occurrencesIn } from "./occurrences";
import { phrasesOf, type ListedPhrase } from "./segment/phraseList";
import { countIn, positionsOf, type Part } from "./segment/search";
import { speechAt, type Segment } from "./segment/segment";
import type { IndexSnapshot, OwnText } from "./snapshot";
import { Origin, usableWeights } from "./continuation/weights";
import { lastWordLength, wordBreaks, type WordBreaks } from "./continuation/words";
import { takeEnd } from "../text/ends";
import type { IndexedSpeech, Frequency, Continuation, Occurrence, Wanted } from "./model";

export interface SnapshotOptions {
  /** Segments that count, at most four or so: every query asks each of them. */
  readonly parts: readonly Part[];
  readonly entities?: readonly string[];
  /** Set phrases of common property, as one more witness; words are cut by it too. */
  readonly baseTable?: BaseTable;
  readonly ranking?: Ranking;
}

/** An immutable view over segments. */
export function createIndexSnapshot(options: SnapshotOptions): IndexSnapshot {
  return new CorpusSnapshot(options);
}

/** Speeches in which a formulation must stand to be offered whole. */
const FORMULA_SPEECHES = 5;
/** Characters that make a formulation of wording. */
const LEAST_FORMULATION = 6;
/** Characters that a formulation may be longer than what the evidence says of it. */
const LONGEST_FOLLOWED = 14;
/** Phrases whose counts are remembered. */
const FREQUENCIES_KEPT = 4_000;
/** Characters of context that a phrase is shown with. */
const SHOWN_CONTEXT = 2;
/** The word before it, where that is not longer. */
const SHOWN_WORD = 4;

/** Working memory, shared: a query runs to its end before the next begins. */
const evidence = new Evidence();

class CorpusSnapshot implements IndexSnapshot {
  readonly speeches: readonly IndexedSpeech[];
  readonly characters: number;
  readonly entities: readonly string[];
  private readonly parts: readonly Part[];
  private readonly weights: Float32Array;
  private readonly baseTable: BaseTable | undefined;
  private readonly wordBreaks: WordBreaks;
  private readonly ranking: Ranking;
  private readonly affinity: Affinity;
  /** By phrase: the same ones are shown again and again. */
  private readonly frequencies = new Map<string, Frequency>();
  private listedPhrases: readonly ListedPhrase[] | undefined;

  constructor(options: SnapshotOptions) {
    this.parts = options.parts;
    this.affinity = new Affinity(options.parts);
    this.entities = options.entities ?? [];
    this.baseTable = options.baseTable;
    this.wordBreaks = options.baseTable === undefined ? wordBreaks : wordBreaksOf(options.baseTable);
    this.ranking = options.ranking ?? BY_PROBABILITY;
    this.speeches = options.parts.flatMap(({ segment, mask }) =>
      segment.speeches.filter((_, i) => mask?.[i] !== 1),
    );
    this.characters = this.speeches.reduce((sum, speech) => sum + speech.characters, 0);
    const largest = options.parts.reduce<Part | undefined>(
      (best, part) =>
        best === undefined || part.segment.text.length > best.segment.text.length ? part : best,
      undefined,
    );
    this.weights = usableWeights(largest?.segment.weights);
  }

  frequency(phrase: string): Frequency {
    const counted = this.frequencies.get(phrase);
    if (counted !== undefined) return counted;
    let count = 0;
    let speeches = 0;
    for (const part of this.parts) {
      const own = countIn(part, phrase);
      count += own.count;
      speeches += own.speeches;
    }
    if (this.frequencies.size >= FREQUENCIES_KEPT) this.frequencies.clear();
    const found = { count, speeches };
    this.frequencies.set(ownCopy(phrase), found);
    return found;
  }

  occurrences(phrase: string, limit: number): readonly Occurrence[] {
    return occurrencesIn(this.parts, phrase, limit);
  }

  continuations(context: string, limit: number, own?: OwnText, wanted?: Wanted): readonly Continuation[] {
    if (context === "" || limit <= 0) return [];
    const lastWord = lastWordLength(context, this.wordBreaks);
    const least = wanted === undefined ? lastWord : 1;
    const rows = evidence.gather(this.pools(context, own), least, { wanted, folds: true });
    const candidates = candidatesOf(evidence, rows, {
      context,
      weights: this.weights,
      limit,
      wordBreaks: this.wordBreaks,
      ranking: this.ranking,
      ...(wanted && { wanted }),
      followOn: (before, text) => this.followOn(before, text),
      // Around a figure that differs, each piece must stand by itself.
      isFormula: (text) => text.split(FIGURE_CHAR).every((piece) => this.isFormula(piece)),
    });
    const { matched } = evidence;
    return candidates.map((candidate) => new Continued(this, context, candidate, matched, lastWord));
  }

  common(phrase: string): Common {
    return this.baseTable === undefined ? { count: 0, documents: 0 } : commonOf(this.baseTable, phrase);
  }

  phrases(begins: (unit: number) => boolean = () => true): readonly ListedPhrase[] {
    this.listedPhrases ??= mergePhrases(this.parts);
    const own = this.listedPhrases.filter(({ text }) => begins(text.charCodeAt(0)));
    return this.baseTable === undefined ? own : added(own, basePhrases(this.baseTable, begins));
  }

  /** In common use, as far as that tells, and from there on in the corpus itself. */
  private followOn(before: string, text: string): Following {
    const common =
      this.baseTable === undefined ? "" : followOn(this.baseTable, before + text, LONGEST_FOLLOWED);
    const formulation = text + common;
    // A word or two is no formulation yet, and a figure that differs stands nowhere.
    if (formulation.length < LEAST_FORMULATION || formulation.includes(FIGURE_CHAR))
      return { text: common, ahead: "" };
    const more = followedBy(this.parts, formulation, LONGEST_FOLLOWED - common.length);
    return { text: common + more.text, ahead: more.ahead };
  }

  private isFormula(text: string): boolean {
    return (
      (this.baseTable !== undefined && isChained(this.baseTable, text)) ||
      this.standsIn(text, FORMULA_SPEECHES)
    );
  }

  /** Whether a phrase stands in so many speeches; stops looking when it does. */
  private standsIn(phrase: string, speeches: number): boolean {
    let found = 0;
    for (const part of this.parts) {
      const seen = new Set<number>();
      for (const position of positionsOf(part, phrase)) {
        seen.add(speechAt(part.segment, position));
        if (found + seen.size >= speeches) return true;
      }
      found += seen.size;
    }
    return false;
  }

  private pools(context: string, own: OwnText | undefined): Pool[] {
    const factors = this.affinity.factors(own?.written ?? []);
    const corpus = this.parts.map((part, i) => new SegmentMatches(part, context, factors[i]));
    // The paragraph at hand, up to the cursor, is part of the draft that can be learned from.
    const draft = [
      new ScannedMatches(context, context),
      ...(own?.index?.matches(context, own.paragraph) ?? []),
    ];
    return [
      { origin: Origin.draft, matches: draft },
      { origin: Origin.corpus, matches: corpus },
      ...(this.baseTable
        ? [{ origin: Origin.baseTable, matches: [new BaseMatches(this.baseTable, context)] }]
        : []),
    ];
  }
}

/** Counts are looked up when they are shown: most continuations never are. */
class Continued implements Continuation {
  readonly text: string;
  readonly probability: number;
  readonly phrase: string;
  readonly once: boolean;
  private readonly index: CorpusSnapshot;
  private counted: Frequency | undefined;

  constructor(
    index: CorpusSnapshot,
    context: string,
    candidate: Candidate,
    readonly matched: number,
    lastWord: number,
  ) {
    this.index = index;
    this.text = candidate.text;
    this.probability = candidate.probability;
    this.once = candidate.once;
    const tail = context.slice(-Math.max(SHOWN_CONTEXT, Math.min(SHOWN_WORD, lastWord)));
    const phrase = takeEnd(tail, /\p{Script=Han}/u) + candidate.text;
    this.phrase = phrase.split(FIGURE_CHAR).reduce((best, part) => (part.length > best.length ? part : best));
  }

  get frequency(): Frequency {
    return (this.counted ??= this.index.frequency(this.phrase));
  }
}

/** Made once for each table. */
const wordBreaksOf = memoized(baseWordBreaks);

/** Both lists in one, most frequent first. */
function added(own: readonly ListedPhrase[], others: readonly ListedPhrase[]): readonly ListedPhrase[] {
  const counts = new Map(own.map(({ text, count }) => [text, count]));
  for (const { text, count } of others) counts.set(text, (counts.get(text) ?? 0) + count);
  return listed(counts);
}

const listed = (counts: ReadonlyMap<string, number>): readonly ListedPhrase[] =>
  [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);

/** By their first segment: the same segments have the same phrases, whichever of their speeches count. */
const phrasesBySegment = new WeakMap<
  Segment,
  { readonly segments: readonly Segment[]; readonly phrases: readonly ListedPhrase[] }
>();

function mergePhrases(parts: readonly Part[]): readonly ListedPhrase[] {
  const segments = parts.map(({ segment }) => segment);
  const [first] = segments;
  if (first === undefined) return [];
  const kept = phrasesBySegment.get(first);
  if (kept?.segments.length === segments.length && segments.every((one, i) => one === kept.segments[i]))
    return kept.phrases;
  const phrases = listed(phraseCounts(segments));
  phrasesBySegment.set(first, { segments, phrases });
  return phrases;
}

function phraseCounts(segments: readonly Segment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const segment of segments) {
    for (const { text, count } of phrasesOf(segment)) counts.set(text, (counts.get(text) ?? 0) + count);
  }
  return counts;
}
