#!/usr/bin/env node
// `npm run base -- DIR…`: bundles draw.ts and runs it on the folders; the first holds speeches, reports and articles.
import { build } from "esbuild";
import { rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, "../..");
const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error(
    "npm run base -- DIR…   the first folder: speeches, reports and articles; others: texts like them",
  );
  process.exit(2);
}
const outfile = path.join(root, "dist/base/draw.mjs");
await build({
  entryPoints: [path.join(here, "draw.ts")],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  logLevel: "error",
});
const { default: draw } = await import(pathToFileURL(outfile).href);
const target = path.join(root, "seeds/base/phrases.bin");
console.log(`${await draw(folders, target)} → ${path.relative(process.cwd(), target)}`);
rmSync(path.dirname(outfile), { recursive: true, force: true });
