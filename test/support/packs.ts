import type { PackFiles } from "../../server/src/packs/files";
import { loadPacks } from "../../server/src/packs/load";
import type { PackSnapshot } from "../../server/src/packs/snapshot";

export const TODAY = "2026-06-01";

/** Packs out of a map from path to text; a path in `unreadable` rejects. */
export function filesOf(
  texts: Readonly<Record<string, string>>,
  unreadable: readonly string[] = [],
): PackFiles {
  return {
    list(folder) {
      const under = Object.keys(texts).filter((path) => path.startsWith(`${folder}/`));
      if (unreadable.includes(folder)) return Promise.reject(new Error("EACCES"));
      if (under.length === 0) return Promise.resolve(undefined);
      const names = under.map((path) => /^[^/]+\/?/.exec(path.slice(folder.length + 1))?.[0] ?? "");
      return Promise.resolve([...new Set(names)]);
    },
    read(path) {
      const text = texts[path];
      return text === undefined || unreadable.includes(path)
        ? Promise.reject(new Error("ENOENT"))
        : Promise.resolve(text);
    },
    pause: () => Promise.resolve(),
  };
}

export const manifestOf = (id: string, more: object = {}): string =>
  JSON.stringify({ format: 1, id, name: { zh: `${id}包`, en: id }, version: "1.0.0", ...more });

interface Entries {
  readonly phrases?: readonly object[];
  readonly terms?: readonly object[];
  readonly allow?: readonly string[];
  readonly snippets?: object;
}

/** One pack of these entries; fails where anything is to be said about it. */
export async function packOf({ phrases, terms, allow, snippets }: Entries): Promise<PackSnapshot> {
  const listed = { phrases, terms, allow };
  const texts = Object.entries(listed).flatMap(([key, entries]) =>
    entries ? [[`/p/${key}.json`, JSON.stringify({ version: 1, [key]: entries })]] : [],
  );
  const files: Record<string, string> = {
    "/p/speech-pack.json": manifestOf("p", { name: { zh: "试验包", en: "Trial" } }),
    ...(Object.fromEntries(texts) as Record<string, string>),
    ...(snippets && { "/p/a.code-snippets": JSON.stringify(snippets) }),
  };
  const packs = await loadPacks(filesOf(files), [{ origin: "configured", folder: "/p" }], TODAY);
  if (packs.problems.length > 0) throw new Error(packs.problems.map(({ message }) => message.en).join("\n"));
  return packs;
}
