import type { Span } from "../../text/span";
import { continuationOffers } from "./continuation";
import type { Offer } from "./continuation";
import type { CompletionRequest } from "./types";

/** Ghost text: takes the place of `replace`, begins with what stands there. */
export interface InlineSuggestion {
  readonly replace: Span;
  readonly newText: string;
}

/** The item of the list that the client has selected: ghost text shows only if it begins with that. */
export interface SelectedSuggestion {
  readonly replace: Span;
  readonly text: string;
}

/** Unasked, ghost text shows where it is more likely right than not. */
const confident = 0.5;

/**
 * The best continuation, where there is a confident one. It begins as the list's first item does, or as the selected
 * one, and is longer where a longer continuation is confident too.
 */
export function inlineCompletion(
  request: CompletionRequest,
  selected?: SelectedSuggestion,
): InlineSuggestion | undefined {
  const offers = continuationOffers(request);
  const first = selected === undefined ? offers[0] : offers.find((offer) => isSame(offer, selected));
  if (first === undefined) return undefined;
  const best = longestFrom(first, offers);
  // A selected item is shown for what it is: the drafter has chosen to look at it.
  if (selected === undefined && first.probability < confident) return undefined;
  return { replace: best.replace, newText: best.covered + best.text };
}

function longestFrom(first: Offer, offers: readonly Offer[]): Offer {
  const longer = offers.filter(
    ({ text, probability }) => probability >= confident && text.startsWith(first.text),
  );
  return longer.reduce((best, offer) => (offer.text.length > best.text.length ? offer : best), first);
}

const isSame = (offer: Offer, { replace, text }: SelectedSuggestion): boolean =>
  offer.replace.start === replace.start && offer.covered + offer.text === text;
