import * as path from "node:path";
import { setImmediate as pause } from "node:timers/promises";
import { packProblems } from "../../features/packProblems";
import { pathOf } from "../../host/disk/fileIdentity";
import { isWithin } from "../../host/disk/fileNames";
import { diskPackFiles } from "../../host/disk/packFiles";
import { withHome } from "../../host/disk/userFolders";
import { loadPacks, type PackRoot } from "../../packs/load";
import { NO_PACKS, type PackSnapshot } from "../../packs/snapshot";
import { SNIPPETS } from "../resources";
import type { Folders } from "./folders";
import type { PackReport } from "./packReport";
import type { PackWatch } from "./packWatch";
import type { SettingsStore } from "./settingsStore";

/** The packs in force: `.speech/packs` of trusted folders, those of the settings, the bundled ones. */
export class Packs {
  snapshot: PackSnapshot = NO_PACKS;
  private roots: readonly PackRoot[] = [];
  /** The reading under way, and the one that waits for it to end. */
  private running: Promise<void> = Promise.resolve();
  private waiting: Promise<void> | undefined;

  constructor(
    private readonly folders: Folders,
    private readonly settings: SettingsStore,
    private readonly report: PackReport,
    private readonly watch: PackWatch,
    private readonly changed: () => void,
  ) {}

  /** Reads them all. Calls that come while one reading goes on are answered by one more. */
  load(): Promise<void> {
    this.waiting ??= this.running.then(() => {
      this.waiting = undefined;
      return (this.running = this.read());
    });
    return this.waiting;
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

  dispose(): Promise<void> {
    return this.watch.dispose();
  }

  private async read(): Promise<void> {
    this.roots = await this.find();
    await this.watch.watch(
      this.roots.filter(({ origin }) => origin !== "bundled").map(({ folder }) => folder),
    );
    const packs = await loadPacks(diskPackFiles, this.roots, new Date().toISOString().slice(0, 10));
    this.snapshot = packs;
    this.changed();
    const work = packProblems(packs, ({ origin }) => origin !== "bundled");
    let step = work.next();
    for (; !step.done; step = work.next()) await pause();
    await this.report.tell(step.value);
  }

  private async find(): Promise<readonly PackRoot[]> {
    const workspace = this.folders.trustedPaths.map((folder) => path.join(folder, ".speech", "packs"));
    const configured = await Promise.all(
      this.folders.scopes.map(async (uri) => {
        const base = uri === undefined ? undefined : pathOf(uri);
        const { snippets } = await this.settings.of(uri);
        return snippets.packs.map((folder) => path.resolve(base ?? "", withHome(folder)));
      }),
    );
    return [
      ...workspace.map((folder): PackRoot => ({ origin: "workspace", folder })),
      ...[...new Set(configured.flat())].map((folder): PackRoot => ({ origin: "configured", folder })),
      { origin: "bundled", folder: SNIPPETS },
    ];
  }
}
