import { ownCopy } from "../../../text/ownCopy";
import { isListedFormula } from "./formulas";
import type { Frequency } from "../../../index/model";

/** Somebody who knows how common wording is: the corpus, a base table of set phrases. All texts are folded. */
interface PhraseCounts {
  /** Documents that were counted. */
  readonly documents: number;
  frequency(phrase: string): Frequency;
}

/** What the repeat rules ask of a phrase. */
export interface Commonness {
  /** The whole genre speaks so: repeating it says nothing. */
  isFormula(phrase: string): boolean;
}

/** Share of the documents that makes a formula, and the fewest documents that can tell. */
const SHARE = 0.02;
const FEWEST = 5;
/** Shorter phrases are words rather than formulations. */
const SHORTEST = 4;
/** Phrases whose answer is kept: several drafts' worth, some 100 bytes each. */
const REMEMBERED = 20_000;

/** Commonness by document frequency in any of the sources, and by the list that needs no corpus. */
export function commonnessOf(sources: readonly PhraseCounts[]): Commonness {
  const answers = new Map<string, boolean>();
  const counted = sources.filter(({ documents }) => documents >= FEWEST);
  const decide = (phrase: string): boolean =>
    phrase.length >= SHORTEST &&
    (isListedFormula(phrase) ||
      counted.some(
        (source) => source.frequency(phrase).speeches >= Math.max(FEWEST, source.documents * SHARE),
      ));
  return {
    isFormula(phrase) {
      const found = answers.get(phrase);
      if (found !== undefined) return found;
      const formula = decide(phrase);
      if (answers.size >= REMEMBERED) answers.clear();
      answers.set(ownCopy(phrase), formula);
      return formula;
    },
  };
}
