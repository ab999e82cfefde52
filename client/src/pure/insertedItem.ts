/** A completion item that the editor has inserted. Lengths in UTF-16 code units. */
export interface Inserted {
  /** Begins with what the item's range covered before the cursor that it was made for. */
  readonly filterText: string;
  /** How much that is. */
  readonly before: number;
  /** How much the range covered behind that cursor. */
  readonly after: number;
}

/**
 * What was removed of that which had been typed since the item was made. The editor takes all of it for a filter. It is
 * one where the item's text or a snippet's prefix goes on so, and where it is further initials.
 * @param removed all that the insertion took the place of
 * @param text what it put there
 */
export function lostOf({ filterText, before, after }: Inserted, removed: string, text: string): string {
  const covered = filterText.slice(0, before);
  const typed = removed.slice(before, Math.max(before, removed.length - after));
  const filters = text.startsWith(covered)
    ? text.startsWith(typed, before)
    : filterText.startsWith(typed, before) || (isInitials(covered) && isInitials(typed));
  return filters ? "" : typed;
}

/** Offset in the inserted text at which what was lost belongs: behind that which took the place of the item's range. */
export function homeOf({ filterText, before }: Inserted, text: string): number {
  return text.startsWith(filterText.slice(0, before)) ? before : text.length;
}

/** What a phrase can be asked for by: its pinyin, in small letters. */
export const isInitials = (text: string): boolean => /^[a-z']+$/.test(text);
