import { LineBreaks } from "./lineBreaks";
import type { Span } from "./span";

/** Lines from `from` on that hold more than blanks, without their breaks, in order. UTF-16 offsets of the text. */
export function filledLines(text: string, from = 0): readonly Span[] {
  const out: Span[] = [];
  const breaks = new LineBreaks(text);
  for (let start = from; start < text.length;) {
    const { end, next } = breaks.after(start);
    if (text.slice(start, end).trim() !== "") out.push({ start, end });
    start = next;
  }
  return out;
}
