import type { Block, Draft, Paragraph } from "../../speech/model";
import { sourceOf } from "../../speech/structure";
import type { Span } from "../../text/span";
import { placeholdersIn } from "./placeholders";

/** A placeholder that stands in a draft. */
export interface PlaceToFillIn {
  /** In the draft's source. */
  readonly span: Span;
  /** Folded. */
  readonly text: string;
}

/** Every placeholder of a draft, in text order: what the rule reports, and what a command walks at any stage. */
export function placesToFillIn(draft: Draft): readonly PlaceToFillIn[] {
  return draft.speeches.flatMap(({ blocks }) => blocks.filter(isFilledIn).flatMap(placesIn));
}

const isFilledIn = ({ kind }: Block): boolean => kind !== "blank" && kind !== "furniture" && kind !== "note";

/** Folded places of a paragraph, found once in its life. */
const foldedPlaces = new WeakMap<Paragraph, readonly Span[]>();

function placesIn(block: Block): readonly PlaceToFillIn[] {
  const { paragraph } = block;
  let places = foldedPlaces.get(paragraph);
  if (!places) foldedPlaces.set(paragraph, (places = placeholdersIn(paragraph)));
  const { text } = paragraph.folded;
  return places.map((span) => ({ span: sourceOf(block, span), text: text.slice(span.start, span.end) }));
}
