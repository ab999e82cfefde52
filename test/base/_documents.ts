import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readDocument } from "../../server/src/corpus/documents";
import { isSkip } from "../../server/src/corpus/skip";

/** A file of the texts that the table is drawn from. */
export interface BaseDocument {
  /** Path below the folder given, with forward slashes. */
  readonly name: string;
  /** Place of its folder among those given: the kind of its text. */
  readonly kind: number;
  /** Folded, without page furniture. */
  readonly paragraphs: readonly string[];
}

/** Every text below the folders, in order of its name, whatever order the file system lists them in. */
export async function readDocuments(folders: readonly string[]): Promise<BaseDocument[]> {
  const out: BaseDocument[] = [];
  for (const [kind, folder] of folders.entries()) {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => name.split(path.sep).join("/"))
      .filter((name) => /\.(?:txt|md|html?|docx|speech)$/u.test(name))
      .sort();
    for (const name of names) {
      const document = await readDocument(
        readFileSync(path.join(folder, name)),
        `file:///${encodeURI(name)}`,
      );
      if (isSkip(document)) continue;
      out.push({ name, kind, paragraphs: document.speeches.flatMap(({ paragraphs }) => paragraphs) });
    }
  }
  return out;
}
