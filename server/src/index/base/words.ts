import { isHan } from "../../text/chars";
import type { WordBreaks } from "../continuation/words";
import { childOf, type BaseTable } from "./table";

/** Log-probability of a character that begins no known word, beside that of a word seen once. */
const UNKNOWN_COST = 4;

/**
 * Word boundaries by the table's own words: the cut whose words are together most probable. Agrees with the
 * dictionary that the table was drawn with, and needs none.
 */
export function baseWordBreaks(table: BaseTable): WordBreaks {
  const { words, mass } = table;
  const total = Math.log(table.wordMass + 1);
  const byNode = new Float32Array(mass.length);
  for (let node = 0; node < byNode.length; node++)
    if (words[node] === 1) byNode[node] = total - Math.log(mass[node]!);
  const roots = new Int32Array(0x10000);
  for (let node = table.first[0]!; node < table.first[1]!; node++) roots[table.units[node]!] = node;
  const costs: Costs = { words: byNode, unknown: total + UNKNOWN_COST, roots };
  return (text) => {
    const isBreak = cut(table, costs, text);
    return (offset) => offset >= text.length || isBreak[offset] === 1;
  };
}

interface Costs {
  /** By node; of those that are words. */
  readonly words: Float32Array;
  readonly unknown: number;
  /** Node of each first unit, 0 for none: every text is looked up from each of its places on. */
  readonly roots: Int32Array;
}

/** Working memory of a cut: texts are short, and there are many. */
let rest = new Float64Array(64);
let step = new Uint8Array(64);

/** 1 at each offset where a word begins. */
function cut(table: BaseTable, { words: costs, unknown, roots }: Costs, text: string): Uint8Array {
  const { words } = table;
  const { length } = text;
  if (rest.length <= length) {
    rest = new Float64Array(2 * length);
    step = new Uint8Array(2 * length);
  }
  // Cheapest way from each offset to the end, and how long its first word is.
  rest[length] = 0;
  for (let at = length - 1; at >= 0; at--) {
    const first = text.charCodeAt(at);
    step[at] = 1;
    if (!isHan(first)) {
      rest[at] = rest[at + 1]!;
      continue;
    }
    let least = unknown + rest[at + 1]!;
    let node = roots[first]!;
    for (let end = at + 1; node !== 0; end++) {
      if (words[node] === 1) {
        const cost = costs[node]! + rest[end]!;
        if (cost < least) {
          least = cost;
          step[at] = end - at;
        }
      }
      if (end === length) break;
      node = childOf(table, node, text.charCodeAt(end));
    }
    rest[at] = least;
  }
  const isBreak = new Uint8Array(length + 1);
  for (let at = 0; at < length; at += step[at]!) isBreak[at] = 1;
  return isBreak;
}
