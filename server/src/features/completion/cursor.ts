import type { Block, Draft, Speech } from "../../speech/model";
import { isLineBreak } from "../../text/chars";
import { blockAt } from "../../speech/structure";
import { foldOffset } from "../../text/fold";

/** Where the drafter is, in the coordinates of source and of folded text. */
export interface Cursor {
  readonly speech: Speech;
  readonly block: Block;
  /** Of the block in `speech.blocks`. */
  readonly index: number;
  /** Folded text of the cursor's paragraph; empty on an empty line. */
  readonly paragraph: string;
  /** Its part before the cursor and behind it. */
  readonly before: string;
  readonly after: string;
  /** Source characters of the cursor's line before the cursor. */
  readonly line: string;
}

/** The cursor's paragraph; `undefined` in a text without any. */
export function cursorAt(draft: Draft, offset: number): Cursor | undefined {
  const place = blockAt(draft, offset);
  if (place === undefined) return undefined;
  const { block } = place;
  const line = lineBefore(draft.text, offset);
  const { folded, text } = block.paragraph;
  const within = offset - block.span.start;
  // Behind the last line break of the text there is a line that no block holds.
  if (within > text.length) return { ...place, paragraph: "", before: "", after: "", line };
  const at = foldOffset(folded, within);
  return {
    ...place,
    paragraph: folded.text,
    before: folded.text.slice(0, at),
    after: folded.text.slice(at),
    line,
  };
}

function lineBefore(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && offset - start < LONGEST_LINE && !isLineBreak(text.charCodeAt(start - 1))) start--;
  return text.slice(start, offset);
}

/** Nothing on the line further back matters. */
const LONGEST_LINE = 400;
