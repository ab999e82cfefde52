import { isWording } from "../../speech/blockKinds";
import type { Block } from "../../speech/model";

/**
 * The wording of a longer paragraph (folded UTF-16 code units) is not checked: to speak it takes two hours, and cutting
 * it into words would hold the thread for as long as its author would notice.
 */
export const MAX_CHECKED_PARAGRAPH = 20_000;

export const isTooLong = (block: Block): boolean =>
  isWording(block) && block.paragraph.folded.text.length > MAX_CHECKED_PARAGRAPH;

export const isChecked = (block: Block): boolean => isWording(block) && !isTooLong(block);
