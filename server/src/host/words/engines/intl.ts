import { wordSegmenter } from "../../../text/segmenter";
import { sentences } from "../../../text/sentences";
import type { Token } from "../../../text/tokens";
import type { Engine } from "../engine";

/** Units up to which Intl.Segmenter is quick: its work grows with the square of the length. */
const LONGEST = 200;

/** The segmenter that is part of Node. It needs no process of its own and answers at once. */
export const loadIntl = (): Engine => ({ tokens: intlTokens });

/** Words without parts of speech. */
export function intlTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const sentence of sentences(text))
    for (let start = sentence.start; start < sentence.end;) {
      const end = cutBefore(text, start, sentence.end);
      for (const { index, segment } of wordSegmenter().segment(text.slice(start, end)))
        if (segment.trim() !== "")
          tokens.push({ span: { start: start + index, end: start + index + segment.length } });
      start = end;
    }
  return tokens;
}

/** Where a piece that begins at `start` ends: behind its last mark within reach, else between two characters. */
function cutBefore(text: string, start: number, end: number): number {
  if (end - start <= LONGEST) return end;
  for (let i = start + LONGEST; i > start; i--) if ("，；、：".includes(text[i - 1]!)) return i;
  const at = start + LONGEST;
  return isLowSurrogate(text.charCodeAt(at)) ? at - 1 : at;
}

const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
