import { positionsOf, type Part } from "./segment/search";
import { speechAt, type Segment } from "./segment/segment";
import { newestFirst } from "./newestFirst";
import { sentenceAround } from "./sentenceAround";
import type { IndexedSpeech, Occurrence } from "./model";

interface Located {
  readonly segment: Segment;
  readonly speech: IndexedSpeech;
  readonly position: number;
}

/** Occurrences of a phrase: newest speeches first (those without a date last), one after the other inside each. */
export function occurrencesIn(parts: readonly Part[], phrase: string, limit: number): readonly Occurrence[] {
  const located: Located[] = [];
  for (const part of parts) {
    const { segment } = part;
    for (const position of positionsOf(part, phrase))
      located.push({ segment, speech: segment.speeches[speechAt(segment, position)]!, position });
  }
  located.sort((a, b) => newestFirst(a.speech, b.speech) || a.position - b.position);
  return located.slice(0, Math.max(0, limit)).map(({ segment, speech, position }) => {
    const { before, after } = sentenceAround(segment, position, phrase);
    return { speech, sentence: before + phrase + after };
  });
}
