/** What a snippet looks like: in the draft, in the list, in its documentation. */
import type { Snippet } from "../../packs/model";
import { previewSnippet } from "../../packs/snippetPreview";
import { localized, type Localized } from "../../text/localized";
import { memoized } from "../../text/memo";

/** Paragraphs of a draft that indents by ideographic spaces begin so in what is inserted, too. */
export const indented = (body: string, indent: string): string => body.replace(/\n(?=[^\n])/g, `\n${indent}`);

/** Longer ones are passages: they stand on their own, not in a heading, and not before the words of a sentence. */
const LONGEST_INLINE = 16;

export const isLong = memoized(
  ({ nodes }: Snippet): boolean => previewSnippet(nodes).length > LONGEST_INLINE,
);

export function documentation({ description, nodes, wholeSpeech }: Snippet): Localized {
  const text = previewSnippet(nodes);
  return localized(
    [description, wholeSpeech ? "全篇框架" : "", text].filter((part) => part !== "").join("\n\n"),
    [description, wholeSpeech ? "Skeleton of a whole speech" : "", text]
      .filter((part) => part !== "")
      .join("\n\n"),
  );
}
