/** Finds and reads packs: a broken one is reported and skipped, the rest load. */
import { localized, type Localized } from "../text/localized";
import { overdue, readContents } from "./contents";
import { isOver } from "./dates";
import { joinPath, type PackFiles } from "./files";
import { PackFile } from "./json";
import { MANIFEST_NAME, OLD_MANIFEST_NAME, readManifest } from "./manifest";
import type { NamedFile, Pack, PackOrigin, PackProblem } from "./model";
import { settlePrecedence } from "./precedence";
import type { PackSnapshot } from "./snapshot";

/** A folder to look in: a pack itself, or a folder whose children are packs. */
export interface PackRoot {
  readonly origin: PackOrigin;
  readonly folder: string;
}

/** Packs whose files are asked for together: the disk answers one while another is parsed. */
const AT_ONCE = 4;
/** Packs of one folder beyond these are not read. */
const MOST_PACKS = 500;

/**
 * Loads the packs of all roots and settles precedence. Never rejects: what cannot be read is a problem. A few packs
 * are read at a time, so that other work has its turn between any two files.
 * @param today ISO date that the dates of entries, and drafts without one, are held against
 */
export async function loadPacks(
  files: PackFiles,
  roots: readonly PackRoot[],
  today: string,
): Promise<PackSnapshot> {
  const packs: Pack[] = [];
  const problems: PackProblem[] = [];
  for (const root of roots) {
    const found = await findPacks(files, root);
    problems.push(...found.problems);
    for (let i = 0; i < found.folders.length; i += AT_ONCE) {
      const some = found.folders.slice(i, i + AT_ONCE);
      const loaded = await Promise.all(
        some.map(({ folder, names }) => loadPack(files, root, folder, names, today)),
      );
      for (const { pack, problems: said } of loaded) {
        problems.push(...said);
        if (pack) packs.push(pack);
      }
    }
  }
  return settlePrecedence(packs, problems, today);
}

interface Found {
  readonly folders: readonly { readonly folder: string; readonly names: readonly string[] }[];
  readonly problems: readonly PackProblem[];
}

async function findPacks(files: PackFiles, { folder, origin }: PackRoot): Promise<Found> {
  const listing = await listOrReport(files, folder);
  if ("problem" in listing) return { folders: [], problems: [listing.problem] };
  const names = listing.found;
  if (!names) {
    // A workspace need not have packs; a folder that somebody named in the settings has to be there.
    const message = localized(`没有找到文件夹：${folder}。`, `There is no such folder: ${folder}.`);
    return { folders: [], problems: origin === "workspace" ? [] : [folderProblem(folder, message)] };
  }
  if (manifestIn(names) !== undefined) return { folders: [{ folder, names }], problems: [] };
  const children = names.filter((name) => name.endsWith("/") && !name.startsWith(".")).sort();
  const problems: PackProblem[] = [];
  const folders: { folder: string; names: readonly string[] }[] = [];
  if (children.length > MOST_PACKS) {
    const message = localized(
      `文件夹里的包超过${MOST_PACKS}个，其余没有读取。`,
      `The folder holds more than ${MOST_PACKS} packs; the others were not read.`,
    );
    problems.push(folderProblem(folder, message));
  }
  const inside = children.slice(0, MOST_PACKS).map((child) => joinPath(folder, child.slice(0, -1)));
  const listings = await Promise.all(inside.map((child) => listOrReport(files, child, folder)));
  for (const [i, listed] of listings.entries()) {
    if ("problem" in listed) problems.push(listed.problem);
    else folders.push({ folder: inside[i]!, names: listed.found ?? [] });
  }
  return { folders, problems };
}

const manifestIn = (names: readonly string[]): string | undefined =>
  [MANIFEST_NAME, OLD_MANIFEST_NAME].find((name) => names.includes(name));

async function loadPack(
  files: PackFiles,
  { origin }: PackRoot,
  folder: string,
  names: readonly string[],
  today: string,
): Promise<{ readonly pack?: Pack; readonly problems: readonly PackProblem[] }> {
  const reading = await readOrReport(files, folder, { file: manifestIn(names) ?? MANIFEST_NAME });
  if (!reading.file) return { problems: [reading.problem] };
  const { file } = reading;
  const manifest = readManifest(file);
  if (!manifest) return { problems: file.problems };
  const { reviewBy } = manifest;
  if (reviewBy !== undefined && isOver(reviewBy, today))
    file.report("pack/date", "info", undefined, overdue(reviewBy));
  const unread: PackProblem[] = [];
  const read = async (named: NamedFile): Promise<PackFile | undefined> => {
    const content = await readOrReport(files, folder, named);
    if (!content.file) unread.push(content.problem);
    return content.file;
  };
  const { contents, problems } = await readContents(manifest, file, names, read, today);
  return {
    pack: { manifest, origin, folder, at: file.locate(undefined), ...contents },
    problems: [...file.problems, ...unread, ...problems],
  };
}

type Listing = { readonly found: readonly string[] | undefined } | { readonly problem: PackProblem };

async function listOrReport(files: PackFiles, folder: string, within?: string): Promise<Listing> {
  try {
    return { found: await files.list(folder, within) };
  } catch (error) {
    const reason = reasonOf(error);
    const message = localized(`无法读取文件夹：${reason.zh}`, `The folder cannot be read: ${reason.en}`);
    return { problem: folderProblem(folder, message) };
  }
}

type Reading =
  | { readonly file: PackFile; readonly problem?: undefined }
  | { readonly file?: undefined; readonly problem: PackProblem };

/** A file that cannot be read is told where the manifest names it, else at itself. */
async function readOrReport(files: PackFiles, folder: string, { file, at }: NamedFile): Promise<Reading> {
  const path = joinPath(folder, file);
  try {
    return { file: new PackFile(path, await files.read(path, folder), () => files.pause()) };
  } catch (error) {
    const reason = reasonOf(error);
    const message = localized(`无法读取“${file}”：${reason.zh}`, `“${file}” cannot be read: ${reason.en}`);
    const problem = folderProblem(path, message);
    return { problem: at ? { ...problem, at } : problem };
  }
}

function folderProblem(path: string, message: PackProblem["message"]): PackProblem {
  return { code: "pack/schema", level: "error", at: new PackFile(path, "").locate(undefined), message };
}

function reasonOf(error: unknown): Localized {
  if (error instanceof Error && "reason" in error) return error.reason as Localized;
  const text = error instanceof Error ? error.message : String(error);
  return localized(text, text);
}
