import type { CorpusFile, CorpusHeading } from "../../corpus/lookup";
import { newestFirst } from "../../index/newestFirst";
import type { PhraseLocations } from "../../index/phraseLocations";
import { isHeading } from "../../speech/blockKinds";
import type { Draft, Section } from "../../speech/model";
import { allSections } from "../../speech/structure";
import type { FileKey } from "../../text/fileKey";
import { fold } from "../../text/fold";
import { termsOf } from "./search";
import type { IndexedSpeech } from "../../index/model";

/** Files of the corpus whose headings a query may mean, newest speeches first: at most so many. */
export function filesWithHeading(
  query: string,
  locations: PhraseLocations,
  most: number,
): readonly CorpusFile[] {
  const [rarest] = [...termsOf(query)].sort((a, b) => locations.atMost(a) - locations.atMost(b));
  const speeches = rarest === undefined ? newest(locations) : locations.headedBy(rarest);
  const files = new Map<FileKey, CorpusFile>();
  for (const { uri, file } of speeches) {
    if (files.size >= most) break;
    if (!files.has(file)) files.set(file, { uri, file });
  }
  return [...files.values()];
}

const newest = ({ speeches }: PhraseLocations): readonly IndexedSpeech[] => [...speeches].sort(newestFirst);

/** Headings of a draft that a query means, in order. */
export function draftHeadings(draft: Draft, query: string): readonly Section[] {
  const terms = termsOf(query);
  return draft.speeches.flatMap(({ sections }) =>
    [...allSections(sections)].filter((section) => isLookedFor(section) && holds(section.name, terms)),
  );
}

/** Those of a corpus document's headings that a query means. */
export function matchingHeadings(
  headings: readonly CorpusHeading[],
  query: string,
): readonly CorpusHeading[] {
  const terms = termsOf(query);
  return headings.filter((heading) => isLookedFor(heading) && holds(heading.name, terms));
}

/** Salutations, closings and thanks head nothing that one would look for. */
const isLookedFor = (heading: Pick<CorpusHeading, "kind">): boolean =>
  heading.kind === "title" || isHeading(heading);

function holds(name: string, terms: readonly string[]): boolean {
  const folded = fold(name).text;
  return terms.every((term) => folded.includes(term));
}
