import {
  closeSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import { besideOf } from "./cacheFile";

/** How often the holder of a lock shows that it lives, and after how long without it it counts as dead (ms). */
const BEAT = 2_000;
const DEAD = 15_000;
/** Bytes: what we write into a lock is shorter. */
const LONGEST = 1_000;

/** The right to do something, until it is given back. */
export interface Held {
  release(): void;
}

/** Where something that is no lock stands in a lock's place: nobody can hold it, and nobody waits for it. */
const NOTHING: Held = { release: () => undefined };

/**
 * A lock between processes: a small file that says whose it is and whose date its holder renews. It is dead, and is
 * taken over, when its holder is a process of this machine that has ended, when it is older than `DEAD`, or when,
 * whatever its date, nobody has renewed it for so long while we looked on: another machine's clock may be wrong.
 * What stands in its place and is no lock of ours (a folder, a pipe, somebody's file) is neither waited for nor removed.
 */
export class Lock implements Held {
  private readonly timer: NodeJS.Timeout;

  private constructor(private readonly file: string) {
    this.timer = setInterval(() => this.beat(), BEAT);
    this.timer.unref();
  }

  /** The lock, or undefined while a living process holds it. Throws where the folder cannot be written. */
  static take(file: string): Held | undefined {
    if (create(file)) return new Lock(file);
    const held = read(file);
    if (held === "foreign") return NOTHING;
    Lock.removeDead(file);
    return create(file) ? new Lock(file) : undefined;
  }

  /** Removes a lock whose holder is dead. */
  static removeDead(file: string): void {
    const held = read(file);
    if (typeof held === "object" && !isAlive(file, held)) discard(file, held);
  }

  /** Whether a file is a lock of ours. Never throws. */
  static isLock(file: string): boolean {
    return typeof read(file) === "object";
  }

  release(): void {
    clearInterval(this.timer);
    const held = read(this.file);
    if (typeof held === "object" && held.content === signature()) rmSync(this.file, { force: true });
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
    const { code } = error as NodeJS.ErrnoException;
    // Windows says EPERM of a folder.
    if (code === "EEXIST" || (code === "EPERM" && read(file) === "foreign")) return false;
    throw error;
  }
  try {
    writeSync(descriptor, signature());
  } finally {
    closeSync(descriptor);
  }
  return true;
}

/** A lock as it is found. */
interface Found {
  readonly content: string;
  /** When its holder last showed itself, by the holder's clock (ms). */
  readonly renewed: number;
  /** Absent in a lock that is just being written. */
  readonly holder: { readonly pid: number; readonly host: string } | undefined;
}

/** What stands there: a lock of ours, something else, or nothing. */
function read(file: string): Found | "foreign" | undefined {
  try {
    const stats = lstatSync(file);
    if (!stats.isFile() || stats.size > LONGEST) return "foreign";
    const content = readFileSync(file, "utf8");
    const holder = holderOf(content);
    if (content !== "" && !holder) return "foreign";
    return { content, renewed: stats.mtimeMs, holder };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? undefined : "foreign";
  }
}

function holderOf(content: string): Found["holder"] {
  try {
    const { pid, host } = JSON.parse(content) as { pid?: unknown; host?: unknown };
    return typeof pid === "number" && typeof host === "string" ? { pid, host } : undefined;
  } catch {
    return undefined;
  }
}

/** Locks that others hold: since when (ms, of the clock that only goes forward) they have not been renewed. */
const watched = new Map<string, { readonly renewed: number; readonly since: number }>();

function isAlive(file: string, { renewed, holder }: Found): boolean {
  if (holder?.host === hostname() && !isProcessAlive(holder.pid)) return false;
  if (Date.now() - renewed > DEAD) return false;
  const last = watched.get(file);
  if (last?.renewed === renewed) return performance.now() - last.since <= DEAD;
  watched.set(file, { renewed, since: performance.now() });
  return true;
}

/** Takes a dead lock away. Renaming first lets only one of several processes do so. */
function discard(file: string, { content }: Found): void {
  watched.delete(file);
  const aside = besideOf(file);
  try {
    renameSync(file, aside);
    const taken = read(aside);
    // Another was quicker, and what was taken away is its new lock: it gets it back, if no third has one by now.
    if (typeof taken === "object" && taken.content !== content) linkSync(aside, file);
  } catch {
    // Gone already, or taken again.
  } finally {
    rmSync(aside, { force: true });
  }
}
