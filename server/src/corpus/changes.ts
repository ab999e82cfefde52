import type { FileKey } from "../text/fileKey";
import type { SkipReason } from "./skip";

/** What the file system says of a file without opening it. */
export interface FileStamp {
  readonly uri: string;
  /** Which file it is, links resolved. */
  readonly file: FileKey;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Inode change time where the system has one: it also tells a copy that kept its modification time. */
  readonly changed: number;
}

/** A file as it was when it was read. */
export interface FileRecord extends FileStamp {
  /** Of its bytes. */
  readonly hash: string;
  /** When it was read, in milliseconds since 1970. */
  readonly read: number;
  /** Why it gave no speech. */
  readonly skip?: SkipReason;
}

/** Coarsest clock of file systems in use (FAT), in milliseconds. */
const CLOCK = 2_000;

/**
 * Whether a file still is as it was read. One that was written in the very moments before it was read may
 * have been written again under the same time, so it counts as changed until its hash says otherwise.
 */
export function isSame(record: FileRecord, file: FileStamp): boolean {
  return (
    record.size === file.size &&
    record.modified === file.modified &&
    record.changed === file.changed &&
    Math.abs(record.read - Math.max(record.modified, record.changed)) > CLOCK
  );
}
