import { Worker } from "node:worker_threads";
import { FileTasks } from "./fileTasks";
import type { FileResult, FileTask } from "./jobs";
import { diskFiles } from "../disk/files";

/** What tells the main of the build worker that it is a process that reads. */
export const READER_ROLE = "--read-files";

/** To the process that asks. */
export type ReaderMessage =
  | { readonly kind: "ready" }
  /** It begins with the content of the next file. */
  | { readonly kind: "at"; readonly hash: string; readonly size: number }
  | { readonly kind: "done"; readonly result: FileResult };

/** The child's side of `ReaderProcess`. */
export function serveReading(): void {
  endWithParent();
  const tasks = new FileTasks(diskFiles);
  let tail: Promise<unknown> = say({ kind: "ready" });
  process.on("message", (task: FileTask) => {
    tail = tail
      .then(() => tasks.read(task, (hash, size) => say({ kind: "at", hash, size })))
      .then((result) => say({ kind: "done", result }));
  });
}

/** Resolves when it is on its way: what is still here when the next file blocks or ends this process is never heard. */
const say = (message: ReaderMessage): Promise<void> =>
  new Promise((resolve) => {
    process.send!(message, () => resolve());
  });

/**
 * Whoever is at a file that takes for ever hears of nothing: a thread waits for the end of the standard input, which
 * comes when the parent has ended, however it did.
 */
function endWithParent(): void {
  const lifeline = new Worker(LIFELINE, { eval: true });
  lifeline.unref();
}

const LIFELINE = `
  const { readSync } = require("node:fs");
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  for (let open = true; open; ) {
    try {
      open = readSync(0, Buffer.alloc(1)) > 0;
    } catch (error) {
      open = error.code === "EAGAIN";
      Atomics.wait(nothing, 0, 0, 200);
    }
  }
  process.kill(process.pid, "SIGKILL");
`;
