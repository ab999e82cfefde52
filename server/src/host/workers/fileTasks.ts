import { createHash } from "node:crypto";
import {
  parseReading,
  readDocument,
  readFormat,
  type CorpusDocument,
  type CorpusSpeech,
} from "../../corpus/documents";
import { answer } from "../../corpus/lookup";
import type { FileSource } from "../../corpus/ports";
import { isSkip, skip, skipFailed, type SkipReason } from "../../corpus/skip";
import { FILE_WEIGHT } from "../limits";
import type { FileReader, FileResult, FileTask } from "./jobs";

/** Characters of parsed documents that are kept: the next question is often of the same ones. */
const KEPT = 2_000_000;

/** Does the tasks where it is made. Every access to the content of a corpus file is one of them. */
export class FileTasks implements FileReader {
  /** By path, oldest use first. */
  private readonly documents = new Map<
    string,
    { readonly hash: string; readonly document: CorpusDocument }
  >();
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
      const document = this.recall(path, hash) ?? (await readDocument(bytes, uri));
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
    const last = this.documents.get(path);
    return last?.hash === hash ? last.document : undefined;
  }

  private keep(path: string, hash: string, document: CorpusDocument): void {
    this.drop(path);
    this.documents.set(path, { hash, document });
    this.kept += document.text.length;
    for (const oldest of this.documents.keys()) {
      if (this.kept <= KEPT || oldest === path) break;
      this.drop(oldest);
    }
  }

  private drop(path: string): void {
    this.kept -= this.documents.get(path)?.document.text.length ?? 0;
    this.documents.delete(path);
  }
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
