import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { readDocument } from "../../server/src/corpus/documents";
import { readSeeds } from "../../server/src/corpus/seeds";
import { isSkip } from "../../server/src/corpus/skip";
import { openBaseTable, type BaseTable } from "../../server/src/index/base/table";
import { buildSegment, type SpeechInput } from "../../server/src/index/build";
import { createIndexSnapshot } from "../../server/src/index/corpusSnapshot";
import type { IndexSnapshot } from "../../server/src/index/snapshot";

const folder = fileURLToPath(new URL("../../seeds/", import.meta.url));

export const BASE_FILE = `${folder}base/phrases.bin`;

export const readSeedBase = (): BaseTable => openBaseTable(readFileSync(BASE_FILE));

/** What a newcomer has: the bundled speeches and the base table, no corpus. */
export async function seedIndex(base: BaseTable | undefined): Promise<IndexSnapshot> {
  const manifest = readSeeds(readFileSync(`${folder}seeds.json`, "utf8"));
  const speeches: SpeechInput[] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".txt"))) {
    const uri = pathToFileURL(folder + name).href;
    const document = await readDocument(readFileSync(folder + name), uri, manifest.speeches.get(name));
    if (!isSkip(document)) speeches.push(...document.speeches);
  }
  const segment = buildSegment(speeches, { learn: true, phrases: true });
  return createIndexSnapshot({
    parts: [{ segment }],
    entities: manifest.entities,
    ...(base && { baseTable: base }),
  });
}
