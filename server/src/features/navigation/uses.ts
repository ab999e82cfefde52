import type { IndexedSpeech } from "../../index/model";
import { memoized } from "../../text/memo";
import type { CorpusFile } from "../../corpus/lookup";
import type { PhraseLocations, Uses } from "../../index/phraseLocations";
import type { FileKey } from "../../text/fileKey";

/** Files to read so that the uses of a phrase can be shown. */
export interface UsePlan {
  /** Newest speeches first, each once. */
  readonly files: readonly CorpusFile[];
  /** All uses that are known, and those that the files above hold. */
  readonly count: number;
  readonly planned: number;
}

/** The files of the newest speeches that together hold up to `limit` uses, or a little more. */
export function planUses({ in: uses, count }: Pick<Uses, "in" | "count">, limit: number): UsePlan {
  const files = new Map<FileKey, CorpusFile>();
  let planned = 0;
  for (const { speech, count: own } of uses) {
    const { uri, file } = speech;
    if (planned >= limit && !files.has(file)) continue;
    files.set(file, { uri, file });
    planned += own;
  }
  return { files: [...files.values()], count, planned };
}

/** Title of the first speech of each file: what a document that stands for the file is called. */
export function fileTitles({ speeches }: Pick<PhraseLocations, "speeches">): ReadonlyMap<FileKey, string> {
  return titlesByFile(speeches);
}

const titlesByFile = memoized((speeches: readonly IndexedSpeech[]): ReadonlyMap<FileKey, string> => {
  const first = new Map<FileKey, IndexedSpeech>();
  for (const speech of speeches) {
    const before = first.get(speech.file);
    if (!before || speech.start < before.start) first.set(speech.file, speech);
  }
  return new Map([...first].map(([file, { title }]) => [file, title]));
});
