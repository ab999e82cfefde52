import type { Change } from "./composition";

/**
 * The change that a commit is followed by where one event holds several: mirrored tab stops of a snippet, or
 * several cursors, each get the same text. The first in the text is taken, for nothing before it moves it.
 * Undefined where the changes differ: then no input method made them.
 */
export function leadingChange(changes: readonly Change[]): Change | undefined {
  const [any] = changes;
  if (!any || changes.some(({ text, removed }) => text !== any.text || removed !== any.removed))
    return undefined;
  return changes.reduce((first, change) => (change.offset < first.offset ? change : first));
}

/** How many characters before several cursors are the same: no more may be replaced at all of them alike. */
export function sharedEnd(texts: readonly string[]): number {
  const [any = "", ...others] = texts;
  let length = 0;
  while (length < any.length && others.every((text) => text.at(-1 - length) === any.at(-1 - length)))
    length++;
  return length;
}
