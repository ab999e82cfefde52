import { constants, deflateRawSync } from "node:zlib";
import { docxParts, p } from "./docxFile";
import { zip, type ZipPart } from "./zip";

const MB = 1024 * 1024;

/** `megabytes` of blanks, deflated: one of them so that it can be followed by itself. */
export function deflatedBlanks(megabytes: number): Buffer {
  const piece = deflateRawSync(Buffer.alloc(MB, " "), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: megabytes }, () => piece), deflateRawSync("")]);
}

/** A document one of whose parts is another. */
export const replaced = (name: string, part: Omit<ZipPart, "name">): Uint8Array =>
  zip(docxParts({ body: p("同志们：") }).map((each) => (each.name === name ? { name, ...part } : each)));

/** A compound file's head, with the name of a stream of its directory: what Word makes of a locked document. */
export const compound = (stream: string): Uint8Array =>
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(1_000),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(100),
  ]);
