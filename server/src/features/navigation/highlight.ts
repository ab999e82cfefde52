import { isContent } from "../../speech/blockKinds";
import type { Draft } from "../../speech/model";
import { sourceOf } from "../../speech/structure";
import type { Span } from "../../text/span";
import { phraseAt, wordAt } from "./phrase";

/** Places that are marked at most, those around the one pointed at: nobody looks at more, and each has to be sent. */
const MOST_HIGHLIGHTS = 1_000;

/** Longer drafts have only the word itself looked for. In UTF-16 units. */
const LONG = 200_000;

/**
 * The wording at an offset wherever it stands in the draft, source spans in order: the longest that stands twice or
 * more, else the word alone. Empty where no word is pointed at. At most `MOST_HIGHLIGHTS`.
 */
export function highlights(draft: Draft, offset: number): readonly Span[] {
  const repeated =
    draft.text.length <= LONG && phraseAt(draft, offset, (text) => standsTwice(draft, text), 1);
  const wording = repeated || wordAt(draft, offset);
  if (!wording) return [];
  const all = [...occurrencesInDraft(draft, wording.text)];
  const own = all.findIndex(({ start }) => start === wording.span.start);
  // Repeats of one character may be counted so that the one pointed at falls between two.
  if (own < 0) return [wording.span];
  const first = Math.max(0, Math.min(own - MOST_HIGHLIGHTS / 2, all.length - MOST_HIGHLIGHTS));
  return all.slice(first, first + MOST_HIGHLIGHTS);
}

function standsTwice(draft: Draft, text: string): boolean {
  const places = occurrencesInDraft(draft, text);
  places.next();
  return places.next().done !== true;
}

/** The first of them, and whether there are more: each has to be sent. */
export function firstOccurrencesInDraft(
  draft: Draft,
  text: string,
  most: number,
): { readonly spans: readonly Span[]; readonly more: boolean } {
  const spans: Span[] = [];
  for (const span of occurrencesInDraft(draft, text)) {
    if (spans.length === most) return { spans, more: true };
    spans.push(span);
  }
  return { spans, more: false };
}

/** Source spans of a folded wording in the draft, in order. */
function* occurrencesInDraft(draft: Draft, text: string): Generator<Span, void, undefined> {
  for (const { blocks } of draft.speeches) {
    for (const block of blocks) {
      if (!isContent(block)) continue;
      const folded = block.paragraph.folded.text;
      for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length))
        yield sourceOf(block, { start: at, end: at + text.length });
    }
  }
}
