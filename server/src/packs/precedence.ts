/** Which pack and which entry counts where several bear one name or say one thing. */
import { localized } from "../text/localized";
import { checkWordings } from "./agreement";
import { PACK_ORIGINS, type FileSpan, type Pack, type PackManifest, type PackProblem } from "./model";
import type { PackSnapshot } from "./snapshot";

/**
 * Workspace packs win over configured ones, and these over the bundled; within a layer the earlier one wins. A pack
 * takes the place of another of its id as a whole; a snippet that of another pack's of its name, a phrase or a term
 * that of the same wording. Each is reported at the one that gives way, with the place of the other.
 */
export function settlePrecedence(
  packs: readonly Pack[],
  problems: readonly PackProblem[],
  today: string,
): PackSnapshot {
  const conflicts: PackProblem[] = [];
  const ordered = PACK_ORIGINS.flatMap((origin) => packs.filter((pack) => pack.origin === origin));
  const origins = new Map(ordered.map(({ manifest, origin }) => [manifest, origin]));
  const settle = <T extends { readonly at: FileSpan }>(
    entries: readonly T[],
    ownerOf: (entry: T) => PackManifest,
    nameOf: (entry: T) => string,
    kind: readonly [zh: string, en: string],
  ): readonly T[] => {
    const kept = new Map<string, T>();
    for (const entry of entries) {
      const name = nameOf(entry);
      const winner = kept.get(name);
      if (!winner) {
        kept.set(name, entry);
        continue;
      }
      const [loser, by] = [ownerOf(entry), ownerOf(winner)];
      const place = `${winner.at.file}:${winner.at.firstLine}`;
      conflicts.push({
        code: "pack/conflict",
        // Across layers this is how a team adapts what is bundled; within one it is an accident.
        level: origins.get(loser) === origins.get(by) ? "warning" : "info",
        at: entry.at,
        other: winner.at,
        message: localized(
          `${kind[0]}“${name}”（包${loser.id}）被包${by.id}的取代（${place}）。`,
          `${kind[1]} “${name}” of pack ${loser.id} gives way to that of pack ${by.id} (${place}).`,
        ),
      });
    }
    return [...kept.values()];
  };
  const kept = settle(
    ordered,
    ({ manifest }) => manifest,
    ({ manifest }) => manifest.id,
    ["包", "Pack"],
  );
  const snippets = settle(
    kept.flatMap((pack) => pack.snippets),
    ({ pack }) => pack,
    ({ name }) => name,
    ["片段", "Snippet"],
  );
  const phrases = settle(
    kept.flatMap((pack) => pack.phrases),
    ({ pack }) => pack,
    ({ text }) => text,
    ["提法", "Phrase"],
  );
  const terms = settle(
    kept.flatMap((pack) => pack.terms),
    ({ pack }) => pack,
    ({ text }) => text,
    ["用语", "Term"],
  );
  const allow = [...new Set(kept.flatMap((pack) => pack.allow))];
  return {
    packs: kept,
    snippets,
    phrases,
    terms,
    allow,
    problems: [...problems, ...conflicts, ...checkWordings(phrases, terms, today)],
    today,
  };
}
