import type { CorpusFile, DocumentReader, FileAnswer, Question } from "../corpus/lookup";
import { ThreadBuilder } from "./builder";
import { pathOf } from "./fileIdentity";
import { Cancelled } from "./jobs";
import type { LookFile } from "./look";
import type { Logger } from "./logger";

/** Milliseconds after which the idle thread ends, and what it has read goes with it. */
const IDLE = 60_000;

/**
 * Reads and parses documents of the corpus in a thread of its own: neither typing nor an index that is being built
 * keeps a question waiting.
 */
export class ThreadDocumentReader implements DocumentReader {
  private readonly thread: ThreadBuilder;
  /** Bytes. */
  maxFileSize = 20 * 1024 * 1024;

  /** @param workerFile bundle of worker.ts */
  constructor(
    workerFile: string,
    private readonly log: Logger,
  ) {
    this.thread = new ThreadBuilder(workerFile, IDLE);
  }

  async ask(
    asked: readonly CorpusFile[],
    question: Question,
    signal?: AbortSignal,
  ): Promise<readonly FileAnswer[]> {
    const files = asked.flatMap(lookFile);
    if (files.length === 0) return [];
    const { maxFileSize } = this;
    try {
      return await this.thread.run({ kind: "look", files, question, maxFileSize }, signal && { signal });
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      this.log.warn(`documents: ${error instanceof Error ? error.message : "unknown"}`);
      return [];
    }
  }

  dispose(): Promise<void> {
    return this.thread.dispose();
  }
}

function lookFile({ uri, file }: CorpusFile): readonly LookFile[] {
  const path = pathOf(uri);
  return path === undefined ? [] : [{ uri, file, path }];
}
