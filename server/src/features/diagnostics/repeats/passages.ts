import type { RepeatedSentence } from "./sentencePairs";

/** Sentences in a row that repeat earlier sentences in a row. */
export interface RepeatedPassage {
  readonly block: number;
  readonly firstSentence: number;
  readonly lastSentence: number;
  readonly earlierBlock: number;
  readonly earlierFirst: number;
  readonly earlierLast: number;
  /** Share that stands in both (0 to 1), of the sentence that differs most. */
  readonly coverage: number;
}

/** Joins sentences that follow each other in both places: a paragraph copied is one finding. */
export function passagesOf(sentences: readonly RepeatedSentence[]): readonly RepeatedPassage[] {
  const out: RepeatedPassage[] = [];
  for (const { block, sentence, earlierBlock, earlierSentence, coverage } of sentences) {
    const last = out.at(-1);
    if (
      last?.block === block &&
      last.lastSentence + 1 === sentence &&
      last.earlierBlock === earlierBlock &&
      last.earlierLast + 1 === earlierSentence &&
      // A sentence said three times running is no passage that repeats itself.
      !(earlierBlock === block && earlierSentence >= last.firstSentence)
    ) {
      out[out.length - 1] = {
        ...last,
        lastSentence: sentence,
        earlierLast: earlierSentence,
        coverage: Math.min(last.coverage, coverage),
      };
    } else {
      out.push({
        block,
        firstSentence: sentence,
        lastSentence: sentence,
        earlierBlock,
        earlierFirst: earlierSentence,
        earlierLast: earlierSentence,
        coverage,
      });
    }
  }
  return out;
}
