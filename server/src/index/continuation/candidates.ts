import type { Following } from "./follow";
import type { Wanted } from "../model";
import { EndTest, isOnce, LONGEST_ITEM, type EndTestOptions } from "./ends";
import type { Rows } from "./continuationRows";
import type { Evidence } from "./evidence";
import { isFirm } from "./nextUnits";
import { SHOWN_AHEAD } from "./words";
import { bestFirst, rootsOf, stops, type Node } from "./tree";

export interface Candidate {
  readonly text: string;
  readonly probability: number;
  /** A single place of a single speech goes on so, and the draft does not. */
  readonly once: boolean;
}

interface CandidateOptions extends EndTestOptions {
  readonly weights: Float32Array;
  readonly limit: number;
  /** What a continuation goes on with for certain, after what stands before it. */
  readonly followOn: (before: string, text: string) => Following;
  readonly ranking?: Ranking;
  /** Where only what says so was looked for: rare ones count too. */
  readonly wanted?: Wanted;
}

/** In which order continuations come, and whether a longer one may stand in for a shorter one. */
export interface Ranking {
  readonly lengthens: boolean;
  /** What the most probable ones are put in order by; absent for their probability. */
  readonly score?: (probability: number, length: number) => number;
}

/** Saves most: length counts only where it costs little probability. */
export const BY_PROBABILITY: Ranking = { lengthens: true };

/** Continuations less probable are not looked into. */
const FLOOR = 0.003;
/** The same among the few that say what is wanted. */
const WANTED_FLOOR = 0.001;
/** A longer continuation takes the place of a shorter one while it keeps so much of its probability. */
const KEPT = 0.8;
/** A whole formulation, longer than other items may be, keeps less: it is offered exact or not at all. */
const KEPT_WHOLE = 0.5;
const SHORTEST = 2;
/** Where another order than that of chance is asked for, so many times as many are put into it. */
const REORDERED = 4;
/** Units of context that formulations are known by. */
const SHOWN_BEFORE = 10;

/**
 * The continuations to offer, most probable first: they end where words end, stay within the sentence, and a longer
 * one stands in for its beginnings where it is nearly as probable.
 */
export function candidatesOf(evidence: Evidence, rows: Rows, options: CandidateOptions): Candidate[] {
  const { wanted, weights, limit } = options;
  const { lengthens, score } = options.ranking ?? BY_PROBABILITY;
  const roots = rootsOf({ evidence, weights, least: wanted === undefined ? FLOOR : WANTED_FLOOR }, rows);
  const ends = new EndTest(options, {
    ahead: ({ text, step }) => evidence.ahead(step.rows, text.length, SHOWN_AHEAD),
    runsOn: ({ text, step }) => evidence.runsOn(step.rows, text.length),
    matched: ({ step }) => evidence.matchedBy(step.rows),
  });
  const listed: Candidate[] = [];
  /** What is listed, with its beginnings; and what is listed with nothing added to it. */
  const covered = new Set<Node>();
  const unextended = new Set<Node>();
  for (const node of bestFirst(roots)) {
    if (listed.length >= (score === undefined ? limit : REORDERED * limit)) break;
    if (node.text.length < SHORTEST || covered.has(node) || isBelow(node, unextended)) continue;
    if (wanted?.says(node.text) === false || !ends.good(node)) continue;
    const best = lengthens ? lengthen(node, ends) : node;
    const text = best.text + (lengthens ? follow(best, ends, options) : "");
    // Beside a shorter one, a longer line says little that is new: it can be had after the shorter one.
    if (listed.some((other) => text.startsWith(other.text) || other.text.startsWith(text))) continue;
    listed.push({ text, probability: chanceOf(best, node), once: isOnce(best.step) });
    for (let at: Node | undefined = best; at !== undefined; at = at.parent) covered.add(at);
    if (text === best.text) unextended.add(best);
  }
  return listed.sort(firstBy(score)).slice(0, limit);
}

function isBelow(node: Node, others: ReadonlySet<Node>): boolean {
  for (let at = node.parent; at !== undefined; at = at.parent) if (others.has(at)) return true;
  return false;
}

/** Sums of the same numbers differ by their order, which must not show: equal but for rounding is equal. */
const firstBy =
  (score: Ranking["score"] = (probability) => probability) =>
  (a: Candidate, b: Candidate): number =>
    Math.round((score(b.probability, b.text.length) - score(a.probability, a.text.length)) * 1e9) ||
    b.text.length - a.text.length ||
    (a.text < b.text ? -1 : 1);

/**
 * What comes after a node for certain, in common use or in the corpus: its own places, few as they are, go on so too,
 * or nothing is known of how they do.
 */
function follow(node: Node, ends: EndTest, { context, followOn }: CandidateOptions): string {
  const more = followOn(context.slice(-SHOWN_BEFORE), node.text);
  const ahead = ends.ahead(node);
  if (!more.text.startsWith(ahead) && !ahead.startsWith(more.text)) return "";
  const whole = more.text + more.ahead;
  for (let length = more.text.length; length > 0; length--) {
    const longer = { text: node.text + whole.slice(0, length), step: node.step };
    if (ends.good(longer, whole.slice(length, length + SHOWN_AHEAD))) return whole.slice(0, length);
  }
  return "";
}

/**
 * The longest good continuation of a node that is nearly as probable as it is, or the rest of its formulation: one
 * that ends where the places part ways, if there is any.
 */
function lengthen(node: Node, ends: EndTest): Node {
  const fitting: Node[] = [];
  const visit = (at: Node, allFirm: boolean): void => {
    for (const child of at.children) {
      // What nearly all places go on with belongs to the formulation, whatever the chances of its characters.
      const still = allFirm && isFirm(child.step);
      const share = child.probability / node.probability;
      if (!(share >= KEPT_WHOLE || still) || stops(child.step.unit)) continue;
      if (share >= KEPT || still || child.text.length > LONGEST_ITEM || ends.closes(child))
        fitting.push(child);
      visit(child, still);
    }
  };
  visit(node, true);
  fitting.sort((a, b) => b.text.length - a.text.length);
  // Whether it ends well is asked of few: that costs most.
  let best = fitting.find((child) => ends.natural(child) && ends.good(child));
  if (best === undefined && !ends.natural(node)) best = fitting.find((child) => ends.good(child));
  return best ?? node;
}

/** Character by character, the rest of a formulation is doubted more than its places give reason to. */
const chanceOf = (longer: Node, node: Node): number =>
  longer === node ? node.probability : Math.max(longer.probability, KEPT * node.probability);
