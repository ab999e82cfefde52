import type { Pack, PackProblem, Snippet } from "./model";

/** Every pack in force, with precedence settled. Immutable. */
export interface PackSnapshot {
  readonly packs: readonly Pack[];
  readonly snippets: readonly Snippet[];
  /** What is to be said about the packs that were found, those left out included. */
  readonly problems: readonly PackProblem[];
}

export const NO_PACKS: PackSnapshot = { packs: [], snippets: [], problems: [] };
