// npm start: the extension in a VS Code, on a sample workspace.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureHost } from "./host/download.mjs";
import { downloads, projectRoot, temporaryFolder, testFolder } from "./host/paths.mjs";
import { buildProject, installPackages } from "./host/project.mjs";
import { makeSample } from "./host/sample.mjs";
import { startServer } from "./host/server.mjs";

const USAGE = `npm start -- [options]
  --browser   the browser-hosted VS Code even where \`code\` is on the PATH
  --once      starts, verifies that the page answers, prints the address and ends (for tests)`;

/** Opens the sample draft, its outline and the walkthrough; see there. */
const OPENER = path.join(testFolder, "opener");

const { values: options } = parseArgs({
  options: {
    browser: { type: "boolean", default: false },
    once: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (options.help) console.log(USAGE);
else {
  try {
    installPackages();
    buildProject();
    if (options.browser || options.once || !(await openDesktop())) await serve();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/**
 * Opens desktop VS Code, where there is one that is new enough.
 * @returns {Promise<boolean>} whether it did
 */
async function openDesktop() {
  const shell = process.platform === "win32"; // `code` is code.cmd there
  const version = spawnSync("code", ["--version"], { encoding: "utf8", shell }).stdout?.split("\n")[0] ?? "";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (!(major > 1 || (major === 1 && minor >= 100))) {
    if (version) console.log(`\`code\` is ${version}; 1.100 or later is needed. Using the browser instead.`);
    return false;
  }
  // stays after this program ends, as the window does
  const workspace = path.join(downloads, "sample");
  const draft = await makeSample(workspace);
  const args = ["--new-window", workspace, draft];
  for (const folder of [projectRoot, OPENER]) args.push(`--extensionDevelopmentPath=${folder}`);
  const { status } = spawnSync("code", shell ? args.map((arg) => `"${arg}"`) : args, {
    stdio: "inherit",
    shell,
  });
  if (status === 0) console.log(`讲稿助手 is open in VS Code, with ${draft}.`);
  else console.log("`code` could not open a window. Using the browser instead.");
  return status === 0;
}

/** Serves VS Code to a browser until Ctrl-C. */
async function serve() {
  const host = await ensureHost();
  const temporary = temporaryFolder();
  process.once("exit", temporary.remove);
  const workspace = path.join(temporary.path, "讲稿示例");
  await makeSample(workspace);
  const server = await startServer({
    vscode: host.vscode,
    folder: temporary.path,
    installed: [projectRoot, OPENER],
    token: randomBytes(12).toString("hex"), // others on this machine reach the port, too
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.once(signal, () => void server.end());
  }
  try {
    const address = server.address(workspace);
    await verify(address);
    console.log(
      `\n讲稿助手 Speech Drafter runs in VS Code. Open this address in a browser:\n\n  ${address}\n`,
    );
    if (options.once) return;
    console.log("Try: put the cursor at the end of a sentence and type 高质效. Ctrl-C ends it.");
    await server.ended;
  } finally {
    await server.end();
    temporary.remove();
  }
}

/**
 * Asks for the page as a browser does: the address's token is exchanged for a cookie, then the page comes.
 * @param {string} address
 * @throws {Error} when VS Code does not answer with the workbench
 */
async function verify(address) {
  const first = await fetch(address, { redirect: "manual" });
  const cookie = first.headers.getSetCookie().map((line) => line.split(";")[0]);
  const page = await fetch(new URL(first.headers.get("location") ?? "", address), {
    headers: { cookie: cookie.join("; ") },
  });
  if (!page.ok || !(await page.text()).includes("workbench")) {
    throw new Error(`VS Code answers with status ${page.status}.`);
  }
}
