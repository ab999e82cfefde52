import { nodeOf } from "./table";
import type { BaseTable } from "./table";

/** Characters of context that phrases are looked up with, at most and at least. */
const longestContext = 9;
const shortestContext = 4;
/** Share of the places that must go on with one character, and with all that is added. */
const surely = 0.85;
const inAll = 0.7;

/**
 * What a text goes on with for certain, character by character, beyond the length that phrases of the table have:
 * set phrases overlap, and each tells how the one before ends. At most `limit` characters.
 */
export function followOn(table: BaseTable, text: string, limit: number): string {
  let added = "";
  let share = 1;
  while (added.length < limit) {
    const next = likeliestAfter(table, text + added);
    if (next === undefined || next.share < surely) break;
    share *= next.share;
    if (share < inAll) break;
    added += next.unit;
  }
  return added;
}

function likeliestAfter(table: BaseTable, text: string): { unit: string; share: number } | undefined {
  const { first, mass, units } = table;
  for (let length = Math.min(longestContext, text.length); length >= shortestContext; length--) {
    const node = nodeOf(table, text, text.length - length);
    if (node === 0 || first[node] === first[node + 1]) continue;
    let best = first[node]!;
    for (let child = best + 1; child < first[node + 1]!; child++)
      if (mass[child]! > mass[best]!) best = child;
    return { unit: String.fromCharCode(units[best]!), share: mass[best]! / mass[node]! };
  }
  return undefined;
}
