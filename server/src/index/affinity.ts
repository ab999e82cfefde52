import { positionsOf } from "./search";
import type { Part } from "./search";
import { speechAt } from "./segment";

/** Characters of a run that is looked up, and from one run's beginning to the next. */
const runLength = 5;
const stride = 4;
/** Runs in more speeches are anybody's. */
const mostSpeeches = 30;
/** Characters of the draft that are looked at: what stands nearest before the cursor. */
const reach = 4_000;
/** How much a speech that shares as much as most do counts for, beside one that shares nothing. */
const gain = 3;
/** A near copy is not to outvote everybody. */
const mostShare = 8;
const remembered = 400;

/** What a paragraph shares with a speech of a part. */
interface Score {
  readonly part: number;
  readonly speech: number;
  readonly score: number;
}

/**
 * Who a draft takes after: speeches that say more of what it says already are better witnesses of how it goes on. A
 * draft changes a paragraph at a time, so what each shares with the corpus is remembered.
 */
export class Affinity {
  readonly #known = new Map<string, readonly Score[]>();
  #last: { readonly written: readonly string[]; readonly factors: readonly Float64Array[] } | undefined;

  constructor(private readonly parts: readonly Part[]) {}

  /**
   * For each part, what a place in each of its speeches counts for; empty where nothing is shared.
   * @param written folded paragraphs before the cursor's, the nearest first
   */
  factors(written: readonly string[]): readonly Float64Array[] {
    const near = nearest(written);
    if (this.#last === undefined || !isSame(this.#last.written, near))
      this.#last = { written: near, factors: this.#factorsOf(near) };
    return this.#last.factors;
  }

  #factorsOf(written: readonly string[]): readonly Float64Array[] {
    const sums = this.parts.map(({ segment }) => new Float64Array(segment.speeches.length));
    for (const paragraph of written)
      for (const { part, speech, score } of this.#scoresOf(paragraph)) sums[part]![speech]! += score;
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
      scores.map((score) => (1 + gain * Math.min(score / mean, mostShare)) / (1 + gain)),
    );
  }

  #scoresOf(paragraph: string): readonly Score[] {
    let scores = this.#known.get(paragraph);
    if (scores === undefined) {
      if (this.#known.size >= remembered) this.#known.clear();
      this.#known.set(paragraph, (scores = sharedWith(this.parts, paragraph)));
    }
    return scores;
  }
}

/** A run counts for the less the more speeches hold it. */
function sharedWith(parts: readonly Part[], paragraph: string): readonly Score[] {
  const scores = parts.map(() => new Map<number, number>());
  for (let from = 0; from + runLength <= paragraph.length; from += stride) {
    const run = paragraph.slice(from, from + runLength);
    const holders = parts.map((part) => speechesWith(part, run));
    const held = holders.reduce((sum, speeches) => sum + speeches.size, 0);
    if (held > mostSpeeches) continue;
    holders.forEach((speeches, part) => {
      const known = scores[part]!;
      for (const speech of speeches) known.set(speech, (known.get(speech) ?? 0) + 1 / held);
    });
  }
  return scores.flatMap((known, part) => [...known].map(([speech, score]) => ({ part, speech, score })));
}

/** Speeches that hold a run: no more than are needed to see that too many do. */
function speechesWith(part: Part, run: string): ReadonlySet<number> {
  const speeches = new Set<number>();
  for (const position of positionsOf(part, run)) {
    speeches.add(speechAt(part.segment, position));
    if (speeches.size > mostSpeeches) break;
  }
  return speeches;
}

function nearest(paragraphs: readonly string[]): readonly string[] {
  let left = reach;
  const beyond = paragraphs.findIndex((text) => (left -= text.length) < 0);
  return beyond < 0 ? paragraphs : paragraphs.slice(0, beyond + 1);
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, i) => text === b[i]);
