import type { Suggestion } from "./types";

/** Suggestions of all sources in one list: best first, each text once, at most `maxItems`. */
export function merge(
  lists: readonly (readonly Suggestion[])[],
  offset: number,
  maxItems: number,
): readonly Suggestion[] {
  const ranked = lists.flat().sort((a, b) => b.score - a.score);
  const seen = new Set<string>();
  const out: Suggestion[] = [];
  for (const suggestion of ranked) {
    if (out.length >= maxItems) break;
    const effect = effectOf(suggestion, offset);
    if (seen.has(effect)) continue;
    seen.add(effect);
    out.push(suggestion);
  }
  return out;
}

/** What an item does to the text: the same words may be reached by covering more or less of what stands there. */
function effectOf({ replace, newText, filterText }: Suggestion, offset: number): string {
  const covered = offset - replace.start;
  const kept = newText.slice(0, covered) === filterText.slice(0, covered);
  return kept ? `+${newText.slice(covered)}` : `-${covered} ${newText}`;
}
