import type { Connection } from "vscode-languageserver";
import { documentKey } from "../../host/disk/fileIdentity";
import type { UriKey } from "../../text/fileKey";

/** An editor keeps few of them open, and does not say which. */
const MOST = 50;

/** Documents of the corpus that the editor shows: it asks again for those still open when it is told to. */
export class ShownCorpusDocuments {
  /** By what they are, with the spelling that the editor used last. */
  private readonly uris = new Map<UriKey, string>();

  constructor(
    private readonly connection: Connection,
    private readonly canRefresh: boolean,
  ) {}

  note(uri: string): void {
    const key = documentKey(uri);
    this.uris.delete(key); // the latest stand last
    this.uris.set(key, uri);
    for (const oldest of this.uris.keys()) {
      if (this.uris.size <= MOST) break;
      this.uris.delete(oldest);
    }
  }

  /** The corpus has changed. */
  refresh(): void {
    if (!this.canRefresh) return;
    for (const uri of this.uris.values())
      void this.connection.workspace.textDocumentContent.refresh(uri).catch(() => undefined);
  }
}
