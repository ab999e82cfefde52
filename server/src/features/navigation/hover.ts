import type { Draft } from "../../speech/model";
import type { PhraseLocations, Quotation } from "../../index/phraseLocations";
import { phraseAt, type Phrase } from "./phrase";
import type { Frequency } from "../../index/model";

/** What the corpus has of the wording that is pointed at. */
export interface PhraseUses extends Frequency {
  readonly phrase: Phrase;
  /** Sentences of different speeches, newest first. */
  readonly quotations: readonly Quotation[];
}

/** A word alone tells nothing: every speech has it. In Han characters. */
const LEAST = 3;
const SHOWN = 3;

/** Of the longest known phrase around an offset of the draft. @param locations of the corpus without the draft's own file */
export function phraseUses(draft: Draft, offset: number, locations: PhraseLocations): PhraseUses | undefined {
  const phrase = phraseAt(draft, offset, (text) => locations.stands(text), LEAST);
  if (!phrase) return undefined;
  const { count, speeches } = locations.uses(phrase.text);
  return { phrase, count, speeches, quotations: locations.quotations(phrase.text, SHOWN) };
}

/** Characters that are shown before and after a phrase. */
const BEFORE = 24;
const AFTER = 40;

/** A sentence cut down to what surrounds the phrase. */
export function shortened({ before, after }: { readonly before: string; readonly after: string }): {
  readonly before: string;
  readonly after: string;
} {
  return {
    before: before.length > BEFORE ? `…${withoutHalfPair(before.slice(-BEFORE), "start")}` : before,
    after: after.length > AFTER ? `${withoutHalfPair(after.slice(0, AFTER), "end")}…` : after,
  };
}

/** Without the half of a surrogate pair that a cut has left. */
function withoutHalfPair(text: string, at: "start" | "end"): string {
  return at === "start" ? text.replace(/^[\udc00-\udfff]/, "") : text.replace(/[\ud800-\udbff]$/, "");
}
