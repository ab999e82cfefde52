import { countHan } from "../text/chars";
import { fileNameOf, isNamedInUtf8 } from "../text/fileKey";
import { kindOf } from "../speech/roles/kinds";
import { isCommonProperty } from "../speech/blockKinds";
import type { Block, Draft, Speech, SpeechMeta } from "../speech/model";
import { parseDraft } from "../speech/parse";
import type { Encoding } from "./encoding";
import { publishersMarks } from "./footnotes";
import { extensionOf, readableFormat } from "./formats";
import { metaOf, type CorpusMeta } from "./metadata";
import { pageBreaks } from "./pages";
import { readerOf } from "./readers";
import { without } from "./readers/mapped";
import type { Reading } from "./readers/reader";
import { isSkip, skip, skipFailed, skipUnsupported, type SkipReason } from "./skip";
import { strayCaptions } from "./strayCaptions";
import type { Cut } from "./cut";

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
  /** The file is no plain text, or its name no UTF-8: an editor shows `source` only as a document of its own. */
  readonly extracted?: true;
  /** What of `source` is not in `text`, in order. What the parser set aside is in `draft`: `cutsOf` tells all. */
  readonly cuts: readonly Cut[];
  readonly draft: Draft;
  readonly speeches: readonly CorpusSpeech[];
}

/** Reads one file of the corpus. `declared`: what is known of its first speech from elsewhere. Never rejects. */
export async function readDocument(
  bytes: Uint8Array,
  uri: string,
  declared?: SpeechMeta,
): Promise<CorpusDocument | SkipReason> {
  const reading = await readFormat(bytes, uri);
  return isSkip(reading) ? reading : parseReading(reading, uri, declared);
}

/** The text of one file of the corpus, as the reader of its format gives it. Never rejects. */
export async function readFormat(bytes: Uint8Array, uri: string): Promise<Reading | SkipReason> {
  const extension = extensionOf(uri);
  const format = readableFormat(extension);
  if (!format) return skipUnsupported(extension);
  try {
    return await (await readerOf(format)).read(bytes);
  } catch (error) {
    // One bad file never ends the build of a whole corpus.
    return skipFailed(nameOf(error));
  }
}

/** The document that a file's text makes. Never throws: a file that gives no speech is skipped with a reason. */
export function parseReading(
  reading: Reading,
  uri: string,
  declared?: SpeechMeta,
): CorpusDocument | SkipReason {
  try {
    return documentOf(reading, uri, declared);
  } catch (error) {
    return skipFailed(nameOf(error));
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");

/** Where a unit of the parsed text stands in the source. */
export const sourceOffset = (document: Pick<CorpusDocument, "offsets">, offset: number): number =>
  document.offsets ? document.offsets[Math.min(offset, document.offsets.length - 1)]! : offset;

/** UTF-16 code units of one file's text: a document of Word within every cap may unpack to many times its size. */
const MOST_CHARACTERS = 20_000_000;

function documentOf(
  raw: Reading,
  uri: string,
  declared: SpeechMeta | undefined,
): CorpusDocument | SkipReason {
  if (raw.source.trim() === "") return skip("empty");
  if (raw.source.length > MOST_CHARACTERS) return skip("too-long");
  const reading = withoutMarks(raw);
  if (countHan(reading.text) === 0) return skip("no-chinese");
  const draft = parseDraft(reading.text);
  const declaredMeta = { ...reading.meta, ...declared };
  const name = nameIn(uri);
  const named = kindOf(name);
  // What a page guesses of itself, and a file's name, are of all that stands in it.
  const hint =
    draft.speeches.length === 1
      ? { ...(named !== undefined && { kind: named }), ...reading.hint }
      : undefined;
  const speeches = draft.speeches
    .map((speech, i) =>
      corpusSpeech(speech, uri, reading, metaOf(speech, name, i === 0 ? declaredMeta : {}, hint)),
    )
    .filter((speech) => speech.paragraphs.length > 0);
  return {
    uri,
    encoding: reading.encoding,
    source: reading.source,
    text: reading.text,
    ...(reading.offsets && { offsets: reading.offsets }),
    ...((reading.extracted === true || !isNamedInUtf8(uri)) && { extracted: true }),
    cuts: reading.cuts ?? [],
    draft,
    speeches,
  };
}

/** The reading with its publishers' marks and what its pages left taken out. */
const withoutMarks = (reading: Reading): Reading =>
  [marksOfPrint, publishersMarks].reduce(withoutPieces, reading);

/** What pages leave, and captions: a line that a page cuts short is none, so both are looked for in the same text. */
function marksOfPrint(text: string): readonly Cut[] {
  const pages = pageBreaks(text);
  const captions = strayCaptions(text).filter(
    ({ start, end }) => !pages.some((page) => page.start < end && start < page.end),
  );
  return [...pages, ...captions].sort((a, b) => a.start - b.start);
}

function withoutPieces(reading: Reading, find: (text: string) => readonly Cut[]): Reading {
  const marks = find(reading.text);
  if (marks.length === 0) return reading;
  const { text, offsets } = without(reading.text, marks);
  const cuts = marks.map(({ start, end, code }) => ({
    start: sourceOffset(reading, start),
    end: sourceOffset(reading, end - 1) + 1,
    code,
  }));
  return {
    ...reading,
    text,
    ...(offsets && { offsets: offsets.map((at) => sourceOffset(reading, at)) }),
    cuts: [...(reading.cuts ?? []), ...cuts].sort((a, b) => a.start - b.start),
  };
}

function corpusSpeech(speech: Speech, uri: string, reading: Reading, meta: CorpusMeta): CorpusSpeech {
  const paragraphs = speech.blocks.filter(isIndexed).map((block) => block.paragraph.folded.text);
  return {
    uri,
    ...meta,
    start: sourceOffset(reading, speech.span.start),
    paragraphs,
  };
}

/** A paragraph that the index holds. */
export const isIndexed = (block: Block): boolean =>
  isCommonProperty(block) && block.paragraph.folded.text !== "";

/** File name without its extension: a title of last resort. */
function nameIn(uri: string): string {
  const name = fileNameOf(uri);
  return name.slice(0, name.length - extensionOf(name).length);
}
