import { isHan } from "../../text/chars";
import { FIRST_CODE, speechAt, textOf, type Segment } from "./segment";

/** A phrase that stands on its own in the corpus. */
export interface ListedPhrase {
  readonly text: string;
  readonly count: number;
}

const SHORTEST = 2;
const LONGEST = 8;
/** A piece of a longer word nearly always has the same neighbour: none may stand at more than half of the places. */
const LEAST_NEIGHBOURS = 3;
const NEIGHBOUR_SHARE = 0.5;
/** Occurrences, in a small corpus and for so many characters of a large one. */
const LEAST_COUNT = 3;
const CHARACTERS_PER_COUNT = 1_000_000;
/** Neighbours of so many places are looked at. */
const LOOKED = 48;
const WORDS_PER_PHRASE = 3;
/** Suffixes passed over at a time where they agree. */
const HOP = 3;

/** Room kept for phrases in a segment of so many characters. */
export const phraseCapacity = (characters: number): number => Math.min(40_000, Math.ceil(characters / 25));

/** Phrases of a segment, most frequent first. */
export function phrasesOf(segment: Segment): readonly ListedPhrase[] {
  const out: ListedPhrase[] = [];
  const { phrases } = segment;
  for (let i = 0; i + WORDS_PER_PHRASE <= phrases.length && phrases[i + 2]! > 0; i += WORDS_PER_PHRASE) {
    const position = phrases[i]!;
    out.push({ text: textOf(segment, position, position + phrases[i + 1]!), count: phrases[i + 2]! });
  }
  return out;
}

/** Writes the most useful ones of what was found, by however many threads, into the segment. */
export function writePhrases({ phrases }: Segment, found: readonly Uint32Array[]): void {
  const list = found.flatMap((triples) =>
    Array.from({ length: triples.length / WORDS_PER_PHRASE }, (_, i) => ({
      position: triples[i * WORDS_PER_PHRASE]!,
      length: triples[i * WORDS_PER_PHRASE + 1]!,
      count: triples[i * WORDS_PER_PHRASE + 2]!,
    })),
  );
  // Longer ones save more: a phrase of four at a third of the count is worth as much as one of two.
  const saving = (one: (typeof list)[number]): number => one.count * (one.length - 1);
  list.sort((a, b) => saving(b) - saving(a) || a.position - b.position || a.length - b.length);
  list.length = Math.min(list.length, phrases.length / WORDS_PER_PHRASE);
  list.sort((a, b) => b.count - a.count || a.position - b.position || a.length - b.length);
  list.forEach(({ position, length, count }, i) => {
    phrases.set([position, length, count], i * WORDS_PER_PHRASE);
  });
}

/**
 * Finds repeated pieces of Han with varied neighbours on both sides, in at least two speeches. Pieces of equal
 * beginning stand together in suffix order, so one pass finds those of all lengths.
 */
export class PhraseFinder {
  private readonly han: Uint8Array;
  private readonly least: number;
  private readonly triples: number[] = [];
  /** Codes of the neighbours looked at, and how often each occurs among them. */
  private readonly neighbours = new Uint16Array(LOOKED + 1);
  private readonly counts: Uint8Array;

  constructor(private readonly segment: Segment) {
    const { alphabet, suffixes } = segment;
    this.han = Uint8Array.from(alphabet, (unit, code) => (code >= FIRST_CODE && isHan(unit) ? 1 : 0));
    this.least = Math.max(LEAST_COUNT, Math.ceil(suffixes.length / CHARACTERS_PER_COUNT));
    this.counts = new Uint8Array(alphabet.length);
  }

  /** Triples (position, length, count) of all that was found so far. */
  found(): Uint32Array {
    return Uint32Array.from(this.triples);
  }

  /** Looks through the suffixes that begin with the codes from `fromCode` on, up to `toCode` (not included). */
  find(fromCode: number, toCode: number): void {
    const { buckets } = this.segment;
    for (let code = fromCode; code < toCode; code++)
      if (this.han[code] === 1) this.findIn(buckets[code]!, buckets[code + 1]!);
  }

  private findIn(low: number, high: number): void {
    const { text, suffixes } = this.segment;
    const least = this.least;
    // Where the suffixes that agree with the one at hand in so many characters begin.
    const begins = new Uint32Array(LONGEST + 1).fill(low);
    for (let i = low + 1; i <= high; i++) {
      // Repeated sentences: where two agree in all that counts, so do those between them.
      const far = i + HOP;
      if (far < high && sharedHan(text, this.han, suffixes[i - 1]!, suffixes[far]!) === LONGEST) {
        i = far;
        continue;
      }
      const shared = i < high ? sharedHan(text, this.han, suffixes[i - 1]!, suffixes[i]!) : 0;
      for (let length = Math.max(SHORTEST, shared + 1); length <= LONGEST; length++) {
        if (i - begins[length]! >= least) this.judge(begins[length]!, i, length);
        begins[length] = i;
      }
    }
  }

  /** Takes down the piece that suffixes [low, high) begin with, if it stands on its own. */
  private judge(low: number, high: number, length: number): void {
    const { suffixes } = this.segment;
    if (!this.isHan(suffixes[low]!, length)) return;
    const stride = Math.max(1, (high - low) / LOOKED);
    if (!this.isVaried(low, high, stride, length) || !this.isVaried(low, high, stride, -1)) return;
    if (this.isShared(low, high, stride)) this.triples.push(suffixes[low]!, length, high - low);
  }

  private isHan(position: number, length: number): boolean {
    for (let i = 0; i < length; i++) if (this.han[this.segment.text[position + i]!] !== 1) return false;
    return true;
  }

  /** Whether neither few characters nor mostly one stand at `offset` from the piece. */
  private isVaried(low: number, high: number, stride: number, offset: number): boolean {
    const { text, suffixes } = this.segment;
    const neighbours = this.neighbours;
    const counts = this.counts;
    let looks = 0;
    let seen = 0;
    let distinct = 0;
    let most = 0;
    for (let i = low; i < high; i += stride, looks++) {
      const code = text[suffixes[Math.floor(i)]! + offset]!;
      if (this.han[code] === 1) {
        const count = ++counts[code]!;
        if (count === 1) neighbours[seen++] = code;
        if (count > most) most = count;
      } else distinct++; // Marks and ends part words for certain: each is a neighbour of its own.
    }
    for (let i = 0; i < seen; i++) counts[neighbours[i]!] = 0;
    distinct += seen;
    return distinct >= LEAST_NEIGHBOURS && Math.max(most, 1) <= NEIGHBOUR_SHARE * looks;
  }

  /** Whether it stands in more than one speech. */
  private isShared(low: number, high: number, stride: number): boolean {
    const { suffixes } = this.segment;
    const first = speechAt(this.segment, suffixes[low]!);
    for (let i = low + stride; i < high; i += stride)
      if (speechAt(this.segment, suffixes[Math.floor(i)]!) !== first) return true;
    return false;
  }
}

/** How many Han two places share from there on, up to `LONGEST`. */
function sharedHan(text: Uint16Array, han: Uint8Array, a: number, b: number): number {
  let n = 1;
  while (n < LONGEST && text[a + n] === text[b + n] && han[text[a + n]!] === 1) n++;
  return n;
}
