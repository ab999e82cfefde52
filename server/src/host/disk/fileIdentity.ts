import { statSync } from "node:fs";
import * as path from "node:path";
import { fileKey, filePath, uriKey, type FileKey, type UriKey } from "../../text/fileKey";
import { NAMES, native, resolveLinks } from "./fileNames";

/** The absolute path of a URI or a path; `undefined` for what lies on no disk of this machine. Never throws. */
export const pathOf = (uri: string): string | undefined => filePath(uri, NAMES);

/** Which document of an editor a URI means, however it is spelt. Links are not resolved: an editor opens each apart. */
export const documentKey = (uri: string): UriKey => uriKey(uri, NAMES);

/** Which file a path is. @param real absolute, links resolved */
export const keyOfReal = (real: string): FileKey =>
  fileKey(real, { ...NAMES, ignoresCase: ignoresCase(real) });

/** Longer paths name nothing on any disk, in UTF-16 code units. */
const LONGEST = 32_768;

/** A path with its links resolved as far as it leads anywhere. Never throws. */
export function realPath(file: string): string {
  let rest = "";
  for (let at = file; file.length <= LONGEST; at = path.dirname(at)) {
    try {
      return path.join(resolveLinks(at), rest);
    } catch {
      if (at === path.dirname(at)) break;
      rest = path.join(path.basename(at), rest);
    }
  }
  return file;
}

/** Documents whose files are remembered. */
const REMEMBERED = 1_000;

/** Which file a URI means, links resolved; remembered until `forget`, for a link may come to lead elsewhere. */
export class FileIdentity {
  private readonly files = new Map<UriKey, FileKey>();

  of(uri: string): FileKey {
    const document = documentKey(uri);
    let key = this.files.get(document);
    if (key === undefined) {
      const file = pathOf(uri);
      key = file === undefined ? fileKey(uri, NAMES) : keyOfReal(realPath(file));
      if (this.files.size >= REMEMBERED) this.files.clear();
      this.files.set(document, key);
    }
    return key;
  }

  forget(): void {
    this.files.clear();
  }
}

/** By device. */
const caseless = new Map<number, boolean>();
/** Files are looked at folder by folder. */
let last: { readonly folder: string; readonly caseless: boolean } | undefined;

/** Whether the disk that a file lies on takes names that differ in case alone for one: some of any system do. */
function ignoresCase(file: string): boolean {
  const folder = path.dirname(file);
  if (last?.folder === folder) return last.caseless;
  const name = path.basename(file);
  const other = name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase();
  if (other === name) return NAMES.ignoresCase;
  try {
    const { dev, ino } = statSync(native(file));
    let ignores = caseless.get(dev);
    if (ignores === undefined) {
      const twin = statSync(native(path.join(folder, other)), { throwIfNoEntry: false });
      caseless.set(dev, (ignores = twin?.dev === dev && twin.ino === ino));
    }
    last = { folder, caseless: ignores };
    return ignores;
  } catch {
    return NAMES.ignoresCase;
  }
}
