/** What a place in a paragraph stands in: a quotation, the name of a document, a sentence about the past. */
import type { Span } from "../../text/span";

/** Folded text throughout. Marks that are not closed hold nothing. */
export const isQuoted = (text: string, span: Span): boolean =>
  isHeld(text, span, "“", "”") || isHeld(text, span, "‘", "’") || isHeld(text, span, "「", "」");

export const isTitle = (text: string, span: Span): boolean =>
  isHeld(text, span, "《", "》") || isHeld(text, span, "〈", "〉");

/** Whether a span stands between marks: the nearest mark before it opens, the nearest behind it closes. */
function isHeld(text: string, { start, end }: Span, open: string, close: string): boolean {
  const opened = start === 0 ? -1 : text.lastIndexOf(open, start - 1);
  const closed = text.indexOf(close, end);
  if (opened < 0 || closed < 0) return false;
  const inner = text.slice(opened + 1, start);
  const outer = text.slice(end, closed);
  return !inner.includes(close) && !outer.includes(open);
}

/**
 * Whether a sentence speaks of the past: it names a year before that of the draft, or says that it was then. What was
 * called so then is called so.
 */
export function tellsHistory(sentence: string, date: string): boolean {
  if (PAST.test(sentence)) return true;
  const year = Number(date.slice(0, 4));
  return [...sentence.matchAll(YEARS)].some(([, named]) => Number(named) < year);
}

const PAST =
  /当年|当时|那时|那年|历史上|曾经|曾(?:提出|指出|强调|是|有|在|把|被|任)|过去(?!一年)|昔日|旧称|原称|原名|时任|年代|建国初期|改革开放(?:初期|之初)/u;
const YEARS = /(?<!\d)((?:19|20)\d{2})年/gu;
