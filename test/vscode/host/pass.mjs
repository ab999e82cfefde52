// One pass: a workspace, a VS Code, one run of a folder of suites in it.
import { cp } from "node:fs/promises";
import path from "node:path";
import { openBridge } from "./bridge.mjs";
import { bundleSuites } from "./bundle.mjs";
import { projectRoot, temporaryFolder, testFolder } from "./paths.mjs";
import { openReport } from "./report.mjs";

/** No event for so long: the extension host is gone or hangs. */
const SILENCE_MS = 180_000;
/** The second channel reports within milliseconds of the first. */
const SECOND_CHANNEL_MS = 20_000;

/**
 * @typedef {object} Pass
 * @property {string} name as the closing line has it
 * @property {string} suites folder of suites, relative to test/vscode
 * @property {string} [vsix] package to install; without it the project's folder is loaded
 * @property {boolean} [trust] false: restricted mode
 * @property {string} [grep] only tests whose name matches
 * @property {string} pictures folder for screenshots
 * @property {boolean} [verbose] the extension host's console and the server's output, too
 * @property {import("./vscode.mjs").StartVscode} start a VS Code in a browser or a desktop one
 */

/**
 * Runs a pass and prints its tests.
 * The suite's own report and the workbench's exit code must agree, else the pass has failed.
 * @param {Pass} pass
 * @returns {Promise<import("./report.mjs").Counts & { exitCode: number }>}
 */
export async function runPass(pass) {
  const temporary = temporaryFolder();
  const report = openReport();
  /** @type {Awaited<ReturnType<import("./vscode.mjs").StartVscode>> | undefined} */
  let vscode;
  const bundle = await bundleSuites(pass.suites);
  const tidy = () => {
    bundle.remove();
    temporary.remove();
  };
  process.once("exit", tidy); // a run that is interrupted leaves nothing, either
  const bridge = await openBridge(report.take, async (verb, args) => {
    if (!vscode) throw new Error("The window is not open yet.");
    return vscode.input(verb, args);
  });
  try {
    // spaces and Chinese in the name, as drafters have them
    const workspace = path.join(temporary.path, "讲稿 workspace");
    await cp(path.join(testFolder, "fixtures", "workspace"), workspace, { recursive: true });
    vscode = await pass.start({
      folder: temporary.path,
      workspace,
      extension: pass.vsix ? path.join(testFolder, "driver") : projectRoot,
      tests: bundle.runner,
      pictures: pass.pictures,
      vsix: pass.vsix,
      trust: pass.trust,
      env: {
        SPEECH_VSCODE_BRIDGE: bridge.address,
        SPEECH_VSCODE_SUITES: JSON.stringify({ files: bundle.suites, grep: pass.grep }),
        // Settings of the person who runs the tests must not reach the server under test
        LC_ALL: "C.UTF-8",
      },
      log: pass.verbose ? (line) => console.log(`      | ${line}`) : undefined,
    });
    const exitCode = await verdict(report, vscode);
    return { ...report.counts, exitCode };
  } catch (error) {
    // what has run is still told; what kept the rest from running is one failure more
    console.log(`    ✗ ${error instanceof Error ? error.message : String(error)}`);
    report.counts.failed++;
    return { ...report.counts, exitCode: 1 };
  } finally {
    await vscode?.end();
    await bridge.close();
    tidy();
    process.off("exit", tidy);
  }
}

/**
 * @param {import("./report.mjs").Report} report
 * @param {import("./vscode.mjs").Vscode} vscode
 * @returns {Promise<number>} VS Code's exit code, which agrees with the report
 * @throws {Error} when the two do not agree, or one of them never comes
 */
async function verdict(report, vscode) {
  const stop = new AbortController();
  try {
    const silence = watchSilence(report, stop.signal);
    // a suite that dies before its end is seen on the second channel, after what it posted has been taken
    const exit = vscode.exit.then(async (code) => {
      await Promise.race([report.ended, after(2000, stop.signal)]);
      return code;
    });
    const first = await Promise.race([report.ended.then(() => "suite"), exit, silence, vscode.broken]);
    const counts = { ...report.counts };
    if (first !== "suite" && !(await settled(report.ended))) {
      throw new Error(`The suite never reported its end; VS Code's exit code is ${first}.`);
    }
    const late = after(SECOND_CHANNEL_MS, stop.signal).then(() => {
      throw new Error("The suite ended, but VS Code reported no exit code.");
    });
    const exitCode = await Promise.race([vscode.exit, late, vscode.broken]);
    const own = await report.ended;
    if (
      own.failed !== counts.failed ||
      own.passed !== counts.passed ||
      (exitCode !== 0) !== counts.failed > 0
    ) {
      throw new Error(
        `The two reports differ: ${counts.passed} passed, ${counts.failed} failed were posted, ` +
          `${own.passed} and ${own.failed} were counted, and VS Code's exit code is ${exitCode}.`,
      );
    }
    if (counts.passed + counts.failed === 0) throw new Error("No test ran.");
    return exitCode;
  } finally {
    stop.abort();
  }
}

/**
 * @param {import("./report.mjs").Report} report
 * @param {AbortSignal} signal
 * @returns {Promise<never>}
 */
function watchSilence(report, signal) {
  return new Promise((_, reject) => {
    const watch = setInterval(() => {
      if (report.silentFor() < SILENCE_MS) return;
      clearInterval(watch);
      reject(new Error(`No word from the extension host for ${SILENCE_MS / 1000} s.`));
    }, 1000);
    signal.addEventListener("abort", () => clearInterval(watch), { once: true });
  });
}

/**
 * @param {number} ms
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function after(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  });
}

/** @param {Promise<unknown>} promise */
async function settled(promise) {
  return Promise.race([promise.then(() => true), Promise.resolve(false)]);
}
