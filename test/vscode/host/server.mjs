// The VS Code server: extension host and workbench, served to a browser.
import { execFile } from "node:child_process";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { endGroup, killGroup, spawnGroup } from "./processes.mjs";

/** A loaded two-core machine needs up to 10 s. */
const START_TIMEOUT_MS = 60_000;

/** User settings that keep the workbench quiet and offline. */
export const QUIET = {
  "chat.commandCenter.enabled": false,
  "editor.accessibilitySupport": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "http.proxySupport": "off",
  "security.workspace.trust.banner": "never",
  "security.workspace.trust.startupPrompt": "never",
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
};

/**
 * @typedef {object} ServerOptions
 * @property {string} vscode folder of the VS Code server
 * @property {string} folder private folder for all that it writes
 * @property {boolean} [trust] false: workspaces start restricted, as for a user who has not answered yet
 * @property {string} [vsix] package to install before the start
 * @property {string[]} [installed] folders of extensions that count as installed
 * @property {Record<string, unknown>} [settings] user settings besides the quiet ones
 * @property {Record<string, string>} [env] for the extension host and its children
 * @property {string} [token] secret that an address must carry
 * @property {(line: string) => void} [log] where the server's own output goes
 */

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {(folder: string, payload?: [string, string][]) => string} address of a window on a folder
 * @property {(file: string) => string} remote the page's URI of a file
 * @property {Promise<void>} ended settles when the server ends by itself or is ended
 * @property {() => Promise<void>} end
 */

/**
 * Starts the server on a free port of the loopback interface.
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 * @throws {Error} when no port is announced in time, with the server's last words
 */
export async function startServer(options) {
  const places = await makePlaces(options.folder, options.settings ?? {});
  const env = { ...environment(), ...places.env, ...options.env };
  const main = path.join(options.vscode, "out", "server-main.js");
  const folders = ["--user-data-dir", places.user, "--extensions-dir", places.extensions];
  folders.push("--server-data-dir", places.server);
  for (const extension of options.installed ?? []) await link(extension, places.extensions);
  if (options.vsix) await install(main, options.vsix, folders, env);
  const args = [main, "--host", "127.0.0.1", "--port", "0", "--accept-server-license-terms", ...folders];
  args.push("--telemetry-level", "off");
  args.push(...(options.token ? ["--connection-token", options.token] : ["--without-connection-token"]));
  if (options.trust !== false) args.push("--disable-workspace-trust");
  const child = spawnGroup(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const kill = () => killGroup(child);
  process.once("exit", kill);
  const ended = new Promise((resolve) => child.once("close", () => resolve(undefined)));
  const end = async () => {
    await endGroup(child);
    process.off("exit", kill);
  };
  try {
    const port = await announcedPort(child, options.log);
    const remote = (/** @type {string} */ file) =>
      `vscode-remote://127.0.0.1:${port}${encodeURI(pagePath(file))}`;
    const address = (/** @type {string} */ folder, /** @type {[string, string][]} */ payload = []) => {
      const url = new URL(`http://127.0.0.1:${port}/`);
      url.searchParams.set("folder", pagePath(folder));
      if (options.token) url.searchParams.set("tkn", options.token);
      if (payload.length > 0) url.searchParams.set("payload", JSON.stringify(payload));
      return url.href;
    };
    return { port, address, remote, ended, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** @param {string} file a path as the page writes it: `/C:/a` on Windows */
function pagePath(file) {
  const slashed = file.replaceAll("\\", "/");
  return slashed.startsWith("/") ? slashed : `/${slashed}`;
}

/**
 * @param {string} folder
 * @param {Record<string, unknown>} settings
 */
async function makePlaces(folder, settings) {
  const places = {
    user: "user",
    extensions: "extensions",
    server: "server",
    run: "run",
    tmp: "tmp",
    cache: "cache",
  };
  const at = Object.fromEntries(Object.entries(places).map(([key, name]) => [key, path.join(folder, name)]));
  for (const place of Object.values(at)) await mkdir(place, { recursive: true, mode: 0o700 });
  const userSettings = path.join(at.user, "User", "settings.json");
  await mkdir(path.dirname(userSettings), { recursive: true });
  await writeFile(userSettings, JSON.stringify({ ...QUIET, ...settings }, null, 2));
  const env = {
    XDG_RUNTIME_DIR: at.run,
    XDG_CACHE_HOME: at.cache,
    TMPDIR: at.tmp,
    EXTENSIONS_GALLERY: "{}", // no marketplace: nothing to look for outside
  };
  return { user: at.user, extensions: at.extensions, server: at.server, env };
}

/** The environment without what a surrounding VS Code or a debugger put there. */
function environment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([key]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|CODE_SERVER)/.test(key),
    ),
  );
}

/**
 * A link to a folder counts as an installed extension; `extensionDevelopmentPath` takes one folder only.
 * @param {string} extension
 * @param {string} folder of installed extensions
 */
async function link(extension, folder) {
  const { publisher, name, version } = JSON.parse(
    await readFile(path.join(extension, "package.json"), "utf8"),
  );
  await symlink(extension, path.join(folder, `${publisher}.${name}-${version}`), "junction");
}

/**
 * @param {string} main
 * @param {string} vsix
 * @param {string[]} folders
 * @param {NodeJS.ProcessEnv} env
 */
async function install(main, vsix, folders, env) {
  const args = [main, ...folders, "--install-extension", vsix, "--accept-server-license-terms"];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
    env,
    timeout: START_TIMEOUT_MS,
  });
  if (!/successfully installed/.test(stdout)) {
    throw new Error(`VS Code did not install ${vsix}:\n${stdout}${stderr}`);
  }
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {((line: string) => void) | undefined} log
 * @returns {Promise<number>}
 */
function announcedPort(child, log) {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (/** @type {string} */ why) =>
      reject(new Error(`The VS Code server ${why}:\n${said.slice(-3000)}`));
    const timer = setTimeout(() => fail("announced no port"), START_TIMEOUT_MS);
    const listen = (/** @type {Buffer} */ chunk) => {
      const text = String(chunk);
      said = (said + text).slice(-20_000);
      for (const line of text.split("\n")) if (line.trim()) log?.(line);
      const port = /Extension host agent listening on (\d+)/.exec(said)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("error", (error) => fail(`could not be started (${error.message})`));
    child.once("close", (code) => {
      clearTimeout(timer);
      fail(`ended at once (${code})`);
    });
  });
}
