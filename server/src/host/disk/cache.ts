import { createHash } from "node:crypto";
import { chmodSync, lstatSync, readdirSync, rmdirSync, rmSync, utimesSync } from "node:fs";
import * as path from "node:path";
import type { ListOptions } from "../../corpus/ports";
import { besideOf, isCacheFile, ownerOf } from "./cacheFile";
import { isProcessAlive, Lock, type Held } from "./lock";
import { claimFolder, findFolder, leaveFolder, makeFolder } from "./ownFolder";

const PREFIX = "index-";
const SUFFIX = ".idx";
const LOCK = ".lock";
/** Names that only we give to index files, to their locks, and to what is written beside them. */
const INDEX_NAME = /^[0-9a-f]{16}\.idx$/;
const LOCK_NAME = /^[0-9a-f]{16}\.idx\.lock$/;
const BESIDE_NAME = /^[0-9a-f]{16}\.idx(?:\.lock)?\.\d+\.tmp$/;
/** After this long (ms) a file beside another is nobody's, even if a new process bears its writer's number. */
const ABANDONED = 3_600_000;

/**
 * The folder of index files: `<directory>/index-<version>/<key>.idx`, where the key stands for the folders and
 * what is left out of them. `directory` may be any folder of the user's: only what we wrote, known by its name and by
 * its own beginning, is ever removed, file by file, and a folder only when it has become empty. Any failure of the
 * disk is thrown to the caller, who goes on without a cache.
 */
export class CacheFolder {
  readonly folder: string;
  private readonly root: string;

  /** `version`: of everything that index files depend on; those of other versions are removed by `prepare`. */
  constructor(
    private readonly directory: string,
    version: string,
    readonly maxSize: number,
  ) {
    this.root = findFolder(directory);
    this.folder = path.join(this.root, PREFIX + version.replace(/[^\w.-]/g, "_"));
  }

  /** Makes the folder, private to the user, and clears what the dead and older versions left. */
  prepare(): void {
    claimFolder(this.directory);
    makeFolder(this.folder);
    if (!lstatSync(this.folder).isDirectory())
      throw Object.assign(new Error("not a folder"), { code: "ENOTDIR" });
    chmodSync(this.folder, 0o700);
    for (const folder of this.versions()) if (folder !== this.folder) removeIndexes(folder);
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
  lock(file: string): Held | undefined {
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
    const freed = this.versions().reduce((sum, folder) => sum + removeIndexes(folder), 0);
    leaveFolder(this.directory);
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
      const file = path.join(this.folder, name);
      if (LOCK_NAME.test(name)) Lock.removeDead(file);
      if (!isBeside(this.folder, name)) continue;
      const age = Date.now() - (lstatSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (!isProcessAlive(ownerOf(name)!) || age > ABANDONED) rmSync(file, { force: true });
    }
  }

  /** Folders of index files, of any version. */
  private versions(): readonly string[] {
    try {
      return readdirSync(this.root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name.startsWith(PREFIX))
        .map(({ name }) => path.join(this.root, name));
    } catch {
      return [];
    }
  }

  private files(): { readonly path: string; readonly size: number; readonly used: number }[] {
    return readdirSync(this.folder)
      .filter((name) => isIndex(this.folder, name))
      .flatMap((name) => {
        const file = path.join(this.folder, name);
        const stats = lstatSync(file, { throwIfNoEntry: false });
        return stats ? [{ path: file, size: stats.size, used: stats.mtimeMs }] : [];
      });
  }
}

const isIndex = (folder: string, name: string): boolean =>
  INDEX_NAME.test(name) && isCacheFile(path.join(folder, name));

/** What was begun beside an index file or a lock: a file of ours as far as it goes, which may be nothing yet. */
function isBeside(folder: string, name: string): boolean {
  if (!BESIDE_NAME.test(name)) return false;
  const file = path.join(folder, name);
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats?.isFile() === true && (stats.size === 0 || isCacheFile(file) || Lock.isLock(file));
}

/** Removes what we wrote into a folder, and the folder where it is empty then; bytes that were freed. */
function removeIndexes(folder: string): number {
  let freed = 0;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (!isIndex(folder, name) && !isBeside(folder, name) && !(LOCK_NAME.test(name) && Lock.isLock(file)))
      continue;
    freed += lstatSync(file, { throwIfNoEntry: false })?.size ?? 0;
    rmSync(file, { force: true, maxRetries: 3 });
  }
  try {
    rmdirSync(folder);
  } catch {
    // Something in it is not ours, or another process is writing there.
  }
  return freed;
}
