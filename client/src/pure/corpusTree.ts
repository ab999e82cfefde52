import type { CorpusContents, CorpusEntry, SkippedFile } from "../../../server/src/protocol";

import { fileNameOf, type UriKey } from "../../../server/src/text/fileKey";
import { keyOf } from "./keyOf";

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
  const placed = speeches.map((entry) => placedIn(contents.folders, entry));
  const grouped =
    grouping === "folder"
      ? byFolder(placed, contents)
      : byValue(
          placed.map(({ node }) => node),
          grouping,
          ({ kind, date }) => (grouping === "kind" ? kind : date?.slice(0, 4)),
        );
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
export const nameOf = (uri: string): string => fileNameOf(partsOf(uri).at(-1) ?? "");

const partsOf = (uri: string): readonly string[] => uri.split("/").filter((part) => part !== "");

type Folders = CorpusContents["folders"];

/** A corpus folder, and the parts of a file's path below it as its URI spells them. */
interface Place {
  readonly folder: Folders[number];
  readonly path: readonly string[];
}

interface Placed {
  readonly node: SpeechNode;
  readonly place: Place | undefined;
}

function placedIn(folders: Folders, entry: CorpusEntry): Placed {
  const place = placeOf(entry.uri, folders);
  const bundled = place?.folder.bundled === true;
  return { node: { type: "speech", id: `${entry.uri}#${entry.start}`, entry, bundled }, place };
}

/** Where a file or folder lies: in the innermost corpus folder, where one lies in another. */
function placeOf(uri: string, folders: Folders): Place | undefined {
  const key = keyOf(uri);
  const [inner] = keysOf(folders)
    .filter((folder) => key.startsWith(`${folder.key}/`))
    .sort((a, b) => b.key.length - a.key.length);
  if (!inner) return undefined;
  const depth = key.slice(inner.key.length + 1).split("/").length;
  return { folder: inner.folder, path: partsOf(uri).slice(-depth) };
}

const keys = new WeakMap<Folders, readonly { readonly folder: Folders[number]; readonly key: UriKey }[]>();

function keysOf(folders: Folders): readonly { readonly folder: Folders[number]; readonly key: UriKey }[] {
  let keyed = keys.get(folders);
  if (!keyed) keys.set(folders, (keyed = folders.map((folder) => ({ folder, key: keyOf(folder.uri) }))));
  return keyed;
}

/**
 * A file or folder as a glob of its corpus folder, signs of the glob grammar as `?`. Undefined where it lies in none.
 */
export function excludingGlob(
  uri: string,
  isFolder: boolean,
  folders: CorpusContents["folders"],
): string | undefined {
  const place = placeOf(uri, folders);
  if (!place) return undefined;
  const path = place.path.map((part) => nameOf(part).replace(/[[\]{}()*?!+@|\\]/g, "?")).join("/");
  return isFolder ? `${path}/**` : path;
}

function byFolder(placed: readonly Placed[], { folders }: CorpusContents): readonly CorpusNode[] {
  return folders.flatMap((folder): CorpusNode[] => {
    const own = placed.flatMap(({ node, place }) =>
      place?.folder === folder ? [{ node, path: place.path }] : [],
    );
    return own.length > 0 ? [folderNode(folder.uri, own, folder.bundled)] : [];
  });
}

/** @param below what lies in the folder, each with the rest of its path */
function folderNode(
  uri: string,
  below: readonly { readonly node: SpeechNode; readonly path: readonly string[] }[],
  bundled: boolean,
): FolderNode {
  /** By the names that one listing gave them. */
  const inner = new Map<string, { readonly node: SpeechNode; readonly path: readonly string[] }[]>();
  const files = new Map<string, SpeechNode[]>();
  for (const { node, path } of below) {
    const [name = "", ...rest] = path;
    if (rest.length > 0) push(inner, `${uri}/${name}`, { node, path: rest });
    else push(files, `${uri}/${name}`, node);
  }
  const folders = [...inner]
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
    count: below.length,
    children: [...folders, ...collections, ...[...speeches].sort(newestFirst)],
  };
}

function push<T>(lists: Map<string, T[]>, name: string, value: T): void {
  const list = lists.get(name);
  if (list) list.push(value);
  else lists.set(name, [value]);
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
