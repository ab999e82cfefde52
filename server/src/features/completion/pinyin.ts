import type { IndexSnapshot } from "../../index/snapshot";
import { isHan } from "../../text/chars";
import { initialsMask, matchPinyin } from "../../text/pinyin";
import { contextOf, examplesOf, guardOf, sourceOf } from "./continuation";
import { cursorAt } from "./cursor";
import { cutForeign } from "./guard";
import { ownText } from "./ownText";
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
        .map(([text, score]) => toSuggestion(text, Math.min(1, score), letters, request))
    );
  },
};

/** Share of a phrase's frequency beside its probability here. */
const frequencyShare = 0.3;
/** Phrases that go on after what was typed are that much less likely to be meant. */
const unfinished = 0.6;
const continuationsAsked = 60;
const fewestLetters = 2;
const mostLetters = 20;

/** Lower-case letters between Chinese characters: part of a Latin word or text is no pinyin. */
function lettersBefore(line: string, after: string, explicit: boolean): string | undefined {
  const letters = /[a-z]+$/u.exec(line)?.[0] ?? "";
  if (letters.length < (explicit ? 1 : fewestLetters) || letters.length > mostLetters) return undefined;
  const rest = line.slice(0, -letters.length);
  if (/[\w@/\\'’.-]$|[A-Za-z]\s+$/u.test(rest) || /^[\w@'’-]/u.test(after)) return undefined;
  return letters;
}

function addPhrases(scores: Map<string, number>, index: IndexSnapshot, letters: string): void {
  const found = phrasesByInitial(index)(letters.charCodeAt(0)).flatMap(({ text, count }) => {
    const meant = matchPinyin(text, letters);
    return meant === 0 ? [] : [{ text, weight: count * (meant === text.length ? 1 : unfinished) }];
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

const sorted = new WeakMap<Listed, Map<number, Listed>>();

/** Phrases whose first character may begin with a letter; put in order when a letter is first asked for. */
function phrasesByInitial(index: IndexSnapshot): (letter: number) => Listed {
  const all = index.phrases();
  let byLetter = sorted.get(all);
  if (byLetter === undefined) sorted.set(all, (byLetter = new Map<number, Listed>()));
  const known = byLetter;
  return (letter) => {
    let listed = known.get(letter);
    if (listed === undefined) {
      const bit = 1 << (letter - 0x61);
      listed = all.filter(({ text }) => (initialsMask(text.charCodeAt(0)) & bit) !== 0);
      known.set(letter, listed);
    }
    return listed;
  };
}

function toSuggestion(text: string, score: number, letters: string, request: CompletionRequest): Suggestion {
  const { index } = request.snapshot;
  return {
    kind: "phrase",
    label: text,
    replace: { start: request.offset - letters.length, end: request.offset },
    newText: text,
    // VS Code filters by what was typed, and knows no pinyin.
    filterText: letters,
    score,
    source: sourceOf(index, text, text),
    resolve: () => examplesOf(index, text),
  };
}
