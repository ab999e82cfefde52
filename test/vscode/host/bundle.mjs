// The suites as the extension host can load them.
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readdir } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { downloads, testFolder } from "./paths.mjs";

/**
 * Bundles the runner and the suites of a folder.
 * They go into the project's git-ignored folder, from where mocha resolves.
 * @param {string} folder of suites, relative to test/vscode
 * @returns {Promise<{ runner: string, suites: string[], remove: () => void }>}
 */
export async function bundleSuites(folder) {
  const source = path.join(testFolder, folder);
  const names = (await readdir(source)).filter((name) => name.endsWith(".test.ts")).sort();
  if (names.length === 0) throw new Error(`There is no suite in ${source}.`);
  await mkdir(downloads, { recursive: true });
  const out = await mkdtemp(path.join(downloads, "suites-"));
  await build({
    entryPoints: [
      { in: path.join(testFolder, "runner", "index.ts"), out: "index" },
      ...names.map((name) => ({ in: path.join(source, name), out: name.replace(/\.ts$/, "") })),
    ],
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["vscode", "mocha"],
    outdir: out,
    sourcemap: "inline",
    logLevel: "warning",
  });
  return {
    runner: path.join(out, "index.js"),
    suites: names.map((name) => path.join(out, name.replace(/\.ts$/, ".js"))),
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
}
