import { Worker, type MessagePort } from "node:worker_threads";
import { extensionOf, readableFormat } from "../corpus/formats";
import { readerOf } from "../corpus/readers";
import type { Reading } from "../corpus/readers/reader";
import { skip, skipFailed, type SkipReason } from "../corpus/skip";

/** What reading one document may take. */
export interface ReaderLimits {
  /** Milliseconds for one document. */
  readonly time: number;
  /** Megabytes of heap. */
  readonly heap: number;
}

const LIMITS: ReaderLimits = { time: 30_000, heap: 512 };
/** Milliseconds without a document after which the thread ends and gives its memory back. */
const IDLE = 2_000;

interface ReadRequest {
  readonly bytes: Uint8Array;
  readonly extension: string;
}

/** What tells the main of the build worker that it is to serve as such a thread. */
const ROLE = "reader";

export const isReaderThread = (workerData: unknown): boolean => workerData === ROLE;

/**
 * Reads documents whose formats can hold more than their size says in a thread that can be stopped: one of the build
 * worker's own file, started with the first of them. One document after another.
 */
export class ReaderThread {
  private worker: Worker | undefined;
  private tail: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly workerFile: string,
    private readonly limits = LIMITS,
  ) {}

  /** Never rejects. A document that takes too much is skipped, and the next one finds a new thread. */
  readonly read = (bytes: Uint8Array, uri: string): Promise<Reading | SkipReason> => {
    const result = this.tail.then(() => this.perform({ bytes, extension: extensionOf(uri) }));
    this.tail = result;
    return result;
  };

  async dispose(): Promise<void> {
    clearTimeout(this.idle);
    await this.worker?.terminate();
    this.worker = undefined;
  }

  private perform(request: ReadRequest): Promise<Reading | SkipReason> {
    clearTimeout(this.idle);
    const worker = (this.worker ??= this.spawn());
    worker.ref();
    return new Promise((resolve) => {
      const settle = (answer: Reading | SkipReason, alive: boolean): void => {
        clearTimeout(timer);
        worker.off("message", onMessage).off("error", onError).off("exit", onExit);
        if (alive) this.rest();
        else this.abandon();
        resolve(answer);
      };
      const onMessage = (answer: Reading | SkipReason): void => settle(answer, true);
      const onError = ({ code, name }: Error & { readonly code?: string }): void =>
        settle(code === "ERR_WORKER_OUT_OF_MEMORY" ? skip("too-heavy") : skipFailed(code ?? name), false);
      const onExit = (code: number): void => settle(skipFailed(`exit ${code}`), false);
      const timer = setTimeout(() => settle(skip("too-slow"), false), this.limits.time);
      worker.on("message", onMessage).on("error", onError).on("exit", onExit);
      worker.postMessage(request);
    });
  }

  private spawn(): Worker {
    const worker = new Worker(this.workerFile, {
      workerData: ROLE,
      resourceLimits: { maxOldGenerationSizeMb: this.limits.heap },
    });
    // Between documents nobody else listens, and an unheard error would end the process.
    worker.on("error", () => undefined);
    worker.on("exit", () => {
      if (this.worker === worker) this.worker = undefined;
    });
    return worker;
  }

  private rest(): void {
    this.idle = setTimeout(() => this.abandon(), IDLE);
    this.idle.unref();
    this.worker?.unref();
  }

  private abandon(): void {
    void this.worker?.terminate();
    this.worker = undefined;
  }
}

/** The thread's side. */
export function serveReading(port: MessagePort): void {
  port.on("message", ({ bytes, extension }: ReadRequest) => {
    void readIn(bytes, extension).then((answer) => port.postMessage(answer));
  });
}

async function readIn(bytes: Uint8Array, extension: string): Promise<Reading | SkipReason> {
  try {
    const format = readableFormat(extension);
    return format ? await (await readerOf(format)).read(bytes) : skipFailed("format");
  } catch (error) {
    return skipFailed(error instanceof Error ? error.name : "unknown");
  }
}
