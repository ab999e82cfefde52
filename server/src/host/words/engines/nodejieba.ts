import { tmpdir } from "node:os";
import * as path from "node:path";
import type { UserWord } from "../../../text/tokens";
import { Refusal, type Engine } from "../engine";
import { openable, unusable, type Dictionaries } from "../dictionaries";
import { taggingEngine, unknownOf, type TaggedWord } from "../tagging";
import { openBinary } from "./binary";

interface Binding {
  load(dict: string, hmmDict: string, userDict: string, idfDict: string, stopWordDict: string): unknown;
  tag(text: string): readonly TaggedWord[];
  insertWord(word: string, tag: string): unknown;
}

/** cppjieba: the best words, at a quarter of a gigabyte. A bad dictionary aborts the process, with no error. */
export function loadNodejieba(folder: string, userWords: readonly UserWord[]): Engine {
  const binding = openBinary(folder, "nodejieba.node") as Binding;
  const inFolder = (name: string): string => path.join(folder, name);
  const shipped: Dictionaries = {
    dict: inFolder("jieba.dict.utf8"),
    hmmDict: inFolder("hmm_model.utf8"),
    userDict: inFolder("user.dict.utf8"),
    idfDict: inFolder("idf.utf8"),
    stopWordDict: inFolder("stop_words.utf8"),
  };
  if (unusable(shipped) !== undefined) throw new Refusal("dictionary");
  const { ProgramData, PUBLIC } = process.env;
  const found = openable(shipped, [ProgramData, PUBLIC, tmpdir()]);
  if (!found || unusable(found) !== undefined) throw new Refusal("path");
  binding.load(found.dict, found.hmmDict, found.userDict, found.idfDict, found.stopWordDict);
  const tagText = (text: string): readonly TaggedWord[] => binding.tag(text);
  for (const { text, tag } of unknownOf(userWords, tagText)) binding.insertWord(text, tag);
  return taggingEngine(tagText);
}
