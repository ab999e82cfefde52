import { createRequire } from "node:module";
import { align, wellFormed } from "../../server/src/host/tagging";
import type { BaseDocument } from "./_documents";
import { isName } from "./_names";

/** A document cut into words. */
export interface CutDocument {
  readonly name: string;
  readonly kind: number;
  readonly paragraphs: readonly CutParagraph[];
}

export interface CutParagraph {
  readonly text: string;
  /** Start and end of each word. */
  readonly bounds: readonly number[];
  /** Whether each word is a name. */
  readonly names: readonly boolean[];
}

interface Jieba {
  tag(text: string): { readonly word: string; readonly tag: string }[];
}

const jieba = createRequire(import.meta.url)("nodejieba") as Jieba;

/** The dictionary is the one that comes with the package, so all runs agree. */
export const cutDocuments = (documents: readonly BaseDocument[]): CutDocument[] =>
  documents.map(({ name, kind, paragraphs }) => ({ name, kind, paragraphs: paragraphs.map(cutParagraph) }));

function cutParagraph(text: string): CutParagraph {
  const { bounds, tags } = align(text, jieba.tag(wellFormed(text)));
  const names = tags.map((tag, i) => isName(text.slice(bounds[2 * i], bounds[2 * i + 1]), tag));
  return { text, bounds, names };
}

/**
 * Words that are known to the genre: in so many documents of the first kind. Names that the tagger does not know
 * hardly are; news may combine the genre's words in new ways, but brings no words of its own.
 */
export function vocabularyOf(documents: readonly CutDocument[], leastDocuments: number): ReadonlySet<string> {
  const found = new Map<string, number>();
  for (const { kind, paragraphs } of documents) {
    if (kind !== 0) continue;
    const here = new Set<string>();
    for (const { text, bounds, names } of paragraphs) {
      names.forEach((isNamed, i) => {
        if (!isNamed) here.add(text.slice(bounds[2 * i], bounds[2 * i + 1]));
      });
    }
    for (const word of here) found.set(word, (found.get(word) ?? 0) + 1);
  }
  return new Set([...found].filter(([, n]) => n >= leastDocuments).map(([word]) => word));
}
