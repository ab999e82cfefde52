import { readDocument, type CorpusDocument } from "../../server/src/corpus/documents";
import { isSkip } from "../../server/src/corpus/skip";
import { buildSegment } from "../../server/src/index/build";
import { createPhraseLocations, type PhraseLocations } from "../../server/src/index/phraseLocations";
import { fold } from "../../server/src/text/fold";

/** A speech by its lines. */
export interface Given {
  readonly uri: string;
  readonly title: string;
  readonly date?: string;
  readonly kind?: string;
  readonly text: readonly string[];
}

/** An index of these speeches, each its title and its lines. */
export function corpusOf(speeches: readonly Given[]): PhraseLocations {
  const inputs = speeches.map(({ text, ...speech }) => ({
    ...speech,
    start: 0,
    paragraphs: [speech.title, ...text].map((line) => fold(line).text),
  }));
  return createPhraseLocations([{ segment: buildSegment(inputs) }]);
}

/** A corpus file as its reader and the parser see it. */
export async function documentOf(bytes: string | Uint8Array, uri: string): Promise<CorpusDocument> {
  const document = await readDocument(
    typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes,
    uri,
  );
  if (isSkip(document)) throw new Error(document.code);
  return document;
}

/** A text with `<|>` at the cursor. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  return { text: marked.replace("<|>", ""), offset: marked.indexOf("<|>") };
}
