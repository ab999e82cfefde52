import { availableParallelism } from "node:os";
import { Worker, type MessagePort } from "node:worker_threads";
import {
  buildSegment,
  findPhrases,
  layOut,
  noneTaken,
  sortShares,
  type BuildOptions,
  type SpeechInput,
} from "../../index/build";
import { learnWeights } from "../../index/learn";
import { writePhrases } from "../../index/segment/phraseList";
import { openSegment } from "../../index/segment/segment";
import { check, type JobControl } from "./jobs";
import { LEARNING } from "../limits";

/** How an index is made of speeches; the buffer of its segment. Rejects with `Cancelled`. */
export type Indexing = (
  speeches: readonly SpeechInput[],
  options: BuildOptions,
  control?: JobControl,
) => SharedArrayBuffer | Promise<SharedArrayBuffer>;

/** Characters from which a second thread saves more than its start takes. */
const WORTH_A_THREAD = 500_000;

/** What tells the main of the build worker that it is to help with an index. */
const ROLE = "index";

export const isIndexHelper = (workerData: unknown): boolean => workerData === ROLE;

type StepRequest = { readonly buffer: SharedArrayBuffer } & (
  { readonly step: "sort" | "phrases"; readonly taken: Int32Array } | { readonly step: "learn" }
);

export const indexHere: Indexing = (speeches, options) => buildSegment(speeches, options).buffer;

/**
 * Indexes with one more thread of the build worker's own file, which learns, where that can be stopped, and takes its
 * shares of a large corpus.
 */
export const indexWithHelp =
  (workerFile: string, learning = LEARNING): Indexing =>
  async (speeches, options, control) => {
    const isLarge = availableParallelism() > 1 && charactersOf(speeches) >= WORTH_A_THREAD;
    if (!isLarge && options.learn !== true) return indexHere(speeches, options, control);
    const helper = new Helper(workerFile);
    const shared = isLarge ? helper : undefined;
    const onShare = (): void => (control ? check(control) : undefined);
    try {
      const buffer = await sorted(() => layOut(speeches, options), shared, onShare);
      const segment = openSegment(buffer);
      const weights =
        options.learn === true ? helper.ask<Float32Array>({ step: "learn", buffer }, learning) : undefined;
      if (options.phrases === true) writePhrases(segment, await phrases(buffer, shared, onShare));
      const learned = await weights;
      // Without them the default ones serve.
      if (learned) segment.weights.set(learned);
      return buffer;
    } finally {
      helper.end();
    }
  };

async function sorted(
  make: () => SharedArrayBuffer,
  helper: Helper | undefined,
  onShare: () => void,
): Promise<SharedArrayBuffer> {
  const buffer = make();
  const taken = noneTaken();
  const theirs = helper?.ask({ step: "sort", buffer, taken });
  sortShares(buffer, taken, onShare);
  // A share that was left half done cannot be told from the others.
  return !theirs || (await theirs) ? buffer : sorted(make, undefined, onShare);
}

async function phrases(
  buffer: SharedArrayBuffer,
  helper: Helper | undefined,
  onShare: () => void,
): Promise<readonly Uint32Array[]> {
  const taken = noneTaken();
  const theirs = helper?.ask<Uint32Array>({ step: "phrases", buffer, taken });
  const own = findPhrases(buffer, taken, onShare);
  if (!theirs) return [own];
  const found = await theirs;
  return found ? [own, found] : phrases(buffer, undefined, onShare);
}

/** A thread that does what it is asked for in order, and answers undefined from the moment it has died on. */
class Helper {
  private readonly worker: Worker;
  private dead = false;
  private readonly waiting: ((found: Float32Array | Uint32Array | undefined) => void)[] = [];

  constructor(workerFile: string) {
    this.worker = new Worker(workerFile, { workerData: ROLE });
    this.worker.on("error", () => this.died()).on("exit", () => this.died());
    this.worker.on("message", (found: Float32Array | Uint32Array) => this.waiting.shift()?.(found));
  }

  /** `limit` in milliseconds: who takes longer is ended. */
  ask<T extends Float32Array | Uint32Array>(request: StepRequest, limit?: number): Promise<T | undefined> {
    if (this.dead) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      // This thread may have been busy itself: what has come by now is heard first.
      const timer =
        limit === undefined ? undefined : setTimeout(() => setImmediate(() => this.died()), limit);
      this.waiting.push((found) => {
        clearTimeout(timer);
        resolve(found as T | undefined);
      });
      this.worker.postMessage(request);
    });
  }

  end(): void {
    void this.worker.terminate();
  }

  private died(): void {
    this.dead = true;
    this.end();
    for (const answer of this.waiting.splice(0)) answer(undefined);
  }
}

/** The thread's side: phrases or weights it has found, none where it has sorted. */
export function serveIndexing(port: MessagePort): void {
  port.on("message", (request: StepRequest) => port.postMessage(stepOf(request)));
}

function stepOf(request: StepRequest): Float32Array | Uint32Array {
  const { buffer } = request;
  if (request.step === "learn") return learnWeights([openSegment(buffer)]);
  if (request.step === "phrases") return findPhrases(buffer, request.taken);
  sortShares(buffer, request.taken);
  return new Uint32Array(0);
}

const charactersOf = (speeches: readonly SpeechInput[]): number =>
  speeches.reduce((sum, { paragraphs }) => sum + paragraphs.reduce((n, text) => n + text.length, 0), 0);
