import * as path from "node:path";
import type { HeavyReading } from "../corpus/documents";
import { ReaderThread } from "../host/readerThread";

/** Bundle of the server's worker, which lies beside that of the command line. */
const WORKER = path.join(__dirname, "..", "server", "worker.js");

/** Does work that reads files: formats that can take too much are read where they can be stopped. */
export async function withReaderThread<T>(work: (heavy: HeavyReading) => Promise<T>): Promise<T> {
  const thread = new ReaderThread(WORKER);
  try {
    return await work(thread.read);
  } finally {
    await thread.dispose();
  }
}
