import type { FileStamp } from "./changes";
import type { SkipReason, Skipped } from "./skip";

/** A corpus folder and how it is walked. */
export interface ListOptions {
  /** Absolute paths of folders. */
  readonly folders: readonly string[];
  /** Globs over paths relative to their folder, with forward slashes. */
  readonly exclude: readonly string[];
  /** Bytes. */
  readonly maxFileSize: number;
  /** Only these files and folders below the corpus folders, where it is known that nothing else has changed. */
  readonly within?: readonly string[];
}

/** A file that a reader takes. */
export interface FileEntry extends FileStamp {
  /** As the file system names it. */
  readonly path: string;
}

export interface Listing {
  /** In the order of their paths. */
  readonly files: readonly FileEntry[];
  readonly skipped: readonly Skipped[];
  /** Links were met: a part cannot be listed without the whole, for one file may be reached by two paths. */
  readonly linked: boolean;
}

/** The files of a corpus. `host/` implements it over the disk. */
export interface FileSource {
  /** Every readable document below the folders, each once. Stops early, with what it has, once `cancelled`. */
  list(options: ListOptions, cancelled?: () => boolean): Listing;
  /** At most so many bytes of a regular file, whatever it has become since it was listed. */
  read(file: Pick<FileEntry, "path">, maxFileSize: number): Uint8Array | SkipReason;
}
