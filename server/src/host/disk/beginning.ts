import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from "node:fs";

/**
 * The first bytes of a regular file, at most so many: what tells whose it is. Undefined for anything else, a link
 * included. Never throws, never waits.
 */
export function beginningOf(file: string, length: number): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    if (!lstatSync(file).isFile()) return undefined;
    descriptor = openSync(file, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
    if (!fstatSync(descriptor).isFile()) return undefined;
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, 0));
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
