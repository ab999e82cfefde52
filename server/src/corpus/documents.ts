import { countHan } from "../text/chars";
import type { Block, BlockKind, Draft, Speech, SpeechMeta } from "../speech/model";
import { parseDraft } from "../speech/parse";
import type { Encoding } from "./encoding";
import { metaOf, type CorpusMeta } from "./metadata";
import { extensionOf, readerFor } from "./readers";
import type { Reading } from "./readers/reader";
import { isSkip, skip, skipFailed, skipUnsupported, type SkipReason } from "./skip";

/** One speech of a document as the index takes it in. */
export interface CorpusSpeech extends CorpusMeta {
  /** Of the document it stands in. */
  readonly uri: string;
  /** UTF-16 offset of the speech in the document's source. */
  readonly start: number;
  /** Folded; what belongs to the speech itself, in order. */
  readonly paragraphs: readonly string[];
}

/** A file of the corpus, read and parsed. */
export interface CorpusDocument {
  readonly uri: string;
  readonly encoding: Encoding;
  /** What an editor shows of the file. Spans of `draft` are of `text`: `sourceOffset` leads here. */
  readonly source: string;
  readonly text: string;
  readonly offsets?: Uint32Array;
  /** The file is no plain text: an editor shows `source` only as a document of its own. */
  readonly extracted?: true;
  readonly draft: Draft;
  readonly speeches: readonly CorpusSpeech[];
}

/** Runs the reader of a format that can take more time or memory than a file's size says. Never rejects. */
export type HeavyReading = (bytes: Uint8Array, uri: string) => Promise<Reading | SkipReason>;

/**
 * Reads one file of the corpus. Never rejects: a file that gives no speech is skipped with a reason.
 * `declared`: what is known of its first speech from elsewhere. Without `heavy` every format is read on the spot.
 */
export async function readDocument(
  bytes: Uint8Array,
  uri: string,
  declared?: SpeechMeta,
  heavy?: HeavyReading,
): Promise<CorpusDocument | SkipReason> {
  const extension = extensionOf(uri);
  const reader = readerFor(extension);
  if (!reader) return skipUnsupported(extension);
  try {
    const reading = await (reader.heavy && heavy ? heavy(bytes, uri) : reader.read(bytes));
    return isSkip(reading) ? reading : documentOf(reading, uri, declared);
  } catch (error) {
    // One bad file never ends the build of a whole corpus.
    return skipFailed(error instanceof Error ? error.name : "unknown");
  }
}

/** Where a unit of the parsed text stands in the source. */
export const sourceOffset = (document: Pick<CorpusDocument, "offsets">, offset: number): number =>
  document.offsets ? document.offsets[Math.min(offset, document.offsets.length - 1)]! : offset;

function documentOf(
  reading: Reading,
  uri: string,
  declared: SpeechMeta | undefined,
): CorpusDocument | SkipReason {
  if (reading.source.trim() === "") return skip("empty");
  if (countHan(reading.text) === 0) return skip("no-chinese");
  const draft = parseDraft(reading.text);
  const known = { ...reading.meta, ...declared };
  const name = nameOf(uri);
  // What a page guesses of itself is of all that stands on it.
  const hint = draft.speeches.length === 1 ? reading.hint : undefined;
  const speeches = draft.speeches
    .map((speech, i) => corpusSpeech(speech, uri, reading, metaOf(speech, name, i === 0 ? known : {}, hint)))
    .filter((speech) => speech.paragraphs.length > 0);
  return {
    uri,
    encoding: reading.encoding,
    source: reading.source,
    text: reading.text,
    ...(reading.offsets && { offsets: reading.offsets }),
    ...(reading.extracted && { extracted: reading.extracted }),
    draft,
    speeches,
  };
}

/** Names of people, units and dates stand in bylines and signatures: nothing that another speech repeats. */
const CONTENT: ReadonlySet<BlockKind> = new Set(["title", "salutation", "heading", "body", "note"]);

function corpusSpeech(speech: Speech, uri: string, reading: Reading, meta: CorpusMeta): CorpusSpeech {
  const paragraphs = speech.blocks.filter(isContent).map((block) => block.paragraph.folded.text);
  return {
    uri,
    ...meta,
    start: sourceOffset(reading, speech.span.start),
    paragraphs,
  };
}

const isContent = (block: Block): boolean => CONTENT.has(block.kind) && block.paragraph.folded.text !== "";

/** File name without its extension, as a title of last resort. */
function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  const name = last.slice(0, last.length - extensionOf(last).length);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
