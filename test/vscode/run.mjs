// npm run test:vscode: the suites in a real VS Code.
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { downloads, projectRoot } from "./host/paths.mjs";
import { buildProject, installPackages } from "./host/project.mjs";

const USAGE = `npm run test:vscode -- [options]
  --target=dev        the project's folder as development extension (default)
  --target=vsix       the packaged extension, installed: --vsix FILE, or the newest dist/*.vsix
  --trust=off         restricted mode: a small suite in a workspace that is not trusted
  --host=electron     desktop VS Code by @vscode/test-electron, where the network allows it
  --grep TEXT         only tests whose name matches
  --summary FILE      writes { passed, failed, skipped } as JSON
  --self-check        proves that a failing test fails the run, on both channels
  --verbose           the extension host's console and the server's output, too
SPEECH_SEGMENTER=intl reaches the server under test.`;

const { values: options } = parseArgs({
  options: {
    target: { type: "string", default: "dev" },
    vsix: { type: "string" },
    trust: { type: "string", default: "on" },
    host: { type: "string", default: "server" },
    grep: { type: "string" },
    summary: { type: "string" },
    "self-check": { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (options.help) console.log(USAGE);
else {
  try {
    process.exit(await main());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2); // could not run at all
  }
}

/** @returns {Promise<number>} exit code */
async function main() {
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.once(name, () => process.exit(130)); // exit handlers end the children and remove the folders
  }
  const began = Date.now();
  const { runPass } = await prepare();
  const pass = await choosePass();
  console.log(`VS Code (${pass.name})`);
  const { exitCode, ...counts } = await runPass(pass);
  if (options["self-check"]) return selfCheck(counts, exitCode);
  if (options.summary) writeFileSync(options.summary, JSON.stringify(counts) + "\n");
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  console.log(`  ${((Date.now() - began) / 1000).toFixed(1)} s`);
  console.log(`VS Code (${pass.name}): ${counts.passed} passed, ${counts.failed} failed${skipped}`);
  return counts.failed > 0 ? 1 : 0;
}

/** What the rest imports must be installed first; and a stale bundle would be tested in vain. */
async function prepare() {
  installPackages();
  if (options.target === "dev" && !options["self-check"]) buildProject();
  return import("./host/pass.mjs");
}

/** @returns {Promise<import("./host/pass.mjs").Pass>} */
async function choosePass() {
  const start =
    options.host === "electron"
      ? (await import("./host/electron.mjs")).startElectron
      : (await import("./host/vscode.mjs")).startInBrowser;
  const common = {
    start,
    grep: options.grep,
    verbose: options.verbose,
    pictures: path.join(downloads, "pictures"),
  };
  if (options["self-check"]) return { ...common, name: "self-check", suites: "runner" };
  const restricted = options.trust === "off";
  const suites = restricted ? "suites/restricted" : "suites";
  const vsix = options.target === "vsix" ? findPackage() : undefined;
  const what = vsix ? "packaged extension" : "development folder";
  return {
    ...common,
    name: restricted ? `${what}, restricted mode` : what,
    suites,
    vsix,
    trust: !restricted,
  };
}

/** @returns {string} */
function findPackage() {
  const fresh = options.vsix ? [path.resolve(options.vsix)] : packages(path.join(projectRoot, "dist"));
  const [newest] = fresh.filter((file) => existsSync(file));
  if (!newest)
    throw new Error("There is no VSIX to test: run `npm run package` first, or name one by --vsix.");
  return newest;
}

/** @param {string} folder newest first */
function packages(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".vsix"))
    .map((name) => path.join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
}

/**
 * @param {import("./host/report.mjs").Counts} counts
 * @param {number} exitCode
 */
function selfCheck(counts, exitCode) {
  const good = counts.passed === 1 && counts.failed === 1 && exitCode !== 0;
  console.log(
    good
      ? "A failing test fails the run: seen in the suite's report and in VS Code's exit code."
      : `Expected 1 passed, 1 failed and an exit code; got ${JSON.stringify(counts)}, ${exitCode}.`,
  );
  return good ? 0 : 1;
}
