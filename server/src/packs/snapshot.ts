import type { Pack, PackProblem, Phrase, Snippet, Term } from "./model";

/** Every pack that could be read, with precedence settled. Immutable. */
export interface PackSnapshot {
  readonly packs: readonly Pack[];
  readonly snippets: readonly Snippet[];
  readonly phrases: readonly Phrase[];
  readonly terms: readonly Term[];
  /** Wording that is said again on purpose, folded. */
  readonly allow: readonly string[];
  /** What is to be said about the packs that were found, those left out included. */
  readonly problems: readonly PackProblem[];
  /** ISO date of the day they were read: the date of a draft that has none. */
  readonly today: string;
}

export const NO_PACKS: PackSnapshot = {
  packs: [],
  snippets: [],
  phrases: [],
  terms: [],
  allow: [],
  problems: [],
  today: "1970-01-01",
};
