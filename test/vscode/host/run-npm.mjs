// npm, as a child process.
import { spawn } from "node:child_process";

/** Registry clients meet short faults; past this long an attempt counts as hung. */
const TIMEOUT_MS = 5 * 60 * 1000;

/**
 * Runs npm and returns what it printed.
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<string>}
 * @throws {Error} with npm's own last words when it fails
 */
export async function npm(args, cwd) {
  // npm hands its own configuration down as npm_config_*; a nested npm must not take it for its own
  // (`npm start --prefix X` would install into X).
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_config_(local_)?prefix$|^npm_package_/i.test(key)),
  );
  return new Promise((resolve, reject) => {
    const child = spawn("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32", // npm is npm.cmd there
      timeout: TIMEOUT_MS,
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => (out += chunk));
    child.stderr.on("data", (chunk) => (err += chunk));
    child.on("error", (error) => reject(new Error(`npm could not be started: ${error.message}`)));
    child.on("close", (code, signal) => {
      if (code === 0) resolve(out);
      else reject(new Error(`npm ${args[0]} failed (${signal ?? code}):\n${reasons(err || out)}`));
    });
  });
}

/**
 * npm says what went wrong in its first lines; stack traces and advice follow.
 * @param {string} said
 */
function reasons(said) {
  return said.trim().split("\n").slice(0, 6).join("\n");
}
