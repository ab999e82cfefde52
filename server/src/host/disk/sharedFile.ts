import { randomBytes } from "node:crypto";
import { open, mkdir, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import * as path from "node:path";
import { localized } from "../../text/localized";
import { isProcessAlive, Lock, type Held } from "./lock";
import { readSmallFile, SmallFileError } from "./smallFile";

/** Milliseconds between two looks at a lock that somebody else holds. */
const WAIT = 20;
/** Milliseconds after which nobody waits any longer: a holder needs a few for his work, and the dead are taken over sooner. */
const PATIENCE = 20_000;
const LOCK = ".lock";

interface UpdateOptions {
  /** Permissions of a new file; else as the user's are. */
  readonly mode?: number;
}

/** Updates of this process that are under way, by file. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Changes a small text file that others may change at the same time, in this process or another one: none of the
 * changes is lost, and a reader finds the old file or the new one, whole. `change` is given the text as it stands
 * under the lock (undefined: there is none yet) and gives the new one; what it throws is thrown on, and the file stays
 * as it is. Also throws what the file system throws, and `SmallFileError` where the file is none that can be read.
 */
export function updateFile(
  file: string,
  change: (text: string | undefined) => string,
  options: UpdateOptions = {},
): Promise<void> {
  const key = path.resolve(file);
  const before = queues.get(key) ?? Promise.resolve();
  const update = before.catch(() => undefined).then(() => updateAlone(key, change, options));
  queues.set(key, update);
  const end = (): void => {
    if (queues.get(key) === update) queues.delete(key);
  };
  update.then(end, end);
  return update;
}

async function updateAlone(
  file: string,
  change: (text: string | undefined) => string,
  options: UpdateOptions,
): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const lock = await locked(file + LOCK);
  try {
    const before = await readSmallFile(file);
    const after = change(before);
    if (after !== before) await replace(file, after, options);
  } finally {
    lock.release();
  }
}

async function locked(file: string): Promise<Held> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const lock = Lock.take(file);
    if (lock) return lock;
    if (performance.now() > end)
      throw new SmallFileError(file, localized("另一个进程正在改写", "another process is changing it"));
    await new Promise((resolve) => setTimeout(resolve, WAIT));
  }
}

/** Written beside its place under a name that nobody else has, and renamed. A link stays one: its target is replaced. */
async function replace(file: string, text: string, options: UpdateOptions): Promise<void> {
  const target = await realpath(file).catch(() => file);
  await removeAbandoned(target);
  const old = await stat(target).catch(() => undefined);
  const mode = options.mode ?? (old ? old.mode & 0o777 : 0o666);
  const beside = `${target}.${process.pid}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    const handle = await open(beside, "wx", mode);
    try {
      await handle.writeFile(text);
      // Without it a power cut may leave a renamed file without its content.
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** What was written beside the file by processes that died before they renamed it: known by name and by beginning. */
async function removeAbandoned(file: string): Promise<void> {
  const folder = path.dirname(file);
  const base = `${path.basename(file)}.`;
  for (const name of await readdir(folder)) {
    const [, pid] =
      (name.startsWith(base) && /^(\d+)\.[0-9a-f]{8}\.tmp$/.exec(name.slice(base.length))) || [];
    if (pid === undefined || isProcessAlive(Number(pid))) continue;
    const beside = path.join(folder, name);
    const text = await readSmallFile(beside).catch(() => undefined);
    // All that is written here is JSON with its version first, as far as it was written.
    if (text !== undefined && /^(?:$|\{\s*(?:$|"version"))/.test(text)) await rm(beside, { force: true });
  }
}
