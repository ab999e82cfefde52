import type { Block, Draft } from "../../speech/model";
import { isWording } from "../../speech/blockKinds";

/** How much is checked. What is left out for it is told in a notice of its own (runner.ts). */

/** A longer draft (UTF-16 code units) gets its outline and numbering only. */
export const MAX_CHECKED_DRAFT = 1_000_000;

/**
 * The wording of a longer paragraph (folded UTF-16 code units) is not checked: to speak it takes two hours, and cutting
 * it into words would hold the thread for as long as its author would notice.
 */
export const MAX_CHECKED_PARAGRAPH = 20_000;

/** Findings of one rule in a draft: whoever has more looks at the rule's first ones, or at the whole text again. */
export const MAX_FINDINGS = 1_000;

export const isTooLongDraft = ({ text }: Draft): boolean => text.length > MAX_CHECKED_DRAFT;

export const isTooLongParagraph = (block: Block): boolean =>
  isWording(block) && block.paragraph.folded.text.length > MAX_CHECKED_PARAGRAPH;

export const isChecked = (block: Block): boolean => isWording(block) && !isTooLongParagraph(block);
