/** Finds and reads packs: a broken one is reported and skipped, the rest load. */
import { localized, type Localized } from "../text/localized";
import { joinPath, type PackFiles } from "./files";
import { PackFile } from "./json";
import { MANIFEST_NAME, readManifest } from "./manifest";
import type { Pack, PackManifest, PackOrigin, PackProblem, Snippet } from "./model";
import { settlePrecedence } from "./precedence";
import type { PackSnapshot } from "./snapshot";
import { readSnippetFile } from "./snippetFile";

/** A folder to look in: a pack itself, or a folder whose children are packs. */
export interface PackRoot {
  readonly origin: PackOrigin;
  readonly folder: string;
}

/**
 * Loads the packs of all roots and settles precedence. Never rejects: what cannot be read is a problem.
 * @param today ISO date that packs with a period of validity are held against.
 */
export async function loadPacks(
  files: PackFiles,
  roots: readonly PackRoot[],
  today: string,
): Promise<PackSnapshot> {
  const loaded = await Promise.all(roots.map((root) => loadRoot(files, root, today)));
  return settlePrecedence(
    loaded.flatMap(({ packs }) => packs),
    loaded.flatMap(({ problems }) => problems),
  );
}

interface Loaded {
  readonly packs: readonly Pack[];
  readonly problems: readonly PackProblem[];
}

async function loadRoot(files: PackFiles, root: PackRoot, today: string): Promise<Loaded> {
  const names = await listOrReport(files, root.folder);
  if ("problem" in names) return { packs: [], problems: [names.problem] };
  if (!names.found) {
    // A workspace need not have packs; a folder that somebody named in the settings has to be there.
    const message = localized(`没有找到文件夹：${root.folder}。`, `There is no such folder: ${root.folder}.`);
    return { packs: [], problems: root.origin === "workspace" ? [] : [folderProblem(root.folder, message)] };
  }
  if (names.found.includes(MANIFEST_NAME)) return loadPack(files, root, root.folder, names.found, today);
  const children = names.found.filter((name) => name.endsWith("/") && !name.startsWith("."));
  const loaded = await Promise.all(
    children.sort().map(async (child) => {
      const folder = joinPath(root.folder, child.slice(0, -1));
      const inside = await listOrReport(files, folder);
      return "problem" in inside
        ? { packs: [], problems: [inside.problem] }
        : loadPack(files, root, folder, inside.found ?? [], today);
    }),
  );
  return {
    packs: loaded.flatMap(({ packs }) => packs),
    problems: loaded.flatMap(({ problems }) => problems),
  };
}

async function loadPack(
  files: PackFiles,
  { origin }: PackRoot,
  folder: string,
  names: readonly string[],
  today: string,
): Promise<Loaded> {
  const { file, problem } = await readOrReport(files, joinPath(folder, MANIFEST_NAME));
  if (!file) return { packs: [], problems: [problem] };
  const manifest = readManifest(file);
  if (!manifest) return { packs: [], problems: file.problems };
  if (!isInForce(file, manifest, today)) return { packs: [], problems: file.problems };
  warnUnlisted(file, manifest, names);
  const contents = await Promise.all(
    manifest.snippets.map(async (entry) => {
      const content = await readOrReport(files, joinPath(folder, entry.file));
      if (!content.file) return { snippets: [], problems: [{ ...content.problem, at: entry.at }] };
      const snippets = readSnippetFile(content.file, manifest, entry.place);
      return { snippets, problems: content.file.problems };
    }),
  );
  const repeats: PackProblem[] = [];
  const snippets = withoutRepeats(
    contents.flatMap((content) => content.snippets),
    repeats,
  );
  const problems = [...file.problems, ...contents.flatMap((content) => content.problems), ...repeats];
  return { packs: [{ manifest, origin, folder, at: file.locate(undefined), snippets }], problems };
}

function isInForce(file: PackFile, { displayName, dates }: PackManifest, today: string): boolean {
  const { validFrom, validUntil } = dates;
  if (validUntil !== undefined && validUntil < today) {
    const message = localized(
      `“${displayName.zh}”已于${validUntil}到期，不再提供。`,
      `“${displayName.en}” expired on ${validUntil} and is no longer offered.`,
    );
    file.report("pack/date", "warning", undefined, message);
    return false;
  }
  if (validFrom !== undefined && validFrom > today) {
    const message = localized(
      `“${displayName.zh}”自${validFrom}起提供。`,
      `“${displayName.en}” is offered from ${validFrom}.`,
    );
    file.report("pack/date", "info", undefined, message);
    return false;
  }
  return true;
}

function warnUnlisted(file: PackFile, manifest: PackManifest, names: readonly string[]): void {
  for (const name of names) {
    if (!name.endsWith(".code-snippets") || manifest.snippets.some((entry) => entry.file === name)) continue;
    const message = localized(
      `“${name}”没有列入snippets，未读取。`,
      `“${name}” is not listed in snippets: not read.`,
    );
    file.report("pack/schema", "warning", undefined, message);
  }
}

/** Within a pack a snippet's name stands for one snippet, across its files too. */
function withoutRepeats(snippets: readonly Snippet[], problems: PackProblem[]): readonly Snippet[] {
  const first = new Map<string, Snippet>();
  for (const snippet of snippets) {
    const earlier = first.get(snippet.name);
    if (!earlier) {
      first.set(snippet.name, snippet);
      continue;
    }
    const place = `${earlier.at.file}:${earlier.at.firstLine}`;
    const message = localized(
      `片段“${snippet.name}”在本包中已有（${place}），只用前一个。`,
      `The pack already has a snippet “${snippet.name}” (${place}); that one counts.`,
    );
    problems.push({ code: "pack/duplicate", level: "error", at: snippet.at, message });
  }
  return [...first.values()];
}

type Listing = { readonly found: readonly string[] | undefined } | { readonly problem: PackProblem };

async function listOrReport(files: PackFiles, folder: string): Promise<Listing> {
  try {
    return { found: await files.list(folder) };
  } catch (error) {
    const reason = reasonOf(error);
    const message = localized(`无法读取文件夹：${reason.zh}`, `The folder cannot be read: ${reason.en}`);
    return { problem: folderProblem(folder, message) };
  }
}

type Reading =
  | { readonly file: PackFile; readonly problem?: undefined }
  | { readonly file?: undefined; readonly problem: PackProblem };

async function readOrReport(files: PackFiles, path: string): Promise<Reading> {
  try {
    return { file: new PackFile(path, await files.read(path)) };
  } catch (error) {
    const reason = reasonOf(error);
    return {
      problem: folderProblem(
        path,
        localized(`无法读取文件：${reason.zh}`, `The file cannot be read: ${reason.en}`),
      ),
    };
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
