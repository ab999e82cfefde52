// The files of the engines for words: where they are installed, and how they come beside a bundle of segmenter.ts.
import { copyFile, mkdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";

const require = createRequire(import.meta.url);

/** Packages whose binaries go along, by the names of the engines. */
export const enginePackages = { nodejieba: "nodejieba", "node-rs": "@node-rs/jieba" };

/**
 * What only the extraction of keywords reads, which we never ask for. nodejieba loads it all the same: the weights
 * take 19 MB and a third of a second. One line serves, for the files must not be missing or empty.
 */
const ofKeywords = { "idf.utf8": "一 1.0\n", "stop_words.utf8": "一\n" };

/**
 * Puts the binaries for this machine and the one dictionary that they share into a folder, and takes away what it
 * holds of engines that are not installed. Gives the names of the engines that are.
 */
export async function copyEngines(to) {
  const sources = { ...binaries(), ...dictionaries() };
  await mkdir(to, { recursive: true });
  for (const [name, source] of Object.entries(sources)) {
    if (source === undefined) await rm(path.join(to, name), { force: true });
    else await copyChanged(source, path.join(to, name));
  }
  for (const [name, text] of Object.entries(ofKeywords)) await writeFile(path.join(to, name), text);
  return Object.keys(enginePackages).filter((engine) => sources[`${engine}.node`] !== undefined);
}

function binaries() {
  const nodejieba = fileOf("nodejieba", "build/Release/nodejieba.node");
  const target = targetName();
  const nodeRs = fileOf(`@node-rs/jieba-${target}`, `jieba.${target}.node`);
  return { "nodejieba.node": nodejieba, "node-rs.node": nodeRs };
}

/** nodejieba's, and where that could not be installed the same words as the other package ships them. */
function dictionaries() {
  const ofNodejieba = (name) => fileOf("nodejieba", `submodules/cppjieba/dict/${name}`);
  return {
    "jieba.dict.utf8": ofNodejieba("jieba.dict.utf8") ?? fileOf("@node-rs/jieba", "dict.txt"),
    "hmm_model.utf8": ofNodejieba("hmm_model.utf8"),
    "user.dict.utf8": ofNodejieba("user.dict.utf8"),
  };
}

/** This machine as the packages of @node-rs name it. */
function targetName() {
  const { platform, arch } = process;
  if (platform === "win32") return `win32-${arch}-msvc`;
  if (platform !== "linux") return `${platform}-${arch}`;
  if (arch === "arm") return "linux-arm-gnueabihf";
  return `linux-${arch}-${isMusl() ? "musl" : "gnu"}`;
}

export function isMusl() {
  return process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
}

function fileOf(name, file) {
  const folder = folderOf(name);
  if (folder === undefined) return undefined;
  const whole = path.join(folder, file);
  return existsSync(whole) ? whole : undefined;
}

/** Where a package lies; undefined for an optional one that could not be installed. */
export function folderOf(name) {
  try {
    return path.dirname(require.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

/** A file that is the same stays untouched: a running server may have the binary mapped. */
async function copyChanged(from, to) {
  const source = await stat(from);
  const target = await stat(to).catch(() => undefined);
  if (target?.size === source.size && Math.abs(target.mtimeMs - source.mtimeMs) < 1) return;
  await rm(to, { force: true });
  await copyFile(from, to);
  await utimes(to, source.atime, source.mtime);
}
