import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { describe, expect, it } from "vitest";
import { circles, importGraph, specifiersOf } from "../support/imports";

/**
 * Each layer imports only from those after it. A rule that forbids names would let others through, so the
 * imports themselves are walked: every edge has to be one of these.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  main: ["lsp", "protocol"],
  lsp: ["features", "host", "corpus", "index", "packs", "speech", "text", "protocol"],
  cli: ["features", "host", "corpus", "index", "packs", "speech", "text"],
  worker: ["host", "corpus", "index", "speech", "text"],
  segmenter: ["host", "text"],
  host: ["features", "corpus", "index", "packs", "speech", "text"],
  features: ["corpus", "index", "packs", "speech", "text"],
  corpus: ["speech", "text"],
  index: ["speech", "text"],
  packs: ["speech", "text"],
  speech: ["text"],
  text: [],
  protocol: [],
};

/** Rooms of a layer, from the ground up: none imports from a later one. `.` holds the files that no other line names. */
const FLOORS: Record<string, readonly string[]> = {
  speech: [".", "lines", "paragraphs", "roles", "outline", "parse"],
  corpus: [".", "readers", "pages", "documents", "cuts", "lookup"],
  index: ["model", "segment", "continuation", "base", "."],
  features: [
    ".",
    "settings",
    "names",
    "editing",
    "outline",
    "navigation",
    "completion",
    "diagnostics",
    "packTests",
    "packProblems",
  ],
  "features/completion": [".", "sources", "complete"],
  "features/diagnostics": [".", "repeats", "rules", "runner", "actions"],
  host: [".", "disk", "words", "workers", "corpus"],
  lsp: [".", "session", "requests", "capabilities", "handlers", "serve"],
};

/** Pure layers: no file, process, network or clock of the machine; hashes and checksums are functions. */
const PURE = ["features", "corpus", "index", "packs", "speech", "text"];
const PURE_BUILTINS = ["node:crypto", "node:zlib"];

const src = path.join(import.meta.dirname, "../../server/src");
const graph = importGraph(src);
const files = [...graph.keys()];

const layerOf = (file: string): string => file.split("/")[0]!.replace(/\.ts$/, "");

/** Number of the floor that a file of the layer stands on. */
function floorOf(layer: string, file: string): number {
  const floors = FLOORS[layer]!;
  const room = file
    .slice(layer.length + 1)
    .split("/")[0]!
    .replace(/\.ts$/, "");
  return floors.indexOf(floors.includes(room) ? room : ".");
}

describe("layers", () => {
  it.each(files)("%s imports only from layers to its right", (file) => {
    const layer = layerOf(file);
    const allowed = MAY_IMPORT[layer];
    expect(allowed, `no layer is called ${layer}`).toBeDefined();
    for (const target of graph.get(file)!)
      if (layerOf(target) !== layer) expect(allowed, `${file} imports ${target}`).toContain(layerOf(target));
    if (!PURE.includes(layer)) return;
    for (const imported of specifiersOf(readFileSync(path.join(src, file), "utf8"))) {
      if (imported.startsWith(".")) continue;
      const builtin =
        imported.startsWith("node:") || ["fs", "path", "os", "child_process"].includes(imported);
      if (builtin) expect(PURE_BUILTINS, `${file} imports ${imported}`).toContain(imported);
      expect(imported.startsWith("vscode-languageserver"), `${file} imports ${imported}`).toBe(false);
    }
  });

  it.each(Object.keys(FLOORS))("%s: no room imports from a higher one", (layer) => {
    const within = (file: string): boolean => file.startsWith(`${layer}/`);
    const upward = files.filter(within).flatMap((file) =>
      graph
        .get(file)!
        .filter((target) => within(target) && floorOf(layer, target) > floorOf(layer, file))
        .map((target) => `${file} imports ${target}`),
    );
    expect(upward).toEqual([]);
  });

  it.each(Object.entries(FLOORS))("%s: every room that the table names is there", (layer, floors) => {
    for (const room of floors)
      if (room !== ".")
        expect(
          files.some((file) => file === `${layer}/${room}.ts` || file.startsWith(`${layer}/${room}/`)),
          `${layer}/${room}`,
        ).toBe(true);
  });

  it("no files need each other, types included", () => {
    expect(circles(graph)).toEqual([]);
  });

  it("a circle that is planted is found", () => {
    const planted = new Map(graph);
    planted.set("text/span.ts", [...graph.get("text/span.ts")!, "speech/model.ts"]);
    expect(circles(planted)).toEqual([expect.arrayContaining(["speech/model.ts", "text/span.ts"])]);
  });

  it("no file reaches the network", () => {
    const network = /["'](?:node:)?(?:http|https|http2|net|tls|dgram|dns)["']|\bfetch\(|\bWebSocket\b/;
    for (const file of files) expect(readFileSync(path.join(src, file), "utf8"), file).not.toMatch(network);
  });

  it("the client imports nothing of the server but the protocol's types and the keys of files", () => {
    const client = path.join(src, "../../client/src");
    for (const name of readdirSync(client, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".ts")) continue;
      const text = readFileSync(path.join(client, name), "utf8");
      for (const imported of ofServer(text)) expect(imported, name).toMatch(/\/(?:protocol|text\/fileKey)$/);
      const atRunTime = text.replace(/^(?:import|export) type [^;]*;/gm, "");
      for (const imported of ofServer(atRunTime)) expect(imported, name).toMatch(/\/text\/fileKey$/);
    }

    function ofServer(text: string): readonly string[] {
      return specifiersOf(text).filter((imported) => imported.includes("server/src"));
    }
  });
});
