import { constants, fstatSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { localized, type Localized } from "../../text/localized";

/** Bytes: more than any settings, pack or review file has. */
const LIMIT = 8 * 1024 * 1024;
/** Bytes that are asked for at once. */
const PIECE = 64 * 1024;

/** A small file that is there and cannot be read or changed: `words` name it, `reason` says why alone. */
export class SmallFileError extends Error {
  readonly words: Localized;

  constructor(
    file: string,
    readonly reason: Localized,
  ) {
    super(`${file}: ${reason.en}`);
    this.name = "SmallFileError";
    this.words = localized(`${file}：${reason.zh}`, this.message);
  }
}

/**
 * Text of a small file in UTF-8, or in UTF-16 with a mark, without its byte-order mark; undefined where there is none. Only regular files are
 * read, and no more of them than `limit` bytes, whatever size they say they have: neither a pipe nor a device, nor a
 * link to one, keeps anybody waiting.
 * @throws SmallFileError
 */
export async function readSmallFile(file: string, limit = LIMIT): Promise<string | undefined> {
  try {
    const bytes = await readBytes(file, limit);
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new SmallFileError(file, error instanceof Refused ? error.reason : reasonOf(code));
  }
}

/** Notepad and the consoles of Windows save UTF-16, and mark it. */
const encodingOf = ([a, b]: Uint8Array): string =>
  a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : "utf-8";

class Refused extends Error {
  constructor(readonly reason: Localized) {
    super(reason.en);
  }
}

const NOT_A_FILE = localized("不是普通文件", "not a regular file");

async function readBytes(file: string, limit: number): Promise<Uint8Array> {
  // Opening alone can do things to a device.
  if (!(await stat(file)).isFile()) throw new Refused(NOT_A_FILE);
  // Without O_NONBLOCK a pipe that took the file's place meanwhile would wait for a writer; Windows has none.
  const handle = await open(file, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
  try {
    if (!fstatSync(handle.fd).isFile()) throw new Refused(NOT_A_FILE);
    const pieces: Uint8Array[] = [];
    for (let size = 0; ;) {
      const { bytesRead, buffer } = await handle.read(new Uint8Array(PIECE), 0, PIECE, null);
      if (bytesRead === 0) return Buffer.concat(pieces);
      if ((size += bytesRead) > limit)
        throw new Refused(localized(`超过 ${limit} 字节`, `larger than ${limit} bytes`));
      pieces.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

function reasonOf(code: string | undefined): Localized {
  switch (code) {
    case "EACCES":
    case "EPERM":
      return localized("没有读取的权限", "no permission to read it");
    case "ELOOP":
      return localized("链接循环", "a loop of links");
    case "ERR_ENCODING_INVALID_ENCODED_DATA":
      return localized("不是 UTF-8 文本", "not UTF-8 text");
    default:
      return localized(`无法读取（${code ?? "unknown"}）`, `cannot be read (${code ?? "unknown"})`);
  }
}
