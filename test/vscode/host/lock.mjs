// One maker at a time for a folder that several runs share.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** A lock whose folder exists without a pid file for this long was left by a run that died between the two. */
const ORPHAN_MS = 5000;

/**
 * Runs `work` while holding the lock folder; waits while another live process holds it.
 * @template T
 * @param {string} folder the lock: a folder, because making one is atomic everywhere
 * @param {() => Promise<T>} work
 * @param {() => void} onWait called once, when there is somebody to wait for
 * @returns {Promise<T>}
 */
export async function withLock(folder, work, onWait) {
  let said = false;
  while (!take(folder)) {
    if (abandoned(folder)) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (!said) onWait();
    said = true;
    await delay(300);
  }
  const release = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    release();
    process.off("exit", release);
  }
}

/** @param {string} folder */
function take(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
  writeFileSync(path.join(folder, "pid"), String(process.pid));
  return true;
}

/** @param {string} folder */
function abandoned(folder) {
  try {
    const pid = Number(readFileSync(path.join(folder, "pid"), "utf8"));
    if (pid > 0) return !alive(pid);
  } catch {
    // no pid written yet, or the lock has just been released: its age decides
  }
  const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return age > ORPHAN_MS;
}

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
