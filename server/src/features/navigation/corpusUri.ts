import { memoized } from "../../text/memo";
import { createHash } from "node:crypto";
import type { FileAnswer } from "../../corpus/lookup";
import type { FileKey } from "../../text/fileKey";
import type { IndexedSpeech } from "../../index/model";

/** Scheme of read-only text documents that stand for files of the corpus which an editor shows otherwise. */
export const CORPUS_SCHEME = "speech-corpus";

type ShownFile = Pick<FileAnswer, "uri" | "file" | "encoding" | "extracted">;

/** Where an editor shows a document so that offsets of its source hold: the file itself, if it is UTF-8 text. */
export function shownUri({ uri, file, encoding, extracted }: ShownFile, title: string): string {
  const plain = !extracted && (encoding === "utf-8" || encoding === "utf-8-bom");
  return plain ? uri : corpusUri(file, title);
}

/** `speech-corpus:/<hash>/<title>`: the hash says which file, the title is what the tab shows. */
export function corpusUri(file: FileKey, title: string): string {
  const name = title.replace(/[/\\]/g, "／").replace(HALF_PAIR, "").trim() || "…";
  return `${CORPUS_SCHEME}:/${hashOf(file)}/${encodeURIComponent(name)}`;
}

/** Halves of surrogate pairs, which no URI can hold. */
const HALF_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The file of the corpus that such a URI stands for: no other file can be named by one. */
export function fileOf(uri: string, speeches: readonly IndexedSpeech[]): IndexedSpeech | undefined {
  const hash = new RegExp(`^${CORPUS_SCHEME}:/+([0-9a-f]{16})/`).exec(uri)?.[1];
  return hash === undefined ? undefined : speechesByHash(speeches).get(hash);
}

/** The first speech of each file; a snapshot's list of speeches never changes. */
const speechesByHash = memoized((speeches: readonly IndexedSpeech[]): ReadonlyMap<string, IndexedSpeech> => {
  const byFile = new Map<FileKey, IndexedSpeech>();
  for (const speech of speeches) if (!byFile.has(speech.file)) byFile.set(speech.file, speech);
  return new Map([...byFile].map(([file, speech]) => [hashOf(file), speech]));
});

const hashOf = (file: FileKey): string => createHash("sha256").update(file).digest("hex").slice(0, 16);
