/**
 * One file is one file however its URI is spelt. Editors percent-encode what other programs leave as it is, write a
 * drive's letter large or small, a blank as itself. URIs are never compared as strings, but by their keys, which are
 * made here alone.
 */

import { decoded, hasBytes, shownPath, withBytesEncoded, withBytesJoined } from "./nameBytes";

declare const spelling: unique symbol;
declare const resolved: unique symbol;

/** A URI without the differences of spelling: a document of the editor. Fit for `===` and as a key of maps. */
export type UriKey = string & { readonly [spelling]: true };
/** The same with links resolved: a file of the disk. */
export type FileKey = UriKey & { readonly [resolved]: true };

/** How a system names files. */
export interface FileNames {
  /** `\` between the parts of a path, drives, hosts (`\\server\share`). */
  readonly windows: boolean;
  /** Names that differ in case alone are one. */
  readonly ignoresCase: boolean;
}

/**
 * The key of a URI or an absolute path, in whatever spelling; of any other string too. Never throws: a `%` that encodes
 * nothing stands for itself, `#` and `?` are part of a file's name. A key is its own key.
 */
export function uriKey(given: string, names: FileNames): UriKey {
  const file = fileIn(given, names);
  return (file === undefined ? generic(given) : print(file, names)) as UriKey;
}

/** The key of a file. @param real its absolute path, links resolved */
export const fileKey = (real: string, names: FileNames): FileKey => uriKey(real, names) as FileKey;

/** The absolute path that a file's URI (or a path) names, for this system; `undefined` where it names none on it. */
export function filePath(given: string, names: FileNames): string | undefined {
  const file = fileIn(given, names);
  if (file === undefined) return undefined;
  const { host, parts } = file;
  if (parts.some((part) => part.includes("\0"))) return undefined;
  if (!names.windows) return host === "" ? `/${parts.join("/")}` : undefined;
  if (host !== "") return `\\\\${[host, ...parts].join("\\")}`;
  if (!isDrive(parts[0])) return undefined;
  return parts.length === 1 ? `${parts[0]!}\\` : parts.join("\\");
}

/** The last part of a URI's path, as a person reads it; never throws. */
export const fileNameOf = (uri: string): string =>
  shownPath(decoded(uri.slice(uri.lastIndexOf("/", uri.length - 2) + 1).replace(/\/$/, "")));

/** Whether editors can open the file by its URI: a name that is no UTF-8 none of them finds. */
export const isNamedInUtf8 = (uri: string): boolean => !hasBytes(decoded(uri));

/** A path with `/` between its parts as part of a URI, whatever its names are made of. */
export const pathInUri = (path: string): string => encoded(path);

/** The same of a path relative to some folder. */
export const relativeUri = (path: string): string => pathInUri(path).replace(/^([^/]*):/, "./$1:");

interface File {
  /** Small; empty for this machine. */
  readonly host: string;
  /** Decoded, without `.`, `..` and what is empty. */
  readonly parts: readonly string[];
}

function fileIn(given: string, names: FileNames): File | undefined {
  if (isPath(given, names)) return fileOf("", withBytesJoined(given), names);
  const match = /^file:(?:\/\/([^/\\]*))?/i.exec(given);
  if (!match) return undefined;
  return fileOf(decoded(match[1] ?? ""), decoded(given.slice(match[0].length)), names);
}

const isPath = (given: string, { windows }: FileNames): boolean =>
  windows ? /^(?:[a-z]:(?:[\\/]|$)|[\\/])/i.test(given) : given.startsWith("/");

function fileOf(authority: string, path: string, { windows }: FileNames): File {
  let host = authority;
  let rest = windows ? path.replaceAll("\\", "/") : path;
  if (windows && host === "") {
    rest = rest.replace(/^\/\/[?.]\/(?:UNC\/)?/i, (prefix) => (/unc/i.test(prefix) ? "//" : "/"));
    const share = /^\/\/+([^/]+)/.exec(rest);
    if (share) {
      host = share[1]!;
      rest = rest.slice(share[0].length);
    }
  }
  // `file://d:/…` names a drive where a host should be.
  if (isDrive(host)) {
    rest = `${host}/${rest}`;
    host = "";
  }
  const parts: string[] = [];
  for (const part of rest.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  if (isDrive(parts[0])) parts[0] = parts[0]!.toLowerCase();
  host = withoutCase(host);
  return { host: host === "localhost" ? "" : host, parts };
}

const isDrive = (part: string | undefined): boolean => part !== undefined && /^[a-z]:$/i.test(part);

function print({ host, parts }: File, { ignoresCase }: FileNames): string {
  const path = parts.map((part) => encoded(ignoresCase ? withoutCase(part) : part, false)).join("/");
  return `file://${encoded(host, false)}/${path}`;
}

/** Of another scheme, or of none: the signs that may part it are left as they are, encoded or not. */
function generic(given: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(given)?.[0] ?? "";
  const rest = given
    .slice(scheme.length)
    .split(/((?:%[0-9a-f]{2})+)/i)
    .map((piece, i) => (i % 2 === 1 ? encoded(decoded(piece), false) : encodedWith(DIVIDED, piece)))
    .join("");
  // What has no scheme gets none by being decoded.
  return scheme === "" ? rest.replaceAll(":", "%3A") : scheme.toLowerCase() + rest;
}

/** Signs that stand for themselves in a path; beside them `/`; beside both `?` and `#`, which divide a URI. */
const IN_PART = /[^\p{Cs}\w.~!$&'()*+,;=:@-]+/gu;
const IN_PATH = /[^\p{Cs}\w.~!$&'()*+,;=:@/-]+/gu;
const DIVIDED = /[^\p{Cs}\w.~!$&'()*+,;=:@/?#-]+/gu;

const encoded = (text: string, slashes = true): string => encodedWith(slashes ? IN_PATH : IN_PART, text);

// Halves of surrogate pairs that stand for no byte, which no URI can hold, stay: there is nothing to encode them by.
const encodedWith = (signs: RegExp, text: string): string =>
  withBytesEncoded(text.replace(signs, (run) => encodeURIComponent(run)));

/** One spelling of all that differ in case alone, character by character: no context, no change of length. */
function withoutCase(text: string): string {
  let out = "";
  for (const char of text) {
    const small = oneUnit(char, char.toUpperCase()).toLowerCase();
    out += oneUnit(char, small);
  }
  return out;
}

const oneUnit = (char: string, other: string): string => (other.length === char.length ? other : char);
