import { lstat, readdir, realpath, stat } from "node:fs/promises";
import type { Dirent } from "node:fs";
import * as path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { PackFiles } from "../../packs/files";
import { localized } from "../../text/localized";
import { isWithin } from "./fileNames";
import { readSmallFile, SmallFileError } from "./smallFile";

/** Packs from the disk. A link counts as what it points to, and has to point into the folder that it stands in. */
export const diskPackFiles: PackFiles = {
  async list(folder, within) {
    if (within !== undefined && (await leaves(folder, within))) throw leaving(folder);
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      return await Promise.all(
        entries.map(async (entry) => ((await isFolder(folder, entry)) ? `${entry.name}/` : entry.name)),
      );
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  },
  async read(file, folder) {
    if (await leaves(file, folder)) throw leaving(file);
    const text = await readSmallFile(file);
    if (text === undefined) throw new SmallFileError(file, localized("没有这个文件", "no such file"));
    return text;
  },
  pause: () => setImmediate(),
};

const leaving = (file: string): SmallFileError =>
  new SmallFileError(file, localized("链接指向所在的文件夹之外", "a link that leaves its folder"));

/** What is not there leaves nothing: reading it says so; what is no link stands where its folder does. */
async function leaves(file: string, folder: string): Promise<boolean> {
  const isLink = await lstat(file).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
  if (!isLink) return false;
  const [real, inside] = await Promise.all([file, folder].map((each) => realpath(each).catch(() => each)));
  return real !== undefined && inside !== undefined && !isWithin(real, inside);
}

async function isFolder(folder: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  // A broken link is a file that cannot be read: it is told when somebody wants it.
  return stat(path.join(folder, entry.name)).then(
    (target) => target.isDirectory(),
    () => false,
  );
}
