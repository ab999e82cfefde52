import * as path from "node:path";
import {
  parseAccepted,
  printAccepted,
  ReviewFileError,
  withAccepted,
  withoutAccepted,
  type AcceptedFinding,
  type AcceptedKey,
} from "../../features/diagnostics/accepted";
import { realPath, type FileIdentity } from "./fileIdentity";
import { isWithin } from "./fileNames";
import { updateFile } from "./sharedFile";
import { readSmallFile } from "./smallFile";

/** `.speech/review.json` of one folder: read at need, changed by whoever looks at the drafts, several at a time. */
export class ReviewFile {
  readonly path: string;

  constructor(
    private readonly folder: string,
    private readonly identity: FileIdentity,
  ) {
    this.path = path.join(folder, ".speech", "review.json");
  }

  /** Empty where there is none yet. Throws `ReviewFileError` or `SmallFileError` otherwise; both name the file. */
  async read(): Promise<readonly AcceptedFinding[]> {
    return this.parse(await readSmallFile(this.path));
  }

  /** @param file absolute path of the draft */
  accept(file: string, added: Omit<AcceptedFinding, "file">): Promise<readonly AcceptedFinding[]> {
    return this.update(file, (name, accepted) => withAccepted(accepted, { ...added, file: name }));
  }

  revoke(file: string, revoked: AcceptedKey): Promise<readonly AcceptedFinding[]> {
    return this.update(file, (_name, accepted) => withoutAccepted(accepted, revoked));
  }

  /** The store's entries as they are to one file: its own bear one name, whatever it was called when they came. */
  as(
    file: string,
    accepted: readonly AcceptedFinding[],
  ): { readonly name: string; readonly accepted: readonly AcceptedFinding[] } {
    const name = this.nameOf(file);
    const own = this.identity.of(file);
    const isOwn = (entry: AcceptedFinding): boolean =>
      this.identity.of(path.resolve(this.folder, entry.file)) === own;
    return { name, accepted: accepted.map((entry) => (isOwn(entry) ? { ...entry, file: name } : entry)) };
  }

  /** How the store names a file: relative to its folder, with forward slashes. */
  private nameOf(file: string): string {
    const [from, to] = isWithin(file, this.folder)
      ? [this.folder, file]
      : [realPath(this.folder), realPath(file)];
    return path.relative(from, to).split(path.sep).join("/");
  }

  /** All that is accepted then. Throws as `read` does, and what the file system throws. */
  private async update(
    file: string,
    change: (name: string, accepted: readonly AcceptedFinding[]) => readonly AcceptedFinding[],
  ): Promise<readonly AcceptedFinding[]> {
    let accepted: readonly AcceptedFinding[] = [];
    await updateFile(this.path, (text) => {
      const own = this.as(file, this.parse(text));
      return printAccepted((accepted = change(own.name, own.accepted)));
    });
    return accepted;
  }

  private parse(text: string | undefined): readonly AcceptedFinding[] {
    if (text === undefined) return [];
    try {
      return parseAccepted(text);
    } catch (error) {
      throw error instanceof ReviewFileError ? new ReviewFileError(`${this.path}: ${error.message}`) : error;
    }
  }
}
