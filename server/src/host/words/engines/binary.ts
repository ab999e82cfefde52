import { existsSync } from "node:fs";
import * as path from "node:path";
import { Refusal } from "../engine";

/** What a binary of the folder exports. It is opened by its path: bundlers and the packages' own search stay out. */
export function openBinary(folder: string, name: string): unknown {
  const file = path.join(folder, name);
  if (!existsSync(file)) throw new Refusal("missing");
  const module = { exports: {} };
  try {
    process.dlopen(module, file);
  } catch (error) {
    throw refusalOf(String(error));
  }
  return module.exports;
}

/** What the system's loader says where a library, or a symbol in it, is not there. */
function refusalOf(said: string): Refusal {
  const version = /\b(?:GLIBC|GLIBCXX|CXXABI|GCC)_[\d.]+/.exec(said);
  if (version) return new Refusal("library", version[0]);
  const library = /(?<![\w+.-])(lib[\w+.-]+): cannot open shared object/.exec(said);
  return library ? new Refusal("library", library[1]) : new Refusal("broken");
}
