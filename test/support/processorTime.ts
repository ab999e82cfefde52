import { readFileSync } from "node:fs";

/** Milliseconds that a process has worked since it began, to 10 ms, and its main thread alone, to less than one. */
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
    const main = Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
    const [user, system] = fieldsOf(String(pid)).slice(11, 13).map(Number);
    return { all: (user! + system!) * TICK, main };
  } catch {
    const now = performance.now();
    return { all: now, main: now };
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
