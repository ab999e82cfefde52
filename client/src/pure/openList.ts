/** A cursor in one version of a document; the offset in UTF-16 code units. */
export interface Place {
  readonly uri: string;
  readonly version: number;
  readonly offset: number;
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
export function answers(known: KnownList, asked: Place, filled: boolean | undefined): KnownList {
  if (!isSamePlace(known.asked, asked)) return known;
  return { asked, pending: false, filled: filled ?? known.filled };
}

/** Whether a list may be open that the editor has not asked about here, nor is going to. */
export const isLeftBehind = ({ asked, pending, filled }: KnownList, here: Place): boolean =>
  filled && !pending && asked.uri === here.uri && !isSamePlace(asked, here);

export const isSamePlace = (a: Place, b: Place): boolean =>
  a.uri === b.uri && a.version === b.version && a.offset === b.offset;
