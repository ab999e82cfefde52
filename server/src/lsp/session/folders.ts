import type { Connection, WorkspaceFolder, WorkspaceFoldersChangeEvent } from "vscode-languageserver";
import { documentKey, pathOf } from "../../host/disk/fileIdentity";
import type { ClientInfo } from "./clientInfo";

/** The workspace's folders, and whether what lies in them may be read as settings. */
export class Folders {
  private folders: readonly WorkspaceFolder[];
  /** False in restricted mode: nothing under `.speech/` is read then. */
  trusted: boolean;

  constructor(
    private readonly connection: Connection,
    info: ClientInfo,
  ) {
    this.folders = info.folders;
    this.trusted = info.trusted;
  }

  get all(): readonly WorkspaceFolder[] {
    return this.folders;
  }

  /** URIs to ask for settings of: each folder's, or undefined, the window's, where there is none. */
  get scopes(): readonly (string | undefined)[] {
    return this.folders.length > 0 ? this.folders.map(({ uri }) => uri) : [undefined];
  }

  /** Absolute paths of folders whose `.speech/` may be read: none in restricted mode. */
  get trustedPaths(): readonly string[] {
    return this.trusted ? pathsOf(this.folders) : [];
  }

  trust(): void {
    this.trusted = true;
  }

  /** @param changed speaks after the list has changed */
  watch(changed: () => void): void {
    this.connection.workspace.onDidChangeWorkspaceFolders(
      ({ added, removed }: WorkspaceFoldersChangeEvent) => {
        const gone = new Set(removed.map(({ uri }) => documentKey(uri)));
        this.folders = [...this.folders.filter(({ uri }) => !gone.has(documentKey(uri))), ...added];
        changed();
      },
    );
  }
}

/** Nothing for folders that do not lie on a disk. */
export const pathsOf = (folders: readonly WorkspaceFolder[]): readonly string[] =>
  folders.flatMap(({ uri }) => pathOf(uri) ?? []);
