/**
 * What stands behind the cursor already is not said again: neither the beginning of an item nor its end. The one rule
 * for every source, in the list and in ghost text.
 */
import { isChineseMark } from "../../text/chars";
import { wordCrosses } from "../../text/words";
import type { Cursor } from "./cursor";
import type { Suggestion } from "./types";

/** The paragraph around the cursor, folded. */
type Around = Pick<Cursor, "before" | "after">;

/**
 * The part of a text inserted at the cursor that is new: it ends where what stands behind the cursor takes over, and is
 * empty where that is at once. @param text folded, without tab stops
 */
export function onlyNew(text: string, { before, after }: Around): string {
  if (text === "" || after === "") return text;
  if (isPause(after.charAt(0))) text = withoutPause(text);
  if (isChineseMark(after.charAt(0)) && isChineseMark(text.charAt(0)) && !isOpener(text.charAt(0))) return "";
  const clause = clauseLength(after);
  const inWord = before !== "" && wordCrosses(before, after);
  for (let from = 0; from < text.length; from++) {
    const shared = sharedLength(text, from, after);
    const least = from > 0 ? Math.max(FEWEST, Math.min(PHRASE, clause)) : inWord ? 1 : FEWEST;
    if (shared >= least || isEnd(text, from, shared)) return onlyNew(text.slice(0, from), { before, after });
  }
  return text;
}

/** The suggestion with only what is new in it; nothing where too little is left. @param cursor `undefined` in an empty draft */
export function fitted(
  suggestion: Suggestion,
  cursor: (Around & Pick<Cursor, "line">) | undefined,
  offset: number,
): Suggestion | undefined {
  if (cursor === undefined || cursor.after === "") return suggestion;
  const { newText, replace, label, filterText, shown } = suggestion;
  const covered = cursor.line.slice(cursor.line.length - (offset - replace.start));
  const kept = newText.startsWith(covered) ? covered.length : 0;
  const added = newText.slice(kept);
  if (suggestion.isSnippet === true && /[$\\}]/u.test(added)) return fittedSnippet(suggestion, kept, cursor);
  const fit = onlyNew(added, cursor);
  if (fit === added) return suggestion;
  if (fit.length < FEWEST) return undefined;
  const cut = (text: string): string =>
    text.endsWith(added) ? text.slice(0, text.length - added.length) + fit : text;
  return {
    ...suggestion,
    newText: cut(newText),
    label: cut(label),
    filterText: cut(filterText),
    ...(shown && { shown: { ...shown, label: cut(shown.label) } }),
  };
}

/** With tab stops: the text before the first is its beginning, the text behind the last its end. */
function fittedSnippet(suggestion: Suggestion, kept: number, around: Around): Suggestion | undefined {
  const { newText } = suggestion;
  const lead = /^[^$\\}]*/u.exec(newText.slice(kept))![0];
  if (lead !== "" && onlyNew(lead, around) === "") return undefined;
  const tail = tailOf(newText);
  const fit = onlyNew(tail, around);
  return fit === tail
    ? suggestion
    : { ...suggestion, newText: newText.slice(0, newText.length - tail.length) + fit };
}

/** The text behind the last tab stop, variable or escape. */
function tailOf(snippet: string): string {
  let at = snippet.length;
  while (at > 0 && !"$\\{}".includes(snippet[at - 1]!)) at--;
  // The name of `$1` or `$TM_FILENAME`; an escaped sign is text.
  if (snippet[at - 1] === "$" && snippet[at - 2] !== "\\") while (/\w/u.test(snippet.charAt(at))) at++;
  return snippet.slice(at);
}

/** One character alike is chance, unless it is a mark. */
const FEWEST = 2;
/** Characters alike in the midst of an item that are no chance; a clause behind the cursor may be shorter. */
const PHRASE = 4;

/** Whether the rest of a text is what stands behind the cursor: all of a text, more than one character, or a mark. */
const isEnd = (text: string, from: number, shared: number): boolean =>
  shared === text.length - from && (from === 0 || shared >= FEWEST || isChineseMark(text.charAt(from)));

function sharedLength(text: string, from: number, after: string): number {
  let length = 0;
  while (from + length < text.length && text[from + length] === after[length]) length++;
  return length;
}

/** Characters up to the first mark. */
function clauseLength(text: string): number {
  let length = 0;
  while (length < text.length && length < PHRASE && !isChineseMark(text[length]!)) length++;
  return length;
}

/** A mark of the item's end gives way to the one behind the cursor. */
function withoutPause(text: string): string {
  let end = text.length;
  while (end > 0 && isPause(text[end - 1]!)) end--;
  return end === 0 ? text : text.slice(0, end);
}

const isPause = (char: string): boolean => char !== "" && "，、；：。！？".includes(char);
const isOpener = (char: string): boolean => char !== "" && "（《“‘【〈「『".includes(char);
