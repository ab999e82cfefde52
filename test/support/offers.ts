import { fold } from "../../server/src/text/fold";

/** An offered edit in offsets of the draft's text: what both a suggestion and an answer of the server come to. */
export interface OfferedEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  /** Absent for ghost text. */
  readonly filterText?: string;
  /** A continuation: what stands is kept, and the sentence at hand goes on. */
  readonly continues: boolean;
  readonly isSnippet: boolean;
}

/** What is wrong with an offered edit at a cursor; empty where nothing is. */
export function faultsOf(text: string, cursor: number, edit: OfferedEdit): string[] {
  const { start, end, newText, filterText, continues } = edit;
  const covered = text.slice(start, cursor);
  const faults: string[] = [];
  const must = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  must(start <= cursor && cursor <= end && end <= text.length, "the range does not hold the cursor");
  must(!/[\n\r]/u.test(text.slice(start, end)), "the range leaves the line");
  must(!isInsidePair(text, start) && !isInsidePair(text, end), "the range tears a character");
  if (filterText !== undefined) must(filterText.startsWith(covered), "the client would filter it out");
  if (!continues) return faults;
  must(newText.startsWith(covered), "what stands is altered");
  const added = edit.isSnippet ? withoutStops(newText.slice(covered.length)) : newText.slice(covered.length);
  must(added !== "", "nothing is added");
  must(!/[\n\r]/u.test(added), "it goes on over the paragraph's end");
  must(!/[。！？!?][^。！？!?”’）》」』】]/u.test(fold(added).text), "it goes on over the sentence's end");
  must(!/[\ud800-\udfff]/u.test(added), "half a character is added");
  return faults;
}

const withoutStops = (snippet: string): string => snippet.replace(/\$(?:\d+|\{\d+(?::[^}]*)?\})/gu, "");

/** Whether an offset is between the halves of a surrogate pair. */
export const isInsidePair = (text: string, offset: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1));
