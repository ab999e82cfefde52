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
import { realPath, type FileIdentity } from "./fileIdentity";
import { isWithin } from "./files";

/** `.speech/review.json` of one folder: read at need, written whole beside itself and renamed. */
export class ReviewFile {
  readonly path: string;

  constructor(
    private readonly folder: string,
    private readonly identity: FileIdentity,
  ) {
    this.path = path.join(folder, ".speech", "review.json");
  }

  /** Empty where there is none yet. Throws `ReviewFileError` or the file system's error otherwise. */
  async read(): Promise<readonly AcceptedFinding[]> {
    let json: string;
    try {
      json = await readFile(this.path, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
      throw error;
    }
    return parseAccepted(json);
  }

  /** @param file absolute path of the draft */
  async accept(file: string, added: Omit<AcceptedFinding, "file">): Promise<readonly AcceptedFinding[]> {
    const { name, accepted } = this.as(file, await this.read());
    return this.write(withAccepted(accepted, { ...added, file: name }));
  }

  async revoke(file: string, revoked: AcceptedKey): Promise<readonly AcceptedFinding[]> {
    return this.write(withoutAccepted(this.as(file, await this.read()).accepted, revoked));
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

  private async write(accepted: readonly AcceptedFinding[]): Promise<readonly AcceptedFinding[]> {
    await mkdir(path.dirname(this.path), { recursive: true });
    const beside = `${this.path}.${process.pid}.tmp`;
    try {
      await writeFile(beside, printAccepted(accepted));
      await rename(beside, this.path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    return accepted;
  }
}
