import { positionsOf, type Part } from "./segment/search";
import { BARRIER, speechAt, textOf, type Segment } from "./segment/segment";
import { afterLast } from "../text/ends";
import type { Occurrence } from "./model";

interface Located {
  readonly segment: Segment;
  readonly speechIndex: number;
  readonly position: number;
}

/** Occurrences of a phrase: newest speeches first (those without a date last), one after the other inside each. */
export function occurrencesIn(parts: readonly Part[], phrase: string, limit: number): readonly Occurrence[] {
  const located: Located[] = [];
  for (const part of parts) {
    for (const position of positionsOf(part, phrase)) {
      located.push({ segment: part.segment, speechIndex: speechAt(part.segment, position), position });
    }
  }
  located.sort(newestFirst);
  return located.slice(0, Math.max(0, limit)).map(({ segment, speechIndex: speech, position }) => ({
    speech: segment.speeches[speech]!,
    sentence: sentenceAt(segment, position, phrase.length),
  }));
}

function newestFirst(a: Located, b: Located): number {
  const first = a.segment.speeches[a.speechIndex]!;
  const second = b.segment.speeches[b.speechIndex]!;
  return (
    compare(second.date ?? "", first.date ?? "") ||
    compare(first.uri, second.uri) ||
    first.start - second.start ||
    a.position - b.position
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Characters to either side that a sentence is looked for in. */
const REACH = 400;

/** The sentence around [position, position + length), or the sentences if it stands in several. */
function sentenceAt(segment: Segment, position: number, length: number): string {
  const { text } = segment;
  let start = position;
  while (start > 0 && text[start - 1]! > BARRIER && position - start < REACH) start--;
  let end = position + length;
  while (text[end]! > BARRIER && end - position < length + REACH) end++;
  const before = afterLast(textOf(segment, start, position), /[。！？]/);
  const phrase = textOf(segment, position, position + length);
  const after =
    /^[^。！？]*[。！？]*[”’）》」』】]*/u.exec(textOf(segment, position + length, end))?.[0] ?? "";
  const rest = /[。！？][”’）》」』】]*$/u.test(phrase) ? "" : after;
  return before.replace(/^[”’）》」』】]+/u, "") + phrase + rest;
}
