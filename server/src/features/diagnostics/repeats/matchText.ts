import type { Paragraph } from "../../../speech/model";
import { isAsciiDigit, isAsciiLetter, isChineseMark, isHan } from "../../../text/chars";
import type { Span } from "../../../text/span";
import type { Segmentation, Token } from "../../../text/tokens";
import { classOf, WordClass } from "../../wordClass";

/** A sentence of a `MatchText`. */
export interface MatchSentence {
  /** Units of the match text: first, and one past the last. */
  readonly first: number;
  readonly end: number;
  /** Folded, relative to the paragraph, with the end mark. */
  readonly span: Span;
  readonly complete: boolean;
}

/**
 * A paragraph in the form in which repeats are looked for: letters, digits and Han without marks and blanks, so
 * that a copy with other punctuation is the same. A unit is one UTF-16 code unit of it.
 */
export interface MatchText {
  readonly paragraph: Paragraph;
  readonly units: Uint16Array;
  /** Folded offset of each unit. */
  readonly at: Uint32Array;
  /** What is known of each unit: bits of `Flag`. */
  readonly flags: Uint8Array;
  /** `WordClass` of the word that each unit belongs to. */
  readonly classes: Uint8Array;
  readonly sentences: readonly MatchSentence[];
  /** Index of each unit's sentence. */
  readonly sentenceOf: Uint32Array;
  /** Hash of the `GRAM` units from each unit on; 0 where they leave their sentence or touch a quotation. */
  readonly grams: Uint32Array;
}

/** Shortest stretch that is compared. */
export const GRAM = 4;

export const Flag = {
  /** A word begins here. */
  word: 1,
  /** A mark stands before this unit, or the paragraph begins. */
  clause: 2,
  /** Inside “…” or 《…》: somebody else's wording, or a name. */
  quoted: 4,
  /** A comma or stronger, not merely 、, stands before this unit. */
  strongClause: 8,
} as const;

/** The match form of a paragraph; the same object as long as the same words are known of it. */
export function matchText(paragraph: Paragraph, words: Segmentation): MatchText {
  const { generation } = words;
  const last = matchTexts.get(paragraph);
  if (last?.generation === generation) return last.text;
  const tokens = words.tokens(paragraph.folded.text);
  const text = last?.tokens === tokens ? last.text : makeMatchText(paragraph, tokens);
  matchTexts.set(paragraph, { generation, tokens, text });
  return text;
}

interface KeptMatchText {
  /** Of the words: a keystroke asks for those of one paragraph, not of the draft. */
  readonly generation: number;
  readonly tokens: readonly Token[];
  readonly text: MatchText;
}

const matchTexts = new WeakMap<Paragraph, KeptMatchText>();

function makeMatchText(paragraph: Paragraph, tokens: readonly Token[]): MatchText {
  const text = paragraph.folded.text;
  const size = text.length;
  const units = new Uint16Array(size);
  const at = new Uint32Array(size);
  const flags = new Uint8Array(size);
  const quoted = quotedOffsets(text);
  let n = 0;
  let mark: number = Flag.clause | Flag.strongClause;
  for (let i = 0; i < size; i++) {
    const code = text.charCodeAt(i);
    if (!isMatched(code)) {
      mark |= markFlags(text[i]!);
      continue;
    }
    units[n] = code;
    at[n] = i;
    flags[n] = mark | (quoted[i]! ? Flag.quoted : 0);
    mark = 0;
    n++;
  }
  const classes = new Uint8Array(n);
  readWords(text, tokens, at.subarray(0, n), flags, classes);
  const { sentences, sentenceOf } = readSentences(paragraph, at.subarray(0, n), flags);
  return {
    paragraph,
    units: units.slice(0, n),
    at: at.slice(0, n),
    flags: flags.slice(0, n),
    classes,
    sentences,
    sentenceOf,
    grams: gramHashes(units, flags, sentenceOf, n),
  };
}

/** Folded span of the units [first, end). */
export function foldedSpan(text: MatchText, first: number, end: number): Span {
  return { start: text.at[first]!, end: text.at[end - 1]! + 1 };
}

/** Marks inside a clause. */
const WEAK = "、“‘《（”’》）";
const QUOTES = [
  ["“", "”"],
  ["《", "》"],
] as const;

/** A blank, a decimal point or a per cent sign ends no clause. */
function markFlags(char: string): number {
  if (!isChineseMark(char)) return 0;
  return WEAK.includes(char) ? Flag.clause : Flag.clause | Flag.strongClause;
}

const isMatched = (code: number): boolean =>
  isHan(code) || isAsciiDigit(code) || isAsciiLetter(code) || (code >= 0xd800 && code <= 0xdfff);

/** 1 for each folded offset inside “…” or 《…》 that is closed within the paragraph. */
function quotedOffsets(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  for (const [open, close] of QUOTES) {
    let start = text.indexOf(open);
    while (start >= 0) {
      const end = text.indexOf(close, start);
      if (end < 0) break;
      out.fill(1, start, end);
      start = text.indexOf(open, end);
    }
  }
  return out;
}

function readWords(
  text: string,
  tokens: readonly Token[],
  at: Uint32Array,
  flags: Uint8Array,
  classes: Uint8Array,
): void {
  let i = 0;
  tokens.forEach((token, k) => {
    while (i < at.length && at[i]! < token.span.start) i++;
    if (i >= at.length || at[i]! >= token.span.end) return;
    const pair = listedPair(text, token, tokens[k - 1]);
    if (pair === undefined) flags[i]! |= Flag.word;
    else classes[i - 1] = pair;
    const wordClass = pair ?? classOf(text.slice(token.span.start, token.span.end), token.tag);
    for (; i < at.length && at[i]! < token.span.end; i++) classes[i] = wordClass;
  });
  for (; i < at.length; i++) {
    flags[i]! |= Flag.word;
    classes[i] = WordClass.noun;
  }
}

/** Class of the word that two single characters make: segmenters cut rarer verbs in two (理|顺, 抓|好). */
function listedPair(text: string, token: Token, before: Token | undefined): number | undefined {
  if (token.span.end - token.span.start !== 1 || before?.span.end !== token.span.start) return undefined;
  if (before.span.end - before.span.start !== 1) return undefined;
  const wordClass = classOf(text.slice(before.span.start, token.span.end), undefined);
  return wordClass === WordClass.noun || wordClass === WordClass.number ? undefined : wordClass;
}

/** Longer sentences are compared in pieces: comparing costs the product of both lengths. */
const LONGEST = 200;

function readSentences(
  paragraph: Paragraph,
  at: Uint32Array,
  flags: Uint8Array,
): { sentences: MatchSentence[]; sentenceOf: Uint32Array } {
  const sentences: MatchSentence[] = [];
  const sentenceOf = new Uint32Array(at.length);
  let i = 0;
  for (const { span, complete } of paragraph.sentences) {
    let end = i;
    while (end < at.length && at[end]! < span.end) end++;
    let start = span.start;
    while (i < end) {
      const cut = cutBefore(i, end, flags);
      const last = cut === end ? span.end : at[cut]!;
      sentenceOf.fill(sentences.length, i, cut);
      sentences.push({ first: i, end: cut, span: { start, end: last }, complete });
      start = last;
      i = cut;
    }
  }
  return { sentences, sentenceOf };
}

/** Where a piece that begins at `first` ends: at its last clause within reach, else anywhere. */
function cutBefore(first: number, end: number, flags: Uint8Array): number {
  if (end - first <= LONGEST) return end;
  for (let i = first + LONGEST; i > first + LONGEST / 2; i--) if (flags[i]! & Flag.strongClause) return i;
  return first + LONGEST;
}

function gramHashes(units: Uint16Array, flags: Uint8Array, sentenceOf: Uint32Array, n: number): Uint32Array {
  const out = new Uint32Array(n);
  for (let i = 0; i + GRAM <= n; i++) {
    if (sentenceOf[i] !== sentenceOf[i + GRAM - 1]) continue;
    let hash = 0x811c9dc5;
    let quoted = 0;
    for (let k = i; k < i + GRAM; k++) {
      hash = Math.imul(hash ^ units[k]!, 0x01000193);
      hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
      quoted |= flags[k]! & Flag.quoted;
    }
    if (!quoted) out[i] = (hash ^ (hash >>> 13)) >>> 0 || 1;
  }
  return out;
}
