import { buildSegment } from "./build";
import { ScannedMatches, SegmentMatches, type Matches } from "./continuation/matches";
import type { Segment } from "./segment/segment";

/**
 * The open draft as evidence for completion: most of its paragraphs sorted, the changed ones read through. A value:
 * `withParagraphs` follows each edit in little time, `sorted` sorts what has gathered and belongs off the path of
 * requests, at most every few hundred milliseconds.
 */
export class DraftIndex {
  static readonly empty = new DraftIndex(undefined, [], new Map(), []);

  /** Made at the first question. */
  private mask: Uint8Array | undefined;

  private constructor(
    private readonly segment: Segment | undefined,
    /** Text of each paragraph of the segment. */
    private readonly texts: readonly string[],
    /** How often each paragraph of the segment no longer stands in the draft. */
    private readonly gone: ReadonlyMap<string, number>,
    /** Paragraphs that are not in the segment. */
    private readonly tail: readonly string[],
  ) {}

  /** Characters that every query reads through. */
  get unsorted(): number {
    return this.tail.reduce((sum, text) => sum + text.length, 0);
  }

  /** The draft after an edit. @param paragraphs folded texts of all its paragraphs, in any order */
  withParagraphs(paragraphs: readonly string[]): DraftIndex {
    const gone = countsOf(this.texts);
    const tail: string[] = [];
    for (const text of paragraphs) {
      const left = gone.get(text) ?? 0;
      if (left > 0) gone.set(text, left - 1);
      else if (text !== "") tail.push(text);
    }
    return new DraftIndex(this.segment, this.texts, gone, tail);
  }

  /** The same draft with nothing left to read through. */
  sorted(): DraftIndex {
    const gone = new Map(this.gone);
    const kept = this.texts.filter((text) => !takeOne(gone, text));
    const texts = [...kept, ...this.tail];
    const speeches = texts.map((text) => ({ uri: "", title: "", start: 0, paragraphs: [text] }));
    return new DraftIndex(texts.length > 0 ? buildSegment(speeches) : undefined, texts, new Map(), []);
  }

  /** Places of the draft that agree with the context. @param except the paragraph that holds the cursor */
  matches(context: string, except: string): Matches[] {
    const inTail = this.tail.indexOf(except);
    const rest = this.tail.filter((_, i) => i !== inTail);
    const out: Matches[] = [];
    if (rest.length > 0) out.push(new ScannedMatches(`\n${rest.join("\n")}\n`, context));
    if (this.segment !== undefined) {
      const mask = this.masked().slice();
      const own = inTail < 0 ? this.texts.findIndex((text, i) => mask[i] === 0 && text === except) : -1;
      if (own >= 0) mask[own] = 1;
      out.push(new SegmentMatches({ segment: this.segment, mask }, context));
    }
    return out;
  }

  /** 1 for each paragraph of the segment that no longer stands in the draft. */
  private masked(): Uint8Array {
    if (this.mask === undefined) {
      const gone = new Map(this.gone);
      this.mask = Uint8Array.from(this.texts, (text) => (takeOne(gone, text) ? 1 : 0));
    }
    return this.mask;
  }
}

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function takeOne(counts: Map<string, number>, text: string): boolean {
  const left = counts.get(text) ?? 0;
  if (left > 0) counts.set(text, left - 1);
  return left > 0;
}
