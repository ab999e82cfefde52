import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { skip, skipFailed, skipTooLarge, type SkipReason } from "../../corpus/skip";
import { native } from "./fileNames";

/** Bytes of room beyond what a file says of its size; some files of /proc are only read by multiples of a word. */
const MORE = 64 * 1024;

/**
 * The bytes of a regular file, at most `limit`, however large it says it is: files of /proc say nothing, others grow
 * while they are read. Never waits: a pipe without a writer would for ever.
 */
export function readBytes(file: string, limit: number): Uint8Array | SkipReason {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(native(file), constants.O_RDONLY | NONBLOCK);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return skip("not-a-file");
    if (stats.size > limit) return skipTooLarge(limit, stats.size);
    return readUpTo(descriptor, stats.size, limit);
  } catch (error) {
    return reasonOf(error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Windows has none. */
const NONBLOCK = (constants.O_NONBLOCK as number | undefined) ?? 0;

function readUpTo(descriptor: number, expected: number, limit: number): Uint8Array | SkipReason {
  // More room than may be filled, or should be, shows whether there is more.
  let bytes = Buffer.allocUnsafeSlow(Math.min(expected, limit) + MORE);
  for (let length = 0; ;) {
    const read = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (read === 0) return bytes.subarray(0, length);
    length += read;
    if (length > limit) return skipTooLarge(limit);
    if (length === bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.min(length * 2, limit + MORE));
      bytes.copy(larger);
      bytes = larger;
    }
  }
}

/** What an error of the file system says of the entry that was looked at. */
export function reasonOf(error: unknown): SkipReason {
  const code = (error as NodeJS.ErrnoException).code ?? "unknown";
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return skip("vanished");
    case "EACCES":
    case "EPERM":
      return skip("unreadable");
    case "ELOOP":
      return skip("link-loop");
    case "EISDIR":
    case "ENXIO":
      return skip("not-a-file");
    default:
      return skipFailed(code);
  }
}
