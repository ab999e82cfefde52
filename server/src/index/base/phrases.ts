import { isHan } from "../../text/chars";
import type { ListedPhrase } from "../segment/phraseList";
import type { BaseTable } from "./table";

const SHORTEST = 2;
/** What mostly goes on in one way is the beginning of a longer phrase. */
const GOES_ON = 0.6;
/** What an occurrence in common use is worth beside one in the corpus. */
const SHARE = 0.02;
/** Several words that begin or end with one that only joins are no phrase. */
const LOOSE =
  /^[的和与及在是为把被对从向到由以于将之地得了着过等]|[的和与及在是为把被对从向由以于将之地得了着过等]$/u;

/** Phrases of the table that pinyin initials are looked up in. @param begins of the first unit */
export function basePhrases(table: BaseTable, begins: (unit: number) => boolean): readonly ListedPhrase[] {
  const { first, units, mass } = table;
  const out: ListedPhrase[] = [];
  const visit = (node: number, before: string): void => {
    const unit = units[node]!;
    if (!isHan(unit)) return;
    const text = before + String.fromCharCode(unit);
    let longest = 0;
    for (let child = first[node]!; child < first[node + 1]!; child++) {
      longest = Math.max(longest, mass[child]!);
      visit(child, text);
    }
    const isPhrase = table.counts.some((counts) => counts[node]! > 0);
    if (!isPhrase || text.length < SHORTEST) return;
    if (table.words[node] === 1 || (longest <= GOES_ON * mass[node]! && !LOOSE.test(text)))
      out.push({ text, count: SHARE * mass[node]! });
  };
  for (let node = first[0]!; node < first[1]!; node++) if (begins(units[node]!)) visit(node, "");
  return out;
}
