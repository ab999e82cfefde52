import { accessSync, constants, copyFileSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import * as path from "node:path";

/** Files that nodejieba loads, by the names its `load` gives them. */
export interface Dictionaries {
  readonly dict: string;
  readonly hmmDict: string;
  readonly userDict: string;
  readonly idfDict: string;
  readonly stopWordDict: string;
}

/**
 * The first dictionary file that is missing, empty or unreadable: loading it would abort the process, with no
 * error to catch.
 */
export function unusable(dictionaries: Dictionaries): string | undefined {
  return filesOf(dictionaries).find((file) => {
    try {
      accessSync(file, constants.R_OK);
      const stats = statSync(file);
      return !stats.isFile() || stats.size === 0;
    } catch {
      return true;
    }
  });
}

/**
 * Dictionaries under a path that nodejieba can open. On Windows it opens none with characters beyond ASCII in
 * it, so they are copied below the first of `places` that has none and can be written.
 * Returns undefined where there is no such place.
 */
export function openable(
  dictionaries: Dictionaries,
  places: readonly (string | undefined)[],
  platform: NodeJS.Platform = process.platform,
): Dictionaries | undefined {
  if (platform !== "win32" || filesOf(dictionaries).every(isAscii)) return dictionaries;
  for (const place of places) {
    if (place === undefined || !isAscii(place)) continue;
    const copies = copyAll(dictionaries, path.join(place, "speech-drafter-dictionaries"));
    if (copies) return copies;
  }
  return undefined;
}

const filesOf = (dictionaries: Dictionaries): readonly string[] =>
  Object.values(dictionaries) as readonly string[];

const isAscii = (text: string): boolean => !/[^\x20-\x7e]/.test(text);

function copyAll(dictionaries: Dictionaries, folder: string): Dictionaries | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    return {
      dict: copy(dictionaries.dict, folder),
      hmmDict: copy(dictionaries.hmmDict, folder),
      userDict: copy(dictionaries.userDict, folder),
      idfDict: copy(dictionaries.idfDict, folder),
      stopWordDict: copy(dictionaries.stopWordDict, folder),
    };
  } catch {
    return undefined;
  }
}

/** Beside and renamed: a file that is there is whole. The size tells another version's. */
function copy(file: string, folder: string): string {
  const { size } = statSync(file);
  const target = path.join(folder, path.basename(file));
  if (statSync(target, { throwIfNoEntry: false })?.size === size) return target;
  const beside = `${target}.${process.pid}.tmp`;
  try {
    copyFileSync(file, beside);
    renameSync(beside, target);
  } finally {
    rmSync(beside, { force: true });
  }
  return target;
}
