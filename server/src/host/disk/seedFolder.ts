import { readFileSync } from "node:fs";
import { NO_SEEDS, readSeeds, type SeedManifest } from "../../corpus/seeds";

/** The manifest of a folder of seeds; empty where it cannot be read. */
export function manifestOf(file: string): SeedManifest {
  try {
    return readSeeds(readFileSync(file, "utf8"));
  } catch {
    return NO_SEEDS;
  }
}

/** Wording of the seeds past its date: offered to nobody who does not use it. */
export function outdatedOf({ outdated }: SeedManifest): readonly string[] {
  const today = new Date().toISOString().slice(0, 10);
  return outdated.flatMap(({ text, until }) => (until !== undefined && until < today ? [text] : []));
}
