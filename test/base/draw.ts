/**
 * `npm run base -- DIR…`: draws the base table (seeds/base/) from the texts below the folders. The first folder holds
 * speeches, reports and articles, the others texts that only resemble them.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { writeBase, type BaseKind } from "../../server/src/index/base/format";
import { countPhrases } from "./_count";
import { readDocuments } from "./_documents";
import { selectPhrases } from "./_select";
import { cutDocuments, type CutDocument } from "./_words";

/** What an occurrence is worth where the words of a speech are to be told: in the first folder, in the others. */
const KIND_WEIGHTS = [1, 0.3] as const;

export default async function draw(folders: readonly string[], target: string): Promise<string> {
  const names = folders.map((folder) => path.basename(folder));
  const bytes = drawTable(cutDocuments(await readDocuments(folders)), names);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, bytes);
  return `${bytes.length} bytes`;
}

/** The file of the table. @param names of the kinds of text */
export function drawTable(documents: readonly CutDocument[], names: readonly string[]): Uint8Array {
  const kinds = names.map((name, kind): BaseKind => {
    const own = documents.filter((document) => document.kind === kind);
    const characters = own.reduce(
      (sum, { paragraphs }) => sum + paragraphs.reduce((n, { text }) => n + text.length, 0),
      0,
    );
    return { name, documents: own.length, characters, weight: KIND_WEIGHTS[Math.min(kind, 1)]! };
  });
  const { header, columns } = selectPhrases(countPhrases(documents, kinds.length), kinds);
  return writeBase(header, columns);
}
