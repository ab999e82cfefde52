/**
 * What else could answer “how does this go on”: full-text indexes over pieces of three characters, asked for the
 * longest of the last characters before the cursor that they know, their hits read for what follows.
 */
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { SpeechInput } from "../../../server/src/index/build";

export type PeerName = "better-sqlite3" | "minisearch" | "flexsearch";

export interface SearchPeer {
  readonly name: string;
  /** Continuations, most frequent among the hits first. */
  continuations(context: string): readonly string[];
  close(): void;
}

/** Characters of context asked for, longest first; three is what a trigram index can be asked for. */
const TAILS = [6, 5, 4, 3];
const HITS = 64;
const REACH = 8;
const OFFERED = 8;

const load = createRequire(
  path.join(path.dirname(fileURLToPath(import.meta.url)), "../../test/bench/package.json"),
);

/** A peer over these texts; undefined where its package is not installed. */
export function searchPeer(name: PeerName, speeches: readonly SpeechInput[]): SearchPeer | undefined {
  const texts = speeches.flatMap(({ paragraphs }) => paragraphs);
  try {
    const made = makers[name](texts);
    return { name, close: made.close, continuations: (context) => continuationsOf(context, made.search) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

interface Search {
  /** Texts that hold the phrase, most of them, at most `HITS`. */
  readonly search: (phrase: string) => readonly string[];
  readonly close: () => void;
}

function continuationsOf(context: string, search: Search["search"]): readonly string[] {
  for (const length of TAILS) {
    const tail = context.slice(-length);
    if (tail.length < length) continue;
    const counts = new Map<string, number>();
    for (const text of search(tail)) {
      const at = text.indexOf(tail);
      if (at < 0) continue;
      const next = text.slice(at + tail.length, at + tail.length + REACH);
      for (let n = 2; n <= next.length; n++)
        counts.set(next.slice(0, n), (counts.get(next.slice(0, n)) ?? 0) + 1);
    }
    if (counts.size > 0)
      return [...counts]
        .sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)
        .slice(0, OFFERED)
        .map(([text]) => text);
  }
  return [];
}

function trigrams(text: string): string[] {
  const out: string[] = [];
  for (let i = 0; i + 3 <= text.length; i++) out.push(text.slice(i, i + 3));
  return out;
}

const nothingToClose = (): void => undefined;

const makers: Record<PeerName, (texts: readonly string[]) => Search> = {
  "better-sqlite3": (texts) => {
    const Database = load("better-sqlite3") as new (file: string) => SqliteDatabase;
    const database = new Database(":memory:");
    database.exec("create virtual table texts using fts5(text, tokenize = 'trigram')");
    const insert = database.prepare("insert into texts values (?)");
    database.exec("begin");
    for (const text of texts) insert.run(text);
    database.exec("commit");
    database.exec("insert into texts(texts) values ('optimize')");
    const find = database.prepare(`select text from texts where text match ? limit ${HITS}`);
    return {
      search: (phrase) => find.all(`"${phrase.replaceAll('"', '""')}"`).map(({ text }) => text),
      close: () => database.close(),
    };
  },
  minisearch: (texts) => {
    const MiniSearch = load("minisearch") as new (options: object) => MiniSearchIndex;
    const index = new MiniSearch({
      fields: ["text"],
      tokenize: trigrams,
      processTerm: (term: string) => term,
    });
    index.addAll(texts.map((text, id) => ({ id, text })));
    return {
      search: (phrase) =>
        index
          .search(phrase, { combineWith: "AND" })
          .slice(0, HITS)
          .map(({ id }) => texts[id]!),
      close: nothingToClose,
    };
  },
  flexsearch: (texts) => {
    const { Index } = load("flexsearch") as { Index: new (options: object) => FlexIndex };
    const index = new Index({ encode: trigrams, tokenize: "strict" });
    texts.forEach((text, id) => index.add(id, text));
    return {
      search: (phrase) => index.search(phrase, HITS).map((id) => texts[id]!),
      close: nothingToClose,
    };
  },
};

interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): { run(value: string): void; all(value: string): { readonly text: string }[] };
  close(): void;
}

interface MiniSearchIndex {
  addAll(documents: readonly object[]): void;
  search(query: string, options: object): { readonly id: number }[];
}

interface FlexIndex {
  add(id: number, text: string): void;
  search(query: string, limit: number): readonly number[];
}
