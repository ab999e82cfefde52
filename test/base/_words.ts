import { createRequire } from "node:module";
import { align, wellFormed } from "../../server/src/host/words/tagging";
import { analysisOf } from "../../server/src/host/words/engineMessages";
import type { BaseDocument } from "./_documents";
import { isName } from "./_names";
import { peopleIn } from "./_people";

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
export function cutDocuments(documents: readonly BaseDocument[]): CutDocument[] {
  const cut = documents.map(({ name, kind, paragraphs }) => ({
    name,
    kind,
    paragraphs: paragraphs.map(cutParagraph),
  }));
  const known = wordCounts(cut);
  const people = peopleIn(
    documents.flatMap(({ paragraphs }) => paragraphs),
    (text) => (known.get(text) ?? 0) >= LEAST_KNOWN,
  );
  const byFirst = new Set([...people].map((name) => name.charAt(0)));
  const longest = Math.max(0, ...[...people].map((name) => name.length));
  /** Whether a person is named from an offset on: how many characters. */
  const nameAt = (text: string, at: number): number => {
    if (!byFirst.has(text.charAt(at))) return 0;
    for (let length = longest; length > 1; length--)
      if (people.has(text.slice(at, at + length))) return length;
    return 0;
  };
  return cut.map((document) => ({
    ...document,
    paragraphs: document.paragraphs.map((paragraph) => withPeople(paragraph, nameAt)),
  }));
}

/** What stands so often as a word is no name, whatever it looks like. */
const LEAST_KNOWN = 20;

function wordCounts(documents: readonly CutDocument[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { paragraphs } of documents)
    for (const { text, bounds, names } of paragraphs)
      names.forEach((isNamed, i) => {
        const word = text.slice(bounds[2 * i], bounds[2 * i + 1]);
        if (!isNamed && word.length > 1) counts.set(word, (counts.get(word) ?? 0) + 1);
      });
  return counts;
}

/** The paragraph with all words called names that a person's name takes part in. It begins where a word does. */
function withPeople(paragraph: CutParagraph, nameAt: (text: string, at: number) => number): CutParagraph {
  const { text, bounds, names } = paragraph;
  let end = 0;
  return {
    ...paragraph,
    names: names.map((isNamed, i) => {
      const start = bounds[2 * i]!;
      end = Math.max(end, start + nameAt(text, start));
      return isNamed || start < end;
    }),
  };
}

function cutParagraph(text: string): CutParagraph {
  const { bounds, tags } = analysisOf(align(text, jieba.tag(wellFormed(text))));
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
