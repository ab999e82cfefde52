import type { Answer, DocumentReader, Question } from "../corpus/lookup";
import { pathOf } from "./fileNames";
import type { FileTask } from "./fileTasks";
import { Cancelled } from "./jobs";
import type { Logger } from "./logger";
import { ReaderProcess } from "./readerProcess";

/** Milliseconds after which the idle process ends, and what it has read goes with it. */
const IDLE = 60_000;

/**
 * Reads and parses documents of the corpus in a process of its own: neither typing nor an index that is being built
 * keeps a question waiting, and no document takes the server down.
 */
export class CorpusDocumentReader implements DocumentReader {
  private readonly reader: ReaderProcess;
  /** Hashes by URI of documents that took too much: nobody waits for them again. */
  private readonly refused = new Map<string, string>();
  /** Bytes. */
  maxFileSize = 20 * 1024 * 1024;

  /** @param workerFile bundle of worker.ts */
  constructor(
    workerFile: string,
    private readonly log: Logger,
  ) {
    this.reader = new ReaderProcess(workerFile, undefined, IDLE);
  }

  async ask(uris: readonly string[], question: Question, signal?: AbortSignal): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    const cancelled = signal && whenCancelled(signal);
    for (const uri of uris) {
      if (signal?.aborted === true) throw new Cancelled();
      const asked = this.answer(uri, question);
      const found = await (cancelled ? Promise.race([asked, cancelled]) : asked);
      if (found) answers.push(found);
    }
    return answers;
  }

  dispose(): void {
    this.reader.stop();
  }

  private async answer(uri: string, question: Question): Promise<Answer | undefined> {
    const [file] = pathOf(uri);
    if (file === undefined) return undefined;
    const unless = this.refused.get(uri);
    const task: FileTask = {
      file: { uri, path: file },
      maxFileSize: this.maxFileSize,
      wanted: { kind: "answer", question },
      ...(unless !== undefined && { unless }),
    };
    const result = await this.reader.read(task);
    if (result.kind === "answer") return result.answer;
    if (result.kind !== "skip") return undefined;
    const { code } = result.reason;
    if (code === "too-slow" || code === "too-heavy") this.refused.set(uri, result.hash);
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
