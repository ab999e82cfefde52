import { findInterval, positionsOf, type Part } from "./segment/search";
import { BARRIER, speechAt, textOf, type Segment } from "./segment/segment";
import { newestFirst } from "./newestFirst";
import { sentenceAround, type Around } from "./sentenceAround";
import type { IndexedSpeech, Frequency } from "./model";

/** A speech that uses a phrase. */
export interface Use {
  readonly speech: IndexedSpeech;
  /** How often. */
  readonly count: number;
}

export interface Uses extends Frequency {
  /** Newest first, those without a date last. */
  readonly in: readonly Use[];
}

/** A place of a phrase with the rest of its sentence, folded. */
export interface Quotation extends Around {
  readonly speech: IndexedSpeech;
}

/** Where phrases stand in the corpus, speech by speech. All texts are folded. */
export interface PhraseLocations {
  readonly speeches: readonly IndexedSpeech[];
  /** Whether a phrase stands anywhere; stops looking when it does. */
  stands(phrase: string): boolean;
  uses(phrase: string): Uses;
  /** An upper bound of a phrase's occurrences, without looking at any of them. */
  atMost(phrase: string): number;
  /** Sentences that hold a phrase, each of another speech and no two alike: newest speeches first. */
  quotations(phrase: string, limit: number): readonly Quotation[];
  /**
   * Speeches that use a phrase in a paragraph that may be a heading: near its beginning, or in a short one. Newest
   * first.
   */
  headedBy(phrase: string): readonly IndexedSpeech[];
  /** Paragraphs of a speech from its beginning on: at most so many characters of them. */
  paragraphs(speech: IndexedSpeech, characters: number): readonly string[];
}

/** An immutable view over segments. */
export function createPhraseLocations(parts: readonly Part[]): PhraseLocations {
  return new SegmentLocations(parts);
}

/** Characters from its paragraph's beginning at which a heading can still hold a phrase. */
const HEADING = 40;

class SegmentLocations implements PhraseLocations {
  readonly speeches: readonly IndexedSpeech[];
  /** Where each speech stands, made at first need. */
  private segments: Map<IndexedSpeech, { readonly segment: Segment; readonly index: number }> | undefined;

  constructor(private readonly parts: readonly Part[]) {
    this.speeches = parts.flatMap(({ segment, mask }) => segment.speeches.filter((_, i) => mask?.[i] !== 1));
  }

  stands(phrase: string): boolean {
    return this.parts.some((part) => positionsOf(part, phrase).next().done !== true);
  }

  uses(phrase: string): Uses {
    const uses: Use[] = [];
    let count = 0;
    for (const part of this.parts) {
      const { speeches } = part.segment;
      const counts = new Uint32Array(speeches.length);
      for (const position of positionsOf(part, phrase)) counts[speechAt(part.segment, position)]!++;
      counts.forEach((own, i) => {
        if (own === 0) return;
        uses.push({ speech: speeches[i]!, count: own });
        count += own;
      });
    }
    uses.sort((a, b) => newestFirst(a.speech, b.speech));
    return { count, speeches: uses.length, in: uses };
  }

  atMost(phrase: string): number {
    return this.parts.reduce((sum, { segment }) => {
      const { low, high } = findInterval(segment, phrase);
      return sum + high - low;
    }, 0);
  }

  quotations(phrase: string, limit: number): readonly Quotation[] {
    const first: { readonly segment: Segment; readonly speech: IndexedSpeech; readonly position: number }[] =
      [];
    for (const part of this.parts) {
      const { segment } = part;
      const earliest = new Uint32Array(segment.speeches.length).fill(NONE);
      for (const position of positionsOf(part, phrase)) {
        const i = speechAt(segment, position);
        if (position < earliest[i]!) earliest[i] = position;
      }
      earliest.forEach((position, i) => {
        const speech = segment.speeches[i]!;
        if (position !== NONE) first.push({ segment, speech, position });
      });
    }
    first.sort((a, b) => newestFirst(a.speech, b.speech));
    const out: Quotation[] = [];
    const seen = new Set<string>();
    for (const { segment, speech, position } of first) {
      if (out.length >= limit) break;
      const around = sentenceAround(segment, position, phrase);
      const key = `${around.before}|${around.after}`;
      if (seen.has(key)) continue;
      seen.add(key);
      out.push({ speech, ...around });
    }
    return out;
  }

  headedBy(phrase: string): readonly IndexedSpeech[] {
    const found = new Set<IndexedSpeech>();
    for (const part of this.parts) {
      const { segment } = part;
      for (const position of positionsOf(part, phrase)) {
        if (isNearBeginning(segment, position)) found.add(segment.speeches[speechAt(segment, position)]!);
      }
    }
    return [...found].sort(newestFirst);
  }

  paragraphs(speech: IndexedSpeech, characters: number): readonly string[] {
    const own = this.segmentOf(speech);
    if (!own) return [];
    const { starts } = own.segment;
    const start = starts[own.index]!;
    // The speech ends in a barrier and a separator.
    const end = Math.min(starts[own.index + 1]! - 1, start + characters);
    return textOf(own.segment, start, end)
      .split("\n")
      .filter((text) => text !== "");
  }

  private segmentOf(
    speech: IndexedSpeech,
  ): { readonly segment: Segment; readonly index: number } | undefined {
    if (!this.segments) {
      this.segments = new Map();
      for (const { segment, mask } of this.parts)
        for (const [index, one] of segment.speeches.entries())
          if (mask?.[index] !== 1) this.segments.set(one, { segment, index });
    }
    return this.segments.get(speech);
  }
}

const NONE = 0xffff_ffff;

function isNearBeginning({ text }: Segment, position: number): boolean {
  for (let i = position; i >= 0 && position - i <= HEADING; i--) if (text[i]! <= BARRIER) return true;
  return false;
}
