import { access } from "node:fs/promises";
import * as path from "node:path";
import type { Settings } from "../features/settings/settings";
import { diskPackFiles } from "../host/disk/packFiles";
import { loadPacks, type PackRoot } from "../packs/load";
import type { PackSnapshot } from "../packs/snapshot";

const BUNDLED = path.join(__dirname, "..", "..", "snippets");

/**
 * Packs that count for drafts: `.speech/packs` of the nearest parent that has one, those of the settings, the bundled
 * ones. Read once for all drafts that have the same.
 */
export class DraftPacks {
  private readonly read = new Map<string, Promise<PackSnapshot>>();

  /** @param file absolute path of a draft */
  async of(file: string, { snippets }: Settings): Promise<PackSnapshot> {
    const own = await nearest(path.dirname(file));
    const roots: readonly PackRoot[] = [
      ...(own === undefined ? [] : [{ origin: "workspace" as const, folder: own }]),
      ...snippets.packs.map((folder): PackRoot => ({ origin: "configured", folder })),
      { origin: "bundled", folder: BUNDLED },
    ];
    const key = JSON.stringify(roots);
    let packs = this.read.get(key);
    if (!packs) {
      packs = loadPacks(diskPackFiles, roots, new Date().toISOString().slice(0, 10));
      this.read.set(key, packs);
    }
    return packs;
  }
}

async function nearest(folder: string): Promise<string | undefined> {
  const packs = path.join(folder, ".speech", "packs");
  const found = await access(packs).then(
    () => true,
    () => false,
  );
  if (found) return packs;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : nearest(parent);
}
