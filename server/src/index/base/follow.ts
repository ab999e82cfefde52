import { nodeOf, type BaseTable } from "./table";

/** Characters of context that phrases are looked up with, at most and at least. */
const LONGEST_CONTEXT = 9;
const SHORTEST_CONTEXT = 4;
/** Share of the places that must go on with one character, and with all that is added. */
const SURELY = 0.85;
const IN_ALL = 0.7;

/**
 * What a text goes on with for certain, character by character, beyond the length that phrases of the table have:
 * set phrases overlap, and each tells how the one before ends. At most `limit` characters.
 */
export function followOn(table: BaseTable, text: string, limit: number): string {
  let added = "";
  let share = 1;
  while (added.length < limit) {
    const next = likeliestAfter(table, text + added);
    if (next === undefined || next.share < SURELY) break;
    share *= next.share;
    if (share < IN_ALL) break;
    added += next.unit;
  }
  return added;
}

function likeliestAfter(table: BaseTable, text: string): { unit: string; share: number } | undefined {
  const { first, mass, units } = table;
  for (let length = Math.min(LONGEST_CONTEXT, text.length); length >= SHORTEST_CONTEXT; length--) {
    const node = nodeOf(table, text, text.length - length);
    if (node === 0 || first[node] === first[node + 1]) continue;
    let best = first[node]!;
    for (let child = best + 1; child < first[node + 1]!; child++)
      if (mass[child]! > mass[best]!) best = child;
    return { unit: String.fromCharCode(units[best]!), share: mass[best]! / mass[node]! };
  }
  return undefined;
}
