import { decode } from "./encoding";
import { extensionOf } from "./formats";
import { isSkip } from "./skip";

/** Bytes of a URI's path with its escapes resolved. They need be no UTF-8: names of files are bytes. */
export function unescaped(part: string): Buffer {
  const pieces = part.split(/((?:%[0-9a-f]{2})+)/i);
  return Buffer.concat(
    pieces.map((piece, i) =>
      i % 2 === 1 ? Buffer.from(piece.replaceAll("%", ""), "hex") : Buffer.from(piece),
    ),
  );
}

/** Name of the file that a URI stands for. One that is no UTF-8 is read as texts are. */
export function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  const decoded = decode(unescaped(last));
  return isSkip(decoded) ? last : decoded.text;
}

/** The name without its extension: a title of last resort. */
export function fileTitle(uri: string): string {
  const name = fileName(uri);
  return name.slice(0, name.length - extensionOf(name).length);
}

/** Whether editors can open the file by its URI: a name that is no UTF-8 none of them finds. */
export function isNamedInUtf8(uri: string): boolean {
  try {
    decodeURIComponent(uri);
    return true;
  } catch {
    return false;
  }
}
