import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readDocument, type CorpusSpeech } from "../../../server/src/corpus/documents";
import { publishersMarks } from "../../../server/src/corpus/footnotes";
import { textReader } from "../../../server/src/corpus/readers/text";
import type { Reading } from "../../../server/src/corpus/readers/reader";
import { isSkip } from "../../../server/src/corpus/skip";
import { buildSegment } from "../../../server/src/index/build";
import { markFurniture } from "../../../server/src/speech/paragraphs/furniture";
import { describeLine, splitLines } from "../../../server/src/speech/lines/lines";
import type { Row } from "./row";

/** The stages of a first index, one after the other on one thread. */
export async function stageRows(folder: string): Promise<readonly Row[]> {
  const files = readdirSync(folder).map((name) => path.join(folder, name));
  const read = timed(() =>
    files.map((file) => {
      const bytes = readFileSync(file);
      createHash("sha256").update(bytes).digest("hex");
      return { file, bytes, reading: textReader.read(bytes) as Reading };
    }),
  );
  const texts = read.value.map(({ reading }) => reading.text);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const cleaned = timed(() =>
    texts.map((text) => [markFurniture(splitLines(text, describeLine)), publishersMarks(text)]),
  );
  const started = performance.now();
  const speeches: CorpusSpeech[] = [];
  for (const { file, bytes } of read.value) {
    const document = await readDocument(bytes, pathToFileURL(file).href);
    if (!isSkip(document)) speeches.push(...document.speeches);
  }
  // Reading decodes once more, and parsing cleans: both were timed above.
  const parsed = performance.now() - started - cleaned.ms - read.ms;
  const indexed = timed(() => buildSegment(speeches, { learn: true, phrases: true }));
  const speed = (name: string, ms: number): Row => ({
    name,
    value: `${Math.round(characters / ms).toLocaleString("en")} thousand a second (${(ms / 1000).toFixed(2)} s)`,
  });
  return [
    { name: "characters of the bulk", value: characters.toLocaleString("en") },
    speed("read (bytes, hash, decoding), characters", read.ms),
    speed("cleaned (furniture, footnotes)", cleaned.ms),
    speed("parsed (wraps, speeches, outline, metadata)", parsed),
    speed("indexed (sorting, learning, phrases)", indexed.ms),
  ];
}

function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const start = performance.now();
  const value = work();
  return { value, ms: performance.now() - start };
}
