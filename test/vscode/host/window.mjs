// One window of the workbench, its suite's exit code and its console.
import { WINDOW } from "./browser.mjs";
import { handsOn } from "./ui.mjs";

/** The workbench comes up in 3 to 8 s; a machine shared by many needs more. */
const OPEN_TIMEOUT_MS = 90_000;

/**
 * @typedef {object} Window
 * @property {import("playwright-core").Page} page
 * @property {Awaited<ReturnType<typeof handsOn>>} hands
 * @property {Promise<number>} exit the suite's exit code, as the workbench itself reports it
 * @property {Promise<never>} broken rejects when the page crashes
 */

/**
 * @typedef {object} WindowOptions
 * @property {string} address
 * @property {string} pictures folder for screenshots
 * @property {string} [language] display language of extensions; the workbench itself stays English
 * @property {string} [userAgent] what the workbench goes by where it minds the platform
 * @property {(type: string, text: string) => void} [onConsole] the extension host's console
 */

/**
 * Opens the workbench and waits until it stands.
 * @param {import("playwright-core").Browser} browser
 * @param {WindowOptions} options
 * @returns {Promise<Window>}
 */
export async function openWindow(browser, options) {
  const { userAgent } = options;
  const context = await browser.newContext({
    viewport: WINDOW,
    locale: "en-US",
    colorScheme: "light",
    ...(userAgent && { userAgent }),
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  /** @type {(code: number) => void} */
  let exited = () => undefined;
  const exit = new Promise((resolve) => (exited = resolve));
  /** @type {Promise<never>} */
  const broken = new Promise((_, reject) => page.once("crash", () => reject(new Error("The page crashed."))));
  broken.catch(() => undefined); // whoever races against it sees it; nobody else must die of it
  if (options.language) {
    // language packs come from the marketplace alone; extensions go by what the workbench says it speaks
    await page.addInitScript((language) => {
      Object.defineProperty(globalThis, "_VSCODE_NLS_LANGUAGE", { value: language });
    }, options.language);
  }
  // the workbench calls these two by name when it runs an extension's tests
  await page.exposeFunction("codeAutomationExit", (/** @type {number} */ code) => exited(code));
  await page.exposeFunction(
    "codeAutomationLog",
    (/** @type {string} */ type, /** @type {unknown[]} */ args) =>
      options.onConsole?.(type, args.map(String).join(" ")),
  );
  await page.goto(options.address, { timeout: OPEN_TIMEOUT_MS, waitUntil: "domcontentloaded" });
  await page.locator(".monaco-workbench .part.editor").waitFor({ timeout: OPEN_TIMEOUT_MS });
  return { page, hands: await handsOn(page, options.pictures), exit, broken };
}
