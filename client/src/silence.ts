import { Disposable, EventEmitter, workspace, type TextDocument } from "vscode";
import type { SpeechClient } from "./client";
import { keyOf } from "./pure/keyOf";

/** Drafts that the user wants no findings in, until the window closes. */
export class SilencedDrafts implements Disposable {
  /** URIs by their keys: the server is told of each by the name that it was opened with. */
  private readonly uris = new Map<string, string>();
  private readonly changes = new EventEmitter<void>();
  readonly onDidChange = this.changes.event;
  private readonly following: Disposable;
  private wasRunning = false;

  constructor(private readonly client: SpeechClient) {
    this.following = Disposable.from(
      this.changes,
      client.onDidChange(() => this.tellNewServer()),
      // The name of an untitled draft is given to another one.
      workspace.onDidCloseTextDocument((document) => {
        if (document.isUntitled && this.has(document)) void this.set(document, false);
      }),
    );
  }

  has({ uri }: TextDocument): boolean {
    return this.uris.has(keyOf(uri.toString()));
  }

  async set({ uri }: TextDocument, silent: boolean): Promise<void> {
    const name = uri.toString();
    if (silent) this.uris.set(keyOf(name), name);
    else this.uris.delete(keyOf(name));
    this.changes.fire();
    await this.client.silence(name, silent);
  }

  dispose(): void {
    this.following.dispose();
  }

  /** A server that was started again knows nothing of what the one before was told. */
  private tellNewServer(): void {
    const isRunning = this.client.state === "running";
    if (isRunning && !this.wasRunning)
      for (const uri of this.uris.values()) void this.client.silence(uri, true);
    this.wasRunning = isRunning;
  }
}
