/** Snippets of packs, by the beginning of their Chinese prefix or by the pinyin of it. */
import type { Snippet, SnippetPlace } from "../../../packs/model";
import { previewSnippet } from "../../../packs/snippetPreview";
import { leadingMarker } from "../../../speech/markers";
import { numbersHeadings } from "../../../speech/markerStyles";
import { isAsciiLetter, isBlank, isChineseMark, isLineBreak } from "../../../text/chars";
import { localized, type Localized } from "../../../text/localized";
import { matchPinyin } from "../../../text/pinyin";
import { span } from "../../../text/span";
import { wordCrosses } from "../../../text/words";
import type { CompletionRequest, CompletionSource, Suggestion } from "../types";
import { takeEnd } from "../../../text/ends";

export const snippets: CompletionSource = {
  name: "snippets",
  provide(request) {
    const line = lineBefore(request);
    if (line.letters !== "" && !(request.settings.completion.pinyin && mayBePinyin(line, request))) return [];
    const inHeading = isInHeading(request);
    return request.snapshot.packs.snippets
      .flatMap((snippet) => {
        if (inHeading && isLong(snippet)) return [];
        const match = line.letters === "" ? matchHan(snippet, line, request) : matchLetters(snippet, line);
        return match && fits(snippet.place, line, match.covered)
          ? [suggest(snippet, match, line, request)]
          : [];
      })
      .sort((a, b) => b.score - a.score);
  },
};

/** The line up to the cursor, and the lower-case Latin letters that end it. */
interface Line {
  readonly head: string;
  readonly letters: string;
}

interface Match {
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

function matchLetters(snippet: Snippet, { letters }: Line): Match | undefined {
  const covered = letters.length;
  const latin = snippet.prefixes.find((prefix) => prefix.startsWith(letters));
  if (latin !== undefined) return { covered, filterText: latin, score: scoreOf(covered, latin.length, 1) };
  for (const prefix of snippet.prefixes) {
    const meant = isLatin(prefix) ? 0 : matchPinyin(prefix, letters);
    if (meant > 0) return { covered, filterText: letters, score: scoreOf(meant, prefix.length, 1) };
  }
  return undefined;
}

/** The longest end of the line that begins a Chinese prefix; one character is enough only when the drafter asks. */
function matchHan(snippet: Snippet, { head }: Line, { explicit }: CompletionRequest): Match | undefined {
  let best: Match | undefined;
  for (const prefix of snippet.prefixes) {
    if (isLatin(prefix)) continue;
    const least = explicit ? (isBlankText(head) ? 0 : 1) : Math.min(2, prefix.length);
    for (let covered = Math.min(prefix.length, head.length); covered >= least; covered--) {
      if (!head.endsWith(prefix.slice(0, covered))) continue;
      // 以上三个方面: what begins inside a word is another word.
      if (wordCrosses(head.slice(0, head.length - covered), prefix.slice(0, covered))) break;
      const score = scoreOf(covered, prefix.length, 3);
      if (!best || score > best.score) best = { covered, filterText: prefix, score };
      break;
    }
  }
  return best;
}

function fits(place: SnippetPlace, { head }: Line, covered: number): boolean {
  const before = head.slice(0, head.length - covered);
  switch (place) {
    case "paragraph":
      return isBlankText(before);
    case "clause":
      return (
        isBlankText(before) || /[，。：；！？、,.:;!?]$/.test(before) || isChineseMark(before.at(-1) ?? "")
      );
    case "anywhere":
      // Asked for in an empty paragraph: what begins one is enough.
      return covered > 0;
  }
}

function suggest(snippet: Snippet, match: Match, { head }: Line, { offset }: CompletionRequest): Suggestion {
  const indent = /^\u3000+/.exec(head)?.[0] ?? "";
  return {
    kind: "snippet",
    label: snippet.name,
    replace: span(offset - match.covered, offset),
    newText: indent === "" ? snippet.body : indented(snippet.body, indent),
    filterText: match.filterText,
    isSnippet: true,
    score: match.score * (isLong(snippet) && isInSentence(head, match) ? BEHIND_PHRASES : 1),
    source: snippet.pack.displayName,
    resolve: () => documentation(snippet),
  };
}

/**
 * Grows with the share of the prefix that stands already, and with how much stands: two characters of Chinese may
 * be any word (`doubt` 3), two Latin letters hardly (`doubt` 1).
 */
const scoreOf = (covered: number, length: number, doubt: number): number =>
  (covered / length) * (covered / (covered + doubt));

/** Paragraphs of a draft that indents by ideographic spaces begin so in what is inserted, too. */
const indented = (body: string, indent: string): string => body.replace(/\n(?=[^\n])/g, `\n${indent}`);

/** Longer ones are passages: they stand on their own, not in a heading, and not before the words of a sentence. */
const LONGEST_INLINE = 16;
/** Factor on the score of a passage inside a sentence: whatever else is offered comes first. */
const BEHIND_PHRASES = 0.001;

const isLong = ({ nodes }: Snippet): boolean => previewSnippet(nodes).length > LONGEST_INLINE;

const isInSentence = (head: string, { covered }: Match): boolean =>
  /[^\s，。：；！？、“”（）《》—]$/u.test(head.slice(0, head.length - covered));

/** A numbered line that no sentence ends, or what the parser takes for a heading. */
function isInHeading({ cursor }: CompletionRequest): boolean {
  if (cursor === undefined || cursor.before === "") return false;
  const marker = leadingMarker(cursor.before);
  const numbered = marker !== undefined && numbersHeadings(marker.style);
  return cursor.block.kind === "heading" || (numbered && !/[。！？；]/u.test(cursor.paragraph));
}

function documentation({ description, nodes, wholeSpeech }: Snippet): Localized {
  const text = previewSnippet(nodes);
  return localized(
    [description, wholeSpeech ? "全篇框架" : "", text].filter((part) => part !== "").join("\n\n"),
    [description, wholeSpeech ? "Skeleton of a whole speech" : "", text]
      .filter((part) => part !== "")
      .join("\n\n"),
  );
}

/** A prefix is Latin or Chinese, never mixed. */
const isLatin = (prefix: string): boolean => isAsciiLetter(prefix.charCodeAt(0));

function isBlankText(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isBlank(text.charCodeAt(i))) return false;
  return true;
}
