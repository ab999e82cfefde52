import { isHan } from "../../text/chars";
import type { WordBreaks } from "../words";
import { childOf } from "./table";
import type { BaseTable } from "./table";

/** Log-probability of a character that begins no known word, beside that of a word seen once. */
const unknownCost = 4;

/**
 * Word boundaries by the table's own words: the cut whose words are together most probable. Agrees with the
 * dictionary that the table was drawn with, and needs none.
 */
export function baseWordBreaks(table: BaseTable): WordBreaks {
  const { words, mass } = table;
  const total = Math.log(table.wordMass + 1);
  const costs = new Float32Array(mass.length);
  for (let node = 0; node < costs.length; node++)
    if (words[node] === 1) costs[node] = total - Math.log(mass[node]!);
  return (text) => {
    const isBreak = cut(table, costs, total + unknownCost, text);
    return (offset) => offset >= text.length || isBreak[offset] === 1;
  };
}

/** 1 at each offset where a word begins. */
function cut(table: BaseTable, costs: Float32Array, unknown: number, text: string): Uint8Array {
  const { words } = table;
  const length = text.length;
  // Cheapest way from each offset to the end, and how long its first word is.
  const rest = new Float64Array(length + 1);
  const step = new Uint8Array(length + 1);
  for (let at = length - 1; at >= 0; at--) {
    rest[at] = unknown + rest[at + 1]!;
    step[at] = 1;
    if (!isHan(text.charCodeAt(at))) {
      rest[at] = rest[at + 1]!;
      continue;
    }
    let node = 0;
    for (let end = at + 1; end <= length; end++) {
      node = childOf(table, node, text.charCodeAt(end - 1));
      if (node === 0) break;
      if (words[node] !== 1) continue;
      const cost = costs[node]! + rest[end]!;
      if (cost < rest[at]!) {
        rest[at] = cost;
        step[at] = end - at;
      }
    }
  }
  const isBreak = new Uint8Array(length + 1);
  for (let at = 0; at < length; at += step[at]!) isBreak[at] = 1;
  return isBreak;
}
