import type { PhraseLocations } from "../../index/phraseLocations";
import { fold } from "../../text/fold";
import { planUses, type UsePlan } from "./uses";

/** What a search looks for, and where. */
interface SearchPlan extends UsePlan {
  /** Folded: the term that is shown as found. */
  readonly phrase: string;
  /** Folded terms that stand in the same sentence. */
  readonly beside: readonly string[];
  readonly speeches: number;
}

/**
 * Plans a search: a phrase, or several terms with blanks between them that are to stand in one sentence. Undefined
 * for a query without any term. With several terms `count` is of the first one in the speeches that hold all.
 */
export function planSearch(query: string, locations: PhraseLocations, limit: number): SearchPlan | undefined {
  const terms = termsOf(query);
  const [phrase, ...beside] = [...terms].sort((a, b) => locations.atMost(a) - locations.atMost(b));
  if (phrase === undefined) return undefined;
  const others = beside.map((term) => new Set(locations.uses(term).in.map(({ speech }) => speech)));
  const uses = locations.uses(phrase).in.filter(({ speech }) => others.every((other) => other.has(speech)));
  const count = uses.reduce((sum, use) => sum + use.count, 0);
  return { phrase, beside, speeches: uses.length, ...planUses({ in: uses, count }, limit) };
}

/** Folded terms of a query, each once; what stands in "straight quotes" is one. */
export function termsOf(query: string): readonly string[] {
  const terms = [...query.matchAll(/"([^"]+)"|[^\s\u3000"]+/g)]
    .map((term) => fold(term[1] ?? term[0]).text)
    .filter((term) => /[\p{L}\p{N}]/u.test(term));
  return [...new Set(terms)];
}
