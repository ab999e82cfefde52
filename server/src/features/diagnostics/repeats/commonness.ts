import type { Frequency } from "../../../index/snapshot";
import { isListedFormula } from "./formulas";

/** Somebody who knows how common wording is: the corpus, a base table of set phrases. All texts are folded. */
export interface PhraseCounts {
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

/** Commonness by document frequency in any of the sources, and by the list that needs no corpus. */
export function commonnessOf(sources: readonly PhraseCounts[]): Commonness {
  const known = new Map<string, boolean>();
  const counted = sources.filter(({ documents }) => documents >= FEWEST);
  const decide = (phrase: string): boolean =>
    phrase.length >= SHORTEST &&
    (isListedFormula(phrase) ||
      counted.some(
        (source) => source.frequency(phrase).speeches >= Math.max(FEWEST, source.documents * SHARE),
      ));
  return {
    isFormula(phrase) {
      let formula = known.get(phrase);
      if (formula === undefined) known.set(phrase, (formula = decide(phrase)));
      return formula;
    },
  };
}
