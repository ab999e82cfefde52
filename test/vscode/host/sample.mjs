// The sample workspace: the bundled seeds to read and a draft to try things on.
import { cp, mkdir, readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "./paths.mjs";

/** The extension's own sample draft: one deliberate fault, so that there is a warning to see. */
const SAMPLE = path.join(projectRoot, "client", "sample");

/**
 * Copies the sample into a folder; what a visitor types stays out of the project.
 * @param {string} folder made where it is missing
 * @returns {Promise<string>} the draft to open
 */
export async function makeSample(folder) {
  const seeds = path.join(projectRoot, "seeds");
  await mkdir(path.join(folder, "seeds"), { recursive: true });
  for (const name of await readdir(seeds)) {
    if (name.endsWith(".txt")) await cp(path.join(seeds, name), path.join(folder, "seeds", name));
  }
  await cp(SAMPLE, folder, { recursive: true });
  const draft = (await readdir(folder)).find((name) => name.endsWith(".speech"));
  if (!draft || !existsSync(path.join(folder, draft)))
    throw new Error(`There is no sample draft in ${SAMPLE}.`);
  return path.join(folder, draft);
}
