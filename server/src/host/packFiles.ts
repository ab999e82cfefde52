import { readdir, readFile, stat } from "node:fs/promises";
import type { Dirent } from "node:fs";
import * as path from "node:path";
import type { PackFiles } from "../packs/files";

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
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
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
