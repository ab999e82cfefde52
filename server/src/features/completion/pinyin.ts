import type { IndexSnapshot } from "../../index/snapshot";
import { isHan } from "../../text/chars";
import { initialsMask, matchPinyin } from "../../text/pinyin";
import { cursorAt } from "./cursor";
import { cutForeign } from "./guard";
import { contextOf, guardOf } from "./offers";
import { ownText } from "./ownText";
import { explain, sourceOf } from "./source";
import type { CompletionRequest, CompletionSource, Suggestion } from "./types";

/** Phrases by the pinyin of their characters, initials or more, typed as Latin letters in Chinese text. */
export const pinyin: CompletionSource = {
  name: "pinyin",
  provide(request) {
    if (!request.settings.completion.pinyin) return [];
    const cursor = cursorAt(request.draft, request.offset);
    const letters = cursor && lettersBefore(cursor.line, cursor.after, request.explicit);
    if (cursor === undefined || letters === undefined) return [];
    const before = cursor.before.slice(0, -letters.length);
    const scores = new Map<string, number>();
    addPhrases(scores, request.snapshot.index, letters);
    addContinuations(scores, request, before, cursor.paragraph, letters);
    const guarded = guardOf(request);
    return (
      [...scores]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 2 * request.settings.completion.maxItems)
        // What stands behind the cursor already is not said again.
        .filter(([text]) => cutForeign(text, before, guarded) === text && !cursor.after.startsWith(text))
        .map(([text, score]) => toSuggestion(text, Math.min(1, score), { letters, before }, request))
    );
  },
};

/** Share of a phrase's frequency beside its probability here. */
const frequencyShare = 0.3;
/** Phrases that go on after what was typed are that much less likely to be meant. */
const unfinished = 0.6;
/** Characters that a phrase may have beyond what was typed: more of it can be had after it. */
const longestRest = 2;
const continuationsAsked = 60;
const fewestLetters = 2;
const mostLetters = 20;

/** Latin words that stand in Chinese texts in lower case, too. */
const latinWords: ReadonlySet<string> = new Set(
  "app apps ppt pdf ai it ok gdp vip cpi ppi wifi web word excel office email qq cbd led pos atm ktv ceo".split(
    " ",
  ),
);

/** Lower-case letters between Chinese characters: part of a Latin word or text is no pinyin. */
function lettersBefore(line: string, after: string, explicit: boolean): string | undefined {
  const letters = /[a-z]+$/u.exec(line)?.[0] ?? "";
  if (letters.length < (explicit ? 1 : fewestLetters) || letters.length > mostLetters) return undefined;
  const rest = line.slice(0, -letters.length);
  if (/[\w@/\\'’.-]$|[A-Za-z]\s+$/u.test(rest) || /^[\w@'’-]/u.test(after)) return undefined;
  if (!explicit && latinWords.has(letters)) return undefined;
  return letters;
}

function addPhrases(scores: Map<string, number>, index: IndexSnapshot, letters: string): void {
  const found = phrasesByInitial(index, letters.charCodeAt(0)).flatMap(({ text, count }) => {
    const meant = matchPinyin(text, letters);
    return meant === 0 || text.length - meant > longestRest
      ? []
      : [{ text, weight: count * (meant === text.length ? 1 : unfinished) }];
  });
  const most = Math.max(1, ...found.map(({ weight }) => weight));
  for (const { text, weight } of found) scores.set(text, (frequencyShare * weight) / most);
}

function addContinuations(
  scores: Map<string, number>,
  request: CompletionRequest,
  before: string,
  paragraph: string,
  letters: string,
): void {
  if (before === "") return;
  const own = ownText(request, paragraph);
  const found = request.snapshot.index.continuations(contextOf(before), continuationsAsked, own);
  for (const { text, probability } of found) {
    // The letters themselves, which the draft may hold, are no phrase.
    if (isHan(text.charCodeAt(0)) && matchPinyin(text, letters) > 0)
      scores.set(text, (scores.get(text) ?? 0) + probability);
  }
}

type Listed = ReturnType<IndexSnapshot["phrases"]>;

const listed = new WeakMap<IndexSnapshot, Map<number, Listed>>();

/** Phrases whose first character may begin with a letter; put in order when a letter is first asked for. */
function phrasesByInitial(index: IndexSnapshot, letter: number): Listed {
  let byLetter = listed.get(index);
  if (byLetter === undefined) listed.set(index, (byLetter = new Map<number, Listed>()));
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
