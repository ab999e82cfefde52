/** The port through which packs are read; `host/` implements it over the disk, tests over a map. */
export interface PackFiles {
  /**
   * Names of a folder's direct children, those of folders ending in "/"; undefined where there is no such folder.
   * Rejects where it cannot be read, or is, through links, not inside `within`. Paths are joined with "/".
   */
  list(folder: string, within?: string): Promise<readonly string[] | undefined>;
  /**
   * A file's text without a byte-order mark. Rejects where it is missing, unreadable, no regular file, of an unknown
   * encoding or, through links, not inside the folder; the error may bear its `reason` for people.
   */
  read(path: string, folder: string): Promise<string>;
  /** Lets other work have its turn. */
  pause(): Promise<void>;
}

/** Joins a folder and a name; a folder may or may not end in "/". */
export const joinPath = (folder: string, name: string): string => `${folder.replace(/\/$/, "")}/${name}`;
