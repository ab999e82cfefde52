import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { WorkerReply, WorkerRequest } from "./host/workers/jobWorker";
import { diskFiles } from "./host/disk/files";
import { indexWithHelp, isIndexHelper, serveIndexing } from "./host/workers/indexHelper";
import { JobRunner } from "./host/workers/jobRunner";
import { Cancelled, type JobControl } from "./host/workers/jobs";
import type { FileLimits } from "./host/limits";
import { ReaderProcess } from "./host/workers/readerProcess";
import { READER_ROLE, serveReading } from "./host/workers/readerRole";

/**
 * Main of a worker thread: lists the corpus, has it read and indexes it, so that typing never waits for it. A process
 * with the same main reads the files, another thread helps to index.
 */

/** Milliseconds between two reports of progress. */
const REPORT = 100;

const port = parentPort;

if (isMainThread && process.argv[2] === READER_ROLE) serveReading();
else if (port && isIndexHelper(workerData)) serveIndexing(port);
else if (port) {
  const reader = new ReaderProcess(__filename, (workerData as FileLimits | null) ?? undefined);
  const runner = new JobRunner(diskFiles, reader, indexWithHelp(__filename));
  port.on("message", (request: WorkerRequest) => {
    void answer(runner, request).then((reply) => port.postMessage(reply));
  });
}

async function answer(runner: JobRunner, { id, job, shared }: WorkerRequest): Promise<WorkerReply> {
  try {
    return { id, result: await runner.run(job, controlOf(id, new Int32Array(shared))) };
  } catch (error) {
    if (error instanceof Cancelled) return { id, error: "cancelled", detail: "" };
    return { id, error: "failed", detail: error instanceof Error ? error.name : "unknown" };
  }
}

function controlOf(id: number, shared: Int32Array): JobControl {
  let last = 0;
  let phase = "";
  return {
    cancelled() {
      Atomics.add(shared, 1, 1);
      return Atomics.load(shared, 0) !== 0;
    },
    progress(progress) {
      const now = performance.now();
      if (progress.phase === phase && now - last < REPORT) return;
      last = now;
      phase = progress.phase;
      port?.postMessage({ id, progress } satisfies WorkerReply);
    },
  };
}
