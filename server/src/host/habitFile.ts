import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { besideOf } from "./cacheFile";

const NAME = "habits.json";
/** Of what the file holds: another one's numbers mean something else. */
const VERSION = 1;

/** How often completion was right, kept between sessions: numbers only, never text. Failures of the disk lose them. */
export class HabitFile {
  private readonly file: string;

  constructor(private readonly directory: string) {
    this.file = path.join(directory, NAME);
  }

  /** What was last kept; undefined where there is nothing of this version that can be read. */
  read(): unknown {
    try {
      const kept: unknown = JSON.parse(readFileSync(this.file, "utf8"));
      return typeof kept === "object" && kept !== null && "version" in kept && kept.version === VERSION
        ? kept
        : undefined;
    } catch {
      return undefined;
    }
  }

  /** Written beside its place and renamed. False where the disk refuses. */
  write(numbers: object): boolean {
    const beside = besideOf(this.file);
    try {
      mkdirSync(this.directory, { mode: 0o700, recursive: true });
      writeFileSync(beside, JSON.stringify({ version: VERSION, ...numbers }), { mode: 0o600 });
      renameSync(beside, this.file);
      return true;
    } catch {
      rmSync(beside, { force: true });
      return false;
    }
  }

  remove(): void {
    try {
      rmSync(this.file, { force: true });
    } catch {
      // A read-only disk holds nothing of ours that was not there before.
    }
  }
}
