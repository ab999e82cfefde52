/**
 * Mixing weights learned from the corpus itself: at many places of it, each level of matches is asked what follows,
 * the speech at hand left out (its part before the place serves as the draft), and the weights are set by
 * expectation maximisation so that what does follow is most probable.
 */
import { BaseMatches } from "./base/matches";
import type { BaseTable } from "./base/table";
import { Evidence } from "./continuation/evidence";
import type { Vote } from "./continuation/nextUnits";
import type { Rows } from "./continuation/continuationRows";
import { CONTEXT_REACH, endsSentence, ScannedMatches, SegmentMatches } from "./continuation/matches";
import { BARRIER_UNIT, textOf, type Segment } from "./segment/segment";
import { coarseWeightClass, Origin, WEIGHT_COUNT } from "./continuation/weights";
import { lastWordLength, wordBreaks } from "./continuation/words";

/** Places asked at most, and characters of text for each. */
const MAX_POSITIONS = 4000;
const CHARACTERS_PER_POSITION = 12;
/**
 * Characters of a speech before a place that serve as the draft, and what may be read of them in all: no speech is so
 * long, and whoever writes a book as one is asked at fewer places.
 */
const DRAFT_REACH = 60_000;
const READ_AT_MOST = 100_000_000;
/** Characters followed at each place. */
const STEPS_PER_POSITION = 8;
/** Where so much agrees with another speech, one was copied from the other: that says nothing of free writing. */
const COPIED = 12;
const ROUNDS = 12;
/** Where the weights begin: the rounds lead away from it. */
const EVEN_START = 0.5;
/** So many events of the coarser group stand in for those not seen. */
const PRIOR = 6;
/** Chance that a character nobody voted for is this one. */
const UNKNOWN_SHARE = 1e-4;

/**
 * A weight for every weight class; entry 0 says from how many events. All zero where there is nothing to learn from.
 * @param segments each a corpus of its own
 * @param baseTableOf the base table beside a corpus, drawn without its texts: what holds them would seem better than it is
 */
export function learnWeights(
  segments: readonly Segment[],
  baseTableOf: (segment: number) => BaseTable | undefined = () => undefined,
): Float32Array {
  const events = segments.flatMap((segment, n) =>
    segment.speeches.length < 2 ? [] : [...observe(segment, baseTableOf(n))],
  );
  return events.length === 0 ? new Float32Array(WEIGHT_COUNT) : maximise(events);
}

type Event = readonly Vote[];

function* observe(segment: Segment, baseTable: BaseTable | undefined): Generator<Event, void, undefined> {
  const evidence = new Evidence();
  const mask = new Uint8Array(segment.speeches.length);
  const length = segment.starts.at(-1)!;
  const positions = Math.min(
    MAX_POSITIONS,
    Math.floor(length / CHARACTERS_PER_POSITION),
    READ_AT_MOST / meanReach(segment),
  );
  const stride = length / positions;
  let next = stride / 2;
  for (let speech = 0; speech < segment.speeches.length; speech++) {
    const start = segment.starts[speech]!;
    const end = segment.starts[speech + 1]! - 1;
    if (next >= end) continue;
    const text = textOf(segment, start, end);
    mask[speech] = 1;
    for (; next < end; next += stride) {
      const at = afterWord(text, Math.max(0, Math.floor(next) - start));
      const context = text.slice(Math.max(0, at - CONTEXT_REACH), at);
      const others = new SegmentMatches({ segment, mask }, context);
      if (others.longest >= COPIED) continue;
      const rows = evidence.gather(
        [
          { origin: Origin.draft, matches: [draftBefore(text, context, at)] },
          { origin: Origin.corpus, matches: [others] },
          ...(baseTable
            ? [{ origin: Origin.baseTable, matches: [new BaseMatches(baseTable, context)] }]
            : []),
        ],
        lastWordLength(context, wordBreaks),
      );
      yield* follow(evidence, rows, text, at);
    }
    mask[speech] = 0;
  }
}

/** Characters that are read before a place, on average over all places. */
function meanReach({ starts, speeches }: Segment): number {
  let sum = 0;
  for (let speech = 0; speech < speeches.length; speech++) {
    const length = starts[speech + 1]! - starts[speech]!;
    const rising = Math.min(length, DRAFT_REACH);
    sum += (rising * rising) / 2 + (length - rising) * DRAFT_REACH;
  }
  return sum / starts.at(-1)!;
}

/** The text before a place, as far as it is read. */
function draftBefore(text: string, context: string, at: number): ScannedMatches {
  const from = Math.max(0, at - DRAFT_REACH);
  return from === 0
    ? new ScannedMatches(text, context, at)
    : new ScannedMatches(text.slice(from), context, at - from);
}

/** What every level says of the characters that do follow, as long as any of them goes along. */
function* follow(
  evidence: Evidence,
  rows: Rows,
  text: string,
  at: number,
): Generator<Event, void, undefined> {
  for (let depth = 0; depth < STEPS_PER_POSITION && rows.length > 0; depth++) {
    const unit = at + depth < text.length ? text.charCodeAt(at + depth) : 0;
    const step = evidence.votes(rows, depth, unit);
    yield step.votes;
    if (unit === 0 || unit === BARRIER_UNIT || endsSentence(unit)) return;
    rows = step.rows;
  }
}

/** The end of the word at a place: drafters stop between words, and what follows there is less certain. */
function afterWord(text: string, at: number): number {
  const clause = /[^，。！？；：、\n]{0,24}$/u.exec(text.slice(Math.max(0, at - 24), at))?.[0] ?? "";
  const from = at - clause.length;
  const isBreak = wordBreaks(text.slice(from, at + 8));
  let end = clause.length;
  while (!isBreak(end)) end++;
  return Math.min(text.length, from + end);
}

function maximise(events: readonly Event[]): Float32Array {
  let weights: Float32Array = new Float32Array(WEIGHT_COUNT).fill(EVEN_START);
  for (let round = 0; round < ROUNDS; round++) {
    const taken = new Float64Array(WEIGHT_COUNT);
    const asked = new Float64Array(WEIGHT_COUNT);
    for (const event of events) shareOut(event, weights, taken, asked);
    weights = smooth(taken, asked);
  }
  weights[0] = events.length;
  return weights;
}

/** Adds to each weight class how much of the event it explains, and how much was left for it to explain. */
function shareOut(event: Event, weights: Float32Array, taken: Float64Array, asked: Float64Array): void {
  const parts: number[] = [];
  let left = 1;
  let total = 0;
  for (const { weightClass, share } of event) {
    const part = left * weights[weightClass]! * share;
    parts.push(part);
    total += part;
    left *= 1 - weights[weightClass]!;
  }
  total += left * UNKNOWN_SHARE;
  let remaining = 1;
  event.forEach(({ weightClass }, i) => {
    const responsibility = parts[i]! / total;
    taken[weightClass]! += responsibility;
    asked[weightClass]! += remaining;
    remaining -= responsibility;
  });
}

function smooth(taken: Float64Array, asked: Float64Array): Float32Array {
  const coarseTaken = new Map<number, number>();
  const coarseAsked = new Map<number, number>();
  for (let at = 1; at < WEIGHT_COUNT; at++) {
    const group = coarseWeightClass(at);
    coarseTaken.set(group, (coarseTaken.get(group) ?? 1) + taken[at]!);
    coarseAsked.set(group, (coarseAsked.get(group) ?? 2) + asked[at]!);
  }
  const weights = new Float32Array(WEIGHT_COUNT);
  for (let at = 1; at < WEIGHT_COUNT; at++) {
    const group = coarseWeightClass(at);
    const coarse = coarseTaken.get(group)! / coarseAsked.get(group)!;
    weights[at] = (taken[at]! + PRIOR * coarse) / (asked[at]! + PRIOR);
  }
  return weights;
}
