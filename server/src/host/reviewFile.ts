import * as path from "node:path";
import {
  parseAccepted,
  printAccepted,
  ReviewFileError,
  withAccepted,
  withoutAccepted,
  type AcceptedFinding,
  type AcceptedKey,
} from "../features/diagnostics/accepted";
import { updateFile } from "./sharedFile";
import { readSmallFile } from "./smallFile";

/** `.speech/review.json` of one folder: read at need, changed by whoever looks at the drafts, several at a time. */
export class ReviewFile {
  readonly file: string;

  constructor(readonly folder: string) {
    this.file = path.join(folder, ".speech", "review.json");
  }

  /** Empty where there is none yet. Throws `ReviewFileError` or `SmallFileError` otherwise; both name the file. */
  async read(): Promise<readonly AcceptedFinding[]> {
    return this.parse(await readSmallFile(this.file));
  }

  accept(added: AcceptedFinding): Promise<readonly AcceptedFinding[]> {
    return this.update((accepted) => withAccepted(accepted, added));
  }

  revoke(revoked: AcceptedKey): Promise<readonly AcceptedFinding[]> {
    return this.update((accepted) => withoutAccepted(accepted, revoked));
  }

  /** How the store names a file: relative to its folder, with forward slashes. */
  nameOf(file: string): string {
    return path.relative(this.folder, file).split(path.sep).join("/");
  }

  /** All that is accepted then. Throws as `read` does, and what the file system throws. */
  private async update(
    change: (accepted: readonly AcceptedFinding[]) => readonly AcceptedFinding[],
  ): Promise<readonly AcceptedFinding[]> {
    let accepted: readonly AcceptedFinding[] = [];
    await updateFile(this.file, (text) => printAccepted((accepted = change(this.parse(text)))));
    return accepted;
  }

  private parse(text: string | undefined): readonly AcceptedFinding[] {
    if (text === undefined) return [];
    try {
      return parseAccepted(text);
    } catch (error) {
      throw error instanceof ReviewFileError ? new ReviewFileError(`${this.file}: ${error.message}`) : error;
    }
  }
}
