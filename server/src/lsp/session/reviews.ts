import * as path from "node:path";
import {
  isAcceptedIn,
  withAccepted,
  withoutAccepted,
  type AcceptedFinding,
} from "../../features/diagnostics/accepted";
import type { Diagnosis } from "../../features/diagnostics/runner";
import { documentKey, pathOf, realPath, type FileIdentity } from "../../host/disk/fileIdentity";
import { isWithin } from "../../host/disk/fileNames";
import { ReviewFile } from "../../host/disk/reviewFile";
import type { UriKey } from "../../text/fileKey";
import { SmallFileError } from "../../host/disk/smallFile";
import { localized, type Localized } from "../../text/localized";
import type { Folders } from "./folders";

/**
 * Accepted findings of open drafts: in the workspace folder's store, beside the draft where there is no
 * workspace, for the session where the draft is untitled or the workspace is not trusted.
 */
export class Reviews {
  private readonly stores = new Map<UriKey, Promise<readonly AcceptedFinding[]>>();
  private untitled: readonly AcceptedFinding[] = [];

  constructor(
    private readonly folders: Folders,
    private readonly identity: FileIdentity,
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
      this.untitled = withAccepted(this.untitled, { ...entry, file: documentKey(uri) });
      return;
    }
    const accepted = await store.file.accept(store.draft, entry);
    this.stores.set(store.key, Promise.resolve(accepted));
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
    if (store) this.stores.set(store.key, Promise.resolve(await store.file.revoke(store.draft, entry)));
    else this.untitled = withoutAccepted(this.untitled, entry);
    return true;
  }

  /** The stores changed on disk (a reviewer's git pull): read them again. */
  forget(): void {
    this.stores.clear();
  }

  private async of(
    uri: string,
  ): Promise<{ readonly name: string; readonly accepted: readonly AcceptedFinding[] }> {
    const store = this.storeOf(uri);
    if (!store) return { name: documentKey(uri), accepted: this.untitled };
    let accepted = this.stores.get(store.key);
    if (!accepted) {
      accepted = store.file.read().catch((error: unknown) => {
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
      this.stores.set(store.key, accepted);
    }
    return store.file.as(store.draft, await accepted);
  }

  private storeOf(uri: string): Store | undefined {
    const draft = pathOf(uri);
    if (draft === undefined || !this.folders.trusted) return undefined;
    const folder =
      this.folderOf(draft, (file) => file) ?? this.folderOf(draft, realPath) ?? path.dirname(draft);
    return { file: new ReviewFile(folder, this.identity), draft, key: documentKey(folder) };
  }

  /** The innermost workspace folder that holds a file. */
  private folderOf(file: string, resolved: (file: string) => string): string | undefined {
    return this.folders.trustedPaths
      .filter((folder) => isWithin(resolved(file), resolved(folder)))
      .sort((a, b) => b.length - a.length)[0];
  }
}

/** Where what is accepted in a draft is kept. */
interface Store {
  readonly file: ReviewFile;
  /** Path of the draft. */
  readonly draft: string;
  /** Of the store's folder. */
  readonly key: UriKey;
}
