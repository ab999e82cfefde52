import { pathToFileURL } from "node:url";
import { access } from "node:fs/promises";
import { DidChangeWatchedFilesNotification, type Disposable } from "vscode-languageserver";
import { ChangeQueue, FolderWatch } from "../../host/corpus/watch";
import type { Client } from "./client";

/** Watches folders of packs: through the client where it can, else by itself. */
export class PackWatch {
  private readonly queue: ChangeQueue;
  private readonly own: FolderWatch;
  private registered: { readonly key: string; readonly registration: Disposable } | undefined;

  /** @param changed speaks when something in the folders may have changed; a client that watches tells it elsewhere */
  constructor(
    private readonly client: Client,
    changed: () => void,
  ) {
    this.queue = new ChangeQueue(changed);
    this.own = new FolderWatch((paths) => this.queue.add(paths), {
      info: (message) => client.connection.console.info(message),
      warn: (message) => client.connection.console.warn(message),
    });
  }

  async watch(folders: readonly string[]): Promise<void> {
    const { watchesFiles, relativePatterns } = this.client.abilities;
    if (watchesFiles && relativePatterns) return this.byClient(folders);
    const there = await Promise.all(
      folders.map((folder) =>
        access(folder).then(
          () => true,
          () => false,
        ),
      ),
    );
    this.own.watch(
      folders.filter((_, i) => there[i]),
      [],
    );
    this.own.lookFor(folders.filter((_, i) => !there[i]));
  }

  async dispose(): Promise<void> {
    this.queue.dispose();
    await this.own.dispose();
  }

  private async byClient(folders: readonly string[]): Promise<void> {
    const key = folders.join("\n");
    if (key === (this.registered?.key ?? "")) return;
    const watchers = folders.map((folder) => ({
      globPattern: { baseUri: pathToFileURL(folder).href, pattern: "**/*" },
    }));
    const before = this.registered?.registration;
    const registration = await this.client.connection.client.register(
      DidChangeWatchedFilesNotification.type,
      {
        watchers,
      },
    );
    before?.dispose();
    this.registered = { key, registration };
  }
}
