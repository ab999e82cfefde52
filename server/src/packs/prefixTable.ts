/** Texts in order, so that those with one beginning stand together: asked by that beginning, or by the pinyin of it. */
import { isAsciiLetter, isHan } from "../text/chars";
import { beginsPinyin, initialsMask, matchPinyin } from "../text/pinyin";

interface Entry<T> {
  readonly text: string;
  readonly value: T;
}

export class PrefixTable<T> {
  private readonly entries: readonly Entry<T>[];
  /** Ranges of entries whose texts begin with one unit, by the pinyin initials that it may have, or the letter it is. */
  private readonly byInitial: readonly (readonly [number, number])[][];
  private readonly byUnit = new Map<number, readonly [number, number]>();
  /** Code units of the longest text. */
  readonly longest: number;

  constructor(entries: Iterable<readonly [text: string, value: T]>) {
    this.entries = Array.from(entries, ([text, value]) => ({ text, value })).sort((a, b) =>
      a.text < b.text ? -1 : a.text > b.text ? 1 : 0,
    );
    this.longest = this.entries.reduce((most, { text }) => Math.max(most, text.length), 0);
    this.byInitial = Array.from({ length: 26 }, () => []);
    for (let low = 0; low < this.entries.length;) {
      const high = this.end(low, this.entries.length, 0);
      const mask = initialsOf(this.entries[low]!.text.charCodeAt(0));
      this.byUnit.set(this.entries[low]!.text.charCodeAt(0), [low, high]);
      for (let letter = 0; letter < 26; letter++)
        if ((mask >> letter) & 1) this.byInitial[letter]!.push([low, high]);
      low = high;
    }
  }

  /** Entries whose text begins with `beginning`, at most `limit` of them, in the order of their texts. */
  startingWith(beginning: string, limit: number): readonly Entry<T>[] {
    const { entries } = this;
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (entries[middle]!.text < beginning) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < entries.length && end - low < limit && entries[end]!.text.startsWith(beginning)) end++;
    return entries.slice(low, end);
  }

  /**
   * Entries whose beginning lower-case letters mean as `matchPinyin` reads them, with the code units that are meant;
   * at most `limit`.
   */
  meantBy(letters: string, limit: number): readonly (Entry<T> & { readonly meant: number })[] {
    const out: (Entry<T> & { readonly meant: number })[] = [];
    const visit = (low: number, high: number, depth: number): void => {
      for (let from = low; from < high && out.length < limit;) {
        const { text } = this.entries[from]!;
        if (text.length <= depth) {
          from++;
          continue;
        }
        const to = this.end(from, high, depth);
        const beginning = text.slice(0, depth + 1);
        const meant = matchPinyin(beginning, letters);
        if (meant > 0)
          for (let i = from; i < to && out.length < limit; i++) out.push({ ...this.entries[i]!, meant });
        else if (beginsPinyin(beginning, letters)) visit(from, to, depth + 1);
        from = to;
      }
    };
    for (const [low, high] of this.byInitial[letters.charCodeAt(0) - LETTER_A] ?? []) visit(low, high, 0);
    return out;
  }

  /** Entries whose whole text stands at a place of another one, the shortest first. */
  *standingAt(text: string, at: number): Generator<Entry<T>, void, undefined> {
    let [low, high] = this.byUnit.get(text.charCodeAt(at)) ?? [0, 0];
    for (let depth = 1; low < high; depth++) {
      for (; low < high && this.entries[low]!.text.length === depth; low++) yield this.entries[low]!;
      if (low === high) return;
      const unit = text.charCodeAt(at + depth);
      low = this.firstFrom(low, high, depth, unit);
      high =
        low < high && this.entries[low]!.text.charCodeAt(depth) === unit ? this.end(low, high, depth) : low;
    }
  }

  /** The first of the entries, which agree up to `depth`, whose unit there is not before `unit`. */
  private firstFrom(low: number, high: number, depth: number, unit: number): number {
    let end = high;
    while (low < end) {
      const middle = (low + end) >> 1;
      if (this.entries[middle]!.text.charCodeAt(depth) < unit) low = middle + 1;
      else end = middle;
    }
    return low;
  }

  /** Behind the entries from `low` on that have the unit of that one's at `depth`. */
  private end(low: number, high: number, depth: number): number {
    const unit = this.entries[low]!.text.charCodeAt(depth);
    let step = 1;
    let known = low;
    while (known + step < high && this.entries[known + step]!.text.charCodeAt(depth) === unit) {
      known += step;
      step *= 2;
    }
    let beyond = Math.min(high, known + step);
    while (known + 1 < beyond) {
      const middle = (known + beyond) >> 1;
      if (this.entries[middle]!.text.charCodeAt(depth) === unit) known = middle;
      else beyond = middle;
    }
    return beyond;
  }
}

const LETTER_A = 0x61;

/** What begins with a mark may begin with any: marks are not spelt. */
function initialsOf(code: number): number {
  if (isHan(code)) return initialsMask(code);
  return isAsciiLetter(code) ? 1 << ((code | 0x20) - LETTER_A) : -1;
}
