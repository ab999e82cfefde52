import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { SpeechInput } from "../../server/src/index/build";
import { fold } from "../../server/src/text/fold";

/** The texts of a folder, each file as one speech with a paragraph a line. */
export function readFolder(folder: string): SpeechInput[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(txt|md)$/.test(name))
    .sort()
    .map((name) => readSpeech(path.join(folder, name)));
}

function readSpeech(file: string): SpeechInput {
  const lines = readFileSync(file, "utf8")
    .replace(/^\ufeff/, "")
    .split(/\r?\n/);
  const paragraphs = lines.map((line) => fold(line).text).filter((text) => text !== "");
  const date = /\d{4}(?=年)|\b20\d{6}\b/.exec(lines.slice(0, 8).join("\n"))?.[0];
  return {
    uri: pathToFileURL(file).href,
    title: paragraphs[0] ?? "",
    start: 0,
    paragraphs,
    ...(date === undefined ? {} : { date }),
  };
}

export const charactersOf = (speeches: readonly SpeechInput[]): number =>
  speeches.reduce((sum, { paragraphs }) => sum + paragraphs.reduce((n, text) => n + text.length, 0), 0);

/** The corpus without texts that share a quarter or more of their 13-grams with the one that is typed. */
export function withoutNearCopies(corpus: readonly SpeechInput[], typed: SpeechInput): SpeechInput[] {
  const grams = gramsOf(typed);
  return corpus.filter((speech) => {
    if (speech.uri === typed.uri) return false;
    const own = gramsOf(speech);
    let shared = 0;
    for (const gram of own) if (grams.has(gram)) shared++;
    return shared < 0.25 * Math.min(own.size, grams.size);
  });
}

function gramsOf({ paragraphs }: SpeechInput): Set<string> {
  const grams = new Set<string>();
  for (const text of paragraphs) for (let i = 0; i + 13 <= text.length; i++) grams.add(text.slice(i, i + 13));
  return grams;
}
