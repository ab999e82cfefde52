import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { skipCache, type Skipped } from "../../corpus/skip";
import { CacheFolder } from "../disk/cache";
import { uriOf } from "../disk/fileNames";
import { codeOf } from "./indexStore";
import type { Logger } from "../logger";

interface ServiceCacheContext {
  /** Bundle of worker.ts. */
  readonly workerFile: string;
  /** Of the program: index files of another one are not used. */
  readonly version: string;
  readonly log: Logger;
  /** The fault has changed. */
  readonly onChange: () => void;
}

/** The folder of index files that a corpus uses, and what is wrong with it: an index works without one. */
export class ServiceCache {
  private directory: string | undefined;
  private folder: CacheFolder | undefined;
  /** Codes of errors by what could not be kept; the folder's own fault stands under the empty name. */
  private readonly faults = new Map<string, string>();

  constructor(private readonly context: ServiceCacheContext) {}

  /** Absent where there is none to be had, or it was cleared. */
  get current(): CacheFolder | undefined {
    return this.folder;
  }

  get skipped(): readonly Skipped[] {
    const [code] = this.faults.values();
    return code === undefined || this.directory === undefined
      ? []
      : [{ uri: uriOf(this.directory), ...skipCache(code) }];
  }

  /** `directory`: absolute path; undefined: nothing is kept on disk. `maxSize` in bytes. */
  open(directory: string | undefined, maxSize: number): void {
    this.directory = directory;
    this.faults.clear();
    this.folder = undefined;
    if (directory === undefined) return;
    try {
      const folder = new CacheFolder(directory, this.version(), maxSize);
      folder.prepare();
      this.folder = folder;
      // A folder of the user's has one of ours inside: where that lies is told in the log.
      if (path.dirname(folder.folder) !== path.resolve(directory))
        this.context.log.info(`cache: ${folder.folder}`);
    } catch (error) {
      this.note(codeOf(error));
    }
  }

  /** Says that the disk has failed. `code`: of its error, or `too-large`. `folders`: whose index could not be kept. */
  note(code: string, folders: readonly string[] = []): void {
    if (this.directory === undefined) return;
    this.faults.set(folders.join("\n"), code);
    this.context.log.warn(`cache: ${code}`);
    this.context.onChange();
  }

  /** Nothing is wrong with keeping the index of these folders any more: it is kept, or is not wanted. */
  settle(folders: readonly string[]): void {
    if (this.faults.delete(folders.join("\n"))) this.context.onChange();
  }

  /** Removes all index files, and keeps none until it is opened again; bytes that were freed. */
  clear(): number {
    const { folder } = this;
    this.folder = undefined;
    return folder?.clear() ?? 0;
  }

  /** What reads and sorts is the worker: with another one, of a development build too, an index is another. */
  private version(): string {
    const { version, workerFile } = this.context;
    const hash = createHash("sha256").update(readFileSync(workerFile)).digest("hex");
    return `${version}-${hash.slice(0, 8)}`;
  }
}
