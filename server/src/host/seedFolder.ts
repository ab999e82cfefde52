import { readFileSync } from "node:fs";
import { NO_SEEDS, readSeeds, type SeedManifest } from "../corpus/seeds";

/** The manifest of a folder of seeds; empty where it cannot be read. */
export function manifestOf(file: string): SeedManifest {
  try {
    return readSeeds(readFileSync(file, "utf8"));
  } catch {
    return NO_SEEDS;
  }
}
