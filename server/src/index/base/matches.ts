import type { Matches, RowWriter } from "../matches";
import { nodeOf } from "./table";
import type { BaseTable } from "./table";

/** Characters of context that phrases are looked up with. */
const longestContext = 9;

/**
 * Matches in the base table: phrases that begin with the last characters of the context. Phrases begin where words
 * do, so a match does too.
 */
export class BaseMatches implements Matches {
  readonly longest: number;
  /** Node of each length, 0 where nothing goes on from there. */
  readonly #nodes: number[] = [0];

  constructor(
    private readonly table: BaseTable,
    context: string,
  ) {
    let longest = 0;
    const { first } = table;
    for (let length = 1; length <= Math.min(longestContext, context.length); length++) {
      const node = nodeOf(table, context, context.length - length);
      const goesOn = node > 0 && first[node + 1]! > first[node]!;
      this.#nodes.push(goesOn ? node : 0);
      if (goesOn) longest = length;
    }
    this.longest = longest;
  }

  count(length: number): number {
    const node = this.#nodes[length] ?? 0;
    return node === 0 ? 0 : Math.ceil(this.table.mass[node]!);
  }

  /** The `budget` heaviest phrases, then what is left of the places as one that goes nowhere. */
  sample(length: number, budget: number, write: RowWriter): void {
    const node = this.#nodes[length] ?? 0;
    if (node === 0) return;
    const { mass } = this.table;
    let left = mass[node]!;
    for (const { text, weight } of heaviest(this.table, node, budget)) {
      const units = text;
      write((i) => (i < units.length ? units.charCodeAt(i) : 0), weight, Math.ceil(weight));
      left -= weight;
    }
    if (left >= 0.5) write(() => 0, left, Math.ceil(left));
  }
}

interface Path {
  readonly node: number;
  readonly text: string;
}

/** Phrases below a node by their own weight: that of those which go on further is not theirs. */
function heaviest(table: BaseTable, node: number, budget: number): { text: string; weight: number }[] {
  const { mass, first, units } = table;
  const out: { text: string; weight: number }[] = [];
  const open: Path[] = [{ node, text: "" }];
  // The heaviest path is followed first; what none of so many has is not worth looking for.
  for (let taken = 0; open.length > 0 && taken < budget; taken++) {
    let best = 0;
    for (let i = 1; i < open.length; i++) if (mass[open[i]!.node]! > mass[open[best]!.node]!) best = i;
    const { node: at, text } = open[best]!;
    open[best] = open[open.length - 1]!;
    open.pop();
    let rest = mass[at]!;
    const least = mass[node]! * negligible;
    for (let child = first[at]!; child < first[at + 1]!; child++) {
      rest -= mass[child]!;
      if (mass[child]! >= least) open.push({ node: child, text: text + String.fromCharCode(units[child]!) });
    }
    if (rest > 0 && text !== "") out.push({ text, weight: rest });
  }
  return out;
}

/** Share of the places below which a phrase is not followed. */
const negligible = 0.004;
