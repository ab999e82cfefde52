/** Snippets of packs by what is typed for them: their Chinese prefixes, Latin ones, and their names. */
import type { Snippet } from "../../packs/model";
import { PrefixTable } from "../../packs/prefixTable";
import type { PackSnapshot } from "../../packs/snapshot";
import { isAsciiLetter, isHan } from "../../text/chars";
import { memoized } from "../../text/memo";

/** Something that may be typed for a snippet. */
export interface SnippetKey {
  readonly snippet: Snippet;
  /** Chinese characters, or letters as they are typed. */
  readonly text: string;
  /** It is the snippet's name, or its part behind a colon: 部署会讲话 of 框架：部署会讲话. */
  readonly isName: boolean;
}

interface SnippetTables {
  readonly chinese: PrefixTable<SnippetKey>;
  readonly latin: PrefixTable<SnippetKey>;
}

export const snippetTables = memoized(({ snippets }: PackSnapshot): SnippetTables => {
  const keys = snippets.flatMap(keysOf);
  const table = (latin: boolean): PrefixTable<SnippetKey> =>
    new PrefixTable(
      keys.filter(({ text }) => isLatin(text) === latin).map((key) => [key.text, key] as const),
    );
  return { chinese: table(false), latin: table(true) };
});

function keysOf(snippet: Snippet): readonly SnippetKey[] {
  const prefixes = snippet.prefixes.map((text) => ({ snippet, text, isName: false }));
  const known = new Set(snippet.prefixes);
  const names = [snippet.name, snippet.name.slice(snippet.name.indexOf("：") + 1)]
    .filter((name, i, all) => isHan(name.charCodeAt(0)) && !known.has(name) && all.indexOf(name) === i)
    .map((text) => ({ snippet, text, isName: true }));
  return [...prefixes, ...names];
}

/** A prefix is Latin or Chinese, never mixed. */
const isLatin = (prefix: string): boolean => isAsciiLetter(prefix.charCodeAt(0));
