/** What the files of one pack hold: those that its manifest names, and of each other kind those found by their name. */
import { localized } from "../text/localized";
import { isOver } from "./dates";
import { readSnippetFile } from "./snippetFile";
import type { PackFile } from "./json";
import type {
  EntryData,
  NamedFile,
  PackContents,
  PackManifest,
  PackProblem,
  Snippet,
  SnippetFile,
} from "./model";
import { readPhraseFile } from "./phraseFile";
import { readAllowFile, readTestFile } from "./plainFiles";
import { readTermFile } from "./termFile";

/** Files of one kind beyond these are not read. */
const MOST_FILES = 200;

/** Reads a file of the pack; undefined, reported, where it cannot be read. */
export type ReadFile = (named: NamedFile) => Promise<PackFile | undefined>;

/**
 * @param manifestFile holds what is to be said about the choice of files
 * @param names what stands in the pack's folder
 */
export async function readContents(
  manifest: PackManifest,
  manifestFile: PackFile,
  names: readonly string[],
  read: ReadFile,
  today: string,
): Promise<{ readonly contents: PackContents; readonly problems: readonly PackProblem[] }> {
  const problems: PackProblem[] = [];
  const { files } = manifest;
  const each = async <F extends NamedFile, T>(
    chosen: readonly F[],
    take: (file: PackFile, named: F) => readonly T[] | Promise<readonly T[]>,
  ): Promise<readonly T[]> => {
    const out: T[] = [];
    for (const named of bounded(chosen, manifestFile)) {
      const file = await read(named);
      if (!file) continue;
      for (const entry of await take(file, named)) out.push(entry);
      warnOverdue(file, out, today);
      problems.push(...file.problems);
    }
    return out;
  };
  const found = (name: string): readonly NamedFile[] => (names.includes(name) ? [{ file: name }] : []);
  const snippets = await each(files.snippets ?? snippetFilesIn(names), (file, { place }: SnippetFile) =>
    readSnippetFile(file, manifest, place),
  );
  const contents = {
    snippets: withoutRepeats(snippets, problems),
    phrases: await each(files.phrases ?? found("phrases.json"), (file) => readPhraseFile(file, manifest)),
    terms: await each(files.terms ?? found("terms.json"), (file) => readTermFile(file, manifest)),
    allow: await each(files.allow ?? found("allow.json"), readAllowFile),
    tests: await each(files.tests ?? found("tests.json"), readTestFile),
  };
  warnUnlisted(manifestFile, manifest, names);
  sharedPrefixes(contents.snippets, problems);
  return { contents, problems };
}

const snippetFilesIn = (names: readonly string[]): readonly SnippetFile[] =>
  names
    .filter((name) => name.endsWith(".code-snippets") && !name.startsWith("."))
    .sort()
    .map((file) => ({ file, place: "anywhere" }));

function bounded<F extends NamedFile>(files: readonly F[], manifestFile: PackFile): readonly F[] {
  if (files.length <= MOST_FILES) return files;
  const message = localized(
    `同类文件超过${MOST_FILES}个，其余没有读取。`,
    `More than ${MOST_FILES} files of one kind; the others were not read.`,
  );
  manifestFile.report("pack/schema", "warning", undefined, message);
  return files.slice(0, MOST_FILES);
}

function warnUnlisted(file: PackFile, { files }: PackManifest, names: readonly string[]): void {
  const listed = files.snippets;
  if (!listed) return;
  for (const name of names) {
    if (!name.endsWith(".code-snippets") || listed.some((entry) => entry.file === name)) continue;
    const message = localized(
      `“${name}”没有列入snippets，未读取。`,
      `“${name}” is not listed in snippets: not read.`,
    );
    file.report("pack/schema", "warning", undefined, message);
  }
}

/** Told to who keeps the pack: the entry itself serves on. */
function warnOverdue(file: PackFile, entries: readonly unknown[], today: string): void {
  for (const entry of entries as readonly Partial<
    EntryData & {
      readonly at: { readonly file: string; readonly span: { start: number; end: number } };
      readonly pack: PackManifest;
    }
  >[]) {
    const { reviewBy, at, pack } = entry;
    // What the pack says of all is told once, in its manifest.
    if (reviewBy === undefined || at?.file !== file.path || reviewBy === pack?.reviewBy) continue;
    if (isOver(reviewBy, today)) file.report("pack/date", "info", at.span, overdue(reviewBy));
  }
}

export const overdue = (reviewBy: string) =>
  localized(`应在${reviewBy}前复核，已过期。`, `It was to be reviewed by ${reviewBy}.`);

/** Within a pack a snippet's name stands for one snippet, across its files too. */
function withoutRepeats(snippets: readonly Snippet[], problems: PackProblem[]): readonly Snippet[] {
  const first = new Map<string, Snippet>();
  for (const snippet of snippets) {
    const earlier = first.get(snippet.name);
    if (!earlier) {
      first.set(snippet.name, snippet);
      continue;
    }
    const message = localized(
      `片段“${snippet.name}”在本包中已有（${placeOf(earlier)}），只用前一个。`,
      `The pack already has a snippet “${snippet.name}” (${placeOf(earlier)}); that one counts.`,
    );
    problems.push({ code: "pack/duplicate", level: "error", at: snippet.at, message, other: earlier.at });
  }
  return [...first.values()];
}

/** Two snippets of one Chinese prefix at one place may be meant: both are offered, and the drafter has to read both. */
function sharedPrefixes(snippets: readonly Snippet[], problems: PackProblem[]): void {
  const first = new Map<string, Snippet>();
  for (const snippet of snippets)
    for (const prefix of snippet.prefixes) {
      if (/^[a-z]/.test(prefix)) continue;
      const key = `${snippet.place} ${prefix}`;
      const earlier = first.get(key);
      if (!earlier) first.set(key, snippet);
      else
        problems.push({
          code: "pack/duplicate",
          level: "info",
          at: snippet.at,
          message: localized(
            `前缀“${prefix}”与片段“${earlier.name}”（${placeOf(earlier)}）相同，两个都会列出。`,
            `Prefix “${prefix}” is also that of “${earlier.name}” (${placeOf(earlier)}): both are offered.`,
          ),
          other: earlier.at,
        });
    }
}

const placeOf = ({ at }: Snippet): string => `${at.file}:${at.firstLine}`;
