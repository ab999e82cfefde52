/**
 * How often wordings stand in texts as they are written, and which forms one or two characters away stand there
 * instead. Every form that agrees with a wording in one of its pieces is looked at, so that one pass over the texts
 * serves all wordings.
 */
import { isHan } from "../../../server/src/text/chars";
import { fold } from "../../../server/src/text/fold";

/** A text with the year it is of, where it says so. */
export interface DatedText {
  readonly year: number | undefined;
  /** Folded. */
  readonly paragraphs: readonly string[];
}

export interface Wording {
  readonly text: string;
  /** Year since when it is worded so; texts of earlier years and undated ones tell nothing of rivals. */
  readonly since?: number;
}

export interface FormCount {
  /** Folded: of the wording, or of its rival. */
  readonly text: string;
  /** Texts that hold it. */
  readonly documents: number;
  /** Of them those of the wording's year or later; all of them where it names none. */
  readonly recent: number;
}

export interface WordingCounts {
  readonly own: FormCount;
  /** Other forms, the most frequent since the wording's year first. */
  readonly rivals: readonly FormCount[];
}

/** @returns one entry for each wording, in order */
export function countForms(
  wordings: readonly Wording[],
  texts: readonly DatedText[],
): readonly WordingCounts[] {
  const patterns = wordings.map(({ text, since }) => new Pattern(fold(text).text, since));
  const pieces = new Pieces(patterns);
  texts.forEach((text, document) => {
    for (const paragraph of text.paragraphs)
      pieces.each(paragraph, (piece, at) => piece.pattern.lookAt(paragraph, at, piece, document));
  });
  return patterns.map((pattern) => pattern.counts(texts));
}

/** Edits that make a rival: a character of four, and never more than two; in a shorter wording each is another word. */
const editsIn = (length: number): number => Math.min(2, Math.floor(length / 4));

interface Piece {
  readonly pattern: Pattern;
  readonly start: number;
  readonly end: number;
}

class Pattern {
  readonly edits: number;
  /** Documents by form; documents come in order, so that the last one tells whether a form is new in it. */
  private readonly found = new Map<string, number[]>();

  constructor(
    readonly text: string,
    private readonly since: number | undefined,
  ) {
    this.edits = editsIn(text.length);
  }

  /** One piece more than there are edits: a form within them holds one piece as it is. */
  pieces(): readonly Piece[] {
    const { length } = this.text;
    const count = this.edits + 1;
    return Array.from({ length: count }, (_, i) => ({
      pattern: this,
      start: Math.floor((i * length) / count),
      end: Math.floor(((i + 1) * length) / count),
    }));
  }

  /** Takes down the nearest form around a piece that stands at `at`. */
  lookAt(paragraph: string, at: number, { start, end }: Piece, document: number): void {
    const { text, edits } = this;
    if (!paragraph.startsWith(text.slice(start, end), at)) return;
    if (paragraph.startsWith(text, at - start)) {
      this.take(text, document);
      return;
    }
    const heads = reach(paragraph, at - 1, text, start - 1, -1, edits);
    if (heads.length === 0) return;
    const tails = reach(paragraph, at + end - start, text, end, 1, edits);
    let best: { readonly form: string; readonly cost: number } | undefined;
    for (const head of heads)
      for (const tail of tails) {
        const cost = head.cost + tail.cost;
        const form = paragraph.slice(head.at + 1, tail.at);
        if (cost <= edits && form !== text && (!best || cost < best.cost)) best = { form, cost };
      }
    if (best) this.take(best.form, document);
  }

  counts(texts: readonly DatedText[]): WordingCounts {
    const forms = [...this.found].map(([text, documents]): FormCount => ({
      text,
      documents: documents.length,
      recent: documents.filter((document) => this.isRecent(texts[document]!)).length,
    }));
    const own = forms.find(({ text }) => text === this.text) ?? { text: this.text, documents: 0, recent: 0 };
    const rivals = forms.filter((form) => form !== own).sort((a, b) => b.recent - a.recent);
    return { own, rivals };
  }

  private isRecent({ year }: DatedText): boolean {
    return this.since === undefined || (year !== undefined && year >= this.since);
  }

  private take(form: string, document: number): void {
    const documents = this.found.get(form);
    if (!documents) this.found.set(form, [document]);
    else if (documents.at(-1) !== document) documents.push(document);
  }
}

interface Reached {
  /** Of the first unit beyond the form. */
  readonly at: number;
  readonly cost: number;
}

/**
 * Where the rest of a wording may end when its units are followed in one direction with at most `budget` edits. The
 * outermost unit is neither added nor left out: 定“四个自信” in 坚定“四个自信” is the wording, not a form of it.
 */
function reach(
  paragraph: string,
  at: number,
  text: string,
  next: number,
  step: 1 | -1,
  budget: number,
): readonly Reached[] {
  const last = step > 0 ? text.length - 1 : 0;
  const out: Reached[] = [];
  const visit = (place: number, unit: number, cost: number): void => {
    if (unit === last + step) return void out.push({ at: place, cost });
    const same = paragraph[place] === text[unit];
    if (same) {
      visit(place + step, unit + step, cost);
      return;
    }
    if (cost === budget || place < 0 || place >= paragraph.length) return;
    if (unit === last) {
      if (isLike(paragraph, place, text, unit)) visit(place + step, unit + step, cost + 1);
      return;
    }
    visit(place + step, unit + step, cost + 1);
    visit(place + step, unit, cost + 1);
    visit(place, unit + step, cost + 1);
  };
  visit(at, next, 0);
  return out;
}

/** At an edge a character stands for a character: a comma there only says that the wording ended before. */
const isLike = (paragraph: string, place: number, text: string, unit: number): boolean =>
  isHan(paragraph.charCodeAt(place)) && isHan(text.charCodeAt(unit));

/** Finds pieces by their first two units. */
class Pieces {
  private readonly codes = new Uint16Array(0x10000);
  private readonly size: number;
  /** By code of the first unit × size + that of the second: 1 + its place in `lists`. */
  private readonly heads: Uint32Array;
  private readonly lists: Piece[][] = [];

  constructor(patterns: readonly Pattern[]) {
    const pieces = patterns.filter(({ text }) => text.length >= SHORTEST).flatMap((one) => one.pieces());
    let size = 1;
    for (const { pattern, start } of pieces)
      for (const unit of [start, start + 1]) {
        const code = pattern.text.charCodeAt(unit);
        if (this.codes[code] === 0) this.codes[code] = size++;
      }
    this.size = size;
    this.heads = new Uint32Array(size * size);
    for (const piece of pieces) this.add(piece);
  }

  each(paragraph: string, visit: (piece: Piece, at: number) => void): void {
    const { codes, size, heads, lists } = this;
    let first = paragraph.length > 0 ? codes[paragraph.charCodeAt(0)]! : 0;
    for (let i = 1; i < paragraph.length; i++) {
      const second = codes[paragraph.charCodeAt(i)]!;
      if (first !== 0 && second !== 0) {
        const list = heads[first * size + second]!;
        if (list > 0) for (const piece of lists[list - 1]!) visit(piece, i - 1);
      }
      first = second;
    }
  }

  private add(piece: Piece): void {
    const { text } = piece.pattern;
    const [first, second] = [piece.start, piece.start + 1].map((i) => this.codes[text.charCodeAt(i)]!);
    const key = first! * this.size + second!;
    if (this.heads[key] === 0) this.heads[key] = this.lists.push([]);
    this.lists[this.heads[key]! - 1]!.push(piece);
  }
}

/** Units of a wording that can be counted, and of each of its pieces. */
const SHORTEST = 2;
