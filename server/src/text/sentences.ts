import { isSentenceEnd } from "./chars";
import type { Span } from "./span";

const CLOSING = "”’）》」』】";

/** Sentences of a folded text in order; they tile it. The last one may lack its end mark. */
export function sentences(text: string): readonly Span[] {
  const out: Span[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (!isSentenceEnd(text[i]!)) continue;
    let end = i + 1;
    while (end < text.length && (isSentenceEnd(text[end]!) || CLOSING.includes(text[end]!))) end++;
    out.push({ start, end });
    start = end;
    i = end - 1;
  }
  if (start < text.length) out.push({ start, end: text.length });
  return out;
}
