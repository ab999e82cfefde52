import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { SpeechInput } from "../../../server/src/index/build";
import { fold } from "../../../server/src/text/fold";

/** The texts of a folder, each file as one speech with a paragraph a line. */
export const readFolder = (folder: string): SpeechInput[] =>
  namesBelow(folder).map((name) => readSpeech(path.join(folder, name)));

/** Texts below a folder in order, with forward slashes. */
export const namesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => /\.(txt|md)$/.test(name))
    .sort();

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

/** Whether texts that share so many 13-grams are nearly copies: a quarter of those of the shorter one. */
export const nearCopy = (shared: number, a: number, b: number): boolean =>
  shared > 0 && shared >= 0.25 * Math.min(a, b);

/** The 13-grams of a text. */
export function gramsOf(paragraphs: readonly string[]): ReadonlySet<string> {
  const grams = new Set<string>();
  for (const text of paragraphs) for (let i = 0; i + 13 <= text.length; i++) grams.add(text.slice(i, i + 13));
  return grams;
}
