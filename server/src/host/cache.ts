import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import * as path from "node:path";
import type { ListOptions } from "../corpus/ports";
import { besideOf, ownerOf } from "./cacheFile";
import { isProcessAlive, Lock } from "./lock";

const PREFIX = "index-";
const SUFFIX = ".idx";
const LOCK = ".lock";
/** After this long (ms) a file beside another is nobody's, even if a new process bears its writer's number. */
const ABANDONED = 3_600_000;

/**
 * The folder of index files: `<directory>/index-<version>/<key>.idx`, where the key stands for the folders and
 * what is left out of them. Any failure of the disk is thrown to the caller, who goes on without a cache.
 */
export class CacheFolder {
  readonly folder: string;

  /** `version`: of everything that index files depend on; those of other versions are removed by `prepare`. */
  constructor(
    private readonly directory: string,
    version: string,
    readonly maxSize: number,
  ) {
    this.folder = path.join(directory, PREFIX + version.replace(/[^\w.-]/g, "_"));
  }

  /** Makes the folder, private to the user, and clears what the dead and older versions left. */
  prepare(): void {
    makeFolder(this.folder);
    chmodSync(this.folder, 0o700);
    for (const name of readdirSync(this.directory))
      if (name.startsWith(PREFIX) && path.join(this.directory, name) !== this.folder)
        rmSync(path.join(this.directory, name), { recursive: true, force: true });
    this.removeLeftovers();
    this.trim();
  }

  /** The index file of a corpus. */
  fileOf(options: ListOptions): string {
    const identity = [[...options.folders].sort(), [...options.exclude].sort(), options.maxFileSize];
    const key = createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 16);
    return path.join(this.folder, key + SUFFIX);
  }

  /** The right to build an index file; undefined while another process builds it. */
  lock(file: string): Lock | undefined {
    return Lock.take(file + LOCK);
  }

  /** Notes that a file is in use: what was used longest ago goes first. */
  touch(file: string): void {
    try {
      const now = new Date();
      utimesSync(file, now, now);
    } catch {
      // Only the order of removal suffers.
    }
  }

  /** Removes the least recently used files until all fit; `keep` stays. Never throws. */
  trim(keep?: string): void {
    try {
      this.removeOldest(keep);
    } catch {
      // Another process is at work here, or the disk has become read-only: the next start tries again.
    }
  }

  private removeOldest(keep: string | undefined): void {
    const files = this.files().sort((a, b) => b.used - a.used);
    let total = 0;
    for (const file of [...files.filter((f) => f.path === keep), ...files.filter((f) => f.path !== keep)]) {
      total += file.size;
      if (total > this.maxSize && file.path !== keep) rmSync(file.path, { force: true });
    }
  }

  /** Removes every index file of every version; bytes that were freed. */
  clear(): number {
    let freed = 0;
    for (const name of this.versions()) {
      const folder = path.join(this.directory, name);
      for (const entry of readdirSync(folder))
        freed += statSync(path.join(folder, entry), { throwIfNoEntry: false })?.size ?? 0;
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
    return freed;
  }

  /** Removes what a cancelled writer of this process left beside a file. Never throws. */
  removeUnfinished(file: string): void {
    try {
      rmSync(besideOf(file), { force: true });
    } catch {
      // The next start removes it.
    }
  }

  /** Files beside others that nobody will rename any more, and locks of the dead. */
  private removeLeftovers(): void {
    for (const name of readdirSync(this.folder)) {
      if (name.endsWith(LOCK)) Lock.removeDead(path.join(this.folder, name));
      const owner = ownerOf(name);
      if (owner === undefined) continue;
      const file = path.join(this.folder, name);
      const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (!isProcessAlive(owner) || age > ABANDONED) rmSync(file, { force: true });
    }
  }

  private versions(): readonly string[] {
    try {
      return readdirSync(this.directory).filter((name) => name.startsWith(PREFIX));
    } catch {
      return [];
    }
  }

  private files(): { readonly path: string; readonly size: number; readonly used: number }[] {
    return readdirSync(this.folder)
      .filter((name) => name.endsWith(SUFFIX))
      .flatMap((name) => {
        const file = path.join(this.folder, name);
        const stats = statSync(file, { throwIfNoEntry: false });
        return stats ? [{ path: file, size: stats.size, used: stats.mtimeMs }] : [];
      });
  }
}

/**
 * Folder by folder: `recursive` never returns on file systems that answer ENOENT though the parent is there, as
 * /proc and some network drives do.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have been quicker.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
