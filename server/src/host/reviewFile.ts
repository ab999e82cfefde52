import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import * as path from "node:path";
import {
  parseAccepted,
  printAccepted,
  withAccepted,
  withoutAccepted,
  type AcceptedFinding,
  type AcceptedKey,
} from "../features/diagnostics/accepted";

/** `.speech/review.json` of one folder: read at need, written whole beside itself and renamed. */
export class ReviewFile {
  readonly file: string;

  constructor(readonly folder: string) {
    this.file = path.join(folder, ".speech", "review.json");
  }

  /** Empty where there is none yet. Throws `ReviewFileError` or the file system's error otherwise. */
  async read(): Promise<readonly AcceptedFinding[]> {
    let json: string;
    try {
      json = await readFile(this.file, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
      throw error;
    }
    return parseAccepted(json);
  }

  async accept(added: AcceptedFinding): Promise<readonly AcceptedFinding[]> {
    return this.write(withAccepted(await this.read(), added));
  }

  async revoke(revoked: AcceptedKey): Promise<readonly AcceptedFinding[]> {
    return this.write(withoutAccepted(await this.read(), revoked));
  }

  /** How the store names a file: relative to its folder, with forward slashes. */
  nameOf(file: string): string {
    return path.relative(this.folder, file).split(path.sep).join("/");
  }

  private async write(accepted: readonly AcceptedFinding[]): Promise<readonly AcceptedFinding[]> {
    await mkdir(path.dirname(this.file), { recursive: true });
    const beside = `${this.file}.${process.pid}.tmp`;
    try {
      await writeFile(beside, printAccepted(accepted));
      await rename(beside, this.file);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    return accepted;
  }
}
