import { createHash } from "node:crypto";
import * as path from "node:path";
import type { FileRecord } from "../corpus/changes";
import { readDocument, type CorpusSpeech, type HeavyReading } from "../corpus/documents";
import type { FileSource } from "../corpus/ports";
import { NO_SEEDS, type SeedManifest } from "../corpus/seeds";
import { isSkip, type SkipReason, type Skipped } from "../corpus/skip";
import type { SpeechInput } from "../index/build";
import type { FileKey } from "../text/fileKey";
import { readCacheFile, writeCacheFile } from "./cacheFile";
import { indexHere, type Indexing } from "./indexThread";
import {
  Cancelled,
  type BuildFile,
  type BuildJob,
  type BuildResult,
  type Job,
  type JobControl,
  type JobResults,
} from "./jobs";
import { Looker } from "./look";
import { manifestOf } from "./seedFolder";

/** Does the work on whatever thread it is made on: a worker's in the server, the main one on the command line. */
export class JobRunner {
  private readonly remembered = new Map<
    FileKey,
    { readonly hash: string; readonly speeches: readonly CorpusSpeech[] }
  >();
  private readonly looker: Looker;

  constructor(
    private readonly files: FileSource,
    private readonly heavy?: HeavyReading,
    private readonly index: Indexing = indexHere,
  ) {
    this.looker = new Looker(files, heavy);
  }

  /** @throws Cancelled */
  async run<K extends Job["kind"]>(
    job: Job & { readonly kind: K },
    control: JobControl,
  ): Promise<JobResults[K]>;
  async run(job: Job, control: JobControl): Promise<JobResults[Job["kind"]]> {
    switch (job.kind) {
      case "scan": {
        const listing = this.files.list(job.options, () => control.cancelled());
        check(control);
        return listing;
      }
      case "load": {
        const cached = readCacheFile(job.file);
        return cached && { records: cached.records, buffer: cached.segment.buffer };
      }
      case "build":
        return this.build(job, control);
      case "look":
        return this.looker.look(job, control);
    }
  }

  private async build(job: BuildJob, control: JobControl): Promise<BuildResult> {
    const manifest = job.manifest === undefined ? NO_SEEDS : manifestOf(job.manifest);
    const total = job.files.length;
    const speeches: SpeechInput[] = [];
    const records: FileRecord[] = [];
    const unchanged: FileRecord[] = [];
    const failed: Skipped[] = [];
    for (const [done, file] of job.files.entries()) {
      check(control);
      control.progress({ phase: "reading", done, total });
      const read = await this.readFile(file, job, manifest);
      if ("again" in read) failed.push({ uri: file.uri, ...read.again });
      else if (read.record.hash !== "" && read.record.hash === file.indexedHash) unchanged.push(read.record);
      else {
        records.push(read.record);
        for (const speech of read.speeches) speeches.push({ ...speech, file: file.file });
      }
    }
    this.forgetAllBut(job);
    check(control);
    control.progress({ phase: "indexing", done: total, total });
    const buffer = speeches.length > 0 ? await this.index(speeches, job.index) : undefined;
    check(control);
    const saved = job.save !== undefined && buffer !== undefined && save(job, records, buffer, control);
    return { ...(buffer && { buffer }), records, unchanged, failed, saved };
  }

  private async readFile(
    file: BuildFile,
    job: BuildJob,
    manifest: SeedManifest,
  ): Promise<
    | { readonly record: FileRecord; readonly speeches: readonly CorpusSpeech[] }
    | { readonly again: SkipReason }
  > {
    const { uri, file: key, size, modified, changed } = file;
    const stamp = { uri, file: key, size, modified, changed, read: Date.now() };
    const remembered = this.remembered.get(key);
    if (remembered && remembered.hash === file.knownHash)
      return { record: { ...stamp, hash: remembered.hash }, speeches: remembered.speeches };
    const bytes = this.files.read(file, job.maxFileSize);
    if (isSkip(bytes)) {
      // What may pass by itself is tried again; what needs the file to change waits for that.
      if (bytes.code === "failed" || bytes.code === "vanished") return { again: bytes };
      return { record: { ...stamp, hash: "", skip: bytes }, speeches: [] };
    }
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
    const declared = manifest.speeches.get(path.basename(file.path));
    const document = await readDocument(bytes, uri, declared, this.heavy);
    if (isSkip(document)) return { record: { ...stamp, hash, skip: document }, speeches: [] };
    if (job.remember) this.remembered.set(key, { hash, speeches: document.speeches });
    return { record: { ...stamp, hash }, speeches: document.speeches };
  }

  /** Memory is bounded by the last build. */
  private forgetAllBut(job: BuildJob): void {
    const current = new Set(job.remember ? job.files.map(({ file }) => file) : []);
    for (const file of this.remembered.keys()) if (!current.has(file)) this.remembered.delete(file);
  }
}

function check(control: JobControl): void {
  if (control.cancelled()) throw new Cancelled();
}

function save(
  job: BuildJob,
  records: readonly FileRecord[],
  buffer: SharedArrayBuffer,
  control: JobControl,
): BuildResult["saved"] {
  if (job.save === undefined) return false;
  if (job.saveLimit !== undefined && buffer.byteLength > job.saveLimit) return { error: "too-large" };
  control.progress({ phase: "saving", done: job.files.length, total: job.files.length });
  try {
    writeCacheFile(job.save, records, buffer);
    return true;
  } catch (error) {
    return { error: (error as NodeJS.ErrnoException).code ?? "unknown" };
  }
}
