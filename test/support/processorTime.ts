import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds that the threads of a process have worked since they began, and its main thread alone. */
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
    const main = workedByThread(pid, String(pid));
    const all = readdirSync(`/proc/${pid}/task`).reduce(
      (sum, thread) => sum + workedByThread(pid, thread),
      0,
    );
    return { all, main };
  } catch {
    const now = performance.now();
    return { all: now, main: now };
  }
}

/** Milliseconds, to less than one; 0 of a thread that has ended meanwhile. */
function workedByThread(pid: number, thread: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    if (thread === String(pid)) throw new Error("no such process");
    return 0;
  }
}

/** Milliseconds that ended children of this process have worked, and theirs; else the clock. */
export function workedByChildren(): number {
  try {
    const [user, system] = fieldsOf("self").slice(13, 15).map(Number);
    return (user! + system!) * TICK;
  } catch {
    return performance.now();
  }
}

/** Fields of `stat` from the third on; the second, in brackets, may hold anything. */
function fieldsOf(pid: string): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** Milliseconds of a clock tick in `stat`: the same on every Linux in use. */
const TICK = 10;
