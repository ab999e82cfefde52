// The VS Code that runs everywhere: its server, with the workbench in a headless browser.
import { startBrowser } from "./browser.mjs";
import { ensureHost } from "./download.mjs";
import { startServer } from "./server.mjs";
import { openWindow } from "./window.mjs";

/**
 * @typedef {object} VscodeOptions
 * @property {string} folder private folder for all that it writes
 * @property {string} workspace folder to open
 * @property {string} [extension] the development extension
 * @property {string[]} [installed] folders of extensions that count as installed
 * @property {string} [tests] module with `run()`
 * @property {string} pictures folder for screenshots
 * @property {string} [vsix] package to install
 * @property {boolean} [trust] false: restricted mode
 * @property {Record<string, unknown>} [settings] user settings
 * @property {string} [language] display language of extensions
 * @property {Record<string, string>} [env]
 * @property {(line: string) => void} [log]
 */

/**
 * @typedef {object} Vscode
 * @property {(verb: string, args: unknown[]) => Promise<unknown>} input
 * @property {import("playwright-core").Page} page
 * @property {Promise<number>} exit
 * @property {Promise<never>} broken
 * @property {() => Promise<void>} end
 */

/** @typedef {(options: VscodeOptions) => Promise<Vscode>} StartVscode */

/** @type {StartVscode} */
export async function startInBrowser(options) {
  const host = await ensureHost();
  const [server, browser] = await both(
    startServer({ vscode: host.vscode, ...options }),
    startBrowser(host, options.folder),
  );
  const end = async () => {
    await Promise.all([server.end(), browser.close()]);
  };
  try {
    const window = await openWindow(browser, {
      address: server.address(options.workspace, payload(server, options)),
      pictures: options.pictures,
      language: options.language,
      onConsole: (type, text) => options.log?.(`${type}: ${text}`),
    });
    const { page, hands, exit } = window;
    /** @type {Promise<never>} */
    const gone = server.ended.then(() => {
      throw new Error("The VS Code server ended by itself.");
    });
    const broken = Promise.race([window.broken, gone]);
    broken.catch(() => undefined); // the server ends with every run; whoever races against it sees it
    return { page, exit, end, broken, input: (verb, args) => act(hands, verb, args) };
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * Starts the two at the same time; when one fails, the other is ended as soon as it stands.
 * @template {{ end: () => Promise<void> }} S
 * @template {{ close: () => Promise<void> }} B
 * @param {Promise<S>} starting
 * @param {Promise<B>} launching
 * @returns {Promise<[S, B]>}
 */
async function both(starting, launching) {
  try {
    return await Promise.all([starting, launching]);
  } catch (error) {
    await Promise.allSettled([
      starting.then((server) => server.end()),
      launching.then((browser) => browser.close()),
    ]);
    throw error;
  }
}

/**
 * What the workbench is told to load, in the form of its address.
 * @param {import("./server.mjs").Server} server
 * @param {VscodeOptions} options
 * @returns {[string, string][]}
 */
function payload(server, { extension, tests }) {
  /** @type {[string, string][]} */
  const entries = [];
  if (extension) entries.push(["extensionDevelopmentPath", server.remote(extension)]);
  if (tests) entries.push(["extensionTestsPath", server.remote(tests)]);
  return entries;
}

/**
 * @param {import("./window.mjs").Window["hands"]} hands
 * @param {string} verb
 * @param {unknown[]} args
 */
export async function act(hands, verb, args) {
  const known = /** @type {Record<string, (...args: unknown[]) => Promise<unknown>>} */ (
    /** @type {unknown} */ (hands)
  );
  const perform = Object.hasOwn(known, verb) ? known[verb] : undefined;
  if (!perform) throw new Error(`There is no input called ${verb}.`);
  return perform(...args);
}
