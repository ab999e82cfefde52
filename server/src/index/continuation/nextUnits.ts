/** How continuations go on: the next characters of some rows, each with its chance. */
import { MAX_ROWS, type ContinuationRows, type Rows } from "./continuationRows";
import { UNKNOWN_UNIT } from "./matches";
import { Origin, weightClass } from "./weights";

/** A next character and what it is worth. */
export interface Step {
  readonly unit: number;
  /** Chance of this character after those before it. */
  readonly probability: number;
  /** Places that go on so, in the pool and at the length of match that knows most of them. */
  readonly occurrences: number;
  /** Share of the places that go on so where the longest match stands in several. */
  readonly firmness: number;
  /** Whether the draft itself goes on so somewhere. */
  readonly own: boolean;
  readonly rows: Rows;
}

/** Whether nearly all places go on so: there the formulation does not end. */
export const isFirm = ({ firmness }: Pick<Step, "firmness">): boolean => firmness >= FIRM;

/** Share of places that are nearly all. */
export const FIRM = 0.9;

/** One level of matches: places that agree in the last `matched` characters of the context. */
export interface Group {
  readonly origin: Origin;
  readonly matched: number;
}

/** What one piece of evidence says at one step, for learning. */
export interface Vote {
  readonly weightClass: number;
  /** Share of its places that go on with the character in question. */
  readonly share: number;
}

/** Fewer places tell little of what always follows. */
const SEVERAL = 3;
/** Levels of all pools together, at most. */
const MAX_GROUPS = 16;

/** Works in memory of its own, which is used again for the next question. */
export class NextUnits {
  /** Next characters of the node at hand: unit → place in the arrays below. */
  private readonly childOf = new Int16Array(0x10000).fill(-1);
  /** Child of each row at hand, by the row's place among them; −1 where nobody knows. */
  private readonly childAt = new Int16Array(MAX_ROWS);
  private readonly childUnits = new Uint16Array(MAX_ROWS);
  private readonly childRows = new Uint16Array(MAX_ROWS);
  /** The group that last spoke for a child: rows stand in the order of their groups. */
  private readonly childGroup = new Int8Array(MAX_ROWS);
  private readonly childChance = new Float64Array(MAX_ROWS);
  /** Places of the group at hand that go on so, and the most of any group. */
  private readonly childRun = new Float64Array(MAX_ROWS);
  private readonly childMost = new Float64Array(MAX_ROWS);
  private readonly childFirm = new Float64Array(MAX_ROWS);
  private readonly childOwn = new Uint8Array(MAX_ROWS);
  /** Groups that have rows here, in order. */
  private readonly present: number[] = [];
  private readonly totals = new Float64Array(MAX_GROUPS);
  private readonly occurrencesOf = new Float64Array(MAX_GROUPS);
  private readonly counts = new Uint32Array(MAX_GROUPS);
  private readonly spreads = new Uint16Array(MAX_GROUPS);
  private readonly factors = new Float64Array(MAX_GROUPS);
  private children = 0;

  constructor(
    private readonly rows: ContinuationRows,
    private readonly groups: readonly Group[],
  ) {}

  /** Characters that follow at `depth` in the rows, with a probability of at least `floor`. */
  steps(rows: Rows, depth: number, weights: Float32Array, floor: number): Step[] {
    this.count(rows, depth);
    this.weigh(depth, weights);
    const firm = this.firmGroup();
    this.share(rows, firm);
    const out: Step[] = [];
    const lists: (number[] | undefined)[] = [];
    for (let child = 0; child < this.children; child++) {
      lists.push(undefined);
      const unit = this.childUnits[child]!;
      const probability = this.childChance[child]!;
      if (unit === 0 || probability < floor) continue;
      const isAll = this.childRows[child] === rows.length;
      out.push({
        unit,
        probability,
        occurrences: this.childMost[child]!,
        firmness: firm === undefined ? 0 : this.childFirm[child]! / this.occurrencesOf[firm]!,
        own: this.childOwn[child] === 1,
        rows: isAll ? rows : (lists[child] = []),
      });
    }
    if (out.length > 0 && out[0]!.rows !== rows) this.deal(rows, lists);
    return out;
  }

  /** Gives each row to the list of its next character. */
  private deal(rows: Rows, lists: readonly (number[] | undefined)[]): void {
    for (let i = 0; i < rows.length; i++) {
      const child = this.childAt[i]!;
      if (child >= 0) lists[child]?.push(rows[i]!);
    }
  }

  /** What each level says of one character at `depth`; and the rows that go on with it. */
  votes(rows: Rows, depth: number, unit: number): { votes: Vote[]; rows: Rows } {
    this.count(rows, depth);
    const below = this.rows.goingOn(rows, depth, unit);
    const shares = new Float64Array(MAX_GROUPS);
    for (const row of below) shares[this.rows.group[row]!]! += this.rows.weight[row]!;
    const votes: Vote[] = [];
    for (const g of this.speaking()) {
      const weightClass = this.weightClass(g, depth, votes.length === 0);
      votes.push({ weightClass, share: shares[g]! / this.totals[g]! });
    }
    return { votes, rows: below };
  }

  /** Finds the next characters of the rows, and what each group has of places, looks and different characters. */
  private count(rows: Rows, depth: number): void {
    const childOf = this.childOf;
    const childUnits = this.childUnits;
    const childGroup = this.childGroup;
    for (let child = 0; child < this.children; child++) childOf[childUnits[child]!] = -1;
    let children = 0;
    this.present.length = 0;
    let group = -1;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const unit = this.rows.unit(row, depth);
      if (unit === UNKNOWN_UNIT) {
        this.childAt[i] = -1;
        continue;
      }
      const g = this.rows.group[row]!;
      if (g !== group) {
        group = g;
        this.present.push(g);
        this.totals[g] = this.occurrencesOf[g] = this.counts[g] = this.spreads[g] = 0;
      }
      let child = childOf[unit]!;
      if (child < 0) {
        child = children++;
        childOf[unit] = child;
        childUnits[child] = unit;
        childGroup[child] = -1;
        this.childRows[child] = 0;
      }
      this.childAt[i] = child;
      if (childGroup[child] !== g) {
        childGroup[child] = g;
        if (unit !== 0) this.spreads[g]!++;
      }
      this.childRows[child]!++;
      this.totals[g]! += this.rows.weight[row]!;
      this.occurrencesOf[g]! += this.rows.occurrences[row]!;
      this.counts[g]! += this.rows.seen[row]!;
    }
    this.children = children;
  }

  /** Weight of each group in the mixture, per place: each takes its part of what the longer ones left. */
  private weigh(depth: number, weights: Float32Array): void {
    let left = 1;
    let first = true;
    for (const g of this.present) {
      this.factors[g] = 0;
      if (this.spreads[g] === 0) continue;
      const weight = weights[this.weightClass(g, depth, first)]!;
      this.factors[g] = (left * weight) / this.totals[g]!;
      left *= 1 - weight;
      first = false;
    }
  }

  /** What each next character gets of the mixture. */
  private share(rows: Rows, firm: number | undefined): void {
    const childGroup = this.childGroup;
    for (let child = 0; child < this.children; child++) {
      childGroup[child] = -1;
      this.childChance[child] = this.childMost[child] = this.childFirm[child] = this.childOwn[child] = 0;
    }
    for (let i = 0; i < rows.length; i++) {
      const child = this.childAt[i]!;
      if (child < 0) continue;
      const row = rows[i]!;
      const g = this.rows.group[row]!;
      if (childGroup[child] !== g) {
        childGroup[child] = g;
        this.childRun[child] = 0;
        if (this.groups[g]!.origin === Origin.draft) this.childOwn[child] = 1;
      }
      this.childChance[child]! += this.factors[g]! * this.rows.weight[row]!;
      const run = (this.childRun[child]! += this.rows.occurrences[row]!);
      if (run > this.childMost[child]!) this.childMost[child] = run;
      if (g === firm) this.childFirm[child] = run;
    }
  }

  /** Groups that know how it goes on: what goes nowhere has nothing to say. */
  private speaking(): readonly number[] {
    return this.present.filter((g) => this.spreads[g]! > 0);
  }

  /** The longest match that stands in several places. */
  private firmGroup(): number | undefined {
    return this.present.find((g) => this.occurrencesOf[g]! >= SEVERAL);
  }

  private weightClass(g: number, depth: number, first: boolean): number {
    const { origin, matched } = this.groups[g]!;
    return weightClass(origin, first, matched + depth, this.counts[g]!, this.spreads[g]!);
  }
}
