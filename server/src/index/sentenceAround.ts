import { BARRIER, textOf, type Segment } from "./segment/segment";
import { afterLast } from "../text/ends";

/** What stands before and after a phrase in its sentence, folded. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

/** Characters to either side that a sentence is looked for in. */
const REACH = 400;

/** The sentence around a phrase at its position, or the sentences if it stands in several. */
export function sentenceAround(segment: Segment, position: number, phrase: string): Around {
  const { text } = segment;
  const { length } = phrase;
  let start = position;
  while (start > 0 && text[start - 1]! > BARRIER && position - start < REACH) start--;
  let end = position + length;
  while (text[end]! > BARRIER && end - position < length + REACH) end++;
  const before = afterLast(textOf(segment, start, position), /[。！？]/);
  const rest =
    /^[^。！？]*[。！？]*[”’）》」』】]*/u.exec(textOf(segment, position + length, end))?.[0] ?? "";
  const after = /[。！？][”’）》」』】]*$/u.test(phrase) ? "" : rest;
  return { before: before.replace(/^[”’）》」』】]+/u, ""), after };
}
