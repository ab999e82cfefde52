/** The base table drawn again without some texts, as the bundled one was drawn from all. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readDocuments, type BaseDocument } from "../../base/_documents";
import { cutDocuments, type CutDocument } from "../../base/_words";
import { drawTable } from "../../base/draw";
import { gramsOf, nearCopy } from "./texts";

/** Texts that the table is drawn from: speeches, reports and articles; news. */
const SOURCES = ["corpus", "bulk"] as const;
/** What decides about a table, beside the texts. */
const DRAWING = [
  "test/base",
  "server/src/index/base",
  "server/src/features/completion/guard.ts",
  "server/src/features/names/names.ts",
  "server/src/features/names/toponyms.ts",
];

export interface DrawnText {
  readonly name: string;
  readonly paragraphs: readonly string[];
}

/** Draws tables from the texts of `shared`. A table once drawn is kept in dist/ until what draws it changes. */
export class BaseTables {
  private documents: Promise<readonly BaseDocument[]> | undefined;
  private cut: Promise<readonly CutDocument[]> | undefined;
  private readonly cache: string;
  private readonly version: string;

  constructor(
    private readonly shared: string,
    root: string,
  ) {
    this.cache = path.join(root, "dist", "bench-tables");
    this.version = DRAWING.flatMap((name) => filesOf(path.join(root, name))).join("\n");
  }

  /**
   * The file of a table without texts and without what is nearly a copy of one of them.
   * @param typed names are paths below `shared`
   */
  async without(typed: readonly DrawnText[]): Promise<Uint8Array> {
    const key = createHash("sha256")
      .update(this.version)
      .update(JSON.stringify(typed.map(keyOf)))
      .digest("hex");
    const file = path.join(this.cache, `${key.slice(0, 16)}.bin`);
    if (existsSync(file)) return readFileSync(file);
    const documents = await (this.documents ??= readDocuments(this.folders));
    const near = nearTo(
      documents,
      typed.map(({ paragraphs }) => paragraphs),
    );
    const names = new Set(typed.map(({ name }) => name));
    const left = (await (this.cut ??= this.cutAll())).filter(
      ({ name, kind }, i) => !names.has(`${SOURCES[kind]!}/${name}`) && !near.has(i),
    );
    const bytes = drawTable(left, [...SOURCES]);
    mkdirSync(this.cache, { recursive: true });
    writeFileSync(file, bytes);
    return bytes;
  }

  private get folders(): string[] {
    return SOURCES.map((name) => path.join(this.shared, name));
  }

  private async cutAll(): Promise<readonly CutDocument[]> {
    return cutDocuments(await this.documents!);
  }
}

const keyOf = ({ name, paragraphs }: DrawnText): readonly unknown[] => [name, paragraphs];

/** Digest of a file, or of each file of a folder. */
function filesOf(file: string): string[] {
  if (statSync(file).isDirectory())
    return readdirSync(file).flatMap((name) => filesOf(path.join(file, name)));
  return [createHash("sha256").update(readFileSync(file)).digest("hex")];
}

/** Indices of the documents that are nearly a copy of one of the typed texts. */
function nearTo(
  documents: readonly BaseDocument[],
  typed: readonly (readonly string[])[],
): ReadonlySet<number> {
  const owners = new Map<string, number[]>();
  const sizes = typed.map((paragraphs, n) => {
    const grams = gramsOf(paragraphs);
    for (const gram of grams) {
      const known = owners.get(gram);
      if (known === undefined) owners.set(gram, [n]);
      else known.push(n);
    }
    return grams.size;
  });
  const near = new Set<number>();
  for (const [i, { paragraphs }] of documents.entries()) {
    const grams = gramsOf(paragraphs);
    const shared = new Map<number, number>();
    for (const gram of grams) for (const n of owners.get(gram) ?? []) shared.set(n, (shared.get(n) ?? 0) + 1);
    for (const [n, count] of shared) if (nearCopy(count, grams.size, sizes[n]!)) near.add(i);
  }
  return near;
}
