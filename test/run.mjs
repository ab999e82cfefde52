#!/usr/bin/env node
// `npm test`: installs what is missing, then every suite in turn. Ends with one line, summed over all suites.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { installPackages } from "./vscode/host/project.mjs";
import { projectRoot as root } from "./vscode/host/paths.mjs";

const scratch = mkdtempSync(path.join(tmpdir(), "speech-drafter-test-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

/** Where it matters which engine finds the words; the whole suite would take minutes more to say the same. */
const wordSuites = ["words", "badInput", "lifecycle", "editing", "cli"].map(
  (name) => `protocol/${name}.test.ts`,
);

const only = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const rows = [];

installPackages();
step("build", "node", ["esbuild.mjs"]);
step("types", "npx", ["--no-install", "tsc", "-b"]);
step("lint", "npx", [
  "--no-install",
  "eslint",
  ".",
  "--cache",
  "--cache-location",
  "node_modules/.cache/eslint/",
]);
step("format", "npx", ["--no-install", "prettier", "--check", ".", "--log-level", "warn"]);
vitest("pure", "unit");
vitest("protocol", "protocol");
vitest("protocol, node-rs", wordSuites, { SPEECH_SEGMENTER: "node-rs" });
vitest("protocol, without nodejieba", "protocol", { SPEECH_SEGMENTER: "intl" });
step("package", "node", ["esbuild.mjs", "--package"]);
vscode("VS Code, development folder", ["--target=dev"]);
vscode("VS Code, packaged extension", ["--target=vsix"]);
vscode("VS Code, untrusted workspace", ["--target=dev", "--trust=off"]);
vscode("VS Code, without nodejieba", ["--target=dev"], { SPEECH_SEGMENTER: "intl" });
report();

function run(command, args, env = {}) {
  return spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
    shell: process.platform === "win32",
  });
}

function wanted(name) {
  return only.length === 0 || only.some((part) => name.includes(part));
}

/** A step counts as one failed test when it fails, as none when it passes. */
function step(name, command, args) {
  if (name !== "build" && !wanted(name)) return;
  console.log(`\n── ${name}`);
  const { status } = run(command, args);
  if (status !== 0) total.failed++;
  rows.push(`${name}: ${status === 0 ? "ok" : "failed"}`);
  if (status !== 0 && name === "build") report();
}

function vitest(name, tests, env = {}) {
  if (!wanted(name)) return;
  console.log(`\n── ${name}`);
  const file = path.join(scratch, `${rows.length}.json`);
  const args = ["--no-install", "vitest", "run", "--config", "test/vitest.config.mts", ...[tests].flat()];
  const { status } = run(
    "npx",
    [...args, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    env,
  );
  const result = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  count(name, status, {
    passed: result?.numPassedTests ?? 0,
    failed: result?.numFailedTests ?? 0,
    skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
  });
}

function vscode(name, args, env = {}) {
  if (!wanted(name)) return;
  console.log(`\n── ${name}`);
  const file = path.join(scratch, `${rows.length}.json`);
  const { status } = run("node", ["test/vscode/run.mjs", ...args, "--summary", file], env);
  const result = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  count(name, status, {
    passed: result.passed ?? 0,
    failed: result.failed ?? 0,
    skipped: result.skipped ?? 0,
  });
}

function count(name, status, { passed, failed, skipped }) {
  // A run that broke before it could count is one failure, and so is one that ran nothing.
  if (failed === 0 && (status !== 0 || passed === 0)) failed = 1;
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  rows.push(`${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
}

function report() {
  console.log(`\n${rows.join("\n")}\n`);
  console.log(
    `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`,
  );
  process.exit(total.failed === 0 ? 0 : 1);
}
