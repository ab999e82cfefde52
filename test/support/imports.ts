import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import ts from "typescript";

/** Which files of a tree import which, types included. Paths are relative to the tree, with `/`. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Every import as it is written: relative ones, packages, Node's own. */
export function specifiersOf(text: string): readonly string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** All TypeScript files below a folder, with the files below it that they import. */
export function importGraph(folder: string): ImportGraph {
  const files = new Set(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => name.split(path.sep).join("/")),
  );
  const resolved = (from: string, specifier: string): string[] => {
    if (!specifier.startsWith(".")) return [];
    const target = path.posix.join(path.posix.dirname(from), specifier);
    return [`${target}.ts`, `${target}/index.ts`].filter((name) => files.has(name)).slice(0, 1);
  };
  return new Map(
    [...files].map((file) => [
      file,
      specifiersOf(readFileSync(path.join(folder, file), "utf8")).flatMap((name) => resolved(file, name)),
    ]),
  );
}

/** Files that need each other, each circle once: strongly connected components of more than one file. */
export function circles(graph: ImportGraph): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const open = new Set<string>();
  const found: string[][] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    lowest.set(file, order.get(file)!);
    stack.push(file);
    open.add(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next);
      if (open.has(next)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(next)!));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const members = stack.splice(stack.indexOf(file));
    for (const member of members) open.delete(member);
    if (members.length > 1 || graph.get(file)?.includes(file)) found.push(members.sort());
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}
