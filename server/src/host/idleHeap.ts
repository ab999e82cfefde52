import { performance } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** How often it is asked whether the process rests, in milliseconds. */
const EVERY = 5_000;
/** Share of that time in which a resting process may still have worked. */
const RESTING = 0.05;
/** Milliseconds of work that leave something worth collecting. */
const WORTHWHILE = 300;

/**
 * Gives back what past work has left, once the process has rested for five seconds: V8 collects only while something is
 * allocated, and a server whose user reads, thinks or is at lunch would hold on to all of it. Takes a few dozen
 * milliseconds while nobody waits. Never keeps the process alive.
 */
export function collectWhenIdle(): void {
  let before = performance.eventLoopUtilization();
  let worked = 0;
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { active, utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    worked += active;
    if (utilization > RESTING || worked < WORTHWHILE) return;
    worked = 0;
    collect();
  }, EVERY).unref();
}

function collect(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}
