import * as path from "node:path";
import { isSame, type FileRecord } from "../../corpus/changes";
import type { CorpusSpeech } from "../../corpus/documents";
import type { FileSource } from "../../corpus/ports";
import { NO_SEEDS, type SeedManifest } from "../../corpus/seeds";
import { skip, skipFailed, type SkipReason, type Skipped } from "../../corpus/skip";
import type { SpeechInput } from "../../index/build";
import type { FileKey } from "../../text/fileKey";
import { readCacheFile, writeCacheFile } from "../disk/cacheFile";
import { FileTasks, weightOf } from "./fileTasks";
import { indexHere, type Indexing } from "./indexHelper";
import {
  check,
  type BuildFile,
  type BuildJob,
  type BuildResult,
  type FileReader,
  type Job,
  type JobControl,
  type JobResults,
} from "./jobs";
import { CORPUS_WEIGHT } from "../limits";
import { manifestOf } from "../disk/seedFolder";

/** Files that are asked for at a time, and milliseconds between two looks at whether they are still wanted. */
const AHEAD = 8;
const LOOK_UP = 100;

/** What has become of a file; `again`: it could not be read this time and may be later. */
type Got =
  | { readonly record: FileRecord; readonly speeches: readonly CorpusSpeech[] }
  | { readonly again: SkipReason };

interface FilesRead {
  readonly speeches: SpeechInput[];
  readonly records: FileRecord[];
  readonly unchanged: FileRecord[];
  readonly failed: Skipped[];
  /** Of the speeches. */
  weight: number;
}

/** Does the work on whatever thread it is made on; files are read by `reader`. */
export class JobRunner {
  private readonly remembered = new Map<
    FileKey,
    { readonly hash: string; readonly speeches: readonly CorpusSpeech[] }
  >();

  constructor(
    private readonly files: FileSource,
    private readonly reader: FileReader = new FileTasks(files),
    private readonly index: Indexing = indexHere,
  ) {}

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
    }
  }

  private async build(job: BuildJob, control: JobControl): Promise<BuildResult> {
    const manifest = job.manifest === undefined ? NO_SEEDS : manifestOf(job.manifest);
    const read: FilesRead = { speeches: [], records: [], unchanged: [], failed: [], weight: 0 };
    await this.readAll(job, control, (file, got) => this.take(file, got, job, read), manifest);
    this.forgetAllBut(job);
    check(control);
    const { speeches, records, unchanged, failed } = read;
    const total = job.files.length;
    control.progress({ phase: "indexing", done: total, total });
    const buffer = speeches.length > 0 ? await this.index(speeches, job.index, control) : undefined;
    check(control);
    const saved = job.save !== undefined && buffer !== undefined && save(job, records, buffer, control);
    return { ...(buffer && { buffer }), records, unchanged, failed, saved };
  }

  /** Some files are asked for ahead, so that nobody waits for the next. */
  private async readAll(
    job: BuildJob,
    control: JobControl,
    take: (file: BuildFile, got: Got) => void,
    manifest: SeedManifest,
  ): Promise<void> {
    const { files } = job;
    const total = files.length;
    const asked: Promise<Got>[] = [];
    // Whoever waits for a large file looks up all the same.
    const watch = setInterval(() => control.cancelled() && this.reader.stop(), LOOK_UP);
    try {
      for (const [done, file] of files.entries()) {
        check(control);
        control.progress({ phase: "reading", done, total });
        for (const next of files.slice(done + asked.length, done + AHEAD))
          asked.push(this.readFile(next, job, manifest));
        take(file, await asked.shift()!);
      }
    } catch (error) {
      this.reader.stop();
      throw error;
    } finally {
      clearInterval(watch);
    }
  }

  private async readFile(file: BuildFile, job: BuildJob, manifest: SeedManifest): Promise<Got> {
    const { uri, file: key, path: where, size, modified, changed, indexed, setAside } = file;
    const stamp = { uri, file: key, size, modified, changed, read: Date.now() };
    const remembered = this.remembered.get(key);
    if (remembered && remembered.hash === file.knownHash)
      return { record: { ...stamp, hash: remembered.hash }, speeches: remembered.speeches };
    if (setAside && isSame(setAside, file)) return { record: setAside, speeches: [] };
    const earlier = indexed ?? setAside;
    const declared = manifest.speeches.get(path.basename(where));
    const result = await this.reader.read({
      file: { uri, path: where },
      maxFileSize: job.maxFileSize,
      wanted: { kind: "speeches", ...(declared && { declared }) },
      ...(earlier && earlier.hash !== "" && { unless: earlier.hash }),
    });
    const { hash } = result;
    if (result.kind === "same") return { record: { ...earlier!, ...stamp }, speeches: [] };
    if (result.kind === "speeches") return { record: { ...stamp, hash }, speeches: result.speeches };
    const reason = result.kind === "skip" ? result.reason : skipFailed(result.kind);
    // What may pass by itself is tried again; what needs the file to change waits for that.
    if (reason.code === "failed" || reason.code === "vanished") return { again: reason };
    return { record: { ...stamp, hash, skip: reason }, speeches: [] };
  }

  private take(file: BuildFile, got: Got, job: BuildJob, read: FilesRead): void {
    if ("again" in got) {
      read.failed.push({ uri: file.uri, ...got.again });
      return;
    }
    const { record, speeches } = got;
    const { file: key, hash } = record;
    if (hash !== "" && hash === file.indexed?.hash) {
      read.unchanged.push(record);
      return;
    }
    const weight = weightOf(speeches);
    if (read.weight + weight > CORPUS_WEIGHT) {
      read.records.push({ ...record, skip: skip("full") });
      return;
    }
    read.weight += weight;
    read.records.push(record);
    for (const speech of speeches) read.speeches.push({ ...speech, file: key });
    if (job.remember && !record.skip) this.remembered.set(key, { hash, speeches });
  }

  /** Memory is bounded by the last build. */
  private forgetAllBut(job: BuildJob): void {
    const current = new Set(job.remember ? job.files.map(({ file }) => file) : []);
    for (const file of this.remembered.keys()) if (!current.has(file)) this.remembered.delete(file);
  }
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
