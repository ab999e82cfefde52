import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { describe, expect, it } from "vitest";

/**
 * Each layer imports only from those after it. A rule that forbids names would let others through, so the
 * imports themselves are walked: every edge has to be one of these.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  main: ["server", "protocol"],
  server: ["features", "host", "corpus", "index", "packs", "speech", "text", "protocol"],
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
/** Pure layers: no file, process, network or clock of the machine; hashes and checksums are functions. */
const PURE = ["features", "corpus", "index", "packs", "speech", "text"];
const PURE_BUILTINS = ["node:crypto", "node:zlib"];

const src = path.join(import.meta.dirname, "../../server/src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.split(path.sep).join("/"));

const layerOf = (file: string): string => file.split("/")[0]!.replace(/\.ts$/, "");

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(src, file), "utf8");
  return [...text.matchAll(/(?:from|import|import\(|require\()\s*["']([^"']+)["']/g)].map((m) => m[1]!);
}

describe("layers", () => {
  it.each(files)("%s imports only from layers to its right", (file) => {
    const layer = layerOf(file);
    const allowed = MAY_IMPORT[layer];
    expect(allowed, `no layer is called ${layer}`).toBeDefined();
    for (const imported of importsOf(file)) {
      if (imported.endsWith("/package.json")) continue; // name and version of the program
      if (imported.startsWith(".")) {
        const target = layerOf(path.posix.join(path.posix.dirname(file), imported));
        if (target !== layer) expect(allowed, `${file} imports ${imported}`).toContain(target);
      } else if (PURE.includes(layer)) {
        const builtin =
          imported.startsWith("node:") || ["fs", "path", "os", "child_process"].includes(imported);
        if (builtin) expect(PURE_BUILTINS, `${file} imports ${imported}`).toContain(imported);
        expect(imported.startsWith("vscode-languageserver"), `${file} imports ${imported}`).toBe(false);
      }
    }
  });

  it("no file reaches the network", () => {
    const network = /["'](?:node:)?(?:http|https|http2|net|tls|dgram|dns)["']|\bfetch\(|\bWebSocket\b/;
    for (const file of files) expect(readFileSync(path.join(src, file), "utf8"), file).not.toMatch(network);
  });

  it("the client imports nothing of the server but the protocol's types and the keys of files", () => {
    const client = path.join(src, "../../client/src");
    for (const name of readdirSync(client, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".ts")) continue;
      for (const line of readFileSync(path.join(client, name), "utf8").split("\n"))
        if (/from ["'].*server\/src/.test(line))
          expect(line, name).toMatch(/from "(?:\.\.\/)+server\/src\/(?:protocol|text\/fileKey)"/);
    }
  });
});
