/** Where an item comes from: said beside it, and at length when it is looked at. */
import type { IndexSnapshot } from "../../index/snapshot";
import { fileNameOf } from "../../text/fileKey";
import { localized, type Localized } from "../../text/localized";
import { guardOf, contextOf } from "./offers";
import { leaveOpen } from "./guard";
import { ownText } from "./ownText";
import { hasStops, labelOf } from "./template";
import type { CompletionRequest } from "./types";
import type { Occurrence } from "../../index/model";

/** An item: the phrase it completes as the index knows it, and the text that is added. */
interface Sourced {
  readonly phrase: string;
  readonly text: string;
}

/**
 * `12 次 · 5 篇`; the title where there is one speech; else the base table; this draft where it says so itself; else
 * what is known of the longest part of it.
 */
export function sourceOf(item: Sourced, { snapshot: { index }, draft }: CompletionRequest): Localized {
  const { phrase, text } = item;
  const whole = known(index, phrase) ?? (text === phrase ? undefined : known(index, text));
  if (whole !== undefined) return whole;
  if (draft.text.includes(text)) return localized("本稿", "this draft");
  return known(index, knownPart(index, text)) ?? localized("语料", "corpus");
}

/** The sentences that an item comes from, and what usually follows it. */
export function explain(item: Sourced, before: string, request: CompletionRequest): Localized | undefined {
  const { index } = request.snapshot;
  const phrase = [item.phrase, item.text].find((one) => index.frequency(one).count > 0);
  const examples = index
    .occurrences(phrase ?? knownPart(index, item.text), SHOWN_EXAMPLES)
    .map((occurrence) => exampleOf(occurrence));
  const next = usualAfter(item.text, before, request);
  const lines = (label: string): string =>
    [...(next.length > 0 ? [label + next.join("、")] : []), ...examples].join("\n\n");
  return examples.length === 0 && next.length === 0
    ? undefined
    : localized(lines("后面常接："), lines("Usually goes on: "));
}

const SHOWN_EXAMPLES = 3;
const SHOWN_NEXT = 3;
const LONGEST_EXAMPLE = 120;
const SHORTEST_PART = 2;

function known(index: IndexSnapshot, phrase: string): Localized | undefined {
  const { count, speeches } = index.frequency(phrase);
  if (count === 0) {
    const { documents } = index.common(phrase);
    if (documents === 0) return undefined;
    return localized(`常用语 · ${documents} 篇`, `common phrase · ${documents} documents`);
  }
  if (speeches === 1) {
    const title = index.occurrences(phrase, 1)[0]?.speech.title ?? "";
    return localized(`《${title}》`, title);
  }
  return localized(`${count} 次 · ${speeches} 篇`, `${count}× in ${speeches} speeches`);
}

/** The longest part of a text that the corpus or the base table holds. */
function knownPart(index: IndexSnapshot, text: string): string {
  for (let length = text.length - 1; length >= SHORTEST_PART; length--) {
    for (let start = 0; start + length <= text.length; start++) {
      const part = text.slice(start, start + length);
      if (index.common(part).count > 0 || index.frequency(part).count > 0) return part;
    }
  }
  return text;
}

/** What the drafter would most likely be offered next. */
function usualAfter(text: string, before: string, request: CompletionRequest): readonly string[] {
  const { snapshot, settings } = request;
  const upTo = before + text;
  const found = snapshot.index.continuations(contextOf(upTo), SHOWN_NEXT, ownText(request, upTo));
  const guarded = guardOf(request);
  return found
    .filter(({ probability }) => probability >= LIKELY)
    .map((next) => leaveOpen(next.text, upTo, guarded))
    .filter((template) => settings.completion.slots || !hasStops(template))
    .map(labelOf)
    .filter((label) => label.length > 1);
}

/** Less probable ones follow now and then, not usually. */
const LIKELY = 0.05;

function exampleOf({ speech, sentence }: Occurrence): string {
  const text = sentence.length > LONGEST_EXAMPLE ? `${sentence.slice(0, LONGEST_EXAMPLE)}…` : sentence;
  const from = [`《${speech.title}》`, speech.date, fileNameOf(speech.uri)].filter(Boolean).join("，");
  return `${text}\n——${from}`;
}
