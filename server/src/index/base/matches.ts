import { UNKNOWN_UNIT, type Matches, type RowWriter, type UnitSource } from "../continuation/matches";
import { nodeOf, type BaseTable } from "./table";
import type { Wanted } from "../model";

/** Characters of context that phrases are looked up with. */
const LONGEST_CONTEXT = 9;

/**
 * Matches in the base table: phrases that begin with the last characters of the context. Phrases begin where words
 * do, so a match does too.
 */
export class BaseMatches implements Matches {
  readonly longest: number;
  /** Node of each length, 0 where nothing goes on from there. */
  private readonly nodes: number[] = [0];

  constructor(
    private readonly table: BaseTable,
    context: string,
  ) {
    let longest = 0;
    const { first } = table;
    for (let length = 1; length <= Math.min(LONGEST_CONTEXT, context.length); length++) {
      const node = nodeOf(table, context, context.length - length);
      const goesOn = node > 0 && first[node + 1]! > first[node]!;
      this.nodes.push(goesOn ? node : 0);
      if (goesOn) longest = length;
    }
    this.longest = longest;
  }

  count(length: number): number {
    const node = this.nodes[length] ?? 0;
    return node === 0 ? 0 : Math.ceil(this.table.mass[node]!);
  }

  /** The heaviest phrases; what goes on otherwise stands for itself without a continuation. */
  sample(length: number, budget: number, write: RowWriter, wanted?: Wanted): void {
    const node = this.nodes[length] ?? 0;
    if (node === 0) return;
    const { mass } = this.table;
    const steps = wanted === undefined ? budget : Math.min(budget, MOST_STEPS);
    const least = wanted === undefined ? mass[node]! * NEGLIGIBLE : 0;
    for (const { text, weight } of heaviest(this.table, node, least, steps, wanted)) {
      // Near the length that phrases may have, longer words that follow are missing.
      const end = length + text.length < SURELY_KNOWN ? 0 : UNKNOWN_UNIT;
      write(new Phrase(text, end), 0, weight, Math.ceil(weight));
    }
  }
}

class Phrase implements UnitSource {
  /** @param end what stands behind it */
  constructor(
    private readonly text: string,
    private readonly end: number,
  ) {}

  unitAt(position: number): number {
    return position < this.text.length ? this.text.charCodeAt(position) : this.end;
  }
}

interface Path {
  readonly node: number;
  readonly text: string;
}

interface Weighed {
  readonly text: string;
  readonly weight: number;
}

/**
 * Phrases below a node, each with the weight of the places that go on no further or otherwise. The heaviest path is
 * followed first, up to `budget` steps; of what is lighter than `least` only the beginning counts. What cannot become
 * what is wanted is left out.
 */
function heaviest(
  { mass, first, units }: BaseTable,
  node: number,
  least: number,
  budget: number,
  wanted?: Wanted,
): Weighed[] {
  const out: Weighed[] = [];
  const open: Path[] = [{ node, text: "" }];
  for (let taken = 0; open.length > 0; taken++) {
    let best = 0;
    for (let i = 1; i < open.length; i++) if (mass[open[i]!.node]! > mass[open[best]!.node]!) best = i;
    const { node: at, text } = open[best]!;
    open[best] = open[open.length - 1]!;
    open.pop();
    let rest = mass[at]!;
    for (let child = first[at]!; taken < budget && child < first[at + 1]!; child++) {
      if (mass[child]! < least) continue;
      const longer = text + String.fromCharCode(units[child]!);
      rest -= mass[child]!;
      if (wanted === undefined || wanted.begins(longer)) open.push({ node: child, text: longer });
    }
    if (rest > ROUNDING * mass[at]!) out.push({ text, weight: rest });
  }
  return out;
}

/** Phrases so long, the context included, may go on in ways that the table has no room for. */
const SURELY_KNOWN = 8;
/** Steps along phrases that may be what is wanted. */
const MOST_STEPS = 160;
/** Share of the places below which a phrase is not followed. */
const NEGLIGIBLE = 0.004;
/** Sums of 32-bit floats are not exact. */
const ROUNDING = 1e-4;
