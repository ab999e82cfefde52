import type { FileEntry, ListOptions } from "../../corpus/ports";
import { openSegment } from "../../index/segment/segment";
import type { JobWorker } from "../workers/jobWorker";
import type { CacheFolder } from "../disk/cache";
import { indexed, type Indexed } from "./collectionState";
import { Cancelled, type BuildResult, type Progress } from "../workers/jobs";
import type { Held } from "../disk/lock";

interface IndexStoreContext {
  /** Absent where there is none to be had. */
  cache(): CacheFolder | undefined;
  /** An error's code, or `too-large`. */
  onCacheProblem(of: ListOptions, code: string): void;
  /** The index of these folders is on disk. */
  onSaved(of: ListOptions): void;
}

interface WholeBuild {
  readonly options: ListOptions;
  readonly files: readonly FileEntry[];
  readonly manifest?: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** How often another process is asked for the index that it is building (ms). */
const WAIT = 200;
/** Milliseconds after which its lock is passed by: it saves double work only, and its holder may be stuck. */
const PATIENCE = 600_000;

const NO_LOCK: Held = { release: () => undefined };

/** Whole indexes: read from the cache, built and written to it, by one process at a time. */
export class IndexStore {
  constructor(private readonly context: IndexStoreContext) {}

  /** The cached index of these folders; undefined where there is none that can be used. */
  async load(options: ListOptions, builder: JobWorker, signal: AbortSignal): Promise<Indexed | undefined> {
    const cache = this.context.cache();
    if (!cache) return undefined;
    const file = cache.fileOf(options);
    const loaded = await builder.run({ kind: "load", file }, { signal });
    if (!loaded) return undefined;
    cache.touch(file);
    return indexed(loaded.records, openSegment(loaded.buffer));
  }

  /** The right to build; undefined while another process has it. */
  lock(options: ListOptions): Held | undefined {
    const cache = this.context.cache();
    if (!cache) return NO_LOCK;
    try {
      return cache.lock(cache.fileOf(options));
    } catch (error) {
      this.context.onCacheProblem(options, codeOf(error));
      return NO_LOCK;
    }
  }

  /** Waits for the right to build, or, where `mayLoad`, for what the process that has it writes. */
  async lockOrLoad(
    options: ListOptions,
    builder: JobWorker,
    signal: AbortSignal,
    mayLoad: boolean,
  ): Promise<Held | Indexed> {
    const end = performance.now() + PATIENCE;
    for (;;) {
      const lock = this.lock(options);
      if (lock) return lock;
      if (performance.now() > end) return NO_LOCK;
      await pause(WAIT, signal);
      const loaded = mayLoad ? await this.load(options, builder, signal) : undefined;
      if (loaded) return loaded;
    }
  }

  async build(build: WholeBuild, builder: JobWorker): Promise<BuildResult> {
    const { options, files, manifest, signal, onProgress } = build;
    const cache = this.context.cache();
    const save = cache?.fileOf(options);
    try {
      const result = await builder.run(
        {
          kind: "build",
          files,
          maxFileSize: options.maxFileSize,
          ...(manifest !== undefined && { manifest }),
          index: { learn: true, phrases: true },
          remember: false,
          ...(cache && save !== undefined && { save, saveLimit: cache.maxSize }),
        },
        { signal, ...(onProgress && { onProgress }) },
      );
      if (typeof result.saved === "object") this.context.onCacheProblem(options, result.saved.error);
      else if (result.saved && save !== undefined) {
        cache?.trim(save);
        this.context.onSaved(options);
      }
      return result;
    } catch (error) {
      if (save !== undefined) cache?.removeUnfinished(save);
      throw error;
    }
  }
}

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "unknown";

/** Rejects with `Cancelled` when the signal says so. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(new Cancelled());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
