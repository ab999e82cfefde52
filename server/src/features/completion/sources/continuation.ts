import { continuationOffers, type Offer } from "../offers";
import { explain, sourceOf } from "../provenance";
import { hasStops, snippetOf, templateOf } from "../template";
import type { CompletionRequest, CompletionSource, Suggestion } from "../types";
import { worthShowing } from "../worth";

/** How the sentence goes on, as the corpus and this draft have gone on before. */
export const continuation: CompletionSource = {
  name: "continuation",
  provide(request) {
    const offers = continuationOffers(request);
    const { minConfidence } = request.settings.completion;
    const shown =
      request.explicit || minConfidence === 0
        ? offers
        : worthShowing(offers, request.cursor?.before ?? "", minConfidence);
    return shown.map((offer) => toSuggestion(offer, request));
  },
};

function toSuggestion(offer: Offer, request: CompletionRequest): Suggestion {
  const { covered, template, label, from } = offer;
  const isSnippet = hasStops(template);
  // A cut or opened text is no longer the whole of the phrase that it comes from.
  const known = { phrase: from.phrase.endsWith(label) || isSnippet ? from.phrase : label, text: label };
  const item = isSnippet ? { phrase: from.phrase, text: from.phrase } : known;
  return {
    kind: "phrase",
    label,
    replace: offer.replace,
    newText: isSnippet ? snippetOf(templateOf(covered)) + snippetOf(template) : covered + label,
    filterText: covered + label,
    ...(isSnippet && { isSnippet }),
    score: offer.probability,
    source: sourceOf(item, request),
    resolve: () => explain(item, request.cursor?.before ?? "", request),
    shown: { label, probability: offer.raw },
  };
}
