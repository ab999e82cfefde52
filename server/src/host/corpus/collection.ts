import type { ListOptions } from "../../corpus/ports";
import { skipIndex, type Skipped } from "../../corpus/skip";
import { openSegment } from "../../index/segment/segment";
import type { Part } from "../../index/segment/search";
import { JobFailed, type JobWorker } from "../workers/jobWorker";
import {
  EMPTY,
  indexed,
  isWorthMerging,
  mergeListing,
  needsWholeBuild,
  NOTHING,
  summaryOf,
  withoutStamps,
  withSetAside,
  withStamps,
  workOf,
  type CollectionState,
  type Indexed,
} from "./collectionState";
import { keyOfReal, realPath } from "../disk/fileIdentity";
import { uriOf } from "../disk/fileNames";
import type { IndexStore } from "./indexStore";
import { Cancelled, type Progress } from "../workers/jobs";
import type { Logger } from "../logger";

type CollectionPhase = "indexing" | "stale" | "ready" | "failed";

export interface CollectionContext {
  /** For everything that users wait for. */
  readonly builder: JobWorker;
  /** For building all files anew. */
  readonly wholeBuilder: JobWorker;
  /** For merging deltas into the base, which nobody waits for. */
  readonly background: JobWorker;
  readonly store: IndexStore;
  readonly log: Logger;
  /** Parts, phase or skipped files have changed. */
  readonly onChange: () => void;
  readonly onProgress: (progress: Progress | undefined) => void;
}

/** Milliseconds of quiet after which deltas are merged. */
const MERGE_AFTER = 3_000;
/** Milliseconds after which unreadable files are tried again: doubled each time, up to the last. */
const RETRY_FIRST = 5_000;
const RETRY_LAST = 300_000;
const MAX_FAILURES = 3;
/** Changed paths from which listing all is cheaper than listing each. */
const MANY_PATHS = 50;
/** Files whose reading is no progress worth showing. */
const FEW = 20;

/** The life of one corpus: from the cache or from its files to parts of a snapshot, and on with every change. */
export class Collection {
  private state: CollectionState = EMPTY;
  private phase: CollectionPhase = "indexing";
  private summary: { readonly parts: readonly Part[]; readonly skipped: readonly Skipped[] } = {
    parts: [],
    skipped: [],
  };
  private opened = false;
  /** Everything is to be read again, whatever the cache says. */
  private afresh = false;
  private pending: ReadonlySet<string> | "all" | undefined = "all";
  private active = false;
  private running: Promise<void> = Promise.resolve();
  private merging: Promise<void> | undefined;
  private mergeTimer: NodeJS.Timeout | undefined;
  private retryTimer: NodeJS.Timeout | undefined;
  private retryAfter = RETRY_FIRST;
  private failures = 0;
  private disposed = false;
  private stopped = false;
  private stop = new AbortController();

  constructor(
    private options: ListOptions,
    private readonly manifest: string | undefined,
    private readonly context: CollectionContext,
  ) {}

  get parts(): readonly Part[] {
    return this.summary.parts;
  }

  /** `stopped`: the user has stopped it, and nothing goes on until the next change or `start`. */
  get current(): {
    readonly phase: CollectionPhase;
    readonly stopped: boolean;
    readonly skipped: readonly Skipped[];
  } {
    return { phase: this.phase, stopped: this.stopped, skipped: this.summary.skipped };
  }

  /** Takes in what has changed. Resolves when nothing is left to do, also where it failed or was cancelled. */
  start(): Promise<void> {
    if (!this.active && !this.disposed) {
      this.active = true;
      if (this.stopped) {
        this.stopped = false;
        this.context.onChange();
      }
      this.running = this.run();
    }
    return this.running;
  }

  /** Other folders, or other limits: what stays the same is not read again. */
  update(options: ListOptions): Promise<void> {
    if (JSON.stringify(options) === JSON.stringify(this.options)) return this.start();
    this.options = options;
    this.opened = false;
    return this.changed("all");
  }

  /** Files or folders that may have changed. */
  changed(paths: readonly string[] | "all"): Promise<void> {
    if (paths === "all" || this.pending === "all") this.pending = "all";
    else this.pending = new Set([...(this.pending ?? []), ...paths]);
    return this.start();
  }

  /** Reads these files again, whatever their stamps say. */
  reread(paths: readonly string[]): Promise<void> {
    this.set(withoutStamps(this.state, new Set(paths.map((file) => keyOfReal(realPath(file))))));
    return this.changed(paths);
  }

  /** Reads everything again, whatever the cache says. What is in use serves until then. */
  rebuild(): Promise<void> {
    this.afresh = true;
    this.failures = 0;
    return this.changed("all");
  }

  /** Stops what is under way; the next change or `start` goes on with it. */
  cancel(): void {
    this.stop.abort();
    this.stop = new AbortController();
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    this.cancel();
    clearTimeout(this.mergeTimer);
    clearTimeout(this.retryTimer);
    await Promise.all([this.running, this.merging]);
  }

  private async run(): Promise<void> {
    clearTimeout(this.mergeTimer);
    while (!this.disposed && (this.pending !== undefined || !this.opened)) {
      try {
        await this.step();
      } catch (error) {
        this.pending = "all";
        if (this.stopsAfter(error)) break;
      }
    }
    // No await from the last look at `pending` to here: a change that comes later starts another run.
    this.active = false;
    this.context.onProgress(undefined);
    if (this.pending !== undefined || this.disposed) return;
    this.failures = 0;
    this.enter("ready");
    this.scheduleMerge();
  }

  private async step(): Promise<void> {
    if (!this.opened) await this.open();
    const paths = this.pending;
    if (paths === undefined) return;
    this.pending = undefined;
    if (this.phase !== "indexing") this.enter("stale");
    await this.list(paths);
    if (this.afresh || needsWholeBuild(this.state)) await this.buildWhole();
    else await this.buildDelta();
  }

  /** Looks for a cached index: it serves at once, before its files are compared. */
  private async open(): Promise<void> {
    this.pending = "all";
    const { store, builder } = this.context;
    const cached = this.afresh ? undefined : await store.load(this.options, builder, this.stop.signal);
    this.opened = true;
    if (cached) this.serve(cached);
  }

  private serve(base: Indexed): void {
    this.phase = "stale";
    this.set({ base, delta: NOTHING, failed: [] });
  }

  private async list(paths: ReadonlySet<string> | "all"): Promise<void> {
    const { listing } = this.state;
    const isFull = paths === "all" || listing === undefined || listing.linked || paths.size > MANY_PATHS;
    const options = isFull ? this.options : { ...this.options, within: [...paths] };
    const found = await this.context.builder.run({ kind: "scan", options }, { signal: this.stop.signal });
    // Whether a link leads to a file that is listed anyway, only a look at all of them tells.
    if (!isFull && found.linked) return this.list("all");
    this.set({
      ...this.state,
      listing: isFull ? found : mergeListing(listing, found, [...paths]),
    });
  }

  private async buildDelta(): Promise<void> {
    const { files, done } = workOf(this.state);
    if (done) return;
    const { builder, onProgress } = this.context;
    const result = await builder.run(
      {
        kind: "build",
        files,
        maxFileSize: this.options.maxFileSize,
        ...(this.manifest !== undefined && { manifest: this.manifest }),
        index: { learn: false, phrases: true },
        remember: true,
      },
      // A few files are done before anyone could read that they are being done.
      { signal: this.stop.signal, ...(files.length > FEW && { onProgress }) },
    );
    this.set({
      ...this.state,
      base: withStamps(this.state.base, result.unchanged),
      delta: indexed(result.records, result.buffer && openSegment(result.buffer)),
      failed: result.failed,
    });
    this.retryLater();
  }

  private async buildWhole(): Promise<void> {
    this.enter("indexing");
    const { store, builder } = this.context;
    const { signal } = this.stop;
    const lock = await store.lockOrLoad(this.options, builder, signal, !this.afresh);
    if ("records" in lock) {
      this.serve(lock);
      this.pending = "all";
      return;
    }
    try {
      const result = await store.build(
        { ...this.wholeBuild(signal), onProgress: this.context.onProgress },
        this.context.wholeBuilder,
      );
      this.afresh = false;
      const base = indexed(result.records, result.buffer && openSegment(result.buffer));
      this.set({ ...this.state, base, delta: NOTHING, failed: result.failed });
    } finally {
      lock.release();
    }
    this.retryLater();
  }

  private wholeBuild(signal: AbortSignal): Parameters<IndexStore["build"]>[0] {
    const { manifest, options } = this;
    const files = this.afresh ? (this.state.listing?.files ?? []) : withSetAside(this.state);
    return { options, files, signal, ...(manifest !== undefined && { manifest }) };
  }

  /** Deltas cost every query a little, and their files are read again at every start: in quiet they are merged. */
  private scheduleMerge(): void {
    if (this.merging || !isWorthMerging(this.state)) return;
    this.mergeTimer = setTimeout(() => {
      this.merging = this.merge().finally(() => (this.merging = undefined));
    }, MERGE_AFTER);
    this.mergeTimer.unref();
  }

  private async merge(): Promise<void> {
    const { store, background, log } = this.context;
    const { options } = this;
    const lock = store.lock(options);
    try {
      if (!lock) return;
      const result = await store.build(this.wholeBuild(this.stop.signal), background);
      // Not under a run that has looked at the old base already.
      while (this.active) await this.running;
      if (this.disposed || this.options !== options) return;
      // What changed while it was built stays in the delta until the next look at the files.
      const base = indexed(result.records, result.buffer && openSegment(result.buffer));
      this.set({ ...this.state, base, failed: result.failed });
      await this.changed("all");
    } catch (error) {
      if (!(error instanceof Cancelled)) log.warn(`index merge: ${nameOf(error)}`);
    } finally {
      lock?.release();
    }
  }

  private retryLater(): void {
    clearTimeout(this.retryTimer);
    if (this.state.failed.length === 0) {
      this.retryAfter = RETRY_FIRST;
      return;
    }
    this.retryTimer = setTimeout(() => void this.changed("all"), this.retryAfter);
    this.retryTimer.unref();
    this.retryAfter = Math.min(RETRY_LAST, this.retryAfter * 2);
  }

  /** Whether to stop after an error. What a dead worker has left undone is tried again with a new one, a few times. */
  private stopsAfter(error: unknown): boolean {
    if (error instanceof Cancelled) {
      this.stopped = true;
      this.phase = "stale";
      if (!this.disposed) this.context.onChange();
      return true;
    }
    this.context.log.warn(`index: ${nameOf(error)}`);
    if (error instanceof JobFailed && ++this.failures < MAX_FAILURES) return false;
    this.phase = "failed";
    const [folder] = this.options.folders;
    const failed = folder === undefined ? [] : [{ uri: uriOf(folder), ...skipIndex(nameOf(error)) }];
    this.set({ ...this.state, failed });
    return true;
  }

  private enter(phase: CollectionPhase): void {
    if (phase === this.phase) return;
    this.phase = phase;
    if (!this.disposed) this.context.onChange();
  }

  private set(state: CollectionState): void {
    if (this.disposed) return;
    this.state = state;
    this.summary = summaryOf(state);
    this.context.onChange();
  }
}

const nameOf = (error: unknown): string =>
  error instanceof JobFailed ? error.detail : error instanceof Error ? error.name : "unknown";
