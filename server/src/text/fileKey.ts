/**
 * One file is one file however its URI is spelt. Editors percent-encode what other programs leave as it is, write a
 * drive's letter large or small, a blank as itself. URIs are never compared as strings, but by their keys, which are
 * made here alone.
 */

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
  decoded(uri.slice(uri.lastIndexOf("/", uri.length - 2) + 1).replace(/\/$/, ""));

/** A path relative to some folder, with `/` between its parts, as part of a URI. */
export const relativeUri = (path: string): string => encoded(path).replace(/^([^/]*):/, "./$1:");

interface File {
  /** Small; empty for this machine. */
  readonly host: string;
  /** Decoded, without `.`, `..` and what is empty. */
  readonly parts: readonly string[];
}

function fileIn(given: string, names: FileNames): File | undefined {
  if (isPath(given, names)) return fileOf("", given, names);
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

// Halves of surrogate pairs, which no URI can hold, stay: there is nothing to encode them by.
const encodedWith = (signs: RegExp, text: string): string =>
  text.replace(signs, (run) => encodeURIComponent(run));

/** Percent-encoded characters decoded, and nothing else: bytes that are no UTF-8 stand for themselves. */
const decoded = (text: string): string =>
  text.includes("%") ? text.replace(/(?:%[0-9a-f]{2})+/gi, decodedRun) : text;

function decodedRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    let out = "";
    for (let at = 0; at < run.length;) {
      const [char, length] = decodedAt(run, at);
      out += char;
      at += length;
    }
    return out;
  }
}

/** The character whose bytes begin at `at`, and the length of its spelling. */
function decodedAt(run: string, at: number): readonly [string, number] {
  const first = Number.parseInt(run.slice(at + 1, at + 3), 16);
  const bytes = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const spelt = run.slice(at, at + 3 * bytes);
  try {
    return [decodeURIComponent(spelt), spelt.length];
  } catch {
    return [run.slice(at, at + 3), 3];
  }
}

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
