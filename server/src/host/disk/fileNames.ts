import { isUtf8 } from "node:buffer";
import { realpathSync } from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { pathInUri, type FileNames } from "../../text/fileKey";
import { bytesOf, hasBytes, nameOf } from "../../text/nameBytes";

/** How this system names files, where nothing more is known of a file's disk. */
export const NAMES: FileNames = {
  windows: process.platform === "win32",
  ignoresCase: process.platform === "win32" || process.platform === "darwin",
};

/** A name or path as the file system gives it. Windows keeps names in UTF-16 and needs none of this. */
export const spelled = (bytes: Buffer): string => (isUtf8(bytes) ? bytes.toString() : nameOf(bytes));

/** A path as calls of the file system take it. */
export const native = (file: string): string | Buffer => (hasBytes(file) ? Buffer.from(bytesOf(file)) : file);

/** A path with its links resolved; throws where it leads nowhere. */
export const resolveLinks = (file: string): string =>
  NAMES.windows
    ? realpathSync.native(file)
    : spelled(realpathSync.native(native(file), { encoding: "buffer" }));

/** Whether a path is the folder itself or lies below it; both absolute and without dots. */
export function isWithin(file: string, folder: string): boolean {
  const [below, above] = NAMES.ignoresCase ? [file.toLowerCase(), folder.toLowerCase()] : [file, folder];
  return below === above || below.startsWith(above.endsWith(path.sep) ? above : above + path.sep);
}

/** Names that stand in a URI as they are, but for blanks and what is not ASCII. */
const PLAIN = /^(?!\.+$)[\w.\- \p{Script=Han}、，（）《》“”]+$/u;
let lastFolder = { path: "", href: "" };

/**
 * As `pathToFileURL` has it (a blank at a folder's end too), at a third of its work for the many files of one folder.
 * Bytes of names that are no UTF-8 stand as they are. Never throws.
 */
export function uriOf(file: string): string {
  if (hasBytes(file)) return `file://${pathInUri(file)}`;
  const cut = file.lastIndexOf("/");
  const name = file.slice(cut + 1);
  if (path.sep !== "/" || cut <= 0 || !PLAIN.test(name)) return pathToFileURL(file).href;
  const folder = file.slice(0, cut);
  if (folder !== lastFolder.path) lastFolder = { path: folder, href: pathToFileURL(`${folder}/`).href };
  return lastFolder.href + encodeURI(name);
}
