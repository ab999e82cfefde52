import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import type { UserWord } from "../../../text/tokens";
import { Refusal, type Engine } from "../engine";
import { taggingEngine, unknownOf, type TaggedWord } from "../tagging";
import { openBinary } from "./binary";

interface Jieba {
  loadDict(dictionary: Uint8Array): void;
  tag(text: string, hmm: boolean): readonly TaggedWord[];
}

interface Binding {
  readonly Jieba: { withDict(dictionary: Uint8Array): Jieba };
}

/** So often does a user's word count as seen: enough to outweigh the words it is made of. */
const FREQUENCY = 100;

/** jieba-rs: nearly the same words in a quarter of the memory. The dictionary is handed over from memory. */
export function loadNodeRs(folder: string, userWords: readonly UserWord[]): Engine {
  const { Jieba } = openBinary(folder, "node-rs.node") as Binding;
  const jieba = Jieba.withDict(dictionaryIn(folder));
  const tagText = (text: string): readonly TaggedWord[] => jieba.tag(text, true);
  const added = unknownOf([...shippedWords(folder), ...userWords], tagText);
  jieba.loadDict(Buffer.from(added.map(({ text, tag }) => `${text} ${FREQUENCY} ${tag}\n`).join("")));
  return taggingEngine(tagText);
}

function dictionaryIn(folder: string): Uint8Array {
  try {
    return readFileSync(path.join(folder, "jieba.dict.utf8"));
  } catch {
    throw new Refusal("dictionary");
  }
}

/** Words beside the dictionary that nodejieba's package brings along, a line each, with a tag or none. */
function shippedWords(folder: string): readonly UserWord[] {
  const file = path.join(folder, "user.dict.utf8");
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trim().split(" "))
    .filter(([text]) => text !== "")
    .map(([text, ...columns]) => ({ text: text!, tag: columns.at(-1) ?? "n" }));
}
