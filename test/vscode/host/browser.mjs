// A headless browser that shows Chinese.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";
import { hasPackedBrowser } from "./download.mjs";

/** What a drafter's window looks like; pictures are of this size too. */
export const WINDOW = { width: 1280, height: 800 };

/**
 * Starts the browser. `SPEECH_TEST_BROWSER` names another executable (a Chrome, Edge or Chromium).
 * @param {import("./download.mjs").Host} host
 * @param {string} folder private folder for all that it writes
 * @returns {Promise<import("playwright-core").Browser>}
 */
export async function startBrowser(host, folder) {
  const TMPDIR = path.join(folder, "tmp");
  await mkdir(TMPDIR, { recursive: true });
  /** @type {import("playwright-core").LaunchOptions} */
  const common = {
    args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--force-color-profile=srgb"],
    // the launcher ends the browser itself, after the suite's report is in
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
  const own = process.env.SPEECH_TEST_BROWSER;
  if (own) return chromium.launch({ ...common, executablePath: own });
  if (!hasPackedBrowser) return launchInstalled(common);
  const { LD_LIBRARY_PATH } = process.env;
  return chromium.launch({
    ...common,
    executablePath: host.chromium,
    env: {
      ...process.env,
      TMPDIR,
      FONTCONFIG_FILE: host.fonts,
      LD_LIBRARY_PATH: LD_LIBRARY_PATH ? `${LD_LIBRARY_PATH}:${host.libraries}` : host.libraries,
    },
  });
}

/** @param {import("playwright-core").LaunchOptions} common */
async function launchInstalled(common) {
  for (const channel of ["chrome", "msedge"]) {
    try {
      return await chromium.launch({ ...common, channel });
    } catch {
      // not installed: the next one
    }
  }
  throw new Error(
    "No browser: install Chrome or Edge, or set SPEECH_TEST_BROWSER to a Chromium's executable.",
  );
}
