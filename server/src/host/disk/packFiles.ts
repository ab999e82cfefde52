import { readdir, stat } from "node:fs/promises";
import type { Dirent } from "node:fs";
import * as path from "node:path";
import type { PackFiles } from "../../packs/files";
import { localized } from "../../text/localized";
import { readSmallFile, SmallFileError } from "./smallFile";

/** Packs from the disk. A link counts as what it points to. */
export const diskPackFiles: PackFiles = {
  async list(folder) {
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
  async read(path) {
    const text = await readSmallFile(path);
    if (text === undefined) throw new SmallFileError(path, localized("没有这个文件", "no such file"));
    return text;
  },
};

async function isFolder(folder: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  // A broken link is a file that cannot be read: it is told when somebody wants it.
  return stat(path.join(folder, entry.name)).then(
    (target) => target.isDirectory(),
    () => false,
  );
}
