// Bundles everything into dist/:
//   node esbuild.mjs            for development, with source maps
//   node esbuild.mjs --watch    the same, again at each change
//   node esbuild.mjs --package  minified, then a VSIX for this platform in dist/
import { readdir, rm, writeFile } from "node:fs/promises";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { context } from "esbuild";
import { copyEngines, enginePackages, folderOf, isMusl } from "./server/engineFiles.mjs";

const root = import.meta.dirname;
const packaging = process.argv.includes("--package");
const watching = process.argv.includes("--watch");

const SHEBANG = "#!/usr/bin/env node";
const TARGETS = [
  { from: "client/src/extension.ts", to: "dist/client/extension.js" },
  { from: "server/src/main.ts", to: "dist/server/main.js", banner: SHEBANG },
  { from: "server/src/worker.ts", to: "dist/server/worker.js" },
  { from: "server/src/segmenter.ts", to: "dist/server/segmenter.js" },
  { from: "server/src/cli/main.ts", to: "dist/cli/main.js", banner: SHEBANG },
];

/**
 * The library is CommonJS, of which a bundle makes a copy for each file that imports it: hundreds of getters, fifteen
 * times at each start. Through one module of constants there is none.
 */
const libraryOnce = {
  name: "library-once",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode-languageserver(\/node)?$/ }, ({ kind }) =>
      kind === "import-statement" ? { path: "vscode-languageserver", namespace: "once" } : undefined,
    );
    onLoad({ filter: /./, namespace: "once" }, () => {
      const names = Object.keys(createRequire(import.meta.url)("vscode-languageserver/node"));
      const exported = names.map((name) => `export const ${name} = library.${name};`);
      const contents = ['const library = require("vscode-languageserver/node");', ...exported].join("\n");
      return { contents, resolveDir: root };
    });
  },
};

const bundle = ({ from, to, banner }) =>
  context({
    absWorkingDir: root,
    entryPoints: [from],
    outfile: to,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    charset: "utf8", // Han as they are: escaped they take twice the room
    mainFields: ["module", "main"], // jsonc-parser's main is UMD, which a bundler cannot follow
    external: ["vscode"],
    plugins: [libraryOnce],
    banner: banner ? { js: banner } : {},
    sourcemap: packaging ? false : "linked",
    minify: packaging,
    metafile: true,
    logLevel: "warning",
  });

const targets = TARGETS.filter(({ from }) => existsSync(path.join(root, from)));
for (const { from } of TARGETS) {
  if (!targets.some((target) => target.from === from)) console.log(`${from} is not there: left out`);
}

if (packaging && targets.length < TARGETS.length) throw new Error("a package needs every one of them");
if (packaging) for (const { to } of TARGETS) await rm(path.join(root, to + ".map"), { force: true });
const contexts = await Promise.all(targets.map(bundle));
if (watching) {
  await copyEnginesBeside();
  await Promise.all(contexts.map((each) => each.watch()));
  console.log("watching …"); // the tasks of .vscode wait for this line
} else {
  const results = await Promise.allSettled(contexts.map((each) => each.rebuild())); // one broken entry stops no other
  const built = results.flatMap(({ value }) => (value ? [value] : []));
  await copyEnginesBeside();
  await writeNotices(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
  await Promise.all(contexts.map((each) => each.dispose()));
  if (built.length < results.length) {
    process.exitCode = 1; // esbuild has printed its errors
  } else {
    for (const { to } of targets) console.log(`${to}  ${size(path.join(root, to))}`);
    if (packaging) await makeVsix();
  }
}

/** Binaries stay outside the bundle: the segmenter opens what lies in this folder beside it. */
async function copyEnginesBeside() {
  const copied = await copyEngines(path.join(root, "dist/server/words"));
  for (const engine of Object.keys(enginePackages)) {
    if (!copied.includes(engine))
      console.log(`${engine} is not installed for this machine: the next engine serves`);
  }
}

/** The licences of all that is bundled, as they ask for. */
async function writeNotices(inputs) {
  const folders = new Map();
  for (const input of inputs) {
    const found = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(input);
    if (found) folders.set(found[2], path.join(root, found[1]));
  }
  for (const name of Object.values(enginePackages)) {
    const folder = folderOf(name);
    if (folder !== undefined) folders.set(name, folder);
  }
  const notices = await Promise.all(
    [...folders.keys()].sort().map(async (name) => {
      const folder = folders.get(name);
      const { version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
      const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
      const text = file === undefined ? license : readFileSync(path.join(folder, file), "utf8").trim();
      return `${name} ${version}\n\n${text}\n`;
    }),
  );
  await writeFile(path.join(root, "dist/THIRD-PARTY-NOTICES.txt"), notices.join(`\n${"-".repeat(80)}\n\n`));
}

/** Packs what .vscodeignore lets in. No dependencies: the bundles carry them. */
async function makeVsix() {
  const { createVSIX } = createRequire(import.meta.url)("@vscode/vsce");
  const { name, version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const target = platform();
  const file = path.join(root, "dist", `${name}-${target}-${version}.vsix`);
  await createVSIX({
    cwd: root,
    target,
    packagePath: file,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  console.log(`${path.relative(root, file)}  ${size(file)}`);
}

/** This machine as VS Code's marketplace names it. */
function platform() {
  const system = isMusl() ? "alpine" : process.platform;
  return `${system}-${process.arch === "arm" ? "armhf" : process.arch}`;
}

function size(file) {
  const bytes = statSync(file).size;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
