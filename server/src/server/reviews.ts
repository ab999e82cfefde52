import * as path from "node:path";
import { fileURLToPath } from "node:url";
import {
  isAcceptedIn,
  withAccepted,
  withoutAccepted,
  type AcceptedFinding,
} from "../features/diagnostics/accepted";
import type { Diagnosis } from "../features/diagnostics/runner";
import { ReviewFile } from "../host/reviewFile";
import { SmallFileError } from "../host/smallFile";
import { localized, type Localized } from "../text/localized";
import type { Folders } from "./folders";

/**
 * Accepted findings of open drafts: in the workspace folder's store, beside the draft where there is no
 * workspace, for the session where the draft is untitled or the workspace is not trusted.
 */
export class Reviews {
  private readonly stores = new Map<string, Promise<readonly AcceptedFinding[]>>();
  private untitled: readonly AcceptedFinding[] = [];

  constructor(
    private readonly folders: Folders,
    private readonly tell: (message: Localized) => void,
  ) {}

  /** The findings that nobody has accepted yet. */
  async pending(uri: string, all: readonly Diagnosis[]): Promise<readonly Diagnosis[]> {
    if (all.length === 0) return all;
    const { name, accepted } = await this.of(uri);
    return accepted.length === 0
      ? all
      : all.filter((d) => !isAcceptedIn(accepted, name, d.code, d.fingerprint));
  }

  /** Rejects with the file system's error, or `ReviewFileError` where the store cannot be read. */
  async accept(uri: string, finding: Diagnosis, reason: string): Promise<void> {
    const date = new Date().toISOString().slice(0, 10);
    const entry = { rule: finding.code, fingerprint: finding.fingerprint, reason, date };
    const store = this.storeOf(uri);
    if (!store) {
      this.untitled = withAccepted(this.untitled, { ...entry, file: uri });
      return;
    }
    const accepted = await store.accept({ ...entry, file: store.nameOf(fileURLToPath(uri)) });
    this.stores.set(store.folder, Promise.resolve(accepted));
  }

  /** What somebody has accepted in this document, whether it still stands there or not. */
  async accepted(uri: string): Promise<readonly AcceptedFinding[]> {
    const { name, accepted } = await this.of(uri);
    return accepted.filter(({ file }) => file === name);
  }

  /** Whether there was such an entry; rejects as `accept` does. */
  async revoke(uri: string, rule: string, fingerprint: string): Promise<boolean> {
    const { name, accepted } = await this.of(uri);
    const entry = { file: name, rule, fingerprint };
    if (!isAcceptedIn(accepted, name, rule, fingerprint)) return false;
    const store = this.storeOf(uri);
    if (store) this.stores.set(store.folder, Promise.resolve(await store.revoke(entry)));
    else this.untitled = withoutAccepted(this.untitled, entry);
    return true;
  }

  /** The stores changed on disk (a reviewer's git pull): read them again. */
  forget(): void {
    this.stores.clear();
  }

  private async of(uri: string): Promise<{ name: string; accepted: readonly AcceptedFinding[] }> {
    const store = this.storeOf(uri);
    if (!store) return { name: uri, accepted: this.untitled };
    let accepted = this.stores.get(store.folder);
    if (!accepted) {
      accepted = store.read().catch((error: unknown) => {
        const text = error instanceof Error ? error.message : String(error);
        const detail = error instanceof SmallFileError ? error.words : localized(text, text);
        this.tell(
          localized(
            `其中接受的问题暂不生效，文件无法读取：${detail.zh}`,
            `What was accepted there does not count, the file cannot be read: ${detail.en}`,
          ),
        );
        return [];
      });
      this.stores.set(store.folder, accepted);
    }
    return { name: store.nameOf(fileURLToPath(uri)), accepted: await accepted };
  }

  private storeOf(uri: string): ReviewFile | undefined {
    if (!uri.startsWith("file:") || !this.folders.trusted) return undefined;
    const file = fileURLToPath(uri);
    const holding = this.folders.trustedPaths
      .filter((folder) => file.startsWith(folder + path.sep))
      .sort((a, b) => b.length - a.length)[0];
    return new ReviewFile(holding ?? path.dirname(file));
  }
}
