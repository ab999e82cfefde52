import type { Paragraph } from "./model";

/**
 * A function of paragraphs that remembers its answers: paragraphs are immutable and taken over from parse to parse, so
 * that a keystroke asks anew only of the one it changes.
 */
export function ofParagraph<T>(make: (paragraph: Paragraph) => T): (paragraph: Paragraph) => T {
  const known = new WeakMap<Paragraph, { readonly value: T }>();
  return (paragraph) => {
    let found = known.get(paragraph);
    if (found === undefined) known.set(paragraph, (found = { value: make(paragraph) }));
    return found.value;
  };
}
