#!/usr/bin/env node
// `npm run bench [-- area …]`: bundles each area's TypeScript, runs it on ../shared and prints its rows.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, "../..");
const shared = path.join(root, "../shared");
const areas = readdirSync(here)
  .filter((name) => name.endsWith(".ts") && !name.startsWith("_"))
  .map((name) => name.slice(0, -3));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((area) => !areas.includes(area));
if (unknown.length) {
  console.error(`No such bench: ${unknown.join(", ")}. There are: ${areas.join(", ")}`);
  process.exit(2);
}
if (!existsSync(shared)) {
  console.error(
    "The benchmarks read ../shared beside the project, which is not there: nothing was measured.",
  );
  process.exit(2);
}
if (!wanted.length || ["completion", "engines", "growth"].some((area) => wanted.includes(area)))
  installPeers();
// Beside dist/, so that a bench finds node_modules, seeds and snippets as the product does.
const out = path.join(root, "dist/bench");
mkdirSync(out, { recursive: true });
const { table } = await bundled(path.join(root, "server/src/cli/terminal.ts"));
let missed = 0;
for (const area of wanted.length ? wanted : areas) {
  const { default: measure } = await bundled(path.join(here, `${area}.ts`));
  console.log(`\n# ${area}`);
  const measured = await measure(shared);
  if (Array.isArray(measured)) missed += print(measured);
  else for await (const rows of measured) missed += print(rows);
}
rmSync(out, { recursive: true, force: true });
if (missed) console.log(`\n${missed} below its goal`);
process.exit(missed ? 1 : 0);

async function bundled(source) {
  const outfile = path.join(out, `${path.basename(source, ".ts")}.mjs`);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    banner: { js: "const __dirname = import.meta.dirname;" },
    packages: "external",
    logLevel: "error",
  });
  return import(pathToFileURL(outfile).href);
}

/** What completion is measured beside and the checker of expressions, which nothing else needs: a folder of their own, installed once. */
function installPeers() {
  const lock = readFileSync(path.join(here, "package-lock.json"), "utf8");
  const stamp = path.join(here, "node_modules/.installed.json");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci"], { cwd: here, stdio: "inherit", shell: npm.endsWith(".cmd") });
  if (status === 0) writeFileSync(stamp, lock);
  else console.error("The peers could not be installed: their rows will say so.");
}

function print(rows) {
  const cells = rows.map(({ name, value, goal, ok }) => [
    name,
    typeof value === "number" ? String(Math.round(value * 1000) / 1000) : value,
    goal ?? "",
    ok === undefined ? "" : ok ? "reached" : "MISSED",
  ]);
  for (const line of table([["", "figure", "goal", ""], ...cells])) console.log(line);
  return rows.filter(({ ok }) => ok === false).length;
}
