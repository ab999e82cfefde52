import { build } from "esbuild";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { CorpusConfig, CorpusService, CorpusStatus } from "../../server/src/host/corpus/corpusService";

const SERVER = path.resolve(import.meta.dirname, "../../server/src");

/** A folder of its own for each test file; `clear` removes it. */
export class Scratch {
  readonly folder = mkdtempSync(path.join(tmpdir(), "speech-test-"));

  path(...names: readonly string[]): string {
    return path.join(this.folder, ...names);
  }

  write(name: string, content: string | Uint8Array): string {
    const file = this.path(name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Bundles mains of `server/src` as the product does. */
export async function bundle(folder: string, ...mains: readonly string[]): Promise<void> {
  await build({
    entryPoints: mains.map((main) => path.join(SERVER, `${main}.ts`)),
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    outdir: folder,
    entryNames: "[name]",
    logLevel: "error",
  });
}

/** Polls until the condition holds. Throws after `limit` milliseconds. */
export async function until(condition: () => boolean, limit = 20_000): Promise<void> {
  const end = Date.now() + limit;
  while (!condition()) {
    if (Date.now() > end) throw new Error("the condition did not come true");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function configOf(scratch: Scratch, changes: Partial<CorpusConfig> = {}): CorpusConfig {
  return {
    folders: [scratch.path("speeches")],
    exclude: ["**/.git/**"],
    maxFileSize: 20 * 1024 * 1024,
    cacheDirectory: scratch.path("cache"),
    cacheMaxSize: 100 * 1024 * 1024,
    watch: false,
    ...changes,
  };
}

/** A status of the service with the given state and a condition on top. */
export async function whenStatus(
  service: CorpusService,
  condition: (status: CorpusStatus) => boolean,
  limit?: number,
): Promise<CorpusStatus> {
  await until(() => condition(service.status()), limit);
  return service.status();
}
