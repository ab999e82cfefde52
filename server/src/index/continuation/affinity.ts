import { isSamePart, positionsOf, type Part } from "../segment/search";
import { speechAt, type Segment } from "../segment/segment";

/** Characters of a run that is looked up, and from one run's beginning to the next. */
const RUN_LENGTH = 5;
const STRIDE = 4;
/** Runs in more speeches are anybody's. */
const MOST_SPEECHES = 30;
/** Characters of the draft that are looked at: what stands nearest before the cursor. */
const REACH = 4_000;
/** How much a speech that shares as much as most do counts for, beside one that shares nothing. */
const GAIN = 3;
/** A near copy is not to outvote everybody. */
const MOST_SHARE = 8;
const REMEMBERED = 400;

/**
 * Who a draft takes after: speeches that say more of what it says already are better witnesses of how it goes on. A
 * draft changes a paragraph at a time, so where its runs stand is remembered, by segment: a saved file changes one.
 */
export class Affinity {
  private readonly holders: readonly Holders[];
  private last:
    { readonly written: readonly string[]; readonly factors: readonly Float64Array[] } | undefined;

  constructor(private readonly parts: readonly Part[]) {
    this.holders = parts.map(holdersIn);
  }

  /**
   * For each part, what a place in each of its speeches counts for; empty where nothing is shared.
   * @param written folded paragraphs before the cursor's, the nearest first
   */
  factors(written: readonly string[]): readonly Float64Array[] {
    const near = nearest(written);
    if (this.last === undefined || !isSame(this.last.written, near))
      this.last = { written: near, factors: this.factorsOf(near) };
    return this.last.factors;
  }

  private factorsOf(written: readonly string[]): readonly Float64Array[] {
    const sums = this.shared(written);
    let total = 0;
    let sharing = 0;
    sums.forEach((scores, p) => {
      const { starts } = this.parts[p]!.segment;
      scores.forEach((score, speech) => {
        if (score === 0) return;
        // A long speech shares more with anything.
        total += scores[speech] = score / Math.sqrt(starts[speech + 1]! - starts[speech]!);
        sharing++;
      });
    });
    if (sharing === 0) return [];
    const mean = total / sharing;
    return sums.map((scores) =>
      scores.map((score) => (1 + GAIN * Math.min(score / mean, MOST_SHARE)) / (1 + GAIN)),
    );
  }

  /** By part and speech: runs of the paragraphs that it holds, each for the less the more speeches hold it. */
  private shared(written: readonly string[]): Float64Array[] {
    const sums = this.parts.map(({ segment }) => new Float64Array(segment.speeches.length));
    for (const paragraph of written) {
      const runs = this.holders.map((holders) => holders(paragraph));
      for (let i = 0; i * STRIDE + RUN_LENGTH <= paragraph.length; i++) {
        const held = runs.reduce((sum, holding) => sum + holding[i]!.length, 0);
        if (held > MOST_SPEECHES) continue;
        runs.forEach((holding, part) => {
          for (const speech of holding[i]!) sums[part]![speech]! += 1 / held;
        });
      }
    }
    return sums;
  }
}

/** Speeches that hold each run of a paragraph: no more of them than are needed to see that too many do. */
type Holders = (paragraph: string) => readonly (readonly number[])[];

/** Remembered while the segment is in use and the same of its speeches count. */
const holdersBySegment = new WeakMap<Segment, { readonly part: Part; readonly holders: Holders }>();

function holdersIn(part: Part): Holders {
  const kept = holdersBySegment.get(part.segment);
  if (kept !== undefined && isSamePart(kept.part, part)) return kept.holders;
  const memory = new Map<string, readonly (readonly number[])[]>();
  const holders: Holders = (paragraph) => {
    let found = memory.get(paragraph);
    if (found === undefined) {
      found = runsOf(paragraph).map((run) => speechesWith(part, run));
      if (memory.size >= REMEMBERED) memory.clear();
      memory.set(paragraph, found);
    }
    return found;
  };
  holdersBySegment.set(part.segment, { part, holders });
  return holders;
}

function runsOf(paragraph: string): string[] {
  const runs: string[] = [];
  for (let from = 0; from + RUN_LENGTH <= paragraph.length; from += STRIDE)
    runs.push(paragraph.slice(from, from + RUN_LENGTH));
  return runs;
}

function speechesWith(part: Part, run: string): readonly number[] {
  const speeches = new Set<number>();
  for (const position of positionsOf(part, run)) {
    speeches.add(speechAt(part.segment, position));
    if (speeches.size > MOST_SPEECHES) break;
  }
  return [...speeches];
}

function nearest(paragraphs: readonly string[]): readonly string[] {
  let left = REACH;
  const beyond = paragraphs.findIndex((text) => (left -= text.length) < 0);
  const near = beyond < 0 ? paragraphs : paragraphs.slice(0, beyond + 1);
  return near.map((text) => (text.length > REACH ? text.slice(-REACH) : text));
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, i) => text === b[i]);
