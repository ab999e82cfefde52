// Desktop VS Code, where the network allows its download: the same suites, the same hands over its debugging port.
import { spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from "@vscode/test-electron";
import { chromium } from "playwright-core";
import { downloads } from "./paths.mjs";
import { endGroup, killGroup, spawnGroup } from "./processes.mjs";
import { QUIET } from "./server.mjs";
import { handsOn } from "./ui.mjs";
import { act } from "./vscode.mjs";

/** The same as the server's, so that both hosts test one VS Code. */
const VERSION = "1.100.3";
const OPEN_TIMEOUT_MS = 90_000;

/** @type {import("./vscode.mjs").StartVscode} */
export async function startElectron(options) {
  const executable = await download();
  const user = path.join(options.folder, "user");
  const folders = [`--user-data-dir=${user}`, `--extensions-dir=${path.join(options.folder, "extensions")}`];
  await mkdir(path.join(user, "User"), { recursive: true });
  await writeFile(
    path.join(user, "User", "settings.json"),
    JSON.stringify({ ...QUIET, ...options.settings }),
  );
  if (options.vsix) install(executable, options.vsix, folders);
  const port = await freePort();
  const args = [options.workspace, ...folders];
  if (options.extension) args.push(`--extensionDevelopmentPath=${options.extension}`);
  if (options.tests) args.push(`--extensionTestsPath=${options.tests}`);
  args.push(`--remote-debugging-port=${port}`, "--no-sandbox", "--disable-gpu", "--disable-updates");
  args.push("--skip-welcome", "--skip-release-notes");
  if (options.trust !== false) args.push("--disable-workspace-trust");
  const child = spawnGroup(executable, args, { env: { ...process.env, ...options.env }, stdio: "pipe" });
  const kill = () => killGroup(child);
  process.once("exit", kill);
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => options.log?.(String(chunk).trim()));
  /** @type {Promise<number>} */
  const exit = new Promise((resolve) => child.once("close", (code) => resolve(code ?? 1)));
  const end = async () => {
    await endGroup(child);
    process.off("exit", kill);
  };
  try {
    const page = await workbenchPage(port, exit);
    const hands = await handsOn(page, options.pictures);
    /** @type {Promise<never>} */
    const broken = new Promise((_, reject) =>
      page.once("crash", () => reject(new Error("The page crashed."))),
    );
    broken.catch(() => undefined);
    return { page, exit, end, broken, input: (verb, args) => act(hands, verb, args) };
  } catch (error) {
    await end();
    throw error;
  }
}

async function download() {
  try {
    return await downloadAndUnzipVSCode({ version: VERSION, cachePath: downloads });
  } catch (error) {
    throw new Error(
      "Desktop VS Code could not be downloaded from its makers' site. " +
        "Without --host=electron the same suites run in the VS Code server from the npm registry.",
      { cause: error },
    );
  }
}

/**
 * @param {string} executable
 * @param {string} vsix
 * @param {string[]} folders
 */
function install(executable, vsix, folders) {
  const [cli, ...first] = resolveCliArgsFromVSCodeExecutablePath(executable);
  const { status, stdout, stderr } = spawnSync(
    cli ?? "",
    [...first, ...folders, "--install-extension", vsix],
    {
      encoding: "utf8",
      shell: process.platform === "win32",
    },
  );
  if (status !== 0) throw new Error(`VS Code did not install ${vsix}:\n${stdout}${stderr}`);
}

/**
 * @param {number} port
 * @param {Promise<number>} exit
 * @returns {Promise<import("playwright-core").Page>}
 */
async function workbenchPage(port, exit) {
  let ended = false;
  void exit.then(() => (ended = true));
  const limit = Date.now() + OPEN_TIMEOUT_MS;
  while (Date.now() < limit && !ended) {
    try {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const pages = browser.contexts().flatMap((context) => context.pages());
      const page = pages.find((one) => one.url().includes("workbench.html"));
      if (page) return page;
      await browser.close();
    } catch {
      // not listening yet
    }
    await delay(200);
  }
  throw new Error(ended ? "Desktop VS Code ended at once." : "Desktop VS Code opened no window.");
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
