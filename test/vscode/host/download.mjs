// VS Code's server, a browser and a Chinese font, fetched once from the npm registry.
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { withLock } from "./lock.mjs";
import { downloads } from "./paths.mjs";
import { npm } from "./run-npm.mjs";

/** VS Code 1.100.3: the oldest that the extension supports. */
const CODE_SERVER = "4.100.3";
/** Grows whenever the layout of the folder changes. */
const LAYOUT = 1;

/** The packed browser is built for this platform alone; elsewhere an installed Chrome or Edge serves. */
export const hasPackedBrowser = process.platform === "linux" && process.arch === "x64";

/**
 * @typedef {object} Host
 * @property {string} vscode folder of the VS Code server
 * @property {string} chromium the browser's executable
 * @property {string} libraries folder of shared libraries that a bare system lacks
 * @property {string} fonts fontconfig file
 */

/**
 * The host's parts, fetched at first need. Safe against several runs at once.
 * @param {(line: string) => void} say where progress goes
 * @returns {Promise<Host>}
 */
export async function ensureHost(say = progress) {
  const folder = path.join(downloads, `vscode-server-${CODE_SERVER}-${LAYOUT}`);
  if (!existsSync(folder)) {
    await mkdir(downloads, { recursive: true });
    await withLock(
      `${folder}.lock`,
      async () => {
        if (!existsSync(folder)) await fetchHost(folder, say);
      },
      () => say("another run is fetching the VS Code test host; waiting for it"),
    );
  }
  return {
    vscode: path.join(folder, "vscode"),
    chromium: path.join(folder, "browser", "chromium"),
    libraries: path.join(folder, "browser", "lib"),
    fonts: path.join(folder, "fonts", "fonts.conf"),
  };
}

/**
 * Builds the folder under another name and renames it: it is whole or not there.
 * @param {string} folder
 * @param {(line: string) => void} say
 */
async function fetchHost(folder, say) {
  const began = Date.now();
  say(`fetching the VS Code test host (once; about 120 MB from the npm registry, 500 MB on disk)`);
  await removeLeftovers(path.basename(folder));
  const draft = await mkdtemp(`${folder}.tmp-`);
  try {
    // the tools unpack the rest, so they come first
    const tools = path.join(draft, "tools");
    await fetchTools(tools, say);
    await Promise.all([
      unpackServer(draft, tools, say),
      hasPackedBrowser ? unpackBrowser(draft, tools, say) : undefined,
      keepFonts(draft, tools, folder),
    ]);
    await rm(tools, { recursive: true });
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The VS Code test host could not be fetched from the npm registry.\n${reason}\n` +
        "Check that `npm ping` answers, then run the command again.",
      { cause: error },
    );
  }
  say(`the VS Code test host is ready (${seconds(began)})`);
}

/** @param {string} name drafts of runs that were killed */
async function removeLeftovers(name) {
  for (const entry of await readdir(downloads)) {
    if (entry.startsWith(`${name}.tmp-`))
      await rm(path.join(downloads, entry), { recursive: true, force: true });
  }
}

/**
 * @param {string} tools
 * @param {(line: string) => void} say
 */
async function fetchTools(tools, say) {
  const began = Date.now();
  await mkdir(tools);
  for (const file of ["package.json", "package-lock.json"]) {
    await copyFile(fileURLToPath(new URL(file, import.meta.url)), path.join(tools, file));
  }
  await npm(["ci", "--ignore-scripts"], tools);
  say(`browser and font fetched (${seconds(began)})`);
}

/**
 * @param {string} draft
 * @param {string} tools
 * @param {(line: string) => void} say
 */
async function unpackServer(draft, tools, say) {
  const began = Date.now();
  const name = (await npm(["pack", `code-server@${CODE_SERVER}`, "--silent"], tools))
    .trim()
    .split("\n")
    .at(-1);
  const archive = path.join(tools, name ?? "");
  const inside = "package/lib/vscode/";
  const target = path.join(draft, "vscode");
  await pipeline(
    createReadStream(archive),
    createGunzip(),
    tarOf(tools).extract(target, {
      // tar-fs maps a name first, then asks whether to ignore it
      map: (/** @type {{ name: string }} */ header) => ({
        ...header,
        name: header.name.startsWith(inside) ? header.name.slice(inside.length) : "",
      }),
      ignore: (/** @type {string} */ _, /** @type {{ name: string }} */ header) => header.name === "",
    }),
  );
  say(`VS Code ${CODE_SERVER.replace(/^4\./, "1.")} unpacked (${seconds(began)})`);
  // pinned by the npm-shrinkwrap.json that comes with it; its native modules are not needed here
  await npm(["install", "--omit=dev", "--ignore-scripts"], target);
  say(`VS Code's own packages installed (${seconds(began)})`);
}

/**
 * @param {string} draft
 * @param {string} tools
 * @param {(line: string) => void} say
 */
async function unpackBrowser(draft, tools, say) {
  const began = Date.now();
  const packed = path.join(tools, "node_modules", "@sparticuz", "chromium", "bin");
  const browser = path.join(draft, "browser");
  await mkdir(browser);
  await Promise.all([
    pipeline(
      createReadStream(path.join(packed, "chromium.br")),
      createBrotliDecompress(),
      createWriteStream(path.join(browser, "chromium"), { mode: 0o755 }),
    ),
    pipeline(
      createReadStream(path.join(packed, "al2023.tar.br")),
      createBrotliDecompress(),
      tarOf(tools).extract(browser), // makes lib/
    ),
  ]);
  say(`browser unpacked (${seconds(began)})`);
}

/**
 * Without a font that has them, Chinese glyphs come out blank.
 * @param {string} draft
 * @param {string} tools
 * @param {string} folder where the draft will stand: the configuration names absolute paths
 */
async function keepFonts(draft, tools, folder) {
  const fonts = path.join(draft, "fonts");
  await mkdir(fonts);
  const source = path.join(tools, "node_modules", "@expo-google-fonts", "noto-sans-sc");
  for (const face of ["400Regular", "700Bold"]) {
    const name = `NotoSansSC_${face}.ttf`;
    await rename(path.join(source, face, name), path.join(fonts, name));
  }
  const prefer = (/** @type {string} */ family) =>
    `<alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`;
  await writeFile(
    path.join(fonts, "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>` +
      `<dir>${path.join(folder, "fonts")}</dir><cachedir>${path.join(folder, "fonts", "cache")}</cachedir>` +
      ["sans-serif", "serif", "monospace"].map(prefer).join("") +
      `</fontconfig>\n`,
  );
}

/** @param {string} tools */
function tarOf(tools) {
  return createRequire(path.join(tools, "package.json"))("tar-fs");
}

/** @param {number} began */
function seconds(began) {
  return `${((Date.now() - began) / 1000).toFixed(1)} s`;
}

/** @param {string} line */
function progress(line) {
  console.log(`[VS Code host] ${line}`);
}
