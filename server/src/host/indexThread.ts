import { availableParallelism } from "node:os";
import { Worker, type MessagePort } from "node:worker_threads";
import { buildSegment, findPhrases, layOut, noneTaken, sortShares } from "../index/build";
import type { BuildOptions, SpeechInput } from "../index/build";
import { learnWeights } from "../index/learn";
import { writePhrases } from "../index/phraseList";
import { openSegment } from "../index/segment";

/** How an index is made of speeches; the buffer of its segment. */
export type Indexing = (
  speeches: readonly SpeechInput[],
  options: BuildOptions,
) => SharedArrayBuffer | Promise<SharedArrayBuffer>;

/** Characters from which a second thread saves more than its start takes. */
const WORTH_A_THREAD = 500_000;

/** What tells the main of the build worker that it is to help with an index. */
const ROLE = "index";

export const isIndexThread = (workerData: unknown): boolean => workerData === ROLE;

interface ShareRequest {
  readonly step: "sort" | "phrases";
  readonly buffer: SharedArrayBuffer;
  readonly taken: Int32Array;
}

export const indexHere: Indexing = (speeches, options) => buildSegment(speeches, options).buffer;

/** Indexes large corpora on this thread and one more of the build worker's own file, share by share. */
export const indexWithHelp =
  (workerFile: string): Indexing =>
  (speeches, options) =>
    availableParallelism() > 1 && charactersOf(speeches) >= WORTH_A_THREAD
      ? buildOnTwo(workerFile, speeches, options)
      : indexHere(speeches, options);

async function buildOnTwo(
  workerFile: string,
  speeches: readonly SpeechInput[],
  options: BuildOptions,
): Promise<SharedArrayBuffer> {
  const helper = new Helper(workerFile);
  try {
    const buffer = layOut(speeches, options);
    const sorting = noneTaken();
    const sorted = helper.ask({ step: "sort", buffer, taken: sorting });
    sortShares(buffer, sorting);
    // A share that was left half done cannot be told from the others.
    if (!(await sorted)) return await indexHere(speeches, options);
    await describe(buffer, options, helper);
    return buffer;
  } finally {
    helper.end();
  }
}

async function describe(buffer: SharedArrayBuffer, options: BuildOptions, helper: Helper): Promise<void> {
  const segment = openSegment(buffer);
  const taken = noneTaken();
  const theirs = options.phrases === true ? helper.ask({ step: "phrases", buffer, taken }) : undefined;
  if (options.learn === true) segment.weights.set(learnWeights([segment]));
  if (theirs === undefined) return;
  const own = findPhrases(buffer, taken);
  const found = await theirs;
  writePhrases(segment, found ? [own, found] : [findPhrases(buffer)]);
}

/** A thread that answers undefined from the moment it has died on. */
class Helper {
  private readonly worker: Worker;
  private dead = false;
  private waiting: (() => void) | undefined;

  constructor(workerFile: string) {
    this.worker = new Worker(workerFile, { workerData: ROLE });
    this.worker.on("error", () => this.died()).on("exit", () => this.died());
  }

  ask(request: ShareRequest): Promise<Uint32Array | undefined> {
    if (this.dead) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.waiting = () => resolve(undefined);
      this.worker.once("message", resolve);
      this.worker.postMessage(request);
    });
  }

  end(): void {
    void this.worker.terminate();
  }

  private died(): void {
    this.dead = true;
    this.waiting?.();
  }
}

/** The thread's side: phrases it has found, none where it has sorted. */
export function serveIndexing(port: MessagePort): void {
  port.on("message", ({ step, buffer, taken }: ShareRequest) => {
    if (step === "sort") sortShares(buffer, taken);
    port.postMessage(step === "sort" ? new Uint32Array(0) : findPhrases(buffer, taken));
  });
}

const charactersOf = (speeches: readonly SpeechInput[]): number =>
  speeches.reduce((sum, { paragraphs }) => sum + paragraphs.reduce((n, text) => n + text.length, 0), 0);
