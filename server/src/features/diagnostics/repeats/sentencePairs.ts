import type { Commonness } from "./commonness";
import { Role, type SpeechTexts, type SentencePosition } from "./speechTexts";
import { GRAM } from "./matchText";
import { Pace } from "./pace";
import type { DraftPostings } from "./postingsPool";
import { sharedWording } from "./sharedWording";

/** A sentence that says what an earlier one said. */
export interface RepeatedSentence {
  /** Index of the block, and of the sentence in its text. */
  readonly block: number;
  readonly sentence: number;
  readonly earlierBlock: number;
  readonly earlierSentence: number;
  /** Share of the longer sentence that stands in both (0 to 1). */
  readonly coverage: number;
}

/** A gram that stands in more places than this is the draft's topic: it pairs no sentences. */
const MOST_OCCURRENCES = 64;
/** Shared grams, absolute and as a share of the shorter sentence, from which two sentences are compared. */
const FEWEST_GRAMS = 3;
const GRAM_SHARE = 0.15;
/** Candidates that are compared for each sentence, those with most in common. */
const MOST_CANDIDATES = 4;

/** Two heads resemble each other by intention; a head is compared with bodies only. */
const HEADS = Role.head + Role.head;

/** Every sentence that repeats an earlier one of the speech, in text order. */
export function* repeatedSentences(
  draft: SpeechTexts,
  index: DraftPostings,
  commonness: Commonness,
): Generator<undefined, readonly RepeatedSentence[], undefined> {
  const pace = new Pace();
  const found: RepeatedSentence[] = [];
  const search = new CandidateSearch(draft, index);
  for (let block = 0; block < draft.texts.length; block++) {
    const text = draft.texts[block]!;
    for (let sentence = 0; sentence < text.sentences.length; sentence++) {
      const id = draft.firstSentence[block]! + sentence;
      if (draft.roles[id] === Role.none) continue;
      const { candidates, cost } = search.earlier(block, sentence);
      if (pace.spend(cost)) yield;
      let best: RepeatedSentence | undefined;
      for (const candidate of candidates) {
        const other = draft.texts[candidate.block]!;
        const a = text.sentences[sentence]!;
        const b = other.sentences[candidate.sentence]!;
        if (pace.spend((a.end - a.first) * (b.end - b.first) * 8)) yield;
        const coverage = sharedWording(draft, { block, sentence }, candidate, commonness);
        const goesOn =
          coverage > 0 && coverage === best?.coverage && follows(found.at(-1), block, sentence, candidate);
        if (coverage > (best?.coverage ?? 0) || goesOn)
          best = {
            block,
            sentence,
            earlierBlock: candidate.block,
            earlierSentence: candidate.sentence,
            coverage,
          };
      }
      if (best) found.push(best);
    }
  }
  return withoutSeries(draft, found);
}

/** Above this, two sentences differ in too little to be members of a series. */
const COPY = 0.9;
const SERIES = 3;

/** Three sentences or more that begin alike and go on differently are a series, however far apart. */
function withoutSeries(draft: SpeechTexts, found: readonly RepeatedSentence[]): readonly RepeatedSentence[] {
  const members = new Map<string, Set<number>>();
  const heads = found.map((pair) => {
    const head = headOf(draft, pair.block, pair.sentence);
    if (pair.coverage >= COPY || head !== headOf(draft, pair.earlierBlock, pair.earlierSentence))
      return undefined;
    const ids = members.get(head) ?? new Set<number>();
    ids.add(draft.firstSentence[pair.block]! + pair.sentence);
    ids.add(draft.firstSentence[pair.earlierBlock]! + pair.earlierSentence);
    members.set(head, ids);
    return head;
  });
  return found.filter((_, i) => heads[i] === undefined || members.get(heads[i])!.size < SERIES);
}

function headOf(draft: SpeechTexts, block: number, sentence: number): string {
  const text = draft.texts[block]!;
  const { first } = text.sentences[sentence]!;
  return String.fromCharCode(...text.units.subarray(first, first + GRAM));
}

/** True where the sentence before repeats the one before the candidate: together they are one passage. */
const follows = (
  last: RepeatedSentence | undefined,
  block: number,
  sentence: number,
  candidate: SentencePosition,
): boolean =>
  last?.block === block &&
  last.sentence + 1 === sentence &&
  last.earlierBlock === candidate.block &&
  last.earlierSentence + 1 === candidate.sentence;

/** Finds the earlier sentences that share most grams with one. */
class CandidateSearch {
  private readonly blockOfSlot: Int32Array;
  private readonly shared: Uint16Array;
  private readonly touched: Uint32Array;

  constructor(
    readonly draft: SpeechTexts,
    readonly index: DraftPostings,
  ) {
    this.blockOfSlot = new Int32Array(index.slots.reduce((most, slot) => Math.max(most, slot), 0) + 1);
    index.slots.forEach((slot, block) => (this.blockOfSlot[slot] = block));
    this.shared = new Uint16Array(draft.firstSentence.at(-1)!);
    this.touched = new Uint32Array(draft.firstSentence.at(-1)!);
  }

  earlier(block: number, sentence: number): { candidates: SentencePosition[]; cost: number } {
    const { draft, index } = this;
    const { postings } = index;
    const text = draft.texts[block]!;
    const { first, end } = text.sentences[sentence]!;
    const self = draft.firstSentence[block]! + sentence;
    const role = draft.roles[self]!;
    let touched = 0;
    let cost = 0;
    for (let unit = first; unit < end; unit++) {
      const gram = text.grams[unit]!;
      if (!gram) continue;
      const row = postings.row(gram);
      const count = postings.count(row);
      cost += 4;
      if (count < 2 || count > MOST_OCCURRENCES) continue;
      cost += count * 2;
      for (let entry = postings.first(row); entry >= 0; entry = postings.next(entry)) {
        const other = this.blockOfSlot[postings.slotOf(entry)]!;
        const id = draft.firstSentence[other]! + draft.texts[other]!.sentenceOf[postings.positionOf(entry)]!;
        if (id >= self || draft.roles[id]! + role <= HEADS) continue;
        if (this.shared[id]!++ === 0) this.touched[touched++] = id;
      }
    }
    const kept: { id: number; shared: number }[] = [];
    for (let i = 0; i < touched; i++) {
      const id = this.touched[i]!;
      const shared = this.shared[id]!;
      this.shared[id] = 0;
      if (shared >= FEWEST_GRAMS) kept.push({ id, shared });
    }
    const candidates = kept
      .map(({ id, shared }) => ({ id, position: this.positionOf(id), shared }))
      .filter(({ position, shared }) => {
        const other = draft.texts[position.block]!.sentences[position.sentence]!;
        return shared >= GRAM_SHARE * Math.min(end - first, other.end - other.first);
      })
      // Lists of the postings have no order of their own: among equals the first in the speech goes first.
      .sort((x, y) => y.shared - x.shared || x.id - y.id)
      .slice(0, MOST_CANDIDATES)
      .map(({ position }) => position);
    return { candidates, cost };
  }

  private positionOf(id: number): SentencePosition {
    const { firstSentence } = this.draft;
    let low = 0;
    let high = firstSentence.length - 1;
    while (high - low > 1) {
      const mid = (low + high) >> 1;
      if (firstSentence[mid]! <= id) low = mid;
      else high = mid;
    }
    return { block: low, sentence: id - firstSentence[low]! };
  }
}
