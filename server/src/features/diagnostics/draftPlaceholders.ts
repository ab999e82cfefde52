import { isWording } from "../../speech/blockKinds";
import { isAside } from "../../speech/lines/asides";
import type { Block, Draft, Paragraph } from "../../speech/model";
import { sourceOf } from "../../speech/structure";
import { memoized } from "../../text/memo";
import type { Span } from "../../text/span";
import { placeholdersIn } from "./placeholders";

/** A placeholder that stands in a draft. */
interface DraftPlaceholder {
  /** In the draft's source. */
  readonly span: Span;
  /** Folded. */
  readonly text: string;
}

/** Every placeholder of a draft, in text order: what the rule reports, and what a command walks at any stage. */
export const draftPlaceholders = (draft: Draft): readonly DraftPlaceholder[] =>
  draft.speeches.flatMap(({ blocks }) => blocks.filter(isLooked).flatMap(blockPlaceholders));

/** What is said, and remarks in brackets, which nobody says: （此处补一例） is still to be done. */
const isLooked = (block: Block): boolean =>
  isWording(block) || (block.kind === "furniture" && isAside(block.paragraph.folded.text));

/** Of one paragraph; more than that is a line that repeats itself, and nobody fills it in. */
const MOST_OF_ONE = 1_000;
const foldedPlaceholders = memoized((paragraph: Paragraph) =>
  placeholdersIn(paragraph).slice(0, MOST_OF_ONE),
);

function blockPlaceholders(block: Block): readonly DraftPlaceholder[] {
  const { text } = block.paragraph.folded;
  return foldedPlaceholders(block.paragraph).map((span) => ({
    span: sourceOf(block, span),
    text: text.slice(span.start, span.end),
  }));
}
