import type { Rows } from "./continuationRows";
import type { Evidence } from "./evidence";
import { CONTINUATION_REACH, endsSentence } from "./matches";
import type { Step } from "./nextUnits";
import { BARRIER_UNIT } from "../segment/segment";

/** What a tree of continuations grows from. */
interface TreeContext {
  readonly evidence: Evidence;
  readonly weights: Float32Array;
  /** Continuations less probable are not looked into. */
  readonly least: number;
}

/** A character of the tree of continuations. What follows it is looked up when somebody asks: mostly nobody does. */
export class Node {
  /** From the cursor on. */
  readonly text: string;
  /** Chance of all of it. */
  readonly probability: number;
  private grown: readonly Node[] | undefined;

  constructor(
    private readonly context: TreeContext,
    /** Its last character. */
    readonly step: Step,
    readonly parent: Node | undefined,
  ) {
    this.text = (parent?.text ?? "") + String.fromCharCode(step.unit);
    this.probability = (parent?.probability ?? 1) * step.probability;
  }

  get children(): readonly Node[] {
    return (this.grown ??= stops(this.step.unit) ? [] : below(this.context, this.step.rows, this));
  }
}

export const rootsOf = (context: TreeContext, rows: Rows): readonly Node[] => below(context, rows, undefined);

/** A continuation goes no further than this unit. */
export const stops = (unit: number): boolean => unit === BARRIER_UNIT || endsSentence(unit);

function below(context: TreeContext, rows: Rows, parent: Node | undefined): readonly Node[] {
  const depth = parent?.text.length ?? 0;
  if (depth >= CONTINUATION_REACH) return [];
  const { evidence, weights, least } = context;
  const steps = evidence.steps(rows, depth, weights, least / (parent?.probability ?? 1));
  return steps.map((step) => new Node(context, step, parent));
}

/**
 * All nodes but those that end a continuation, most probable first, the longer first where two are even. A node's
 * children are looked up when its turn comes.
 */
export function* bestFirst(roots: readonly Node[]): Generator<Node, void, undefined> {
  /** The next one last. */
  const open: Waiting[] = [];
  const add = (next: Waiting): void => {
    let low = 0;
    let high = open.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(next, open[middle]!)) low = middle + 1;
      else high = middle;
    }
    open.splice(low, 0, next);
  };
  const addAll = (nodes: readonly Node[]): void => {
    for (const node of nodes)
      if (!stops(node.step.unit)) add({ node, chance: rounded(node), isGrown: false });
  };
  addAll(roots);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.isGrown) yield next.node;
    else {
      add({ ...next, isGrown: true });
      addAll(next.node.children);
    }
  }
}

interface Waiting {
  readonly node: Node;
  readonly chance: number;
  /** Its children wait too. */
  readonly isGrown: boolean;
}

/** Sums of the same numbers differ by their order, which must not show: equal but for rounding is equal. */
const rounded = ({ probability }: Node): number => Math.round(probability * 1e9);

/** One whose children may be as probable as it is comes before all that is no more than that. */
const isBefore = (a: Waiting, b: Waiting): boolean =>
  a.chance !== b.chance
    ? a.chance > b.chance
    : a.isGrown !== b.isGrown
      ? !a.isGrown
      : a.node.text.length !== b.node.text.length
        ? a.node.text.length > b.node.text.length
        : a.node.text < b.node.text;
