// Child processes with everything they start, ended together.
import { spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";

/**
 * Starts a program at the head of a process group of its own.
 * @param {string} file
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export function spawnGroup(file, args, options) {
  return spawn(file, args, { ...options, detached: process.platform !== "win32" });
}

/**
 * Ends a process group: asks first, then insists.
 * @param {import("node:child_process").ChildProcess} child
 */
export async function endGroup(child) {
  const { pid } = child;
  if (pid === undefined) return;
  signal(pid, "SIGTERM");
  const patience = Date.now() + 2000;
  while (groupLives(pid) && Date.now() < patience) await delay(25);
  signal(pid, "SIGKILL");
}

/** @param {import("node:child_process").ChildProcess} child for exit handlers, which cannot wait */
export function killGroup(child) {
  if (child.pid !== undefined) signal(child.pid, "SIGKILL");
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
function signal(pid, name) {
  try {
    if (process.platform === "win32") {
      if (name === "SIGKILL") spawn("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    } else process.kill(-pid, name);
  } catch {
    // gone already
  }
}

/** @param {number} pid */
function groupLives(pid) {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, 0);
    return true;
  } catch {
    return false;
  }
}
