import * as path from "node:path";
import { parseReading, type CorpusDocument } from "../corpus/documents";
import { skipFailed, type SkipReason } from "../corpus/skip";
import { uriOf } from "../host/disk/fileNames";
import { ReaderProcess } from "../host/workers/readerProcess";

/** Bundle of the server's worker, which lies beside that of the command line. */
const WORKER = path.join(__dirname, "..", "server", "worker.js");

/** Reads and parses a file; `file`: absolute path, `content` of what is no file but a pipe. Never rejects. */
export type ReadFile = (file: string, content?: Uint8Array) => Promise<CorpusDocument | SkipReason>;

/**
 * Does work that reads files: first where it can be stopped, and what has proved readable there is parsed here.
 * @param maxFileSize bytes
 */
export async function withReaderProcess<T>(
  maxFileSize: number,
  work: (read: ReadFile) => Promise<T>,
): Promise<T> {
  const reader = new ReaderProcess(WORKER);
  try {
    return await work(async (file, content) => {
      const uri = uriOf(file);
      const result = await reader.read({
        file: { uri, path: file },
        maxFileSize,
        wanted: { kind: "reading" },
        ...(content && { content }),
      });
      if (result.kind === "reading") return parseReading(result.reading, uri);
      return result.kind === "skip" ? result.reason : skipFailed(result.kind);
    });
  } finally {
    reader.stop();
  }
}
