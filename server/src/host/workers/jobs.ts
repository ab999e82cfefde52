import type { FileRecord } from "../../corpus/changes";
import type { CorpusSpeech } from "../../corpus/documents";
import type { Answer, Question } from "../../corpus/lookup";
import type { FileEntry, Listing, ListOptions } from "../../corpus/ports";
import type { Reading } from "../../corpus/readers/reader";
import type { Skipped, SkipReason } from "../../corpus/skip";
import type { BuildOptions } from "../../index/build";
import type { SpeechMeta } from "../../speech/model";

/** Lists the files of a corpus. */
export interface ScanJob {
  readonly kind: "scan";
  readonly options: ListOptions;
}

/** Reads a cached corpus. */
export interface LoadJob {
  readonly kind: "load";
  readonly file: string;
}

/** Reads and indexes files. */
export interface BuildJob {
  readonly kind: "build";
  readonly files: readonly BuildFile[];
  /** Bytes. */
  readonly maxFileSize: number;
  /** Path of a manifest that describes the files beside it. */
  readonly manifest?: string;
  readonly index: BuildOptions;
  /** Keep the speeches that were read, for the next build that holds the same files. */
  readonly remember: boolean;
  /** Where to write the result. */
  readonly save?: string;
  /** Bytes; a larger result is not written. */
  readonly saveLimit?: number;
}

export interface BuildFile extends FileEntry {
  /** Hash of the file as it surely still is: it need not be read if its speeches are remembered. */
  readonly knownHash?: string;
  /** What was indexed of it elsewhere: with this content it is left out here. */
  readonly indexed?: FileRecord;
  /** It took too much when it was last read: with this content it is skipped again for the same reason. */
  readonly setAside?: FileRecord;
}

export interface Progress {
  readonly phase: "reading" | "indexing" | "saving";
  readonly done: number;
  readonly total: number;
}

export interface LoadResult {
  readonly records: readonly FileRecord[];
  readonly buffer: SharedArrayBuffer;
}

export interface BuildResult {
  /** Of the segment; absent where no file gave a speech. */
  readonly buffer?: SharedArrayBuffer;
  /** Files as they were read, those that gave no speech included. */
  readonly records: readonly FileRecord[];
  /** Files whose content is the one that is indexed elsewhere, with their new stamps. */
  readonly unchanged: readonly FileRecord[];
  /** Files that could not be read this time and may be later. */
  readonly failed: readonly Skipped[];
  /** Whether the result is on disk; an error's code, or `too-large`, where it was to be and is not. */
  readonly saved: boolean | { readonly error: string };
}

export type Job = ScanJob | LoadJob | BuildJob;
export interface JobResults {
  readonly scan: Listing;
  readonly load: LoadResult | undefined;
  readonly build: BuildResult;
}

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

export interface JobControl {
  /** Asked again and again: whoever has not asked for long counts as hung. */
  cancelled(): boolean;
  progress(progress: Progress): void;
}

/** @throws Cancelled */
export function check(control: JobControl): void {
  if (control.cancelled()) throw new Cancelled();
}

export class Cancelled extends Error {
  constructor() {
    super("cancelled");
    this.name = "Cancelled";
  }
}
