import * as path from "node:path";
import type { ListOptions } from "../../corpus/ports";
import { NO_SEEDS, type SeedManifest } from "../../corpus/seeds";
import type { Skipped } from "../../corpus/skip";
import type { BaseTable } from "../../index/base/table";
import type { PhraseLocations } from "../../index/phraseLocations";
import type { Part } from "../../index/segment/search";
import type { IndexSnapshot } from "../../index/snapshot";
import { readBaseFile } from "../disk/baseFile";
import { JobThread } from "../workers/jobWorker";
import { Collection, type CollectionContext } from "./collection";
import { sameParts } from "./collectionState";
import { withoutDoubles } from "./doubles";
import { Event } from "../event";
import { documentKey, FileIdentity, pathOf, realPath } from "../disk/fileIdentity";
import { isWithin } from "../disk/fileNames";
import { IndexStore } from "./indexStore";
import type { Progress } from "../workers/jobs";
import type { FileLimits } from "../limits";
import type { Logger } from "../logger";
import { manifestOf, outdatedOf } from "../disk/seedFolder";
import { ServiceCache } from "./serviceCache";
import { Views, type View } from "./views";
import { ChangeQueue, FolderWatch } from "./watch";

export interface CorpusConfig {
  /** Absolute paths. */
  readonly folders: readonly string[];
  /** Absolute path of the bundled seeds; absent where they are not wanted. */
  readonly seeds?: string;
  readonly exclude: readonly string[];
  /** Bytes. */
  readonly maxFileSize: number;
  /** Absolute path; absent: nothing is kept on disk. */
  readonly cacheDirectory?: string;
  /** Bytes. */
  readonly cacheMaxSize: number;
  /** Whether to watch the folders: where the client does, it tells `filesChanged`. */
  readonly watch: boolean;
}

export interface CorpusStatus {
  /** `stale`: what is in use may lack changes that are known. `ready`: every one of them is taken in. */
  readonly state: "indexing" | "stale" | "ready" | "failed";
  /** Grows with each snapshot. */
  readonly generation: number;
  readonly speeches: number;
  readonly characters: number;
  readonly skipped: readonly Skipped[];
  /** The user has stopped the reading of files. */
  readonly paused?: boolean;
}

interface CorpusHost {
  /** Bundle of worker.ts. */
  readonly workerFile: string;
  /** Of the program: index files of another one are not used. */
  readonly version: string;
  /** Path of the base table; absent: completion goes without. */
  readonly baseFile?: string;
  readonly log: Logger;
  /** What reading one file may take, where it is not what it usually is. */
  readonly limits?: FileLimits;
}

const MANIFEST = "seeds.json";
/** Milliseconds after which an idle worker ends. */
const IDLE = 20_000;
const BACKGROUND_IDLE = 500;

/** The corpus of one server: seeds and the user's folders, kept indexed. Knows no protocol. */
export class CorpusService {
  private readonly statusEvent = new Event<CorpusStatus>();
  private readonly indexEvent = new Event<IndexSnapshot>();
  private readonly progressEvent = new Event<Progress | undefined>();
  /** Speaks whenever `status()` would give another answer. */
  readonly onStatus = this.statusEvent.on;
  /** Speaks with each new snapshot. */
  readonly onIndex = this.indexEvent.on;
  /** Of work that the user may want to see; undefined when it is over. */
  readonly onProgress = this.progressEvent.on;

  private config: CorpusConfig | undefined;
  private seeds: { readonly folder: string; readonly collection: Collection } | undefined;
  private folders: Collection | undefined;
  /** What the seeds say of themselves; empty where they are not indexed. */
  private manifest: SeedManifest = NO_SEEDS;
  readonly identity = new FileIdentity();
  private readonly cache: ServiceCache;
  private base: BaseTable | undefined;
  private baseInUse: BaseTable | undefined;
  private parts: readonly Part[] = [];
  private views = new Views({ parts: [] });
  private generation = 0;
  private stale = false;
  private disposed = false;
  private readonly queue = new ChangeQueue((paths) => void this.folders?.changed(paths));
  private readonly folderWatch: FolderWatch;
  private readonly builder: JobThread;
  private readonly background: JobThread;
  private readonly context: CollectionContext;

  constructor(private readonly host: CorpusHost) {
    this.folderWatch = new FolderWatch((paths) => this.filesChanged(paths), host.log);
    this.cache = new ServiceCache({ ...host, onChange: () => this.changed() });
    this.builder = new JobThread(host.workerFile, IDLE, host.limits);
    this.background = new JobThread(host.workerFile, BACKGROUND_IDLE, host.limits);
    this.context = {
      builder: this.builder,
      wholeBuilder: this.builder,
      background: this.background,
      store: new IndexStore({
        cache: () => this.cache.current,
        onCacheProblem: (of, code) => this.cache.note(code, of.folders),
        onSaved: (of) => this.cache.settle(of.folders),
      }),
      log: host.log,
      onChange: () => this.changed(),
      onProgress: (progress) => this.progressEvent.fire(progress),
    };
    void this.builder.start();
  }

  /** The snapshot in force. */
  get index(): IndexSnapshot {
    this.refresh();
    return this.views.corpus.index;
  }

  /** Where phrases stand, over the same segments as `index`. */
  get places(): PhraseLocations {
    this.refresh();
    return this.views.corpus.places;
  }

  /** What the corpus is to a draft: its own file, however its URI is spelt, is no source of it. */
  without(uri: string): Readonly<View> {
    this.refresh();
    return this.views.without(this.identity.of(uri));
  }

  /** Whether a file is one of the corpus, however its URI is spelt. */
  holds(uri: string): boolean {
    return this.without(uri) !== this.views.corpus;
  }

  status(): CorpusStatus {
    this.refresh();
    const { speeches, characters } = this.views.corpus.index;
    return {
      state: this.state,
      generation: this.generation,
      speeches: speeches.length,
      characters,
      skipped: this.skipped,
      ...([this.seeds?.collection, this.folders].some((each) => each?.current.stopped) && { paused: true }),
    };
  }

  /** Begins, or goes on with other settings. Resolves when the index is ready (or has failed). */
  async update(config: CorpusConfig): Promise<void> {
    const before = this.config;
    this.config = config;
    if (before?.cacheDirectory !== config.cacheDirectory || before?.cacheMaxSize !== config.cacheMaxSize)
      this.openCache();
    // In this order: what the user wrote is not kept waiting for the seeds.
    await Promise.all([
      this.updateFolders(config, before),
      this.updateSeeds(config),
      !before && this.readBase(),
    ]);
    this.watch();
  }

  /** Files or folders that have changed on disk, as a client tells: URIs, or absolute paths. */
  filesChanged(files: readonly string[]): void {
    this.identity.forget();
    const paths = files
      .flatMap((file) => this.listedPath(file))
      // Of a name that is no UTF-8 a watcher knows only where it is.
      .map((file) => (file.includes("\ufffd") ? path.dirname(file) : file));
    if (paths.length === 0) return;
    this.queue.add(paths);
    this.changed();
  }

  /** Reads everything again. Resolves when that is done. */
  async rebuild(): Promise<void> {
    if (!this.cache.current) this.openCache();
    await Promise.all([this.seeds?.collection.rebuild(), this.folders?.rebuild()]);
  }

  /** Reads these files (URIs, or absolute paths) again, though nothing says that they have changed. */
  async reread(files: readonly string[]): Promise<void> {
    const paths = files.flatMap((file) => this.listedPath(file));
    if (paths.length > 0) await this.folders?.reread(paths);
  }

  /** Stops indexing; the next change, `rebuild` or `update` goes on with it. */
  cancel(): void {
    this.seeds?.collection.cancel();
    this.folders?.cancel();
  }

  /** Goes on with what was stopped. Resolves when that is done. */
  async resume(): Promise<void> {
    await Promise.all([this.seeds?.collection.start(), this.folders?.start()]);
  }

  /** Removes all index files; bytes that were freed. What is in memory serves on; nothing is written until `rebuild`. */
  clear(): number {
    return this.cache.clear();
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    this.queue.dispose();
    this.statusEvent.clear();
    this.indexEvent.clear();
    this.progressEvent.clear();
    this.cancel();
    await Promise.all([this.builder.dispose(), this.background.dispose(), this.folderWatch.dispose()]);
    await Promise.all([this.seeds?.collection.dispose(), this.folders?.dispose()]);
  }

  private get state(): CorpusStatus["state"] {
    if (!this.config) return "indexing";
    const phases = [this.seeds?.collection, this.folders].flatMap((collection) =>
      collection ? [collection.current.phase] : [],
    );
    for (const phase of ["failed", "indexing", "stale"] as const) if (phases.includes(phase)) return phase;
    return this.queue.isWaiting ? "stale" : "ready";
  }

  private get skipped(): readonly Skipped[] {
    return [
      ...(this.folders?.current.skipped ?? []),
      ...(this.seeds?.collection.current.skipped ?? []),
      ...this.cache.skipped,
    ];
  }

  /** A path as the folders are listed: what is told may be spelt otherwise, or lead there by another link. */
  private listedPath(told: string): readonly string[] {
    const file = pathOf(told);
    if (file === undefined) return [];
    const folders = this.config?.folders ?? [];
    if (folders.some((folder) => isWithin(file, folder) || isWithin(folder, file))) return [file];
    const real = realPath(file);
    return folders.flatMap((folder) => {
      const root = realPath(folder);
      return isWithin(real, root) ? [path.join(folder, path.relative(root, real))] : [];
    });
  }

  private async updateSeeds(config: CorpusConfig): Promise<void> {
    const { seeds } = config;
    if (seeds === undefined) {
      const old = this.seeds;
      this.seeds = undefined;
      this.manifest = NO_SEEDS;
      this.changed();
      return old?.collection.dispose();
    }
    if (this.seeds?.folder === seeds) return this.seeds.collection.start();
    const file = path.join(seeds, MANIFEST);
    const options: ListOptions = { folders: [seeds], exclude: [], maxFileSize: config.maxFileSize };
    this.manifest = manifestOf(file);
    // Their first build would keep the user's folders waiting.
    const context = { ...this.context, wholeBuilder: this.background };
    this.seeds = { folder: seeds, collection: new Collection(options, file, context) };
    return this.seeds.collection.start();
  }

  private async updateFolders(config: CorpusConfig, before: CorpusConfig | undefined): Promise<void> {
    const { exclude, maxFileSize } = config;
    const folders = absolute(config);
    const options: ListOptions = { folders, exclude, maxFileSize };
    if (before && absolute(before).join("\n") !== folders.join("\n")) this.cache.settle(absolute(before));
    if (folders.length > 0) {
      if (this.folders) return this.folders.update(options);
      this.folders = new Collection(options, undefined, this.context);
      return this.folders.start();
    }
    const old = this.folders;
    this.folders = undefined;
    this.changed();
    return old?.dispose();
  }

  /** Opening takes some milliseconds: not before the first answers, and not while the worker is being started. */
  private async readBase(): Promise<void> {
    const { baseFile, log } = this.host;
    if (baseFile === undefined) return;
    await this.builder.start();
    if (this.disposed) return;
    this.base = readBaseFile(baseFile, log);
    this.changed();
  }

  private openCache(): void {
    if (this.config) this.cache.open(this.config.cacheDirectory, this.config.cacheMaxSize);
  }

  /** Something may be new; several such calls in a row make one snapshot. */
  private changed(): void {
    if (this.stale) return;
    this.stale = true;
    queueMicrotask(() => {
      this.refresh();
      this.statusEvent.fire(this.status());
      if (this.state === "ready") this.watch();
    });
  }

  private refresh(): void {
    if (!this.stale) return;
    this.stale = false;
    const own = this.folders?.parts ?? [];
    const parts = [...own, ...withoutDoubles(this.seeds?.collection.parts ?? [], own)];
    if (sameParts(parts, this.parts) && this.base === this.baseInUse) return;
    this.parts = parts;
    this.baseInUse = this.base;
    this.views = new Views({
      parts,
      entities: [...this.manifest.entities, ...outdatedOf(this.manifest)],
      ...(this.base && { baseTable: this.base }),
    });
    this.generation++;
    this.indexEvent.fire(this.views.corpus.index);
  }

  private watch(): void {
    if (!this.config || this.disposed) return;
    const { folders, exclude, watch } = this.config;
    const skipped = this.folders?.current.skipped ?? [];
    const missing = new Set(
      skipped.filter((entry) => entry.code === "missing-folder").map(({ uri }) => documentKey(uri)),
    );
    const isMissing = (folder: string): boolean => missing.has(documentKey(folder));
    this.folderWatch.lookFor(folders.filter(isMissing));
    this.folderWatch.watch(watch ? folders.filter((folder) => !isMissing(folder)) : [], exclude);
  }
}

const absolute = ({ folders }: CorpusConfig): readonly string[] =>
  folders.map((folder) => path.resolve(folder));
