import * as path from "node:path";
import { readDocument, type CorpusDocument, type HeavyReading } from "../corpus/documents";
import { answer, type CorpusFile, type FileAnswer, type Question } from "../corpus/lookup";
import type { FileEntry, FileSource } from "../corpus/ports";
import { isSkip } from "../corpus/skip";
import type { FileKey } from "../text/fileKey";
import { Cancelled, type JobControl } from "./jobs";

/** Asks documents of the corpus a question, reading those that are not at hand. */
export interface LookJob {
  readonly kind: "look";
  readonly files: readonly LookFile[];
  readonly question: Question;
  /** Bytes. */
  readonly maxFileSize: number;
}

export interface LookFile extends CorpusFile {
  /** Absolute. */
  readonly path: string;
}

/** Characters of parsed documents that are kept: the next question is often of the same ones. */
const KEPT = 2_000_000;

interface Entry {
  readonly stamp: string;
  readonly document: CorpusDocument;
}

/** Reads and keeps documents, on whatever thread it is made. */
export class Looker {
  /** Oldest use first. */
  private readonly known = new Map<FileKey, Entry>();
  private kept = 0;

  constructor(
    private readonly files: FileSource,
    private readonly heavy?: HeavyReading,
  ) {}

  /** @throws Cancelled */
  async look({ files, question, maxFileSize }: LookJob, control: JobControl): Promise<readonly FileAnswer[]> {
    const answers: FileAnswer[] = [];
    for (const file of files) {
      if (control.cancelled()) throw new Cancelled();
      const document = await this.document(file, maxFileSize);
      if (document) answers.push({ ...answer(document, question), file: file.file });
    }
    return answers;
  }

  private async document(
    { uri, path: file, file: key }: LookFile,
    maxFileSize: number,
  ): Promise<CorpusDocument | undefined> {
    const folders = [path.dirname(file)];
    const [entry] = this.files.list({ folders, exclude: [], maxFileSize, within: [file] }).files;
    if (!entry) return undefined;
    const stamp = stampOf(entry);
    const known = this.known.get(key);
    if (known?.stamp === stamp) {
      this.known.delete(key);
      this.known.set(key, known);
      return known.document;
    }
    const bytes = this.files.read(entry, maxFileSize);
    if (isSkip(bytes)) return undefined;
    const document = await readDocument(bytes, uri, undefined, this.heavy);
    if (isSkip(document)) return undefined;
    this.keep(key, { stamp, document });
    return document;
  }

  private keep(key: FileKey, entry: Entry): void {
    const before = this.known.get(key);
    if (before) this.drop(key, before);
    this.known.set(key, entry);
    this.kept += entry.document.text.length;
    for (const [oldest, old] of this.known) {
      if (this.kept <= KEPT || oldest === key) break;
      this.drop(oldest, old);
    }
  }

  private drop(key: FileKey, { document }: Entry): void {
    this.known.delete(key);
    this.kept -= document.text.length;
  }
}

const stampOf = ({ size, modified, changed }: FileEntry): string => `${size} ${modified} ${changed}`;
