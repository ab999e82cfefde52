import { isUtf8 } from "node:buffer";
import * as path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { unescaped } from "../corpus/fileName";

/*
 * Paths are strings here, whatever bytes the file system keeps as names. A name that is no UTF-8 (GBK, from an archive
 * that says nothing of its encoding) has each byte above ASCII stand as a half of a surrogate pair, U+DC00 and the
 * byte: no other name holds any, and the way back is exact. Windows keeps names in UTF-16 and needs none of this.
 */
const BYTES = /[\udc80-\udcff]/u;
const RUN_OF_BYTES = /([\udc80-\udcff]+)/u;

/** A name or path as the file system gives it; each name of a path is of an encoding of its own. */
export const spelled = (bytes: Buffer): string =>
  isUtf8(bytes) ? bytes.toString() : bytes.toString("latin1").split("/").map(spelledName).join("/");

function spelledName(latin1: string): string {
  const bytes = Buffer.from(latin1, "latin1");
  return isUtf8(bytes)
    ? bytes.toString()
    : latin1.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0)));
}

/** A path as calls of the file system take it. */
export const native = (file: string): string | Buffer =>
  BYTES.test(file)
    ? Buffer.concat(
        file.split(RUN_OF_BYTES).map((part, i) => (i % 2 === 1 ? bytesOf(part) : Buffer.from(part))),
      )
    : file;

/** A path for the eye: names that are no UTF-8 are read as GB18030. */
export const shownPath = (file: string): string =>
  file
    .split("/")
    .map((name) => (BYTES.test(name) ? GB18030.decode(Buffer.from(native(name))) : name))
    .join("/");

const GB18030 = new TextDecoder("gb18030");

const bytesOf = (run: string): Buffer => Buffer.from(Array.from(run, (unit) => unit.charCodeAt(0) - 0xdc00));

/** Whether a path is the folder itself or lies below it; both absolute and without dots. */
export function isWithin(file: string, folder: string): boolean {
  const [below, above] =
    process.platform === "win32" ? [file.toLowerCase(), folder.toLowerCase()] : [file, folder];
  return below === above || below.startsWith(above.endsWith(path.sep) ? above : above + path.sep);
}

/** Names that stand in a URI as they are, but for blanks and what is not ASCII. */
const PLAIN = /^(?!\.+$)[\w.\- \p{Script=Han}、，（）《》“”]+$/u;
let lastFolder = { path: "", href: "" };

/** As `pathToFileURL` has it (a blank at a folder's end too), at a third of its work for the many files of one folder. Bytes stand as they are. */
export function uriOf(file: string): string {
  if (BYTES.test(file)) return `file://${file.split(RUN_OF_BYTES).map(encoded).join("")}`;
  const cut = file.lastIndexOf("/");
  const name = file.slice(cut + 1);
  if (path.sep !== "/" || cut <= 0 || !PLAIN.test(name)) return pathToFileURL(file).href;
  const folder = file.slice(0, cut);
  if (folder !== lastFolder.path) lastFolder = { path: folder, href: pathToFileURL(`${folder}/`).href };
  return lastFolder.href + encodeURI(name);
}

const encoded = (part: string, i: number): string =>
  i % 2 === 1
    ? bytesOf(part).toString("hex").toUpperCase().replace(/../g, "%$&")
    : encodeURI(part).replace(/[?#]/g, encodeURIComponent);

/** A path from a URI or a path; nothing for URIs of other schemes. */
export function pathOf(file: string): readonly string[] {
  if (path.isAbsolute(file)) return [file];
  try {
    return [fileURLToPath(file)];
  } catch {
    const escaped = /^file:\/\/(\/[^?#]*)$/.exec(file)?.[1];
    return escaped === undefined || path.sep !== "/" ? [] : [spelled(unescaped(escaped))];
  }
}
