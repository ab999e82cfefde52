import type { Token } from "../../text/tokens";

/** Words of one paragraph as they travel between processes: starts and ends in UTF-16 units, a tag each. */
export interface Analysis {
  readonly bounds: readonly number[];
  readonly tags: readonly string[];
}

/** Parent to child. */
export interface SegmentRequest {
  readonly id: number;
  readonly texts: readonly string[];
}

/** Child to parent: once how it went with the dictionary, then an answer for each request. */
export type SegmentReply =
  | { readonly kind: "ready" }
  | { readonly kind: "unavailable"; readonly detail: string }
  | { readonly kind: "analysed"; readonly id: number; readonly analyses: readonly Analysis[] };

/**
 * Finds each word again in the text. nodejieba loses white space in places and writes U+FFFD for what is not
 * well-formed, so a word is looked for a little ahead, and what cannot be found is taken to stand right here.
 */
export function align(
  text: string,
  words: readonly { readonly word: string; readonly tag: string }[],
): Analysis {
  const bounds: number[] = [];
  const tags: string[] = [];
  let at = 0;
  for (const { word, tag } of words) {
    if (word.trim() === "") continue;
    while (at < text.length && text[at]!.trim() === "") at++;
    const found = text.startsWith(word, at)
      ? at
      : text.slice(at, at + word.length + AHEAD).indexOf(word) + at;
    const start = found >= at ? found : at;
    const end = Math.min(text.length, start + word.length);
    if (end > start) {
      bounds.push(start, end);
      tags.push(tag);
    }
    at = end;
  }
  return { bounds, tags };
}

/** How far ahead of its place a word is looked for, in UTF-16 units. */
const AHEAD = 16;

export const tokensOf = ({ bounds, tags }: Analysis): readonly Token[] =>
  tags.map((tag, i) => ({ span: { start: bounds[2 * i]!, end: bounds[2 * i + 1]! }, tag }));

/** The text with every unit that is no character on its own replaced: same length, well-formed, without NUL. */
export const wellFormed = (text: string): string =>
  text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
