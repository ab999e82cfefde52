// What every scene of the pictures stands on: the window, its hands, and the camera.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { downloads, projectRoot } from "../host/paths.mjs";
import { shrinkPng } from "../host/png.mjs";

const MAX_BYTES = 200 * 1024;
/** What stood on the screen when a view did not come. */
const FAILURE = path.join(downloads, "failure.png");
/** Long enough for a loaded machine; conditions are polled. */
const TIMEOUT_MS = 30_000;

/**
 * @typedef {object} Stage
 * @property {import("playwright-core").Page} page
 * @property {(verb: string, ...args: unknown[]) => Promise<any>} ui
 * @property {(what: string, read: () => Promise<unknown>) => Promise<void>} until polls
 * @property {(name: string) => Promise<void>} picture takes the window
 * @property {(line: number) => Promise<void>} goToLine from 0, through "Go to Line" as by hand
 * @property {(text: string) => Promise<void>} command runs one from the palette, by its title
 * @property {(selector: string, text: string) => Promise<boolean>} shows
 */

/**
 * @param {import("../host/vscode.mjs").Vscode & { page: import("playwright-core").Page }} vscode
 * @returns {Stage}
 */
export function setStage(vscode) {
  const { page } = vscode;
  /** @type {Stage["ui"]} */
  const ui = (verb, ...args) => vscode.input(verb, args);
  /** @type {Stage["until"]} */
  const until = async (what, read) => {
    const end = Date.now() + TIMEOUT_MS;
    while (!(await read())) {
      if (Date.now() > end) {
        await ui("screenshot", FAILURE);
        throw new Error(`Waited in vain for ${what}: see ${FAILURE}.`);
      }
      await delay(50);
    }
  };
  /** @type {Stage["shows"]} */
  const shows = async (selector, text) =>
    (await ui("texts", selector)).some((/** @type {string} */ each) => each.includes(text));
  return {
    page,
    ui,
    until,
    shows,
    async picture(name) {
      const file = await ui("screenshot", name);
      const png = shrinkPng(await readFile(file));
      await writeFile(file, png);
      tellOf(file, png.length);
      const errors = await ui("notifications");
      if (errors.length > 0) throw new Error(`A message stands in the picture: ${errors.join(" / ")}`);
    },
    async goToLine(line) {
      await ui("press", "Control+g");
      await until("Go to Line", () => ui("count", ".quick-input-widget input"));
      await ui("type", String(line + 1));
      await ui("press", "Enter");
      await until("the cursor", () => shows(".statusbar-item", `Ln ${line + 1},`));
    },
    async command(title) {
      await ui("press", "F1");
      await until("the palette", () => ui("count", ".quick-input-widget input"));
      await page.keyboard.type(title);
      await until("the command", () => ui("count", ".quick-input-list .monaco-list-row.focused"));
      await ui("press", "Enter");
    },
  };
}

/**
 * @param {string} file
 * @param {number} bytes
 */
export function tellOf(file, bytes) {
  console.log(`${path.relative(projectRoot, file)} (${Math.round(bytes / 1024)} KB)`);
  if (bytes > MAX_BYTES) throw new Error(`${file} is larger than ${MAX_BYTES / 1024} KB.`);
}
