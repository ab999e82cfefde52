import { readFileSync } from "node:fs";
import path from "node:path";
import { fold } from "../../../server/src/text/fold";
import type { DatedText } from "./formCounts";
import { namesBelow } from "./texts";

/** Every text below the folders, a paragraph a line, with the year that its first lines name. */
export function readDatedTexts(folders: readonly string[]): DatedText[] {
  return folders.flatMap((folder) => namesBelow(folder).map((name) => readDated(path.join(folder, name))));
}

/** Lines in which a text says of when it is. */
const HEAD = 12;

function readDated(file: string): DatedText {
  const lines = readFileSync(file, "utf8").split(/\r?\n/);
  const paragraphs = lines.map((line) => fold(line).text).filter((text) => text !== "");
  const year = /(?:19|20)\d{2}(?=年|\d{4}\b)/.exec(paragraphs.slice(0, HEAD).join("\n"))?.[0];
  return { year: year === undefined ? undefined : Number(year), paragraphs };
}
