// A fresh clone made ready: packages installed, bundles built. Imports nothing that is not in Node itself.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "./paths.mjs";

/**
 * Installs the project's packages where they are missing or older than the lock file.
 * @throws {Error} when npm fails; it has printed why
 */
export function installPackages() {
  const lock = statSync(path.join(projectRoot, "package-lock.json")).mtimeMs;
  const installed = path.join(projectRoot, "node_modules", ".package-lock.json"); // npm's own record
  if (existsSync(installed) && statSync(installed).mtimeMs >= lock) return;
  console.log("Installing the project's packages (once) …");
  npm(["ci"]);
}

/** Builds all bundles into dist/. */
export function buildProject() {
  npm(["run", "--silent", "build"]);
}

/** @param {string[]} args */
function npm(args) {
  const { status, error } = spawnSync("npm", args, {
    cwd: projectRoot,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (error) throw new Error(`npm could not be started: ${error.message}`);
  if (status !== 0) throw new Error(`npm ${args.join(" ")} failed.`);
}
