import { Worker } from "node:worker_threads";
import { Cancelled, type Job, type JobResults, type Progress } from "./jobs";
import { STALLED, WORKER_HEAP, type FileLimits } from "../limits";

/** Main thread to worker. `shared`: two Int32, not 0 once the job is not wanted any more, and one that moves while it goes on. */
export interface WorkerRequest {
  readonly id: number;
  readonly job: Job;
  readonly shared: SharedArrayBuffer;
}

/** Worker to main thread. */
export type WorkerReply =
  | { readonly id: number; readonly progress: Progress }
  | { readonly id: number; readonly result: JobResults[Job["kind"]] }
  | { readonly id: number; readonly error: "cancelled" | "failed"; readonly detail: string };

/** The job failed, or its worker died (out of memory, a fault in it): it may be tried again, with a new worker. */
export class JobFailed extends Error {
  constructor(readonly detail: string) {
    super(`the build worker failed: ${detail}`);
    this.name = "JobFailed";
  }
}

export interface JobOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Does jobs one after another. `JobThread` uses a worker thread; the command line may do without one. */
export interface JobWorker {
  /** Rejects with `Cancelled` or `JobFailed`. */
  run<K extends Job["kind"]>(job: Job & { readonly kind: K }, options?: JobOptions): Promise<JobResults[K]>;
  dispose(): Promise<void>;
}

/** Milliseconds that a cancelled job has to stop by itself; sorting a large text does not look up. */
const GRACE = 1_000;

/** A worker thread that starts with its first job and ends, giving its memory back, when it has been idle. */
export class JobThread implements JobWorker {
  private worker: Worker | undefined;
  private running: Promise<void> = Promise.resolve();
  private tail: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;
  private nextId = 1;
  private disposed = false;

  /** `idleAfter` in milliseconds. */
  constructor(
    private readonly workerFile: string,
    private readonly idleAfter: number,
    private readonly limits?: FileLimits,
  ) {}

  /** Starts the thread before its first job. Resolves when it runs: until then a busy main thread holds it up. */
  start(): Promise<void> {
    if (!this.disposed && !this.worker) {
      this.worker = this.spawn();
      this.rest();
    }
    return this.running;
  }

  run<K extends Job["kind"]>(
    job: Job & { readonly kind: K },
    options: JobOptions = {},
  ): Promise<JobResults[K]> {
    const result = this.tail.then(() => this.perform(job, options));
    this.tail = result.catch(() => undefined);
    return result as Promise<JobResults[K]>;
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    clearTimeout(this.idle);
    await this.worker?.terminate();
    this.worker = undefined;
  }

  private perform(job: Job, { signal, onProgress }: JobOptions): Promise<JobResults[Job["kind"]]> {
    if (this.disposed || signal?.aborted === true) return Promise.reject(new Cancelled());
    clearTimeout(this.idle);
    const worker = (this.worker ??= this.spawn());
    const request: WorkerRequest = { id: this.nextId++, job, shared: new SharedArrayBuffer(8) };
    const shared = new Int32Array(request.shared);
    return new Promise((resolve, reject) => {
      let grace: NodeJS.Timeout | undefined;
      const stop = (): void => {
        Atomics.store(shared, 0, 1);
        grace = setTimeout(() => void worker.terminate(), GRACE);
      };
      const settle = (act: () => void): void => {
        clearTimeout(grace);
        clearInterval(stalled);
        signal?.removeEventListener("abort", stop);
        worker.off("message", onMessage).off("error", onError).off("exit", onExit);
        this.rest();
        act();
      };
      const onMessage = (reply: WorkerReply): void => {
        if (reply.id !== request.id) return;
        if ("progress" in reply) onProgress?.(reply.progress);
        else if ("result" in reply) settle(() => resolve(reply.result));
        else
          settle(() => reject(reply.error === "cancelled" ? new Cancelled() : new JobFailed(reply.detail)));
      };
      const died = (detail: string): void => {
        if (this.worker === worker) this.worker = undefined;
        settle(() =>
          reject(signal?.aborted === true || this.disposed ? new Cancelled() : new JobFailed(detail)),
        );
      };
      const onError = (error: Error & { code?: string }): void => died(error.code ?? error.name);
      const onExit = (code: number): void => died(`exit ${code}`);
      const stalled = whenStill(shared, () => {
        void worker.terminate();
        died("stalled");
      });
      worker.on("message", onMessage).on("error", onError).on("exit", onExit);
      signal?.addEventListener("abort", stop, { once: true });
      worker.postMessage(request);
    });
  }

  private spawn(): Worker {
    const worker = new Worker(this.workerFile, {
      workerData: this.limits,
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP },
    });
    // Between jobs nobody else listens, and an unheard error would end the server.
    worker.on("error", () => undefined);
    worker.unref();
    this.running = new Promise((resolve) => worker.once("online", resolve).once("exit", () => resolve()));
    return worker;
  }

  private rest(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => {
      void this.worker?.terminate();
      this.worker = undefined;
    }, this.idleAfter);
    this.idle.unref();
  }
}

/** Calls when a worker has shown no sign of life for too long. */
function whenStill(shared: Int32Array, act: () => void): NodeJS.Timeout {
  let before = -1;
  const timer = setInterval(() => {
    const now = Atomics.load(shared, 1);
    if (now === before) act();
    before = now;
  }, STALLED);
  timer.unref();
  return timer;
}
