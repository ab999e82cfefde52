import { watch, type FSWatcher } from "chokidar";
import type { Stats } from "node:fs";
import { access } from "node:fs/promises";
import * as path from "node:path";
import { isWithin } from "../disk/fileNames";
import { excluder } from "../disk/glob";
import { codeOf } from "./indexStore";
import type { Logger } from "../logger";

/** Milliseconds without an event after which paths are handed on, and the longest that any path waits. */
const QUIET = 80;
const LONGEST = 400;

/** Gathers paths that have changed and hands them on together; editors and copies change many at once. */
export class ChangeQueue {
  private readonly paths = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private first = 0;

  constructor(private readonly deliver: (paths: readonly string[]) => void) {}

  add(paths: Iterable<string>): void {
    for (const file of paths) this.paths.add(file);
    if (this.paths.size === 0) return;
    const now = Date.now();
    if (this.timer === undefined) this.first = now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), Math.max(0, Math.min(QUIET, this.first + LONGEST - now)));
    this.timer.unref();
  }

  /** Whether paths wait to be handed on. */
  get isWaiting(): boolean {
    return this.paths.size > 0;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.paths.clear();
  }

  private flush(): void {
    const paths = [...this.paths];
    this.paths.clear();
    this.timer = undefined;
    this.deliver(paths);
  }
}

/** Milliseconds between two looks for folders that are missing. */
const LOOK_AGAIN = 3_000;

/** Watches folders for clients that watch nothing, and looks now and then for those that are not there. */
export class FolderWatch {
  private watcher: FSWatcher | undefined;
  private watched = "[]";
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly onPaths: (paths: readonly string[]) => void,
    private readonly log: Logger,
  ) {}

  /** Watches these folders and no others. */
  watch(folders: readonly string[], exclude: readonly string[]): void {
    const key = JSON.stringify(folders.length > 0 ? [folders, exclude] : []);
    if (key === this.watched) return;
    this.watched = key;
    void this.watcher?.close();
    this.watcher = folders.length > 0 ? this.open(folders, excluder(exclude)) : undefined;
  }

  /** Says when one of these folders is there again. */
  lookFor(folders: readonly string[]): void {
    clearInterval(this.timer);
    if (folders.length === 0) return;
    this.timer = setInterval(() => {
      for (const folder of folders)
        void access(folder).then(
          () => this.onPaths([folder]),
          () => undefined,
        );
    }, LOOK_AGAIN);
    this.timer.unref();
  }

  async dispose(): Promise<void> {
    clearInterval(this.timer);
    await this.watcher?.close();
  }

  /**
   * Only folders are watched, not each file in them: for 20,000 files that is a third of the start-up work, half
   * the memory, and no reaching of the system's limit of watches. What a folder's watch reports (`raw`) names the
   * file; what has become of it is looked up by the listing.
   */
  private open(folders: readonly string[], excluded: (folder: string, file: string) => boolean): FSWatcher {
    const isExcluded = (file: string): boolean =>
      folders.some((folder) => file !== folder && isWithin(file, folder) && excluded(folder, file));
    const watcher = watch([...folders], {
      ignoreInitial: true,
      ignored: (file: string, stats?: Stats) => stats?.isFile() === true || isExcluded(file),
    });
    watcher.on("raw", (_event, file, details) => {
      const { watchedPath } = details as { readonly watchedPath?: string };
      if (watchedPath !== undefined) this.onPaths([file ? path.join(watchedPath, file) : watchedPath]);
    });
    // A new folder may hold files before it is watched itself.
    watcher.on("all", (_event, file) => this.onPaths([file]));
    // What changed between the listing and the first watch was seen by neither.
    watcher.on("ready", () => this.onPaths(folders));
    watcher.on("error", (error) => this.log.warn(`watching corpus folders: ${codeOf(error)}`));
    return watcher;
  }
}
