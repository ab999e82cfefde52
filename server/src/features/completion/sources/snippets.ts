/** Snippets of packs, by the beginning of their Chinese prefix or by the pinyin of it. */
import type { Snippet } from "../../../packs/model";
import { leadingMarker } from "../../../speech/markers";
import { numbersHeadings } from "../../../speech/markerStyles";
import { isBlank, isChineseMark, isLineBreak } from "../../../text/chars";
import { span } from "../../../text/span";
import { wordCrosses } from "../../../text/words";
import { phraseTable } from "../phraseTable";
import { documentation, indented, isLong } from "../snippetText";
import { snippetTables, type SnippetKey } from "../snippetTable";
import type { CompletionRequest, CompletionSource, Suggestion } from "../types";
import { takeEnd } from "../../../text/ends";

export const snippets: CompletionSource = {
  name: "snippets",
  provide(request) {
    const line = lineBefore(request);
    if (line.letters !== "" && !(request.settings.completion.pinyin && mayBePinyin(line, request))) return [];
    if (isInHeading(request)) return [];
    const matches = line.letters === "" ? matchHan(line, request) : matchLetters(line, request);
    const beginsPhrase = phraseBeginnings(request);
    return [...matches.values()]
      .filter((match) => isFor(match.snippet, request) && fits(match, line, beginsPhrase))
      .sort((a, b) => b.score - a.score)
      .slice(0, SPARE * request.settings.completion.maxItems)
      .map((match) => suggest(match, line, request));
  },
};

/** Of what a list holds: some of them say what is there already. */
const SPARE = 2;
/** Keys that are looked at for one beginning. */
const MOST_KEYS = 60;

/** The line up to the cursor, and the lower-case Latin letters that end it. */
interface Line {
  readonly head: string;
  readonly letters: string;
}

interface Match {
  readonly snippet: Snippet;
  /** Code units before the cursor that the snippet takes the place of. */
  readonly covered: number;
  readonly filterText: string;
  /** How likely it is that the drafter means the snippet, 0 to 1. */
  readonly score: number;
}

function lineBefore({ draft: { text }, offset }: CompletionRequest): Line {
  const least = Math.max(0, offset - LOOK_BACK);
  let start = offset;
  while (start > least && !isLineBreak(text.charCodeAt(start - 1))) start--;
  const head = text.slice(start, offset);
  return { head, letters: takeEnd(head, /[a-z]/) };
}

/** Further back there is no beginning of a prefix, and a paragraph that begins there is no longer at its start. */
const LOOK_BACK = 200;
const MAX_LETTERS = 24;

/** Part of a Latin word or text, of a name or an address is no pinyin; nor is one letter, unless the drafter asks. */
function mayBePinyin({ head, letters }: Line, { draft, offset, explicit }: CompletionRequest): boolean {
  if (letters.length < (explicit ? 1 : 2) || letters.length > MAX_LETTERS) return false;
  const before = head.slice(0, -letters.length);
  const after = draft.text[offset] ?? "";
  return !/(?:[\w@/\\'’-]|\w\.|[A-Za-z] +)$/.test(before) && !/[\w@'’-]/.test(after);
}

type Matches = Map<Snippet, Match>;

/** The better match of a snippet counts. */
function keep(matches: Matches, match: Match): void {
  const known = matches.get(match.snippet);
  if (!known || match.score > known.score) matches.set(match.snippet, match);
}

function matchLetters({ letters }: Line, { snapshot: { packs } }: CompletionRequest): Matches {
  const { chinese, latin } = snippetTables(packs);
  const covered = letters.length;
  const matches: Matches = new Map();
  for (const { text, value } of latin.startingWith(letters, MOST_KEYS))
    keep(matches, { ...value, covered, filterText: text, score: scoreOf(covered, text.length, value, 1) });
  for (const { text, value, meant } of chinese.meantBy(letters, MOST_KEYS))
    keep(matches, { ...value, covered, filterText: letters, score: scoreOf(meant, text.length, value, 1) });
  return matches;
}

/** The longest end of the line that begins a key; one character is enough only when the drafter asks. */
function matchHan({ head }: Line, { explicit, snapshot: { packs } }: CompletionRequest): Matches {
  const { chinese } = snippetTables(packs);
  const matches: Matches = new Map();
  if (explicit && isBlankText(head)) {
    for (const snippet of packs.snippets.slice(0, MOST_KEYS))
      keep(matches, { snippet, covered: 0, filterText: snippet.prefixes[0]!, score: 0 });
    return matches;
  }
  const seen = new Set<SnippetKey>();
  for (let covered = Math.min(chinese.longest, head.length); covered > 0; covered--) {
    const end = head.slice(head.length - covered);
    const isVague = covered === 1 && !explicit;
    const found = chinese.startingWith(end, isVague ? 1 : MOST_KEYS);
    if (found.length === 0) continue;
    // 以上三个方面: what begins inside a word is another word.
    const crosses = wordCrosses(head.slice(0, head.length - covered), end);
    for (const { text, value } of found) {
      if (seen.has(value) || (isVague && text.length > 1)) continue;
      seen.add(value);
      if (crosses) continue;
      keep(matches, { ...value, covered, filterText: text, score: scoreOf(covered, text.length, value, 3) });
    }
  }
  return matches;
}

/** A snippet without a scope is for every language. */
const isFor = ({ scope }: Snippet, { languageId }: CompletionRequest): boolean =>
  scope === undefined || languageId === undefined || scope.includes(languageId);

function fits(
  { snippet: { place }, covered }: Match,
  { head }: Line,
  beginsPhrase: (typed: string) => boolean,
): boolean {
  const before = head.slice(0, head.length - covered);
  const last = before.at(-1) ?? "";
  const beginsClause =
    isBlankText(before) || isChineseMark(last) || (last !== "" && NARROW_MARKS.includes(last));
  switch (place) {
    case "paragraph":
      return isBlankText(before);
    case "clause":
      return beginsClause;
    case "anywhere":
      // Asked for in an empty paragraph: what begins one is enough. In mid-clause a formulation is meant rather.
      return covered > 0 && (beginsClause || !beginsPhrase(head.slice(head.length - covered)));
  }
}

const NARROW_MARKS = ",.:;!?";

/** Whether a formulation begins with what was typed; asked of the few beginnings that many snippets share. */
function phraseBeginnings({ snapshot: { packs } }: CompletionRequest): (typed: string) => boolean {
  const known = new Map<string, boolean>();
  return (typed) => {
    let begins = known.get(typed);
    if (begins === undefined)
      known.set(typed, (begins = typed !== "" && phraseTable(packs).startingWith(typed, 1).length > 0));
    return begins;
  };
}

function suggest(match: Match, { head }: Line, { offset }: CompletionRequest): Suggestion {
  const { snippet } = match;
  const indent = /^\u3000+/.exec(head)?.[0] ?? "";
  return {
    kind: "snippet",
    label: snippet.name,
    replace: span(offset - match.covered, offset),
    newText: indent === "" ? snippet.body : indented(snippet.body, indent),
    filterText: match.filterText,
    isSnippet: true,
    score: match.score * (isLong(snippet) && isInSentence(head, match) ? BEHIND_PHRASES : 1),
    source: snippet.pack.name,
    resolve: () => documentation(snippet),
  };
}

/**
 * Grows with the share of the prefix that stands already, and with how much stands: two characters of Chinese may
 * be any word (`doubt` 3), two Latin letters hardly (`doubt` 1). What a snippet is called is typed less than its prefix.
 */
const scoreOf = (covered: number, length: number, { isName }: SnippetKey, doubt: number): number =>
  (covered / length) * (covered / (covered + doubt)) * (isName ? NAMED : 1);

const NAMED = 0.8;

/** Factor on the score of a passage inside a sentence: whatever else is offered comes first. */
const BEHIND_PHRASES = 0.001;

function isInSentence(head: string, { covered }: Match): boolean {
  const last = head.charAt(head.length - covered - 1);
  return last !== "" && !/[\s，。：；！？、“”（）《》—]/u.test(last);
}

/** A numbered line that no sentence ends, or what the parser takes for a heading. */
function isInHeading({ cursor }: CompletionRequest): boolean {
  if (cursor === undefined || cursor.before === "") return false;
  const marker = leadingMarker(cursor.before);
  const numbered = marker !== undefined && numbersHeadings(marker.style);
  return cursor.block.kind === "heading" || (numbered && !/[。！？；]/u.test(cursor.paragraph));
}

function isBlankText(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isBlank(text.charCodeAt(i))) return false;
  return true;
}
