import type { Token, UserWord } from "../../text/tokens";
import { Refusal, type Engine } from "./engine";

/** A word as engines of the jieba family give it, without its place. */
export interface TaggedWord {
  readonly word: string;
  readonly tag: string;
}

/** An engine over one of the jieba family, which bears no ill-formed text and may come without its dictionary. */
export function taggingEngine(tag: (text: string) => readonly TaggedWord[]): Engine {
  if (!KNOWN.every((word) => tag(word)[0]?.tag === "n")) throw new Refusal("dictionary");
  return {
    tokens(text) {
      const sound = wellFormed(text);
      return align(sound, tag(sound));
    },
  };
}

/** The words that an engine does not have yet: to give it one again would change how often it counts as seen. */
export const unknownOf = (
  words: readonly UserWord[],
  tag: (text: string) => readonly TaggedWord[],
): readonly UserWord[] =>
  words.filter(({ text }) => {
    const [first, ...others] = tag(text);
    return others.length > 0 || first?.tag === "x";
  });

/** Nouns of any dictionary that is whole. */
const KNOWN = ["人民", "同志"];

/**
 * Finds each word again in the text. nodejieba loses white space in places and writes U+FFFD for what is not
 * well-formed, so a word is looked for a little ahead, and what cannot be found is taken to stand right here.
 */
export function align(text: string, words: readonly TaggedWord[]): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const { word, tag } of words) {
    if (word.trim() === "") continue;
    while (at < text.length && text[at]!.trim() === "") at++;
    const found = text.startsWith(word, at)
      ? at
      : text.slice(at, at + word.length + AHEAD).indexOf(word) + at;
    const start = found >= at ? found : at;
    const end = Math.min(text.length, start + word.length);
    if (end > start) tokens.push({ span: { start, end }, tag });
    at = end;
  }
  return tokens;
}

/** How far ahead of its place a word is looked for, in UTF-16 units. */
const AHEAD = 16;

/** The text with every unit that is no character on its own replaced: same length, well-formed, without NUL. */
export const wellFormed = (text: string): string =>
  text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
