import { endsSentence } from "./evidence";
import type { Evidence } from "./evidence";
import { continuationReach } from "./matches";
import { barrierUnit } from "./segment";
import type { WordBreaks } from "./words";

export interface Candidate {
  readonly text: string;
  readonly probability: number;
}

export interface CandidateOptions {
  /** The text before the cursor. */
  readonly context: string;
  readonly weights: Float32Array;
  readonly limit: number;
  readonly wordBreaks: WordBreaks;
  /** Whether a long continuation, or one over several clauses, is a formulation of common use. */
  readonly isFormula: (text: string) => boolean;
}

/** Continuations less probable are not looked into. */
const floor = 0.003;
/** A longer continuation takes the place of a shorter one while it keeps so much of its probability. */
const kept = 0.8;
/** What nearly all of so many places go on with is one formulation, whatever the chances of its characters. */
const formulaPlaces = 5;
const formulaShare = 0.9;
const shortest = 2;
/** Longer ones, and those over a comma, must be formulas. */
const longest = 12;
/** Context that is looked through for open marks. */
const longestSentence = 200;
/** Context shown to the word segmenter with a continuation. */
const lookBack = 6;

/** A character of the tree of continuations. */
interface Node {
  readonly text: string;
  readonly unit: number;
  readonly probability: number;
  /** Places sampled that go on so far. */
  readonly places: number;
  readonly children: readonly Node[];
}

/**
 * The continuations to offer, most probable first: they end where words end, stay within the sentence, and a longer
 * one stands in for its beginnings where it is nearly as probable.
 */
export function candidatesOf(evidence: Evidence, rows: Int32Array, options: CandidateOptions): Candidate[] {
  const nodes: Node[] = [];
  grow(evidence, rows, options.weights, undefined, nodes);
  nodes.sort(byProbability);
  const ends = new EndTest(options);
  const listed: Node[] = [];
  for (const node of nodes) {
    if (listed.length >= options.limit) break;
    if (node.text.length < shortest || listed.some((other) => other.text.startsWith(node.text))) continue;
    if (!ends.good(node)) continue;
    const item = lengthen(node, ends);
    const before = listed.findIndex((other) => item.text.startsWith(other.text));
    const replaced = before >= 0 && item.probability >= kept * listed[before]!.probability;
    if (replaced) listed[before] = item;
    else listed.push(item);
  }
  listed.sort(byProbability);
  return listed.map(({ text, probability }) => ({ text, probability }));
}

/** The same evidence read in another order gives the same list: chances alike but for rounding count as equal. */
function byProbability(a: Node, b: Node): number {
  const difference = Math.round((b.probability - a.probability) * 1e9);
  return difference || b.text.length - a.text.length || (a.text < b.text ? -1 : 1);
}

/** The chance that any of the candidates is right: those that begin with another add nothing to it. */
export function confidenceOf(candidates: readonly Candidate[]): number {
  let sum = 0;
  for (const { text, probability } of candidates) {
    const within = candidates.some((other) => other.text !== text && text.startsWith(other.text));
    if (!within) sum += probability;
  }
  return Math.min(1, sum);
}

function grow(
  evidence: Evidence,
  rows: Int32Array,
  weights: Float32Array,
  parent: Node | undefined,
  nodes: Node[],
): Node[] {
  const depth = parent?.text.length ?? 0;
  const certain = parent?.probability ?? 1;
  const children: Node[] = [];
  if (depth >= continuationReach || (parent !== undefined && stops(parent.unit))) return children;
  for (const step of evidence.steps(rows, depth, weights, floor / certain)) {
    const text = (parent?.text ?? "") + String.fromCharCode(step.unit);
    const below: Node[] = [];
    const node: Node = {
      text,
      unit: step.unit,
      probability: certain * step.probability,
      places: step.rows.length,
      children: below,
    };
    below.push(...grow(evidence, step.rows, weights, node, nodes));
    children.push(node);
    if (!stops(step.unit)) nodes.push(node);
  }
  return children;
}

const stops = (unit: number): boolean => unit === barrierUnit || endsSentence(unit);

/** The longest good continuation of a node that is nearly as probable as it is, or the rest of its formulation. */
function lengthen(node: Node, ends: EndTest): Node {
  let best = node;
  const visit = (at: Node): void => {
    for (const child of at.children) {
      const fixed = child.places >= formulaPlaces && child.places >= formulaShare * node.places;
      const sure = child.probability >= kept * node.probability;
      if (!(sure || fixed) || stops(child.unit)) continue;
      if (child.text.length > best.text.length && ends.good(child) && (sure || ends.isFormula(child)))
        best = child;
      visit(child);
    }
  };
  visit(node);
  // Character by character, the rest of a formulation is doubted more than its places give reason to.
  return { ...best, probability: Math.max(best.probability, kept * node.probability) };
}

const openers = "（《“‘【〈「『";
const closers = "）》”’】〉」』";

/** Tells whether a continuation may end where it does. */
class EndTest {
  readonly #options: CandidateOptions;
  readonly #tail: string;
  readonly #breaks = new Map<string, (offset: number) => boolean>();
  readonly #known = new Map<Node, boolean>();
  /** Marks that the context has opened and not closed. */
  readonly #open: string;

  constructor(options: CandidateOptions) {
    this.#options = options;
    this.#open = openMarks(options.context.slice(-longestSentence)) ?? "";
    const tail = options.context.slice(-lookBack);
    this.#tail = tail.slice(tail.lastIndexOf("\n") + 1);
  }

  good(node: Node): boolean {
    let known = this.#known.get(node);
    if (known === undefined) this.#known.set(node, (known = this.#test(node)));
    return known;
  }

  isFormula(node: Node): boolean {
    return this.#options.isFormula(node.text);
  }

  #test(node: Node): boolean {
    const { text } = node;
    const last = text.charCodeAt(text.length - 1);
    if (isWeakEnd(text) || isHalf(text.charCodeAt(0), 0xdc00) || isHalf(last, 0xd800)) return false;
    if (!closesAll(text, this.#open) || leavesOpen(node) || !this.#endsWord(node)) return false;
    return (text.length <= longest && !/.[，；：]./u.test(text)) || this.#options.isFormula(text);
  }

  /** Words are cut with what most probably follows in view. */
  #endsWord(node: Node): boolean {
    let leaf = node;
    while (leaf.children.length > 0 && leaf.text.length < node.text.length + 4)
      leaf = likeliest(leaf.children);
    let breaks = this.#breaks.get(leaf.text);
    if (breaks === undefined) {
      breaks = this.#options.wordBreaks(this.#tail + leaf.text.replace(/\n$/u, ""));
      this.#breaks.set(leaf.text, breaks);
    }
    return breaks(this.#tail.length + node.text.length);
  }
}

function likeliest(nodes: readonly Node[]): Node {
  return nodes.reduce((best, node) => (byProbability(node, best) < 0 ? node : best));
}

/** An opening mark waits for its word; a mark at the end is the drafter's to choose. */
function isWeakEnd(text: string): boolean {
  return openers.includes(text.at(-1)!) || "，、；：".includes(text.at(-1)!);
}

/** Half of a surrogate pair: `base` 0xd800 for the first half, 0xdc00 for the second. */
const isHalf = (unit: number, base: number): boolean => (unit & 0xfc00) === base;

/** Nothing is closed that was not opened, and what the continuation opens it closes. */
function closesAll(text: string, open: string): boolean {
  const left = openMarks(text, open);
  return left !== undefined && left.length <= open.length;
}

/** Nearly every place goes on with a closing mark: it belongs to the continuation. */
function leavesOpen({ children, places }: Node): boolean {
  if (children.length === 0) return false;
  const next = likeliest(children);
  return closers.includes(next.text.at(-1)!) && next.places >= kept * places;
}

/** Marks left open after a text that began with `open` ones; undefined where one closes that was not opened. */
function openMarks(text: string, open = ""): string | undefined {
  let stack = open;
  for (const char of text) {
    if (openers.includes(char)) stack += char;
    else if (closers.includes(char)) {
      if (stack.at(-1) !== openers[closers.indexOf(char)]) return undefined;
      stack = stack.slice(0, -1);
    }
  }
  return stack;
}
