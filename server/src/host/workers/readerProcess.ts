import { fork, type ChildProcess } from "node:child_process";
import { skip, skipFailed, skipTooSlow, type SkipReason } from "../../corpus/skip";
import type { FileReader, FileResult, FileTask } from "./jobs";
import { FILE_LIMITS, STARTING, timeFor, type FileLimits } from "../limits";
import { READER_ROLE, type ReaderMessage } from "./readerRole";

/** Tasks that are with the process at a time: the next one is there when one is done. */
const AHEAD = 4;
/** Milliseconds without a task after which the process ends and gives its memory back. */
const IDLE = 20_000;

interface Pending {
  readonly task: FileTask;
  readonly resolve: (result: FileResult) => void;
  /** As far as it is known. */
  hash: string;
  size: number;
}

/**
 * Reads and parses files of the corpus in a child process, one after the other, and knows at each moment which it is
 * at. A file that overruns its time is killed with the process, one that takes too much memory ends it: that file is
 * skipped with its reason, and a new process goes on with the next. A thread would not do: what V8 cannot allocate
 * within a thread's limits ends the whole process.
 */
export class ReaderProcess implements FileReader {
  private child: ChildProcess | undefined;
  private ready = false;
  /** Oldest first; the first `sent` are with the child, which is at the first of all. */
  private readonly queue: Pending[] = [];
  private sent = 0;
  private timer: NodeJS.Timeout | undefined;

  /** @param workerFile bundle of worker.ts */
  constructor(
    private readonly workerFile: string,
    private readonly limits: FileLimits = FILE_LIMITS,
    private readonly idleAfter = IDLE,
  ) {}

  /** Process number of the child, for tests. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  read(task: FileTask): Promise<FileResult> {
    return new Promise((resolve) => {
      this.queue.push({ task, resolve, hash: "", size: 0 });
      this.goOn();
    });
  }

  stop(): void {
    this.abandon();
    for (const pending of this.queue.splice(0)) settle(pending, skipFailed("stopped"));
  }

  private goOn(): void {
    if (this.queue.length > 0) this.child ??= this.start();
    const { child } = this;
    if (!child) return;
    while (this.ready && this.sent < Math.min(AHEAD, this.queue.length)) this.send(child);
    this.watch(child);
  }

  private send(child: ChildProcess): void {
    // Its end says whether it has arrived.
    child.send(this.queue[this.sent++]!.task, () => undefined);
  }

  /** Sets the clock for what the child is at. */
  private watch(child: ChildProcess): void {
    clearTimeout(this.timer);
    const [first] = this.queue;
    hold(child, first !== undefined);
    if (!first) {
      this.timer = setTimeout(() => this.abandon(), this.idleAfter);
      this.timer.unref();
      return;
    }
    const limit = this.ready ? timeFor(this.limits, first.size) : STARTING;
    this.timer = setTimeout(() => this.skipFirst(skipTooSlow(limit)), limit);
  }

  /** Ends the child with the file that it is at, and goes on without it. */
  private skipFirst(reason: SkipReason): void {
    this.abandon();
    const first = this.queue.shift();
    if (first) settle(first, reason);
    this.goOn();
  }

  private abandon(): void {
    clearTimeout(this.timer);
    this.child?.kill("SIGKILL");
    this.child = undefined;
    this.ready = false;
    this.sent = 0;
  }

  private start(): ChildProcess {
    const child = fork(this.workerFile, [READER_ROLE], {
      execArgv: [`--max-old-space-size=${this.limits.heap}`],
      serialization: "advanced",
      // The first is what it tells by that this process, or thread, has ended.
      stdio: ["pipe", "ignore", "ignore", "ipc"],
    });
    child.stdin?.on("error", () => undefined);
    child.on("message", (message: ReaderMessage) => {
      if (child === this.child) this.onMessage(message);
    });
    // What it has still said is heard before it counts as dead: else the blame would fall on the file before.
    let end: SkipReason | undefined;
    const onEnd = (): void => {
      if (child === this.child && end && !child.connected) this.skipFirst(end);
    };
    child.on("exit", (code, signal) => {
      end = reasonOf(code, signal, this.ready);
      onEnd();
    });
    child.on("disconnect", onEnd);
    child.on("error", (error: NodeJS.ErrnoException) => {
      if (child === this.child) this.skipFirst(skipFailed(error.code ?? error.name));
    });
    return child;
  }

  private onMessage(message: ReaderMessage): void {
    const [first] = this.queue;
    if (message.kind === "ready") this.ready = true;
    else if (message.kind === "at") {
      if (first) Object.assign(first, { hash: message.hash, size: message.size });
    } else {
      this.queue.shift();
      this.sent--;
      first?.resolve(message.result);
    }
    this.goOn();
  }
}

const settle = ({ resolve, hash }: Pending, reason: SkipReason): void =>
  resolve({ kind: "skip", hash, reason });

/** A process waits for a child that has work, and for no other. */
function hold(child: ChildProcess, on: boolean): void {
  for (const each of [child, child.channel])
    if (on) each?.ref();
    else each?.unref();
  // A pipe of the child's, which has no `ref` of its own in the types.
  const { stdin } = child as { readonly stdin: { unref?(): void } | null };
  stdin?.unref?.();
}

/** Nothing but memory ends a process that reads and writes nothing: V8 by SIGABRT, the system by SIGKILL. */
function reasonOf(code: number | null, signal: string | null, ready: boolean): SkipReason {
  const isMemory = signal === "SIGABRT" || signal === "SIGKILL" || code === 134 || code === OUT_OF_MEMORY;
  return ready && isMemory ? skip("too-heavy") : skipFailed(signal ?? `exit ${code}`);
}

/** Of Windows, where V8 gives up by an exception. */
const OUT_OF_MEMORY = 0x8000_0003;
