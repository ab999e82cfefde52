import type { Block, Draft, Paragraph } from "../../speech/model";
import { sourceOf } from "../../speech/structure";
import type { Span } from "../../text/span";
import { placeholdersIn } from "./placeholders";

/** Every placeholder of a draft, in text order: what the rule reports, and what a command walks at any stage. */
export function placesToFillIn(draft: Draft): readonly Span[] {
  return draft.speeches.flatMap(({ blocks }) => blocks.filter(isFilledIn).flatMap(placesIn));
}

const isFilledIn = ({ kind }: Block): boolean => kind !== "blank" && kind !== "furniture" && kind !== "note";

/** Folded places of a paragraph, found once in its life. */
const known = new WeakMap<Paragraph, readonly Span[]>();

function placesIn(block: Block): readonly Span[] {
  const { paragraph } = block;
  let places = known.get(paragraph);
  if (!places) known.set(paragraph, (places = placeholdersIn(paragraph)));
  return places.map((span) => sourceOf(block, span));
}
