import { memoized } from "../../../text/memo";
import type { IndexSnapshot } from "../../../index/snapshot";
import type { Speech } from "../../../speech/model";
import type { RuleContext } from "../types";
import { clusters } from "./clusters";
import { commonnessOf, type Commonness } from "./commonness";
import { saysTheSame, speechTexts, type SpeechTexts } from "./speechTexts";
import type { MatchText } from "./matchText";
import { passagesOf, type RepeatedPassage } from "./passages";
import { repeatedPhrases, type RepeatedPhrase } from "./phrases";
import { acquirePostings, releasePostings } from "./postingsPool";
import { repeatedSentences } from "./sentencePairs";

/** Everything that repeats in one speech of a draft. */
interface Repeats {
  readonly texts: SpeechTexts;
  readonly passages: readonly RepeatedPassage[];
  /** Without those inside a repeated passage. */
  readonly phrases: readonly RepeatedPhrase[];
}

/**
 * Repeats of one speech, found once for both rules, and not again while the speech stays as it is, wherever it
 * moves in its draft.
 */
export function* repeatsOf(
  speech: Speech,
  { words, snapshot: { index } }: Pick<RuleContext, "words" | "snapshot">,
): Generator<undefined, Repeats, undefined> {
  const texts = yield* speechTexts(speech, words);
  const sign = longest(texts.texts);
  const found = sign && (results.get(sign)?.get(index) ?? []);
  const same = found?.find((each) => saysTheSame(each.texts, texts));
  if (same) return { ...same, texts };
  const repeats = yield* findRepeats(texts, commonnessIn(index));
  if (sign && found) results.set(sign, new WeakMap([[index, [...found, repeats].slice(-KEPT)]]));
  return repeats;
}

/** Of speeches that have their longest paragraph in common. */
const KEPT = 2;
/**
 * Results by the longest paragraph of their speech, so that they go with the draft, and by the index that they were
 * reckoned with, so that none is kept alive here.
 */
const results = new WeakMap<MatchText, WeakMap<IndexSnapshot, readonly Repeats[]>>();

function longest(texts: readonly MatchText[]): MatchText | undefined {
  let best = texts[0];
  for (const text of texts) if (best === undefined || text.units.length > best.units.length) best = text;
  return best;
}

function* findRepeats(texts: SpeechTexts, common: Commonness): Generator<undefined, Repeats, undefined> {
  const postings = yield* acquirePostings(texts.texts);
  const passages = passagesOf(yield* repeatedSentences(texts, postings, common));
  const found = yield* clusters(texts, postings);
  releasePostings(postings);
  const phrases = yield* repeatedPhrases(texts, found, passages, common);
  return { texts, passages, phrases };
}

/** A base table of set phrases becomes one more source here. */
const commonnessIn = memoized((index: IndexSnapshot): Commonness => {
  const documents = index.speeches.length;
  return commonnessOf([{ documents, frequency: (phrase) => index.frequency(phrase) }]);
});
