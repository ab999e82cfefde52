import type { UriKey } from "../../../server/src/text/fileKey";
import { isInitials } from "./insertedItem";

/** Where a cursor stands. What it is behind says that, whichever version of the document it stands in. */
export interface Place {
  readonly document: UriKey;
  /** From 0. */
  readonly line: number;
  /** The line up to the cursor. */
  readonly before: string;
}

/** What is known of the list that the editor may have open. */
export interface KnownList {
  /** Where it was asked for last. */
  readonly asked: Place;
  /** There is no answer yet. The editor asks about what was typed meanwhile when it has one. */
  readonly pending: boolean;
  /** The last answer that the editor took held items. */
  readonly filled: boolean;
}

export const asks = (known: KnownList | undefined, asked: Place): KnownList => ({
  asked,
  pending: true,
  filled: known?.filled === true,
});

/** @param filled undefined where the editor has no use for the answer any more */
export function answers(
  known: KnownList | undefined,
  asked: Place,
  filled: boolean | undefined,
): KnownList | undefined {
  if (!known || !isSamePlace(known.asked, asked)) return known; // it has asked anew, or the list is closed
  return { asked, pending: false, filled: filled ?? known.filled };
}

/** Whether a list may be open that the editor has not asked about here, nor is going to. */
export const isLeftBehind = ({ asked, pending, filled }: KnownList, here: Place): boolean =>
  filled && !pending && asked.document === here.document && !isSamePlace(asked, here);

export const isSamePlace = (a: Place, b: Place): boolean =>
  a.document === b.document && a.line === b.line && a.before === b.before;

/** Whether nothing but letters was typed behind letters that a list was asked for. */
export const hasMoreInitials = (asked: Place, here: Place): boolean =>
  asked.before !== "" &&
  here.before.startsWith(asked.before) &&
  isInitials(here.before.slice(asked.before.length - 1));
