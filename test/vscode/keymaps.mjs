// node test/vscode/keymaps.mjs: VS Code's default keymaps of three platforms, as facts for test/unit/client.
// The workbench binds keys by the platform that its browser names; what the desktop adds to it are windows and zoom.
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startBrowser } from "./host/browser.mjs";
import { ensureHost } from "./host/download.mjs";
import { projectRoot, temporaryFolder, testFolder } from "./host/paths.mjs";
import { startServer } from "./host/server.mjs";
import { openWindow } from "./host/window.mjs";
import { parse } from "jsonc-parser";

const KEYMAPS = path.join(projectRoot, "test", "support", "keymaps");
/** What a browser calls the platform. */
const PLATFORMS = {
  windows: "Windows NT 10.0; Win64; x64",
  macos: "Macintosh; Intel Mac OS X 10_15_7",
  linux: "X11; Linux x86_64",
};
const TIMEOUT_MS = 60_000;

const temporary = temporaryFolder();
process.once("exit", temporary.remove);
const file = path.join(temporary.path, "keymap.jsonc");
const host = await ensureHost();
const server = await startServer({
  vscode: host.vscode,
  folder: temporary.path,
  installed: [path.join(testFolder, "keymapReader")],
  env: { SPEECH_KEYMAP_FILE: file },
});
const browser = await startBrowser(host, temporary.path);
try {
  await mkdir(KEYMAPS, { recursive: true });
  for (const [name, platform] of Object.entries(PLATFORMS)) {
    const rules = rulesIn(await keymapOf(platform));
    await writeFile(path.join(KEYMAPS, `${name}.tsv`), rules.map((rule) => `${rule.join("\t")}\n`).join(""));
    console.log(`${name}: ${rules.length} rules`);
  }
} finally {
  await browser.close();
  await server.end();
}

/** @param {string} platform */
async function keymapOf(platform) {
  await rm(file, { force: true });
  const userAgent = `Mozilla/5.0 (${platform}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36`;
  const { page } = await openWindow(browser, {
    address: server.address(temporary.path),
    pictures: temporary.path,
    userAgent,
  });
  const end = Date.now() + TIMEOUT_MS;
  while (!existsSync(file)) {
    if (Date.now() > end) throw new Error(`VS Code wrote no keymap for ${platform}.`);
    await delay(100);
  }
  await page.context().close();
  return readFile(file, "utf8");
}

/**
 * @param {string} text
 * @returns {string[][]} key, command and condition, in the order of the keys
 */
function rulesIn(text) {
  /** @type {{ key: string, command: string, when?: string }[]} */
  const all = parse(text);
  if (all.length === 0) throw new Error("There is no rule in VS Code's keymap.");
  return all
    .map(({ key, command, when = "" }) => [key, command, when])
    .sort((a, b) => (a.join() < b.join() ? -1 : 1));
}
