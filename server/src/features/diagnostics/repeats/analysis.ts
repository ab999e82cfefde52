import type { IndexSnapshot } from "../../../index/snapshot";
import type { Block } from "../../../speech/model";
import type { RuleContext } from "../types";
import { clusters } from "./clusters";
import { commonnessOf, type Commonness } from "./commonness";
import { draftTexts, saysTheSame, type DraftTexts } from "./draftTexts";
import type { MatchText } from "./matchText";
import { passagesOf, type RepeatedPassage } from "./passages";
import { repeatedPhrases, type RepeatedPhrase } from "./phrases";
import { acquirePostings, releasePostings } from "./postingsPool";
import { repeatedSentences } from "./sentencePairs";

/** Everything that repeats in one speech of a draft. */
export interface Repeats {
  readonly texts: DraftTexts;
  readonly passages: readonly RepeatedPassage[];
  /** Without those inside a repeated passage. */
  readonly phrases: readonly RepeatedPhrase[];
}

export type RepeatParts = readonly { readonly block: Block; readonly summary: MatchText }[];

/**
 * Repeats of one speech, found once for both rules, and not again while the speech stays as it is, wherever it
 * moves in its draft.
 */
export function* repeatsOf(
  parts: RepeatParts,
  context: RuleContext,
): Generator<undefined, Repeats, undefined> {
  const texts = draftTexts(parts, context);
  const index = context.snapshot.index;
  const known = results.find((each) => each.index === index && saysTheSame(each.repeats.texts, texts));
  if (known) return { ...known.repeats, texts };
  const repeats = yield* findRepeats(texts, commonnessIn(index));
  results.push({ index, repeats });
  if (results.length > KEPT) results.shift();
  return repeats;
}

/** Speeches whose repeats are kept. */
const KEPT = 64;
const results: { readonly index: IndexSnapshot; readonly repeats: Repeats }[] = [];

function* findRepeats(texts: DraftTexts, common: Commonness): Generator<undefined, Repeats, undefined> {
  const postings = yield* acquirePostings(texts.texts);
  const passages = passagesOf(yield* repeatedSentences(texts, postings, common));
  const found = yield* clusters(texts, postings);
  releasePostings(postings);
  const phrases = yield* repeatedPhrases(texts, found, passages, common);
  return { texts, passages, phrases };
}

const commonness = new WeakMap<IndexSnapshot, Commonness>();

/** A base table of set phrases becomes one more source here. */
function commonnessIn(index: IndexSnapshot): Commonness {
  let known = commonness.get(index);
  if (!known) {
    const corpus = {
      documents: index.speeches.length,
      frequency: (phrase: string) => index.frequency(phrase),
    };
    commonness.set(index, (known = commonnessOf([corpus])));
  }
  return known;
}
