import type { Block, SectionKind, Speech } from "../speech/model";
import { allSections, sourceOf } from "../speech/structure";
import type { FileKey } from "../text/fileKey";
import type { Span } from "../text/span";
import type { Encoding } from "./encoding";
import { isIndexed, sourceOffset, type CorpusDocument } from "./documents";

/** A place of a phrase in a document of the corpus. */
export interface PhraseLocation {
  /** In the document's source. */
  readonly span: Span;
  /** The phrase and the rest of its sentence, folded. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
  /** Source offset at which its speech begins. */
  readonly speechStart: number;
}

/** An entry of a speech's outline. */
export interface CorpusHeading {
  /** In one line, with its marker; never empty. */
  readonly name: string;
  readonly kind: SectionKind;
  /** 1 the title, 2 the first level of headings. */
  readonly level: number;
  /** Of the heading in the document's source. */
  readonly span: Span;
  /** UTF-16 units at the beginning of `name` that number it. */
  readonly marker: number;
  /** Source offset at which its speech begins. */
  readonly speechStart: number;
}

/** What can be asked of a document. */
export type Question =
  /** Only its source. */
  | { readonly ask: "source" }
  /** Where a folded phrase stands, in sentences that hold all of `beside`. */
  | { readonly ask: "phrase"; readonly phrase: string; readonly beside?: readonly string[] }
  | { readonly ask: "headings" };

/** A file of the corpus. */
export interface CorpusFile {
  readonly uri: string;
  readonly file: FileKey;
}

/** What a document says to it. */
export interface Answer {
  readonly uri: string;
  /** As an editor shows it: spans are of this. */
  readonly source: string;
  readonly encoding: Encoding;
  /** `source` was taken out of the file: an editor shows it only as a document of its own. */
  readonly extracted: boolean;
  readonly locations: readonly PhraseLocation[];
  readonly headings: readonly CorpusHeading[];
}

/**
 * Documents of the corpus, read when somebody asks. `host/` implements it over the disk; a document that is gone or
 * cannot be read any more is left out of the answers. Rejects only where `signal` says so.
 */
export interface DocumentReader {
  ask(files: readonly CorpusFile[], question: Question, signal?: AbortSignal): Promise<readonly FileAnswer[]>;
}

/** An answer, and whose it is. */
export type FileAnswer = Answer & CorpusFile;

export function answer(document: CorpusDocument, question: Question): Answer {
  const { uri, source, encoding } = document;
  return {
    uri,
    source,
    encoding,
    extracted: document.extracted === true,
    locations: question.ask === "phrase" ? locationsOf(document, question.phrase, question.beside) : [],
    headings: question.ask === "headings" ? headingsOf(document) : [],
  };
}

/** Where a folded phrase stands in what the document's speeches say, in order. */
export function locationsOf(
  document: CorpusDocument,
  phrase: string,
  beside: readonly string[] = [],
): readonly PhraseLocation[] {
  if (phrase === "") return [];
  return document.draft.speeches.flatMap((speech) => {
    const start = sourceOffset(document, speech.span.start);
    return speech.blocks.filter(isIndexed).flatMap((block) =>
      occurrencesIn(block, phrase, beside).map(({ span, ...around }) => ({
        ...around,
        span: inSource(document, sourceOf(block, span)),
        speechStart: start,
      })),
    );
  });
}

/** Titles and headings of all levels, in order. */
export function headingsOf(document: CorpusDocument): readonly CorpusHeading[] {
  return document.draft.speeches.flatMap((speech) => {
    const start = sourceOffset(document, speech.span.start);
    return [...allSections(speech.sections)].map((section) => ({
      name: section.name,
      kind: section.kind,
      level: section.level,
      span: inSource(document, section.heading),
      marker: section.marker ? markerLength(speech, section.block, section.heading) : 0,
      speechStart: start,
    }));
  });
}

interface Found {
  /** Folded. */
  readonly span: Span;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

function occurrencesIn({ paragraph }: Block, phrase: string, beside: readonly string[]): readonly Found[] {
  const { text } = paragraph.folded;
  const out: Found[] = [];
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) {
    const end = at + phrase.length;
    const first = paragraph.sentences.find(({ span }) => span.end > at)?.span.start ?? 0;
    const last = paragraph.sentences.find(({ span }) => span.end >= end)?.span.end ?? text.length;
    const sentence = text.slice(first, last);
    if (!beside.every((term) => sentence.includes(term))) continue;
    out.push({
      span: { start: at, end },
      before: text.slice(first, at),
      match: phrase,
      after: text.slice(end, last),
    });
  }
  return out;
}

/** Spans of the parsed text as spans of the source; what a reader took out behind the last unit stays outside. */
function inSource(document: CorpusDocument, { start, end }: Span): Span {
  const from = sourceOffset(document, start);
  return { start: from, end: end > start ? sourceOffset(document, end - 1) + 1 : from };
}

/** Length of the marker that opens a heading's name. */
function markerLength({ blocks }: Speech, index: number, heading: Span): number {
  const block = blocks[index]!;
  const [marker] = block.paragraph.markers;
  const span = marker && sourceOf(block, marker.span);
  if (!span || span.start < heading.start) return 0;
  const { text } = block.paragraph;
  return text.slice(heading.start - block.span.start, span.end - block.span.start).trim().length;
}
