import { EndTest, isOnce, longestItem } from "./ends";
import { endsSentence } from "./evidence";
import type { Evidence, Rows } from "./evidence";
import { continuationReach } from "./matches";
import { barrierUnit } from "./segment";
import type { Wanted } from "./snapshot";
import type { WordBreaks } from "./words";

export interface Candidate {
  readonly text: string;
  readonly probability: number;
  /** A single place of a single speech goes on so, and the draft does not. */
  readonly once: boolean;
}

export interface CandidateOptions {
  /** The text before the cursor. */
  readonly context: string;
  readonly weights: Float32Array;
  readonly limit: number;
  readonly wordBreaks: WordBreaks;
  /** Whether a long continuation, or one over several clauses, is a formulation of common use. */
  readonly isFormula: (text: string) => boolean;
  /** What a text goes on with for certain, in common use. */
  readonly followOn: (text: string) => string;
  readonly ranking?: Ranking;
  /** Where only what says so was looked for: rare ones count too. */
  readonly wanted?: Wanted;
}

/** In which order continuations come, and whether a longer one may stand in for a shorter one. */
export interface Ranking {
  readonly lengthens: boolean;
  readonly worth: (probability: number, length: number) => number;
}

/** Saves most: length counts only where it costs little probability. */
export const byProbability: Ranking = { lengthens: true, worth: (probability) => probability };

/** Continuations less probable are not looked into. */
const floor = 0.003;
/** The same among the few that say what is wanted. */
const wantedFloor = 0.001;
/** A longer continuation takes the place of a shorter one while it keeps so much of its probability. */
const kept = 0.8;
/** A whole formulation, longer than other items may be, keeps less: it is offered exact or not at all. */
const keptWhole = 0.5;
/** What nearly all places go on with belongs to the formulation, whatever the chances of its characters. */
const firm = 0.9;
const shortest = 2;
/** Units of context that formulations are known by. */
const shownBefore = 10;
/** Units of what follows that words are cut by. */
const shownAhead = 4;

/** A character of the tree of continuations. */
export interface Node {
  readonly text: string;
  readonly unit: number;
  readonly probability: number;
  readonly places: number;
  readonly firmness: number;
  readonly own: boolean;
  readonly children: readonly Node[];
  readonly rows: Rows;
}

/**
 * The continuations to offer, most probable first: they end where words end, stay within the sentence, and a longer
 * one stands in for its beginnings where it is nearly as probable.
 */
export function candidatesOf(evidence: Evidence, rows: Rows, options: CandidateOptions): Candidate[] {
  const nodes: Node[] = [];
  const { wanted } = options;
  const least = wanted === undefined ? floor : wantedFloor;
  grow(evidence, rows, { weights: options.weights, least }, undefined, nodes);
  const { lengthens, worth } = options.ranking ?? byProbability;
  const first = firstBy(worth);
  nodes.sort(first);
  const ends = new EndTest(options, {
    ahead: (node) => evidence.ahead(node.rows, node.text.length, shownAhead),
    runsOn: (node) => evidence.runsOn(node.rows, node.text.length),
    matched: (node) => evidence.matchedBy(node.rows),
  });
  const listed: Node[] = [];
  for (const node of nodes) {
    if (listed.length >= options.limit) break;
    if (node.text.length < shortest || listed.some((other) => other.text.startsWith(node.text))) continue;
    if (wanted?.says(node.text) === false || !ends.good(node)) continue;
    const item = lengthens ? follow(lengthen(node, ends), ends, options) : node;
    // Beside a shorter one, a longer line says little that is new: it can be had after the shorter one.
    if (!listed.some((other) => item.text.startsWith(other.text))) listed.push(item);
  }
  listed.sort(first);
  return listed.map(({ text, probability, places, own }) => ({
    text,
    probability,
    once: isOnce({ places, own }),
  }));
}

/** Sums of the same numbers differ by their order, which must not show: equal but for rounding is equal. */
const firstBy =
  (worth: Ranking["worth"]) =>
  (a: Node, b: Node): number =>
    Math.round((worth(b.probability, b.text.length) - worth(a.probability, a.text.length)) * 1e9) ||
    b.text.length - a.text.length ||
    (a.text < b.text ? -1 : 1);

/**
 * A node with what comes after for certain in common use: the phrases of the base table have no room left where it
 * ends, or what places of the corpus go on with is the same.
 */
function follow(node: Node, ends: EndTest, { context, followOn }: CandidateOptions): Node {
  const more = followOn(context.slice(-shownBefore) + node.text);
  const ahead = ends.ahead(node);
  if (!more.startsWith(ahead) && !ahead.startsWith(more)) return node;
  for (let length = more.length; length > 0; length--) {
    const text = node.text + more.slice(0, length);
    const longer = { ...node, text };
    if (ends.good(longer, more.slice(length))) return longer;
  }
  return node;
}

/** The chance that any of the candidates is right: those that begin with another add nothing to it. */
export function confidenceOf(candidates: readonly Pick<Candidate, "text" | "probability">[]): number {
  let sum = 0;
  for (const { text, probability } of candidates) {
    const within = candidates.some((other) => other.text !== text && text.startsWith(other.text));
    if (!within) sum += probability;
  }
  return Math.min(1, sum);
}

function grow(
  evidence: Evidence,
  rows: Rows,
  growing: { readonly weights: Float32Array; readonly least: number },
  parent: Node | undefined,
  nodes: Node[],
): Node[] {
  const depth = parent?.text.length ?? 0;
  const certain = parent?.probability ?? 1;
  const children: Node[] = [];
  if (depth >= continuationReach || (parent !== undefined && stops(parent.unit))) return children;
  for (const step of evidence.steps(rows, depth, growing.weights, growing.least / certain)) {
    const text = (parent?.text ?? "") + String.fromCharCode(step.unit);
    const below: Node[] = [];
    const { unit, places, firmness, own } = step;
    const node: Node = {
      text,
      unit,
      probability: certain * step.probability,
      places,
      firmness,
      own,
      children: below,
      rows: step.rows,
    };
    below.push(...grow(evidence, step.rows, growing, node, nodes));
    children.push(node);
    if (!stops(unit)) nodes.push(node);
  }
  return children;
}

const stops = (unit: number): boolean => unit === barrierUnit || endsSentence(unit);

const longer = (a: Node, b: Node): Node => (b.text.length > a.text.length ? b : a);

/** The longest good continuation of a node that is nearly as probable as it is, or the rest of its formulation. */
function lengthen(node: Node, ends: EndTest): Node {
  let best = node;
  const visit = (at: Node, isFirm: boolean): void => {
    for (const child of at.children) {
      const still = isFirm && child.firmness >= firm;
      const share = child.probability / node.probability;
      if (!(share >= keptWhole || still) || stops(child.unit)) continue;
      const fits = share >= kept || still || child.text.length > longestItem || ends.closes(child);
      if (fits && ends.good(child) && (ends.natural(child) || !ends.natural(best)))
        best = longer(best, child);
      visit(child, still);
    }
  };
  visit(node, true);
  // Character by character, the rest of a formulation is doubted more than its places give reason to.
  return best === node ? node : { ...best, probability: Math.max(best.probability, kept * node.probability) };
}
