import { confidenceOf } from "../../index/candidates";
import type { Continuation, IndexSnapshot, Occurrence } from "../../index/snapshot";
import { isAsciiLetter, isBlank, isChineseMark } from "../../text/chars";
import { localized } from "../../text/localized";
import type { Localized } from "../../text/localized";
import type { Span } from "../../text/span";
import { cursorAt } from "./cursor";
import type { Cursor } from "./cursor";
import { cutForeign } from "./guard";
import type { GuardContext } from "./guard";
import { ownText } from "./ownText";
import type { CompletionRequest, CompletionSource, Suggestion } from "./types";

/** How the sentence goes on, as the corpus and this draft have gone on before. */
export const continuation: CompletionSource = {
  name: "continuation",
  provide(request) {
    const offers = continuationOffers(request);
    const { minConfidence } = request.settings.completion;
    if (!request.explicit && confidenceOf(offers) < minConfidence) return [];
    return offers.map((offer) => toSuggestion(offer, request));
  },
};

/** A continuation that may be offered: guarded, and without what stands behind the cursor already. */
export interface Offer {
  /** What is added, folded. */
  readonly text: string;
  readonly probability: number;
  readonly replace: Span;
  /** Source characters that `replace` covers, which stay as they are. */
  readonly covered: string;
  readonly from: Continuation;
}

/** Most probable first, at most `completion.maxItems`. Empty in an empty paragraph and where pinyin stands. */
export function continuationOffers(request: CompletionRequest): readonly Offer[] {
  const cursor = cursorAt(request.draft, request.offset);
  if (cursor === undefined || !isOpenEnded(cursor)) return [];
  const { settings, snapshot } = request;
  const found = snapshot.index.continuations(
    contextOf(cursor.before),
    settings.completion.maxItems + spare,
    ownText(request, cursor.paragraph),
  );
  const covered = coveredText(cursor.line);
  const replace = { start: request.offset - covered.length, end: request.offset };
  const guarded = guardOf(request);
  const offers: Offer[] = [];
  // What one text says once is no habit: it is there for who asks.
  const all = request.explicit || settings.completion.minConfidence === 0;
  for (const from of found) {
    if (from.once && !all) continue;
    const text = withoutAfter(cutForeign(from.text, cursor.before, guarded), cursor.after);
    // What stands right before the cursor is not said again.
    if (text.length < shortest || cursor.before.endsWith(text)) continue;
    if (offers.some((other) => other.text.startsWith(text) || text.startsWith(other.text))) continue;
    offers.push({ text, probability: from.probability, replace, covered, from });
  }
  return offers.slice(0, settings.completion.maxItems);
}

export const guardOf = ({ draft, settings, snapshot }: CompletionRequest): GuardContext => ({
  draft: draft.text,
  profile: settings.profile,
  entities: snapshot.index.entities,
});

/** The paragraph up to the cursor as the index is asked: all of it, or its last part. */
export const contextOf = (before: string): string =>
  before.length <= longestContext ? `\n${before}` : before.slice(-longestContext);

/** `12 次 · 5 篇`; the title where there is one speech; else the base table, or this draft, which alone knows it. */
export function sourceOf(index: IndexSnapshot, phrase: string, text: string): Localized {
  const { count, speeches } = index.frequency(phrase);
  if (count === 0) {
    const { documents } = [index.common(phrase), index.common(text)].find((one) => one.count > 0) ?? nowhere;
    if (documents === 0) return localized("本稿", "this draft");
    return localized(`常用语 · ${documents} 篇`, `common phrase · ${documents} documents`);
  }
  if (speeches === 1) {
    const title = index.occurrences(phrase, 1)[0]?.speech.title ?? "";
    return localized(`《${title}》`, title);
  }
  return localized(`${count} 次 · ${speeches} 篇`, `${count}× in ${speeches} speeches`);
}

/** The sentences that a phrase comes from. */
export function examplesOf(index: IndexSnapshot, phrase: string): Localized | undefined {
  const lines = index.occurrences(phrase, shownExamples).map(exampleOf);
  return lines.length === 0 ? undefined : localized(lines.join("\n\n"), lines.join("\n\n"));
}

const nowhere = { count: 0, documents: 0 };
const spare = 4;
const shortest = 2;
const longestContext = 4000;
const shownExamples = 3;
const longestExample = 120;
/** Characters before the cursor that an item covers: VS Code puts items that cover nothing last. */
const coveredLength = 4;

function isOpenEnded({ before, line }: Cursor): boolean {
  return before !== "" && line.trim() !== "" && !isAsciiLetter(before.charCodeAt(before.length - 1));
}

/** The last characters of the line, up to a blank; never half of a pair. */
function coveredText(line: string): string {
  let start = line.length;
  while (start > 0 && line.length - start < coveredLength && !isBlank(line.charCodeAt(start - 1))) start--;
  if ((line.charCodeAt(start) & 0xfc00) === 0xdc00) start++;
  return line.slice(start);
}

/** An item ends where the text behind the cursor takes over. */
function withoutAfter(text: string, after: string): string {
  if (after === "" || text === "") return text;
  if (isChineseMark(after.charAt(0)) && isChineseMark(text.charAt(0))) return "";
  for (let from = 0; from < text.length; from++) {
    const rest = text.slice(from);
    // One character alike is chance, unless it is a mark.
    if ((rest.length > 1 || isChineseMark(rest)) && after.startsWith(rest)) {
      return withoutAfter(text.slice(0, from), after);
    }
  }
  return text;
}

function toSuggestion(offer: Offer, { snapshot: { index } }: CompletionRequest): Suggestion {
  const newText = offer.covered + offer.text;
  const { phrase } = offer.from;
  return {
    kind: "phrase",
    label: offer.text,
    replace: offer.replace,
    newText,
    filterText: newText,
    score: offer.probability,
    source: sourceOf(index, phrase, offer.text),
    resolve: () => examplesOf(index, phrase),
  };
}

function exampleOf({ speech, sentence }: Occurrence): string {
  const text = sentence.length > longestExample ? `${sentence.slice(0, longestExample)}…` : sentence;
  const from = [`《${speech.title}》`, speech.date, fileName(speech.uri)].filter(Boolean).join("，");
  return `${text}\n——${from}`;
}

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
