import type { Span } from "./span";

/** Lines that hold more than blanks, without their breaks, in order. UTF-16 offsets of the text. */
export function filledLines(text: string): readonly Span[] {
  const out: Span[] = [];
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/g))
    if (line.trim() !== "") out.push({ start: index, end: index + line.length });
  return out;
}
