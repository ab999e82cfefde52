import { existsSync, lstatSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { beginningOf } from "./beginning";

/** A folder of ours inside one that is somebody else's. */
const INSIDE = "speech-drafter";
/** The name that programs for backup know caches by. */
const TAG = "CACHEDIR.TAG";
const TAG_BYTES = Buffer.from(`Signature: 8a477f597d28d172789f06886806bc55
# Indexes and figures that Speech Drafter (讲稿助手) keeps. All of it may be deleted at any time.
`);
/** What we keep in a folder, of any version. */
const OWN = /^(?:index-[\w.-]+-[0-9a-f]{8}|habits\.json(?:\.lock|\.\d+\.[0-9a-f]{8}\.tmp)?)$/;
/** Folders of our name inside one another, each somebody else's: more than two are no accident. */
const DEEPEST = 3;

/**
 * Where our files go when we are given `directory` (absolute): into it where it is missing, empty or ours, else into
 * the folder `speech-drafter` inside, by the same rule. A folder is ours where it bears our tag, or where everything in
 * it has a name that only we give. Makes nothing. Throws what the file system throws.
 */
export function findFolder(directory: string): string {
  let folder = directory;
  for (let depth = 0; depth < DEEPEST; depth++) {
    if (!existsSync(folder) || isOwn(folder)) return folder;
    folder = path.join(folder, INSIDE);
  }
  throw Object.assign(new Error("every folder is somebody else's"), { code: "EEXIST" });
}

/** The same, made where it is missing, private to the user, and tagged as ours. */
export function claimFolder(directory: string): string {
  const folder = findFolder(directory);
  makeFolder(folder);
  if (!isTagged(folder)) writeFileSync(path.join(folder, TAG), TAG_BYTES, { mode: 0o600 });
  return folder;
}

/** Takes our tag away, and the folder inside somebody else's, once nothing else is in there. Throws no error. */
export function leaveFolder(directory: string): void {
  try {
    const folder = findFolder(directory);
    if (!isTagged(folder) || readdirSync(folder).length > 1) return;
    rmSync(path.join(folder, TAG));
    if (folder !== directory) rmdirSync(folder);
  } catch {
    // Another process is at work here, or nothing can be removed: an empty folder is left.
  }
}

const tagIn = (folder: string): Buffer | undefined =>
  beginningOf(path.join(folder, TAG), TAG_BYTES.length + 1);

const isTagged = (folder: string): boolean => tagIn(folder)?.equals(TAG_BYTES) ?? false;

function isOwn(folder: string): boolean {
  const tag = tagIn(folder);
  if (tag?.equals(TAG_BYTES)) return true;
  // One that another process is just writing is known by what it says so far.
  const isBegun = tag?.equals(TAG_BYTES.subarray(0, tag.length)) ?? false;
  return readdirSync(folder).every((name) =>
    name === TAG ? isBegun : OWN.test(name) && isPlausible(folder, name),
  );
}

/** An index is a folder, habits are a file. */
const isPlausible = (folder: string, name: string): boolean =>
  lstatSync(path.join(folder, name)).isDirectory() === name.startsWith("index-");

/**
 * Folder by folder: `recursive` never returns on file systems that answer ENOENT though the parent is there, as
 * /proc and some network drives do.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have been quicker.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
