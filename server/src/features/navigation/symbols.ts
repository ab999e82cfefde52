import type { CorpusFile, CorpusHeading } from "../../corpus/lookup";
import type { PlaceIndex } from "../../index/positions";
import { newestFirst } from "../../index/positions";
import type { Draft, Section } from "../../speech/model";
import { allSections } from "../../speech/structure";
import type { FileKey } from "../../text/fileKey";
import { fold } from "../../text/fold";
import { termsOf } from "./search";
import type { IndexedSpeech } from "../../index/model";

/** Files of the corpus whose headings a query may mean, newest speeches first: at most so many. */
export function filesWithHeading(query: string, places: PlaceIndex, most: number): readonly CorpusFile[] {
  const [rarest] = [...termsOf(query)].sort((a, b) => places.atMost(a) - places.atMost(b));
  const speeches = rarest === undefined ? newest(places) : places.headedBy(rarest);
  const files = new Map<FileKey, CorpusFile>();
  for (const { uri, file } of speeches) {
    if (files.size >= most) break;
    if (!files.has(file)) files.set(file, { uri, file });
  }
  return [...files.values()];
}

const newest = ({ speeches }: PlaceIndex): readonly IndexedSpeech[] => [...speeches].sort(newestFirst);

/** Headings of a draft that a query means, in order. */
export function draftHeadings(draft: Draft, query: string): readonly Section[] {
  const terms = termsOf(query);
  return draft.speeches.flatMap(({ sections }) =>
    [...allSections(sections)].filter(({ kind, name }) => isHeading(kind) && holds(name, terms)),
  );
}

/** Those of a corpus document's headings that a query means. */
export function matchingHeadings(
  headings: readonly CorpusHeading[],
  query: string,
): readonly CorpusHeading[] {
  const terms = termsOf(query);
  return headings.filter(({ kind, name }) => isHeading(kind) && holds(name, terms));
}

/** Salutations, closings and thanks head nothing that one would look for. */
const isHeading = (kind: Section["kind"]): boolean =>
  kind === "title" || kind === "heading" || kind === "run-in" || kind === "topic";

function holds(name: string, terms: readonly string[]): boolean {
  const folded = fold(name).text;
  return terms.every((term) => folded.includes(term));
}
