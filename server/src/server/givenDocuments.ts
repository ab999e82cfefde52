import type { Connection } from "vscode-languageserver";

/** An editor keeps few of them open, and does not say which. */
const MOST = 50;

/** Documents of the corpus that the editor was given: it asks again for those still open when it is told to. */
export class GivenDocuments {
  private readonly uris = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly canRefresh: boolean,
  ) {}

  note(uri: string): void {
    this.uris.delete(uri); // the latest stand last
    this.uris.add(uri);
    for (const oldest of this.uris) {
      if (this.uris.size <= MOST) break;
      this.uris.delete(oldest);
    }
  }

  /** The corpus has changed. */
  refresh(): void {
    if (!this.canRefresh) return;
    for (const uri of this.uris)
      void this.connection.workspace.textDocumentContent.refresh(uri).catch(() => undefined);
  }
}
