/** Which pack and which snippet counts where several bear one name. */
import { localized } from "../text/localized";
import { PACK_ORIGINS, type FileSpan, type Pack, type PackProblem, type Snippet } from "./model";
import type { PackSnapshot } from "./snapshot";

/**
 * Workspace packs win over configured ones, and these over the bundled; within a layer the earlier one wins. A pack
 * takes the place of another of its name as a whole; a snippet that of another pack's of its name. Each is reported.
 */
export function settlePrecedence(packs: readonly Pack[], problems: readonly PackProblem[]): PackSnapshot {
  const ordered = PACK_ORIGINS.flatMap((origin) => packs.filter((pack) => pack.origin === origin));
  const conflicts: PackProblem[] = [];
  const kept = new Map<string, Pack>();
  const snippets = new Map<string, { snippet: Snippet; owner: Pack }>();
  for (const pack of ordered) {
    const { name } = pack.manifest;
    const winner = kept.get(name);
    if (winner) {
      conflicts.push(conflict(pack, winner, pack.at, winner.at, `包“${name}”`, `Pack “${name}”`));
      continue;
    }
    kept.set(name, pack);
    for (const snippet of pack.snippets) {
      const taken = snippets.get(snippet.name);
      if (taken) {
        const { at } = taken.snippet;
        conflicts.push(
          conflict(pack, taken.owner, snippet.at, at, `片段“${snippet.name}”`, `Snippet “${snippet.name}”`),
        );
      } else {
        snippets.set(snippet.name, { snippet, owner: pack });
      }
    }
  }
  return {
    packs: [...kept.values()],
    snippets: Array.from(snippets.values(), ({ snippet }) => snippet),
    problems: [...problems, ...conflicts],
  };
}

function conflict(
  loser: Pack,
  winner: Pack,
  at: FileSpan,
  by: FileSpan,
  zh: string,
  en: string,
): PackProblem {
  const place = `${by.file}:${by.firstLine}`;
  return {
    code: "pack/conflict",
    // Across layers this is how a team adapts what is bundled; within one it is an accident.
    level: loser.origin === winner.origin ? "warning" : "info",
    at,
    message: localized(
      `${zh}被同名的取代（${place}）。`,
      `${en} gives way to the one of its name (${place}).`,
    ),
  };
}
