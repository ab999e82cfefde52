import { fileURLToPath } from "node:url";
import type { Connection, WorkspaceFolder, WorkspaceFoldersChangeEvent } from "vscode-languageserver";
import type { Start } from "./start";

/** The workspace's folders, and whether what lies in them may be read as settings. */
export class Folders {
  private folders: readonly WorkspaceFolder[];
  /** False in restricted mode: nothing under `.speech/` is read then. */
  trusted: boolean;

  constructor(
    private readonly connection: Connection,
    start: Start,
  ) {
    this.folders = start.folders;
    this.trusted = start.trusted;
  }

  get all(): readonly WorkspaceFolder[] {
    return this.folders;
  }

  /** Absolute paths of folders whose `.speech/` may be read: none in restricted mode. */
  get trustedPaths(): readonly string[] {
    return this.trusted ? this.folders.flatMap(({ uri }) => pathOf(uri)) : [];
  }

  trust(): void {
    this.trusted = true;
  }

  /** @param changed speaks after the list has changed */
  watch(changed: () => void): void {
    this.connection.workspace.onDidChangeWorkspaceFolders(
      ({ added, removed }: WorkspaceFoldersChangeEvent) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        this.folders = [...this.folders.filter(({ uri }) => !gone.has(uri)), ...added];
        changed();
      },
    );
  }
}

/** Nothing for folders that do not lie on a disk. */
export function pathOf(uri: string): readonly string[] {
  try {
    return [fileURLToPath(uri)];
  } catch {
    return [];
  }
}
