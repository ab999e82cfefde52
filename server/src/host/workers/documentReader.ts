import type { CorpusFile, DocumentReader, FileAnswer, Question } from "../../corpus/lookup";
import type { FileKey } from "../../text/fileKey";
import { pathOf } from "../disk/fileIdentity";
import { Cancelled, type FileTask } from "./jobs";
import type { Logger } from "../logger";
import { ReaderProcess } from "./readerProcess";

/** Milliseconds after which the idle process ends, and what it has read goes with it. */
const IDLE = 60_000;

/**
 * Reads and parses documents of the corpus in a process of its own: neither typing nor an index that is being built
 * keeps a question waiting, and no document takes the server down.
 */
export class CorpusDocumentReader implements DocumentReader {
  private readonly reader: ReaderProcess;
  /** Hashes of documents that took too much: nobody waits for them again. */
  private readonly refused = new Map<FileKey, string>();
  /** Bytes. */
  maxFileSize = 20 * 1024 * 1024;

  /** @param workerFile bundle of worker.ts */
  constructor(
    workerFile: string,
    private readonly log: Logger,
  ) {
    this.reader = new ReaderProcess(workerFile, undefined, IDLE);
  }

  async ask(
    files: readonly CorpusFile[],
    question: Question,
    signal?: AbortSignal,
  ): Promise<readonly FileAnswer[]> {
    const answers: FileAnswer[] = [];
    const cancelled = signal && whenCancelled(signal);
    for (const file of files) {
      if (signal?.aborted === true) throw new Cancelled();
      const asked = this.answer(file, question);
      const found = await (cancelled ? Promise.race([asked, cancelled]) : asked);
      if (found) answers.push(found);
    }
    return answers;
  }

  dispose(): void {
    this.reader.stop();
  }

  private async answer({ uri, file }: CorpusFile, question: Question): Promise<FileAnswer | undefined> {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    const unless = this.refused.get(file);
    const task: FileTask = {
      file: { uri, path },
      maxFileSize: this.maxFileSize,
      wanted: { kind: "answer", question },
      ...(unless !== undefined && { unless }),
    };
    const result = await this.reader.read(task);
    if (result.kind === "answer") return { ...result.answer, file };
    if (result.kind !== "skip") return undefined;
    const { code } = result.reason;
    if (code === "too-slow" || code === "too-heavy") this.refused.set(file, result.hash);
    this.log.warn(`document ${uri}: ${code}`);
    return undefined;
  }
}

function whenCancelled(signal: AbortSignal): Promise<never> {
  const cancelled = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Cancelled()), { once: true });
  });
  // Nobody may be waiting any more.
  cancelled.catch(() => undefined);
  return cancelled;
}
