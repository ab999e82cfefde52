import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds that a process has worked since it began, and its main thread alone. */
export interface Worked {
  readonly all: number;
  readonly main: number;
}

/**
 * What a process has worked: on a machine that others use too, the clock tells more of them. Where the system does not
 * tell (off Linux), the clock. @param pid of a running process
 */
export function workedBy(pid: number): Worked {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const times = new Map(threads.map((thread) => [thread, onProcessor(pid, thread)]));
    return {
      all: [...times.values()].reduce((sum, time) => sum + time, 0),
      main: times.get(String(pid)) ?? 0,
    };
  } catch {
    const now = performance.now();
    return { all: now, main: now };
  }
}

/** Of the threads that have ended meanwhile nothing is known. */
function onProcessor(pid: number, thread: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return 0;
  }
}

/** Milliseconds that ended children of this process have worked, and theirs; else the clock. */
export function workedByChildren(): number {
  try {
    const stat = readFileSync("/proc/self/stat", "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[13]) + Number(fields[14])) * TICK;
  } catch {
    return performance.now();
  }
}

/** Milliseconds of a clock tick in `stat`: the same on every Linux in use. */
const TICK = 10;
