import { countHan, isAsciiLetter, isBlank } from "../../text/chars";
import type { Span } from "../../text/span";
import { onlyNew } from "./behind";
import { calibrated } from "./calibration";
import type { Cursor } from "./cursor";
import { cutForeign, leaveOpen, type GuardContext } from "./guard";
import { ownText } from "./ownText";
import { contextKey, isRefused, shareLeft } from "./passedOver";
import { hasStops, labelOf, templateOf, type Template } from "./template";
import type { CompletionRequest } from "./types";
import { withoutVariants } from "./variants";
import type { Continuation } from "../../index/model";

/** A continuation that may be offered: guarded, and without what stands behind the cursor already. */
export interface Offer {
  /** What is added, folded; a figure of another speech is a tab stop. */
  readonly template: Template;
  /** The template as it is shown. */
  readonly label: string;
  /** As the index reckons it. */
  readonly raw: number;
  /** As this user has borne it out, and less for what was just passed over. */
  readonly probability: number;
  readonly replace: Span;
  /** Source characters that `replace` covers, which stay as they are. */
  readonly covered: string;
  readonly from: Continuation;
}

/** Most probable first, at most `completion.maxItems`. Empty in an empty paragraph and where pinyin stands. */
export function continuationOffers(request: CompletionRequest): readonly Offer[] {
  const { cursor, settings, snapshot, explicit } = request;
  if (cursor === undefined || !isOpenEnded(cursor)) return [];
  const { maxItems, minConfidence } = settings.completion;
  const own = ownText(request, cursor.paragraph);
  const found = snapshot.index.continuations(contextOf(cursor.before), maxItems + SPARE, own);
  const covered = coveredText(cursor.line);
  const replace = { start: request.offset - covered.length, end: request.offset };
  // What one text says once is no habit: it is there for who asks.
  const all = explicit || minConfidence === 0;
  const fitting = fittingIn(found, cursor, covered, request).filter(({ from }) => all || !from.once);
  const offers = withoutVariants(fitting).map((fit) => ({
    ...fit,
    probability: calibrated(fit.raw, request.calibration),
    replace,
    covered,
  }));
  return demoted(offers, cursor, request).slice(0, maxItems);
}

export const guardOf = ({ draft, settings, snapshot: { index } }: CompletionRequest): GuardContext => ({
  draft: draft.text,
  profile: settings.profile,
  entities: index.entities,
  common: (phrase) => index.common(phrase).count > 0,
});

/** The paragraph up to the cursor as the index is asked: all of it, or its last part. */
export const contextOf = (before: string): string =>
  before.length <= LONGEST_CONTEXT ? `\n${before}` : before.slice(-LONGEST_CONTEXT);

const SPARE = 4;
const SHORTEST = 2;
const LONGEST_CONTEXT = 4000;
/** Characters before the cursor that an item covers: VS Code puts items that cover nothing last. */
const COVERED_LENGTH = 4;

function isOpenEnded({ before, line }: Cursor): boolean {
  return before !== "" && line.trim() !== "" && !isAsciiLetter(before.charCodeAt(before.length - 1));
}

type Fit = Pick<Offer, "template" | "label" | "raw" | "from">;

/** What of each continuation fits here; those that differ in a figure alone are one. */
function fittingIn(
  found: readonly Continuation[],
  cursor: Cursor,
  covered: string,
  request: CompletionRequest,
): readonly Fit[] {
  const guarded = guardOf(request);
  const out: Fit[] = [];
  for (const from of found) {
    const template = fitted(from.text, cursor, guarded, request.settings.completion.slots);
    const label = labelOf(template);
    // What stands right before the cursor is not said again.
    if (label.length < SHORTEST || repeats(label, cursor.before) || !isWorth(template, covered)) continue;
    const twin = out.findIndex((other) => other.label === label);
    if (twin >= 0 && hasStops(template)) {
      const other = out[twin]!;
      const together = Math.min(1, other.raw + from.probability);
      out[twin] = { ...other, raw: together, from: { ...sharedBy(other.from), once: false } };
    } else if (!out.some((other) => other.label.startsWith(label) || label.startsWith(other.label))) {
      out.push({ template, label, raw: from.probability, from });
    }
  }
  return out;
}

/** 法治思维和法治｜法治思维, 守土负责、｜守土: it begins as what it follows ends, or says no more than what was just said. */
const repeats = (label: string, before: string): boolean =>
  before.endsWith(label.slice(0, 2)) || (label.length <= JUST_SAID && before.slice(-LATELY).includes(label));
const JUST_SAID = 4;
const LATELY = 12;

/** The same continuation as a plain value: the counts of one of its figures stand for all. */
const sharedBy = ({ text, probability, matched, phrase, frequency }: Continuation): Continuation => ({
  text,
  probability,
  matched,
  phrase,
  frequency,
  once: false,
});

function fitted(text: string, cursor: Cursor, guarded: GuardContext, slots: boolean): Template {
  const { before } = cursor;
  if (!slots) return templateOf(onlyNew(cutForeign(text, before, guarded), cursor));
  const { parts } = leaveOpen(onlyNew(text, cursor), before, guarded);
  const last = onlyNew(parts.at(-1)!, cursor);
  return last === "" && parts.length > 1 ? templateOf(parts[0]!) : { parts: [...parts.slice(0, -1), last] };
}

/** A tab stop alone saves nothing: words must stand around it. */
function isWorth(template: Template, covered: string): boolean {
  if (!hasStops(template)) return true;
  const added = template.parts.join("");
  return countHan(added) > 0 && countHan(covered + added) > 1;
}

/** What was just passed over stands further down; what was passed over here twice only comes when asked for. */
function demoted(offers: readonly Offer[], { before }: Cursor, request: CompletionRequest): readonly Offer[] {
  const { passedOver, explicit } = request;
  const key = contextKey(before);
  return offers
    .filter(({ label }) => explicit || !isRefused(passedOver, key, label))
    .map((offer) => ({ ...offer, probability: offer.probability * shareLeft(passedOver, offer.label) }))
    .sort((a, b) => b.probability - a.probability);
}

/** The last characters of the line, up to a blank; never half of a pair. */
export function coveredText(line: string): string {
  let start = line.length;
  while (start > 0 && line.length - start < COVERED_LENGTH && !isBlank(line.charCodeAt(start - 1))) start--;
  if ((line.charCodeAt(start) & 0xfc00) === 0xdc00) start++;
  return line.slice(start);
}
