import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";

/** How often the holder of a lock shows that it lives, and after how long without it it counts as dead (ms). */
const BEAT = 2_000;
const DEAD = 15_000;

/**
 * A lock between processes: while one builds an index, the others wait for its file. It only saves double work:
 * index files are whole at every moment, whoever writes them, so that a lock taken twice does no harm.
 */
export class Lock {
  private readonly timer: NodeJS.Timeout;

  private constructor(private readonly file: string) {
    this.timer = setInterval(() => this.beat(), BEAT);
    this.timer.unref();
  }

  /** The lock, or undefined while a living process holds it. Throws where the folder cannot be written. */
  static take(file: string): Lock | undefined {
    if (create(file)) return new Lock(file);
    Lock.removeDead(file);
    return create(file) ? new Lock(file) : undefined;
  }

  /** Removes a lock whose holder is dead. */
  static removeDead(file: string): void {
    const held = contentOf(file);
    if (held !== undefined && !isAlive(file, held)) discard(file, held);
  }

  release(): void {
    clearInterval(this.timer);
    if (contentOf(this.file) === signature()) rmSync(this.file, { force: true });
  }

  private beat(): void {
    try {
      const now = new Date();
      utimesSync(this.file, now, now);
    } catch {
      // The folder was cleared: the build goes on, and its result is written or not as the disk allows.
    }
  }
}

/** Whether a process on this machine lives. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const signature = (): string => JSON.stringify({ pid: process.pid, host: hostname() });

function create(file: string): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(file, "wx", 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  try {
    writeSync(descriptor, signature());
  } finally {
    closeSync(descriptor);
  }
  return true;
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function isAlive(file: string, held: string): boolean {
  let age: number;
  try {
    age = Date.now() - statSync(file).mtimeMs;
  } catch {
    return false;
  }
  if (age > DEAD) return false;
  const { pid, host } = holderOf(held);
  // An empty lock is one that is just being written; another machine's process can only be judged by its beat.
  return pid === undefined || host !== hostname() || isProcessAlive(pid);
}

function holderOf(held: string): { readonly pid?: number; readonly host?: string } {
  try {
    return JSON.parse(held) as { pid?: number; host?: string };
  } catch {
    return {};
  }
}

/** Takes a dead lock away. Renaming first lets only one of several processes do so. */
function discard(file: string, held: string): void {
  const aside = `${file}.${process.pid}.tmp`;
  try {
    renameSync(file, aside);
    // Another was quicker, and what was taken away is its new lock: it gets it back, if no third has one by now.
    if (contentOf(aside) !== held) linkSync(aside, file);
  } catch {
    // Gone already, or taken again.
  } finally {
    rmSync(aside, { force: true });
  }
}
