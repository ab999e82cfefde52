import * as path from "node:path";
import { pathOf } from "../../host/disk/fileIdentity";
import { isWithin } from "../../host/disk/fileNames";
import { diskPackFiles } from "../../host/disk/packFiles";
import { loadPacks, type PackRoot } from "../../packs/load";
import type { PackProblem } from "../../packs/model";
import { NO_PACKS, type PackSnapshot } from "../../packs/snapshot";
import { localized } from "../../text/localized";
import { SNIPPETS } from "../resources";
import type { Client } from "./client";
import type { Folders } from "./folders";
import type { SettingsStore } from "./settingsStore";

/** The packs in force: `.speech/packs` of trusted folders, those of the settings, the bundled one. */
export class Packs {
  snapshot: PackSnapshot = NO_PACKS;
  private roots: readonly PackRoot[] = [];
  private readonly told = new Set<string>();

  constructor(
    private readonly folders: Folders,
    private readonly settings: SettingsStore,
    private readonly client: Client,
    private readonly changed: () => void,
  ) {}

  async load(): Promise<void> {
    this.roots = await this.find();
    this.snapshot = await loadPacks(diskPackFiles, this.roots, new Date().toISOString().slice(0, 10));
    this.changed();
    for (const problem of this.snapshot.problems) this.say(problem);
  }

  /** Whether any of these files lies in a pack, or is a folder that packs lie in. */
  concerns(uris: readonly string[]): boolean {
    return uris.some((uri) => {
      const file = pathOf(uri);
      return (
        file !== undefined &&
        this.roots.some(({ folder }) => isWithin(file, folder) || isWithin(folder, file))
      );
    });
  }

  private async find(): Promise<readonly PackRoot[]> {
    const workspace = this.folders.trustedPaths.map((folder) => path.join(folder, ".speech", "packs"));
    const configured = await Promise.all(
      this.folders.scopes.map(async (uri) => {
        const base = uri === undefined ? undefined : pathOf(uri);
        const { snippets } = await this.settings.of(uri);
        return snippets.packs.map((folder) => path.resolve(base ?? "", folder));
      }),
    );
    return [
      ...workspace.map((folder): PackRoot => ({ origin: "workspace", folder })),
      ...[...new Set(configured.flat())].map((folder): PackRoot => ({ origin: "configured", folder })),
      { origin: "bundled", folder: SNIPPETS },
    ];
  }

  /** Once each; an info is for the log. */
  private say({ code, level, at, message }: PackProblem): void {
    const place = `${at.file}:${at.firstLine}`;
    const key = `${code} ${place} ${message.en}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    if (level === "info") this.client.connection.console.info(`${place} ${code} ${message.en}`);
    else void this.client.tell("warning", localized(`${place} ${message.zh}`, `${place} ${message.en}`));
  }
}
