import { createHash } from "node:crypto";
import { parseReading, readFormat, type CorpusDocument, type CorpusSpeech } from "../../corpus/documents";
import { answer, type Answer, type Question } from "../../corpus/lookup";
import type { FileEntry, FileSource } from "../../corpus/ports";
import type { Reading } from "../../corpus/readers/reader";
import { isSkip, skip, skipFailed, type SkipReason } from "../../corpus/skip";
import type { SpeechMeta } from "../../speech/model";
import { FILE_WEIGHT } from "../limits";

/** A file of the corpus, and what is wanted of it. */
export interface FileTask {
  readonly file: Pick<FileEntry, "uri" | "path">;
  /** Bytes. */
  readonly maxFileSize: number;
  readonly wanted:
    /** `declared`: what is known of the first from elsewhere. */
    | { readonly kind: "speeches"; readonly declared?: SpeechMeta }
    | { readonly kind: "answer"; readonly question: Question }
    /** The text of a document that can be parsed within the limits. */
    | { readonly kind: "reading" };
  /** What comes through a pipe: whoever asks has read it. */
  readonly content?: Uint8Array;
  /** With content of this hash nothing is wanted. */
  readonly unless?: string;
}

/** `hash`: of the file's bytes; empty where they could not be read. */
export type FileResult = { readonly hash: string } & (
  | { readonly kind: "speeches"; readonly speeches: readonly CorpusSpeech[] }
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "reading"; readonly reading: Reading }
  /** Of the hash that was named. */
  | { readonly kind: "same" }
  | { readonly kind: "skip"; readonly reason: SkipReason }
);

/** Whoever does such tasks, one after the other. */
export interface FileReader {
  /** Never rejects. */
  read(task: FileTask): Promise<FileResult>;
  /** Lets go of all that was asked for and has not been answered: it fails. */
  stop(): void;
}

/** Characters of parsed documents that are kept: the next question is often of the same ones. */
const KEPT = 2_000_000;

/** Does the tasks where it is made. Every access to the content of a corpus file is one of them. */
export class FileTasks implements FileReader {
  /** By path, oldest use first. */
  private readonly known = new Map<string, { readonly hash: string; readonly document: CorpusDocument }>();
  private kept = 0;

  constructor(private readonly files: FileSource) {}

  /** `onContent` is waited for before any of the content, of so many bytes, is looked at. */
  async read(task: FileTask, onContent?: (hash: string, size: number) => Promise<void>): Promise<FileResult> {
    const { file, maxFileSize, unless } = task;
    const bytes = task.content ?? this.files.read(file, maxFileSize);
    if (isSkip(bytes)) return { kind: "skip", hash: "", reason: bytes };
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
    if (hash === unless) return { kind: "same", hash };
    await onContent?.(hash, bytes.length);
    const result = await this.look(bytes, hash, task);
    return isSkip(result) ? { kind: "skip", hash, reason: result } : { hash, ...result };
  }

  stop(): void {
    // Each is done when it is asked for.
  }

  private async look(bytes: Uint8Array, hash: string, { file: { uri, path }, wanted }: FileTask) {
    if (wanted.kind === "answer") {
      const document = this.recall(path, hash) ?? (await documentOf(bytes, uri));
      if (isSkip(document)) return document;
      this.keep(path, hash, document);
      return { kind: "answer", answer: answer(document, wanted.question) } as const;
    }
    const reading = await readFormat(bytes, uri);
    if (isSkip(reading)) return reading;
    const document = parseReading(reading, uri, wanted.kind === "speeches" ? wanted.declared : undefined);
    if (isSkip(document)) return document;
    if (wanted.kind === "reading") return outlined(document) ?? ({ kind: "reading", reading } as const);
    const { speeches } = document;
    return weightOf(speeches) > FILE_WEIGHT ? skip("too-many") : ({ kind: "speeches", speeches } as const);
  }

  private recall(path: string, hash: string): CorpusDocument | undefined {
    const known = this.known.get(path);
    return known?.hash === hash ? known.document : undefined;
  }

  private keep(path: string, hash: string, document: CorpusDocument): void {
    this.drop(path);
    this.known.set(path, { hash, document });
    this.kept += document.text.length;
    for (const oldest of this.known.keys()) {
      if (this.kept <= KEPT || oldest === path) break;
      this.drop(oldest);
    }
  }

  private drop(path: string): void {
    this.kept -= this.known.get(path)?.document.text.length ?? 0;
    this.known.delete(path);
  }
}

async function documentOf(bytes: Uint8Array, uri: string): Promise<CorpusDocument | SkipReason> {
  const reading = await readFormat(bytes, uri);
  return isSkip(reading) ? reading : parseReading(reading, uri);
}

/** Has the outline made, which is put off until somebody asks: whoever gets the reading will. */
function outlined({ draft }: CorpusDocument): SkipReason | undefined {
  try {
    draft.speeches.forEach(({ meta, sections, series }) => [meta, sections, series]);
    return undefined;
  } catch (error) {
    return skipFailed(error instanceof Error ? error.name : "unknown");
  }
}

/** Bytes that speeches take, with what is kept of each and of each paragraph beside its text. */
export function weightOf(speeches: readonly CorpusSpeech[]): number {
  let weight = 0;
  for (const { paragraphs } of speeches) {
    weight += SPEECH_WEIGHT;
    for (const paragraph of paragraphs) weight += PARAGRAPH_WEIGHT + paragraph.length * 2;
  }
  return weight;
}

const SPEECH_WEIGHT = 2_048;
const PARAGRAPH_WEIGHT = 64;
