import type { Block, Draft } from "../../speech/model";
import { blockAt, foldedOffsetOf, sectionsAt, sourceOf, tileAt } from "../../speech/structure";
import type { Span } from "../../text/span";
import { wordsNear } from "../../text/words";

/**
 * What grows from a place: word, clause, sentence, paragraph, sections, all. Source spans, innermost first, each
 * larger than the one before and around it.
 */
export function selectionSpans(draft: Draft, offset: number): readonly Span[] {
  const place = blockAt(draft, offset);
  if (!place) return [{ start: 0, end: draft.text.length }];
  const sections = sectionsAt(place.speech, offset).map(({ span }) => span);
  const candidates = [
    ...inParagraph(place.block, offset),
    { start: place.block.span.start, end: place.block.span.start + place.block.paragraph.text.length },
    ...sections.reverse(),
    place.speech.span,
    { start: 0, end: draft.text.length },
  ];
  return growing(candidates, offset);
}

function inParagraph(block: Block, offset: number): readonly Span[] {
  const { text } = block.paragraph.folded;
  const at = Math.min(foldedOffsetOf(block, offset), text.length);
  const sentence = tileAt(block.paragraph.sentences, at);
  if (!sentence) return [];
  const clause = clauseAt(text, sentence.span, at);
  const word = wordsNear(text, clause, at)
    .map(({ span }) => span)
    .find(({ start, end }) => start <= at && at < end);
  return [...(word ? [word] : []), clause, sentence.span].map((span) => sourceOf(block, span));
}

/** Between two marks, without them. */
function clauseAt(text: string, sentence: Span, at: number): Span {
  let start = Math.min(at, sentence.end);
  while (start > sentence.start && !isClauseMark(text[start - 1]!)) start--;
  let end = at;
  while (end < sentence.end && !isClauseMark(text[end]!)) end++;
  return { start, end };
}

const isClauseMark = (char: string): boolean => "，；：。！？".includes(char);

function growing(candidates: readonly Span[], offset: number): readonly Span[] {
  const out: Span[] = [];
  for (const span of candidates) {
    const inner = out.at(-1);
    if (span.start > offset || span.end < offset || span.start === span.end) continue;
    if (
      !inner ||
      (span.start <= inner.start && span.end >= inner.end && span.end - span.start > inner.end - inner.start)
    )
      out.push(span);
  }
  return out;
}
