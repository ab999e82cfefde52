import * as path from "node:path";
import { rm } from "node:fs/promises";
import { claimFolder, findFolder } from "./ownFolder";
import { updateFile } from "./sharedFile";
import { readSmallFile } from "./smallFile";

const NAME = "habits.json";
/** Of what the file holds: another one's numbers mean something else. */
const VERSION = 1;

/** How often completion was right, kept between sessions: numbers only, never text. Failures of the disk lose them. */
export class HabitFile {
  /** @param directory where we may keep things: in it, or in a folder of our own there */
  constructor(private readonly directory: string) {}

  /** What was last kept; undefined where there is nothing of this version that can be read. */
  async read(): Promise<unknown> {
    try {
      return parse(await readSmallFile(this.fileIn(findFolder(this.directory))));
    } catch {
      return undefined;
    }
  }

  /** Changes what is kept, which another window may have changed meanwhile. False where the disk refuses. */
  async update(change: (kept: unknown) => object): Promise<boolean> {
    try {
      const file = this.fileIn(claimFolder(this.directory));
      const changed = (text: string | undefined) =>
        JSON.stringify({ version: VERSION, ...change(parse(text)) });
      await updateFile(file, changed, { mode: 0o600 });
      return true;
    } catch {
      return false;
    }
  }

  async remove(): Promise<void> {
    try {
      const file = this.fileIn(findFolder(this.directory));
      if (parse(await readSmallFile(file)) !== undefined) await rm(file, { force: true });
    } catch {
      // A later version's stay; a read-only disk holds nothing of ours that was not there before.
    }
  }

  private fileIn(folder: string): string {
    return path.join(folder, NAME);
  }
}

/** Nothing where it is nobody's. Throws on a later version's, which is not to be written over. */
function parse(text: string | undefined): unknown {
  const kept = parseJson(text ?? "");
  if (typeof kept !== "object" || kept === null || !("version" in kept)) return undefined;
  if (typeof kept.version === "number" && kept.version > VERSION) throw new RangeError("of a later version");
  return kept.version === VERSION ? kept : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
