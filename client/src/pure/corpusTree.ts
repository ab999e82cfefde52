import type { CorpusContents, CorpusEntry, SkippedFile } from "../../../server/src/protocol";

export type Grouping = "folder" | "kind" | "year";

/** A node of the Corpus view. `id` is unique in one tree and stays the same from one to the next. */
export type CorpusNode = FolderNode | GroupNode | SpeechNode | SkippedNode;

interface Branch {
  readonly id: string;
  /** Speeches below, at any depth. */
  readonly count: number;
  readonly children: readonly CorpusNode[];
}

/** A folder on disk, or a file that holds several speeches. */
export interface FolderNode extends Branch {
  readonly type: "folder" | "file";
  readonly uri: string;
  /** The bundled examples': read-only, and not to be left out one by one. */
  readonly bundled: boolean;
}

export interface GroupNode extends Branch {
  readonly type: "kind" | "year" | "skipped";
  /** Of the kind or year; absent where a speech tells none. */
  readonly value: string | undefined;
}

export interface SpeechNode {
  readonly type: "speech";
  readonly id: string;
  readonly entry: CorpusEntry;
  readonly bundled: boolean;
}

export interface SkippedNode {
  readonly type: "skippedFile";
  readonly id: string;
  readonly file: SkippedFile;
}

/** The view's roots: speeches by `grouping`, then what was skipped. */
export function corpusTree(contents: CorpusContents, grouping: Grouping): readonly CorpusNode[] {
  const { speeches, skipped } = contents;
  const nodes = speeches.map((entry) => speechNode(entry, contents));
  const grouped =
    grouping === "folder"
      ? byFolder(nodes, contents)
      : byValue(nodes, grouping, ({ kind, date }) => (grouping === "kind" ? kind : date?.slice(0, 4)));
  if (skipped.length === 0) return grouped;
  const files = [...skipped].sort((a, b) => compare(a.uri, b.uri));
  const children = files.map((file): SkippedNode => ({
    type: "skippedFile",
    id: `skipped ${file.uri}`,
    file,
  }));
  return [...grouped, { type: "skipped", id: "skipped", value: undefined, count: children.length, children }];
}

/** The last part of a URI's path, as a person reads it. */
export function nameOf(uri: string): string {
  const name = uri.split("/").findLast((part) => part !== "") ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function speechNode(entry: CorpusEntry, { folders }: CorpusContents): SpeechNode {
  const bundled = folderOf(entry.uri, folders)?.bundled === true;
  return { type: "speech", id: `${entry.uri}#${entry.start}`, entry, bundled };
}

/** The corpus folder that a file lies in: the innermost, where one lies in another. */
function folderOf(
  uri: string,
  folders: CorpusContents["folders"],
): CorpusContents["folders"][number] | undefined {
  return folders
    .filter((folder) => uri.startsWith(`${folder.uri}/`))
    .sort((a, b) => b.uri.length - a.uri.length)[0];
}

/**
 * A file or folder as a glob of its corpus folder, signs of the glob grammar as `?`. Undefined where it lies in none.
 */
export function excludingGlob(
  uri: string,
  isFolder: boolean,
  folders: CorpusContents["folders"],
): string | undefined {
  const folder = folderOf(uri, folders);
  if (!folder) return undefined;
  const path = uri
    .slice(folder.uri.length + 1)
    .split("/")
    .map((part) => nameOf(part).replace(/[[\]{}()*?!+@|\\]/g, "?"))
    .join("/");
  return isFolder ? `${path}/**` : path;
}

function byFolder(nodes: readonly SpeechNode[], { folders }: CorpusContents): readonly CorpusNode[] {
  return folders.flatMap(({ uri, bundled }): CorpusNode[] => {
    const own = nodes.filter((node) => folderOf(node.entry.uri, folders)?.uri === uri);
    return own.length > 0 ? [folderNode(uri, own, bundled)] : [];
  });
}

function folderNode(uri: string, nodes: readonly SpeechNode[], bundled: boolean): FolderNode {
  const below = new Map<string, SpeechNode[]>();
  const files = new Map<string, SpeechNode[]>();
  for (const node of nodes) {
    const rest = node.entry.uri.slice(uri.length + 1);
    const slash = rest.indexOf("/");
    const [map, key] = slash < 0 ? [files, node.entry.uri] : [below, `${uri}/${rest.slice(0, slash)}`];
    const list = map.get(key);
    if (list) list.push(node);
    else map.set(key, [node]);
  }
  const folders = [...below]
    .sort(([a], [b]) => compareNames(a, b))
    .map(([folder, own]) => folderNode(folder, own, bundled));
  const speeches = [...files.values()].filter((own) => own.length === 1).flat();
  const collections = [...files]
    .filter(([, own]) => own.length > 1)
    .sort(([a], [b]) => compareNames(a, b))
    .map(([file, own]): FolderNode => ({
      type: "file",
      id: `file ${file}`,
      uri: file,
      bundled,
      count: own.length,
      children: [...own].sort((a, b) => a.entry.start - b.entry.start),
    }));
  return {
    type: "folder",
    id: `folder ${uri}`,
    uri,
    bundled,
    count: nodes.length,
    children: [...folders, ...collections, ...[...speeches].sort(newestFirst)],
  };
}

function byValue(
  nodes: readonly SpeechNode[],
  type: "kind" | "year",
  valueOf: (entry: CorpusEntry) => string | undefined,
): readonly GroupNode[] {
  const groups = new Map<string | undefined, SpeechNode[]>();
  for (const node of nodes) {
    const value = valueOf(node.entry);
    const list = groups.get(value);
    if (list) list.push(node);
    else groups.set(value, [node]);
  }
  return [...groups]
    .map(([value, own]): GroupNode => ({
      type,
      id: `${type} ${value ?? ""}`,
      value,
      count: own.length,
      children: own.sort(newestFirst),
    }))
    .sort((a, b) => compareGroups(a, b));
}

/** Years from the newest back, kinds from the most frequent on; what tells none comes last. */
function compareGroups(a: GroupNode, b: GroupNode): number {
  if (a.value === undefined || b.value === undefined)
    return Number(a.value === undefined) - Number(b.value === undefined);
  return a.type === "year" ? compare(b.value, a.value) : b.count - a.count || compareNames(a.value, b.value);
}

const newestFirst = (a: SpeechNode, b: SpeechNode): number =>
  compare(b.entry.date ?? "", a.entry.date ?? "") ||
  compareNames(a.entry.title, b.entry.title) ||
  a.entry.start - b.entry.start;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const collator = new Intl.Collator("zh", { numeric: true });
const compareNames = (a: string, b: string): number =>
  collator.compare(nameOf(a), nameOf(b)) || compare(a, b);
