import { fork, type ChildProcess } from "node:child_process";
import type { UserWord } from "../../text/tokens";
import { Refusal, type NativeEngine } from "./engine";
import type { Analysis, EngineReply, EngineRequest } from "./engineMessages";

/** Milliseconds that loading the dictionary, and one batch of paragraphs, may take on a slow machine. */
const LOAD_LIMIT = 60_000;
const BATCH_LIMIT = 20_000;

/** What an engine process tells whoever started it. */
export interface EngineEvents {
  ready(): void;
  /** Once, whatever ended it: a refusal, or how it died. Silent after `end()`. */
  ended(reason: Refusal | string): void;
}

/**
 * One engine in a process of its own: it blocks while it loads, may hold 250 MB, and a bad dictionary ends its process,
 * none of which may touch the server.
 */
export class EngineProcess {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, (analyses: readonly Analysis[] | undefined) => void>();
  private readonly loaded: Promise<boolean>;
  private settleLoaded!: (loaded: boolean) => void;
  private readonly loading: NodeJS.Timeout;
  private nextId = 1;
  private over = false;

  /** `file`: bundle of segmenter.ts. Throws where no process can be started. */
  constructor(
    file: string,
    engine: NativeEngine,
    userWords: readonly UserWord[],
    private readonly events: EngineEvents,
  ) {
    this.loaded = new Promise((resolve) => (this.settleLoaded = resolve));
    const child = fork(file, [], { execArgv: [], stdio: ["ignore", "ignore", "ignore", "ipc"] });
    this.child = child;
    // The server ends when its client does; a child that serves it must not hold it.
    child.unref();
    child.channel?.unref();
    this.loading = setTimeout(() => child.kill("SIGKILL"), LOAD_LIMIT).unref();
    child.on("message", (reply: EngineReply) => this.take(reply));
    child.on("error", () => this.finish("error"));
    child.on("exit", (code, signal) => this.finish(signal ?? `exit ${code ?? ""}`));
    this.send({ kind: "load", engine, userWords });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Undefined where the process has ended meanwhile. Never rejects. */
  async analyse(texts: readonly string[]): Promise<readonly Analysis[] | undefined> {
    if (!(await this.loaded) || this.over) return undefined;
    return new Promise((resolve) => {
      const id = this.nextId++;
      const timer = setTimeout(() => this.child.kill("SIGKILL"), BATCH_LIMIT).unref();
      this.waiting.set(id, (analyses) => {
        clearTimeout(timer);
        this.waiting.delete(id);
        resolve(analyses);
      });
      this.send({ kind: "analyse", id, texts });
    });
  }

  /** Ends it on purpose: nothing is told of it. */
  end(): void {
    this.close();
    this.child.kill("SIGKILL");
  }

  private take(reply: EngineReply): void {
    if (this.over) return;
    if (reply.kind === "analysed") {
      this.waiting.get(reply.id)?.(reply.analyses);
    } else if (reply.kind === "refused") {
      this.finish(new Refusal(reply.code, reply.detail));
    } else {
      clearTimeout(this.loading);
      this.events.ready();
      this.settleLoaded(true);
    }
  }

  private finish(reason: Refusal | string): void {
    if (this.over) return;
    this.close();
    this.events.ended(reason);
  }

  private close(): void {
    this.over = true;
    clearTimeout(this.loading);
    this.settleLoaded(false);
    for (const settle of [...this.waiting.values()]) settle(undefined);
  }

  private send(request: EngineRequest): void {
    this.child.send(request, (error) => {
      if (!error) return;
      this.finish("no channel");
      this.child.kill("SIGKILL");
    });
  }
}
