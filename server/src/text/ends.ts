/**
 * What stands at a text's end, read from there. `/[x]+$/` tries again at each place of every run before the last one,
 * so that one long line takes quadratic time; these look at each character once. Offsets are UTF-16 code units.
 */

/** Where the run of characters of a class begins that a text ends with; the text's length where there is none. */
export function endRun(text: string, one: RegExp): number {
  let start = text.length;
  while (start > 0) {
    const before = start - (isLowHalf(text.charCodeAt(start - 1)) && start > 1 ? 2 : 1);
    if (!one.test(text.slice(before, start))) break;
    start = before;
  }
  return start;
}

/** The text without such a run. `one`: a class of single characters, not global. */
export const dropEnd = (text: string, one: RegExp): string => text.slice(0, endRun(text, one));

/** The run itself; empty where there is none. */
export const takeEnd = (text: string, one: RegExp): string => text.slice(endRun(text, one));

/** What stands behind the last character of a class; the whole text where it holds none. */
export function afterLast(text: string, one: RegExp): string {
  let start = text.length;
  while (start > 0 && !one.test(text[start - 1]!)) start--;
  return text.slice(start);
}

/** The text without the note in brackets that it ends with: 在会上的讲话（摘要）. Brackets of either width. */
export function dropNote(text: string): string {
  if (!/[）)]$/.test(text)) return text;
  const inside = text.slice(0, -1);
  const tail = afterLast(inside, /[）)]/);
  const open = tail.search(/[（(]/);
  return open < 0 ? text : text.slice(0, inside.length - tail.length + open);
}

const isLowHalf = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
