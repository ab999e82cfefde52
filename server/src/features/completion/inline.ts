import type { Span } from "../../text/span";
import { fitted, onlyNew } from "./behind";
import { formulationOffers, isSure } from "./formulations";
import { continuationOffers, type Offer } from "./offers";
import { outdated } from "./outdated";
import { hasStops } from "./template";
import type { CompletionRequest, Suggestion } from "./types";
import { dropEnd } from "../../text/ends";

/** Ghost text: takes the place of `replace`, begins with what stands there. */
interface InlineSuggestion {
  readonly replace: Span;
  readonly newText: string;
}

/** The item of the list that the client has selected: ghost text shows only if it begins with that. */
interface SelectedSuggestion {
  readonly replace: Span;
  readonly text: string;
}

/** Unasked, ghost text shows where it is more likely right than not. */
const CONFIDENT = 0.5;
const SHORTEST = 2;

/**
 * The best continuation, where there is a confident one. It begins as the list's first item does, or as the selected
 * one, and is longer where a longer continuation is confident too. It holds no tab stop: it ends before.
 */
export function inlineCompletion(
  request: CompletionRequest,
  selected?: SelectedSuggestion,
): InlineSuggestion | undefined {
  const isOutdated = outdated(request);
  const formulation = formulationOf(request, selected, isOutdated);
  if (formulation) return { replace: formulation.replace, newText: formulation.newText };
  const offers = continuationOffers(request).filter(({ label }) => !isOutdated(label));
  const first = selected === undefined ? offers[0] : offers.find((offer) => isSame(offer, selected));
  if (first === undefined) return undefined;
  // An item further down is shown for what it is: the drafter has chosen to look at it. The first one an editor selects
  // by itself.
  if (first === offers[0] && first.probability < CONFIDENT) return undefined;
  const plain = plainOf(longestFrom(first, offers));
  const { cursor } = request;
  const text = cursor === undefined ? plain : onlyNew(plain, cursor);
  return text.length < SHORTEST ? undefined : { replace: first.replace, newText: first.covered + text };
}

/** The formulation that stands first in the list, or the selected one. Typed letters are no beginning of it. */
function formulationOf(
  request: CompletionRequest,
  selected: SelectedSuggestion | undefined,
  isOutdated: (label: string) => boolean,
): Suggestion | undefined {
  const { cursor, offset } = request;
  const offered = formulationOffers(request).filter(
    ({ label, newText, filterText }) => newText === filterText && !isOutdated(label),
  );
  const first =
    selected === undefined
      ? offered.find(isSure)
      : offered.find(
          ({ replace, newText }) => replace.start === selected.replace.start && newText === selected.text,
        );
  return first && fitted(first, cursor, offset);
}

function longestFrom(first: Offer, offers: readonly Offer[]): Offer {
  const longer = offers.filter(
    ({ label, probability }) => probability >= CONFIDENT && label.startsWith(first.label),
  );
  return longer.reduce((best, offer) => (offer.label.length > best.label.length ? offer : best), first);
}

/** What stands before the first tab stop; a mark before it waits for what is filled in. */
function plainOf({ template }: Offer): string {
  const first = template.parts[0]!;
  return hasStops(template) ? dropEnd(first, /[，、；：“《（‘]/) : first;
}

const isSame = (offer: Offer, { replace, text }: SelectedSuggestion): boolean =>
  offer.replace.start === replace.start && !hasStops(offer.template) && offer.covered + offer.label === text;
