import { parentPort, workerData } from "node:worker_threads";
import type { WorkerReply, WorkerRequest } from "./host/builder";
import { diskFiles } from "./host/files";
import { indexWithHelp, isIndexThread, serveIndexing } from "./host/indexThread";
import { JobRunner } from "./host/jobRunner";
import { Cancelled, type JobControl } from "./host/jobs";
import { isReaderThread, ReaderThread, serveReading } from "./host/readerThread";

/**
 * Main of a worker thread: lists, reads and indexes the corpus, so that typing never waits for it. A thread of its
 * own with the same main reads the documents that could take too much, another helps to index a large corpus.
 */

/** Milliseconds between two reports of progress. */
const REPORT = 100;

const runner = new JobRunner(diskFiles, new ReaderThread(__filename).read, indexWithHelp(__filename));
const port = parentPort;

if (port && isReaderThread(workerData)) serveReading(port);
else if (port && isIndexThread(workerData)) serveIndexing(port);
else
  port?.on("message", (request: WorkerRequest) => {
    void answer(request).then((reply) => port.postMessage(reply));
  });

async function answer({ id, job, cancel }: WorkerRequest): Promise<WorkerReply> {
  try {
    return { id, result: await runner.run(job, controlOf(id, new Int32Array(cancel))) };
  } catch (error) {
    if (error instanceof Cancelled) return { id, error: "cancelled", detail: "" };
    return { id, error: "failed", detail: error instanceof Error ? error.name : "unknown" };
  }
}

function controlOf(id: number, flag: Int32Array): JobControl {
  let last = 0;
  let phase = "";
  return {
    cancelled: () => Atomics.load(flag, 0) !== 0,
    progress(progress) {
      const now = performance.now();
      if (progress.phase === phase && now - last < REPORT) return;
      last = now;
      phase = progress.phase;
      port?.postMessage({ id, progress } satisfies WorkerReply);
    },
  };
}
