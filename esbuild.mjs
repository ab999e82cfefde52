// Bundles everything into dist/:
//   node esbuild.mjs            for development, with source maps
//   node esbuild.mjs --watch    the same, again at each change
//   node esbuild.mjs --package  minified, then a VSIX for this platform in dist/
import { copyFile, mkdir, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { context } from "esbuild";

/**
 * Weights that only the extraction of keywords reads, which we never ask for. It is loaded all the same, and takes
 * 19 MB and a third of a second: one line serves, for the file must not be missing or empty.
 */
const weightsOfKeywords = "idf.utf8";

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
 * nodejieba assigns undeclared globals and finds its binary beside itself: it stays outside the bundle, and
 * its files are copied to where the bundle asks for them.
 */
const nodejiebaOutside = {
  name: "nodejieba-outside",
  setup(build) {
    build.onResolve({ filter: /^nodejieba$/ }, () => ({ path: "./nodejieba/index.js", external: true }));
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
    plugins: [nodejiebaOutside],
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
  await copyNodejieba();
  await Promise.all(contexts.map((each) => each.watch()));
  console.log("watching …"); // the tasks of .vscode wait for this line
} else {
  const results = await Promise.allSettled(contexts.map((each) => each.rebuild())); // one broken entry stops no other
  const built = results.flatMap(({ value }) => (value ? [value] : []));
  await copyNodejieba();
  await writeNotices(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
  await Promise.all(contexts.map((each) => each.dispose()));
  if (built.length < results.length) {
    process.exitCode = 1; // esbuild has printed its errors
  } else {
    for (const { to } of targets) console.log(`${to}  ${size(path.join(root, to))}`);
    if (packaging) await makeVsix();
  }
}

/** Copies nodejieba's binary and dictionaries beside the server, or takes stale ones away where it has none. */
async function copyNodejieba() {
  const to = path.join(root, "dist/server/nodejieba");
  const from = folderOf("nodejieba");
  const binary = "build/Release/nodejieba.node";
  if (from === undefined || !existsSync(path.join(from, binary))) {
    await rm(to, { recursive: true, force: true });
    console.log("nodejieba's binary is not there: the bundle runs with the fallback segmenter");
    return;
  }
  const dictionaries = "submodules/cppjieba/dict";
  const names = (await readdir(path.join(from, dictionaries))).filter((name) => name.endsWith(".utf8"));
  const copied = names.filter((name) => name !== weightsOfKeywords).map((each) => `${dictionaries}/${each}`);
  for (const name of ["index.js", binary, ...copied]) {
    await copyChanged(path.join(from, name), path.join(to, name));
  }
  await writeFile(path.join(to, dictionaries, weightsOfKeywords), "一 1.0\n");
}

/** A file that is the same stays untouched: a running server may have the binary mapped. */
async function copyChanged(from, to) {
  const source = await stat(from);
  const target = await stat(to).catch(() => undefined);
  if (target?.size === source.size && Math.abs(target.mtimeMs - source.mtimeMs) < 1) return;
  await rm(to, { force: true });
  await mkdir(path.dirname(to), { recursive: true });
  await copyFile(from, to);
  await utimes(to, source.atime, source.mtime);
}

/** The licences of all that is bundled, as they ask for. */
async function writeNotices(inputs) {
  const folders = new Map();
  for (const input of inputs) {
    const found = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(input);
    if (found) folders.set(found[2], path.join(root, found[1]));
  }
  const nodejieba = folderOf("nodejieba");
  if (nodejieba !== undefined) folders.set("nodejieba", nodejieba);
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
  const musl = process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
  const system = musl ? "alpine" : process.platform;
  return `${system}-${process.arch === "arm" ? "armhf" : process.arch}`;
}

function folderOf(name) {
  try {
    return path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return undefined; // an optional dependency that could not be installed
  }
}

function size(file) {
  const bytes = statSync(file).size;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
