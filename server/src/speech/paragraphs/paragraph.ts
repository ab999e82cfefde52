import { fold, type Folded } from "../../text/fold";
import { sentences } from "../../text/sentences";
import { isSentenceEnd } from "../../text/chars";
import { findMarkers } from "../markers";
import type { Paragraph, Sentence } from "../model";

/** A paragraph with everything that depends on its text alone. `folded` is `fold(text)`, where that is known. */
export function makeParagraph(text: string, folded: Folded = fold(text)): Paragraph {
  return { text, folded, sentences: readSentences(folded.text), markers: findMarkers(folded.text) };
}

function readSentences(text: string): readonly Sentence[] {
  return sentences(text).map((span) => ({ span, complete: isComplete(text, span.end) }));
}

function isComplete(text: string, end: number): boolean {
  let i = end;
  while (i > 0 && "”’）》」』】…".includes(text[i - 1]!)) {
    if (text[i - 1] === "…") return true;
    i--;
  }
  return i > 0 && isSentenceEnd(text[i - 1]!);
}
