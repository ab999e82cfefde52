import { memoized } from "../../text/memo";
import type { Draft } from "../../speech/model";
import { sourceOf } from "../../speech/structure";
import type { Span } from "../../text/span";
import { placeholdersIn } from "./placeholders";
import { isWording } from "./checkedBlocks";

/** Every placeholder of a draft, in text order: what the rule reports, and what a command walks at any stage. */
export const draftPlaceholders = (draft: Draft): readonly Span[] =>
  draft.speeches.flatMap(({ blocks }) =>
    blocks
      .filter(isWording)
      .flatMap((block) => foldedPlaceholders(block.paragraph).map((span) => sourceOf(block, span))),
  );

const foldedPlaceholders = memoized(placeholdersIn);
