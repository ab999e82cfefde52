import { fork, type ChildProcess } from "node:child_process";
import { Event } from "../event";
import type { Logger } from "../logger";
import type { Analysis, SegmentReply, SegmentRequest } from "./tagging";

/** `loading`: not asked for yet, or on its way. `intl`: it cannot serve here, the fallback does. */
export type SegmenterState = "loading" | "nodejieba" | "intl";

/** Where words with parts of speech come from. */
export interface Analyser {
  readonly state: SegmenterState;
  readonly onState: (listener: (state: SegmenterState) => void) => () => void;
  /** Undefined where it cannot be done now: the caller goes without. Never rejects. */
  analyse(texts: readonly string[]): Promise<readonly Analysis[] | undefined>;
  dispose(): void;
}

/** Milliseconds that loading the dictionary, and one batch of paragraphs, may take on a slow machine. */
const LOAD_LIMIT = 60_000;
const BATCH_LIMIT = 20_000;
const MAX_RESTARTS = 2;

/**
 * nodejieba in a child process: it blocks while it loads, holds 250 MB, and a bad dictionary ends its process,
 * none of which may touch the server. Started with the first request, restarted at most twice.
 */
export class JiebaProcess implements Analyser {
  private readonly stateEvent = new Event<SegmenterState>();
  readonly onState = this.stateEvent.on;
  private now: SegmenterState = "loading";
  private child: ChildProcess | undefined;
  private ready: Promise<boolean> | undefined;
  private restarts = 0;
  private nextId = 1;
  private readonly waiting = new Map<number, (analyses: readonly Analysis[] | undefined) => void>();
  private disposed = false;

  /** `file`: bundle of segmenter.ts. */
  constructor(
    private readonly file: string,
    private readonly log: Logger,
  ) {}

  get state(): SegmenterState {
    return this.now;
  }

  /** Process number of the child, for tests and logs. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  async analyse(texts: readonly string[]): Promise<readonly Analysis[] | undefined> {
    while (!this.disposed && this.now !== "intl") {
      this.ready ??= this.launch();
      const analyses = (await this.ready) ? await this.request(texts) : undefined;
      if (analyses) return analyses;
      // The child has ended, or is about to: the event that says so needs its turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return undefined;
  }

  dispose(): void {
    this.disposed = true;
    this.stateEvent.clear();
    this.child?.kill("SIGKILL");
  }

  private async request(texts: readonly string[]): Promise<readonly Analysis[] | undefined> {
    const { child } = this;
    if (!child?.connected) return undefined;
    const request: SegmentRequest = { id: this.nextId++, texts };
    return new Promise((resolve) => {
      const timer = setTimeout(() => child.kill("SIGKILL"), BATCH_LIMIT);
      timer.unref();
      this.waiting.set(request.id, (analyses) => {
        clearTimeout(timer);
        this.waiting.delete(request.id);
        resolve(analyses);
      });
      child.send(request, (error) => {
        if (error) this.waiting.get(request.id)?.(undefined);
      });
    });
  }

  /** True once the dictionary is loaded, false where the child ended before. */
  private launch(): Promise<boolean> {
    return new Promise((resolve) => {
      let child: ChildProcess;
      try {
        child = fork(this.file, [], { execArgv: [], stdio: ["ignore", "ignore", "ignore", "ipc"] });
      } catch {
        this.enter("intl", "cannot start");
        resolve(false);
        return;
      }
      this.child = child;
      // The server ends when its client does; a child that serves it must not hold it.
      child.unref();
      child.channel?.unref();
      const timer = setTimeout(() => child.kill("SIGKILL"), LOAD_LIMIT);
      timer.unref();
      child.on("message", (reply: SegmentReply) => {
        if (reply.kind === "analysed") {
          this.waiting.get(reply.id)?.(reply.analyses);
          return;
        }
        clearTimeout(timer);
        if (reply.kind === "ready") this.enter("nodejieba", "ready");
        else this.enter("intl", reply.detail);
        resolve(reply.kind === "ready");
      });
      child.on("error", () => {
        this.ended(child, "error");
        resolve(false);
      });
      child.on("exit", (code, signal) => {
        clearTimeout(timer);
        this.ended(child, signal ?? `exit ${code ?? ""}`);
        resolve(false);
      });
    });
  }

  private ended(child: ChildProcess, detail: string): void {
    if (this.child !== child) return;
    this.child = undefined;
    this.ready = undefined;
    for (const settle of [...this.waiting.values()]) settle(undefined);
    if (this.disposed || this.now === "intl") return;
    if (++this.restarts > MAX_RESTARTS) this.enter("intl", detail);
    else this.enter("loading", detail);
  }

  private enter(state: SegmenterState, detail: string): void {
    this.log.info(`segmenter: ${state} (${detail})`);
    if (state === this.now) return;
    this.now = state;
    this.stateEvent.fire(state);
  }
}
