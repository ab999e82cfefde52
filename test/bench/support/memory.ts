import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** Memory of a process and all below it in bytes, shared pages divided by their users (PSS); undefined off Linux. */
export function memoryOf(pid: number): number | undefined {
  if (process.platform !== "linux") return undefined;
  return familyOf(pid).reduce((sum, each) => sum + pssOf(each), 0);
}

function familyOf(pid: number): readonly number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const family = [pid];
  for (let i = 0; i < family.length; i++)
    for (const [child, parent] of parents) if (parent === family[i]) family.push(child);
  return family;
}

/** Milliseconds that all threads of a process have worked; undefined off Linux. */
export function processorTime(pid: number): number | undefined {
  if (process.platform !== "linux") return undefined;
  const [user, system] = fieldsOf(String(pid)).slice(11, 13).map(Number);
  return (user! + system!) * TICK;
}

/** Milliseconds that the main thread of a process has worked; 0 off Linux. */
export const workOf = (pid: number): number => Number(read(`/proc/${pid}/schedstat`).split(" ")[0]) / 1e6;

/** Milliseconds that Node takes for nothing, from spawn to end: what this machine is worth at this moment. */
export function nodeAlone(): Promise<number> {
  const begin = performance.now();
  const child = spawn(process.execPath, ["-e", "0"]);
  return new Promise((resolve) => child.once("exit", () => resolve(performance.now() - begin)));
}

/** Milliseconds of a clock tick in `stat`: the same on every Linux in use. */
const TICK = 10;

/** Whether a process has others below it. */
export const hasChildren = (pid: number): boolean => familyOf(pid).length > 1;

const parentOf = (pid: string): number => Number(fieldsOf(pid)[1]);

/** Fields of `stat` from the third on; the second, in brackets, may hold anything. */
function fieldsOf(pid: string): readonly string[] {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

const pssOf = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;

/** Empty for a process that has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
