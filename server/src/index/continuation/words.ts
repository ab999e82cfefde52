import { wordSegmenter } from "../../text/segmenter";

/** Looks at a short text and then tells, for an offset in it, whether a word ends there. */
export type WordBreaks = (text: string) => (offset: number) => boolean;

/** Word boundaries by the segmenter that is part of Node: for texts of a clause or two, it is slow on long ones. */
export const wordBreaks: WordBreaks = (text) => {
  const segments = wordSegmenter().segment(text);
  // Asking for single places costs a third of what listing all words does.
  return (offset) => offset >= text.length || segments.containing(offset)?.index === offset;
};

/** Characters of the word that a text ends with. */
export function lastWordLength(text: string, cut: WordBreaks): number {
  const tail = text.slice(-LONGEST_WORD);
  const isBreak = cut(tail);
  let start = tail.length - 1;
  while (start > 0 && !isBreak(start)) start--;
  return tail.length - start;
}

const LONGEST_WORD = 8;
/** Units of what follows a text that are shown with it, for its last words to be cut right. */
export const SHOWN_AHEAD = 4;
