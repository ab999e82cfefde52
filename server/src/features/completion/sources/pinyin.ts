import type { IndexSnapshot } from "../../../index/snapshot";
import { isHan } from "../../../text/chars";
import { memoized } from "../../../text/memo";
import { beginsPinyin, initialsMask, matchPinyin } from "../../../text/pinyin";
import { cutForeign } from "../guard";
import { contextOf, guardOf } from "../offers";
import { ownText } from "../ownText";
import { explain, sourceOf } from "../provenance";
import type { CompletionRequest, CompletionSource, Suggestion } from "../types";
import { takeEnd } from "../../../text/ends";
import type { Wanted } from "../../../index/model";

/** Phrases by the pinyin of their characters, initials or more, typed as Latin letters in Chinese text. */
export const pinyin: CompletionSource = {
  name: "pinyin",
  provide(request) {
    if (!request.settings.completion.pinyin) return [];
    const { cursor } = request;
    const letters = cursor && lettersBefore(cursor.line, cursor.after, request.explicit);
    if (cursor === undefined || letters === undefined) return [];
    const before = cursor.before.slice(0, -letters.length);
    const scores = new Map<string, number>();
    addCommon(scores, request, letters);
    addContinuations(scores, request, before, cursor.paragraph, letters);
    const { minConfidence } = request.settings.completion;
    // One letter may stand for anything: it is answered where the context says for what.
    const isVague = letters.length === 1 && !request.explicit;
    if (isVague && Math.max(0, ...scores.values()) < VAGUE_SHARE * minConfidence) return [];
    const guarded = guardOf(request);
    return [...scores]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 2 * request.settings.completion.maxItems)
      .filter(([text]) => cutForeign(text, before, guarded) === text)
      .map(([text, score]) => toSuggestion(text, Math.min(1, score), { letters, before }, request));
  },
};

/** What a phrase's share of all that is written with these letters counts beside its chance here. */
const COMMON_SHARE = 0.4;
/** Phrases that go on after what was typed are that much less likely to be meant. */
const UNFINISHED = 0.6;
/** Characters that a phrase may have beyond what was typed: more of it can be had after it. */
const LONGEST_REST = 2;
const CONTINUATIONS_ASKED = 30;
/** A reading that the character hardly ever has. */
const RARELY = 0.05;
/** Characters of other texts that are worth as much as all of this draft, where words are counted. */
const DRAFT_STRENGTH = 3000;
/** Shorter words of the draft are not looked for. */
const FEWEST_OF_DRAFT = 2;
const MOST_LETTERS = 20;
/** Of the threshold, for one letter: the letter itself makes its list likelier than the text before it does. */
const VAGUE_SHARE = 0.5;

/** Latin words that stand in Chinese texts in lower case, too. */
const LATIN_WORDS: ReadonlySet<string> = new Set(
  "app apps ppt pdf ai it ok gdp vip cpi ppi wifi web word excel office email qq cbd led pos atm ktv ceo".split(
    " ",
  ),
);

/** Lower-case letters between Chinese characters: part of a Latin word or text is no pinyin. */
function lettersBefore(line: string, after: string, explicit: boolean): string | undefined {
  const letters = takeEnd(line, /[a-z]/);
  if (letters === "" || letters.length > MOST_LETTERS) return undefined;
  const rest = line.slice(0, -letters.length);
  if (/[\w@/\\'’.-]$|[A-Za-z]\s+$/u.test(rest) || /^[\w@'’-]/u.test(after)) return undefined;
  if (!explicit && LATIN_WORDS.has(letters)) return undefined;
  return letters;
}

/** Phrases that are common in the corpus, in common use, and more so in this draft. */
function addCommon(
  scores: Map<string, number>,
  { snapshot: { index }, draft }: CompletionRequest,
  letters: string,
): void {
  const weights = new Map<string, number>();
  const perCharacter = DRAFT_STRENGTH / Math.max(DRAFT_STRENGTH, index.characters);
  for (const { text, count } of phrasesByInitial(index, letters.charCodeAt(0))) {
    const weight = fitOf(text, letters);
    if (weight > 0) weights.set(text, weight * count * perCharacter);
  }
  for (const [text, count] of wordsIn(draft.text, letters)) {
    const known = weights.get(text);
    if (known !== undefined || count > 1) weights.set(text, (known ?? 0) + count * fitOf(text, letters));
  }
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  for (const [text, weight] of weights) scores.set(text, (COMMON_SHARE * weight) / sum);
}

/** What a phrase is worth for letters that stand for it or its beginning; 0 where they do not. */
function fitOf(text: string, letters: string): number {
  const meant = matchPinyin(text, letters);
  if (meant === 0 || text.length - meant > LONGEST_REST) return 0;
  return (meant === text.length ? 1 : UNFINISHED) * usualness(text, letters);
}

const usualness = (text: string, letters: string): number =>
  matchPinyin(text, letters, true) > 0 ? 1 : RARELY;

/** Pieces of the draft that the letters stand for, with their number. */
function wordsIn(draft: string, letters: string): Map<string, number> {
  const counts = new Map<string, number>();
  const bit = 1 << (letters.charCodeAt(0) - 0x61);
  for (let at = Math.max(0, draft.length - LONGEST_DRAFT); at < draft.length; at++) {
    if ((initialsMask(draft.charCodeAt(at)) & bit) === 0) continue;
    const piece = /^\p{Script=Han}*/u.exec(draft.slice(at, at + LONGEST_PIECE))![0];
    const meant = matchPinyin(piece, letters, true);
    if (meant < FEWEST_OF_DRAFT) continue;
    const text = piece.slice(0, meant);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

const LONGEST_DRAFT = 30_000;
const LONGEST_PIECE = 8;

function addContinuations(
  scores: Map<string, number>,
  request: CompletionRequest,
  before: string,
  paragraph: string,
  letters: string,
): void {
  if (before === "") return;
  const own = ownText(request, paragraph);
  const wanted: Wanted = {
    begins: (text) => isHan(text.charCodeAt(0)) && beginsPinyin(text, letters),
    says: (text) => isHan(text.charCodeAt(0)) && matchPinyin(text, letters) > 0,
  };
  const found = request.snapshot.index.continuations(contextOf(before), CONTINUATIONS_ASKED, own, wanted);
  for (const { text, probability } of found)
    scores.set(text, (scores.get(text) ?? 0) + probability * usualness(text, letters));
}

type Listed = ReturnType<IndexSnapshot["phrases"]>;

const listedIn = memoized<IndexSnapshot, Map<number, Listed>>(() => new Map());

/** Phrases whose first character may begin with a letter; put in order when a letter is first asked for. */
function phrasesByInitial(index: IndexSnapshot, letter: number): Listed {
  const byLetter = listedIn(index);
  let found = byLetter.get(letter);
  if (found === undefined) {
    const bit = 1 << (letter - 0x61);
    found = index.phrases((unit) => (initialsMask(unit) & bit) !== 0);
    byLetter.set(letter, found);
  }
  return found;
}

function toSuggestion(
  text: string,
  score: number,
  { letters, before }: { readonly letters: string; readonly before: string },
  request: CompletionRequest,
): Suggestion {
  const item = { phrase: text, text };
  return {
    kind: "phrase",
    label: text,
    replace: { start: request.offset - letters.length, end: request.offset },
    newText: text,
    // VS Code filters by what was typed, and knows no pinyin.
    filterText: letters,
    score,
    source: sourceOf(item, request),
    resolve: () => explain(item, before, request),
  };
}
