import { isAsciiDigit, isAsciiLetter, isBlank, isHan, isLineBreak, unseenAt } from "./chars";
import { plainHan, plainPairAt } from "./hanForms";
import { MARK_FORMS, MARKS } from "./markForms";
import type { Span } from "./span";

/** Text in the form that is matched, with the way back to its source. */
export interface Folded {
  readonly text: string;
  /**
   * `offsets[i]` is the source offset of folded unit `i`, with one entry more for the end.
   * Absent where no position changed (the usual case: marks are widened one for one).
   */
  readonly offsets?: Uint32Array;
  /** Folded units that stand for two of the source; absent where there are none. */
  readonly pairs?: ReadonlySet<number>;
}

/** Digits of a list number: a longer figure before a point is no marker. */
const MARKER_DIGITS = 3;

/**
 * Folds width and layout away: what is not seen is dropped, and so are line breaks and blanks that touch Han or Chinese
 * marks; radicals stand as the ideographs that they look like, marks full-width in Chinese text, letters and digits are ASCII, straight double quotation marks become a “pair” by
 * turns, three or more dots become ……. Decimals, thousands, times, addresses, Latin text and the point of a list
 * number (“1.坚持”) keep narrow marks whichever width they were typed in. Linear; folding twice changes nothing.
 */
export function fold(source: string): Folded {
  const chinese = isChinese(source);
  const out = new Output(source);
  let open = false;
  let blankAt = -1;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (blankAt < 0 && isOrdinaryHan(code)) {
      out.push(code, i);
      continue;
    }
    if (!isAsciiSign(code)) {
      const unseen = unseenAt(source, i);
      if (unseen > 0) {
        i += unseen - 1;
        continue;
      }
      if (isBlank(code) || isLineBreak(code)) {
        if (blankAt < 0) blankAt = i;
        continue;
      }
      const pair = plainPairAt(source, i);
      if (pair !== undefined) {
        blankAt = -1;
        out.pushPair(pair, i++);
        continue;
      }
    }
    const dots = isDot(code) ? dotRun(source, i, chinese) : 0;
    const unit = dots > 0 ? DOTS : foldUnit(source, i, code, out, { chinese, open });
    if (blankAt >= 0) {
      if (out.length > 0 && isNarrow(out.last) && isNarrow(unit)) out.push(SPACE, blankAt);
      blankAt = -1;
    }
    out.push(unit, i);
    if (unit === OPEN) open = true;
    else if (unit === CLOSE) open = false;
    if (dots > 0) {
      out.push(DOTS, i + 1);
      i += dots - 1;
    }
  }
  return out.folded();
}

/** Of ASCII, what is neither blank nor a control. */
const isAsciiSign = (code: number): boolean => code > 0x20 && code < 0x7f;

/** Most of any text: nothing else is asked about them. */
const isOrdinaryHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

const SPACE = 0x20;
const OPEN = 0x201c;
const CLOSE = 0x201d;
const DOTS = 0x2026;

/**
 * Code units of a folded text as they are found, in room that is used again: texts are folded by the thousand. A
 * folded text is never longer than its source; where it is as long, every unit has its own place.
 */
class Output {
  length = 0;
  /** Some unit is not that of its place in the source. */
  private changed = false;
  private pairs: Set<number> | undefined;

  constructor(private readonly source: string) {
    if (source.length <= units.length) return;
    units = new Uint16Array(2 * source.length);
    origins = new Uint32Array(2 * source.length);
  }

  /** @param from source offset; nothing that is dropped has one */
  push(unit: number, from: number): void {
    units[this.length] = unit;
    origins[this.length] = from;
    this.changed ||= unit !== this.source.charCodeAt(from);
    this.length++;
  }

  /** Takes in what two units of the source from `from` on stand for. */
  pushPair(plain: string, from: number): void {
    if (plain.length === 1) (this.pairs ??= new Set()).add(this.length);
    for (let k = 0; k < plain.length; k++) this.push(plain.charCodeAt(k), from + k);
  }

  at(i: number): number {
    return units[i]!;
  }

  /** 0 where there is none. */
  get last(): number {
    return this.length > 0 ? units[this.length - 1]! : 0;
  }

  folded(): Folded {
    const { source, length, pairs } = this;
    if (length === source.length) return { text: this.changed ? textOf(length) : source };
    const offsets = origins.slice(0, length + 1);
    offsets[length] = source.length;
    return { text: textOf(length), offsets, ...(pairs && { pairs }) };
  }
}

let units = new Uint16Array(1024);
let origins = new Uint32Array(1024);

/** Arguments of one call. */
const PIECE = 4096;

function textOf(length: number): string {
  let text = "";
  for (let start = 0; start < length; start += PIECE)
    text += String.fromCharCode(...units.subarray(start, Math.min(length, start + PIECE)));
  return text;
}

/** Source span of a folded one. An empty span stays empty. */
export function unfoldSpan(folded: Folded, s: Span): Span {
  const { offsets, pairs } = folded;
  if (!offsets) return s;
  const start = offsets[s.start]!;
  // The end is one past the last unit, so that layout dropped behind the span stays outside it.
  const last = s.end - 1;
  return { start, end: last >= s.start ? offsets[last]! + (pairs?.has(last) === true ? 2 : 1) : start };
}

/** The folded offset at or after a source offset. */
export function foldOffset(folded: Folded, offset: number): number {
  const { offsets } = folded;
  if (!offsets) return Math.min(offset, folded.text.length);
  let low = 0;
  let high = folded.text.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (offsets[mid]! < offset) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** Text with Han, or without any letter (a marker being typed), takes Chinese marks. */
function isChinese(source: string): boolean {
  let letters = false;
  for (let i = skipUnseen(source, 0); i < source.length; i = skipUnseen(source, i + 1)) {
    const code = narrow(source.charCodeAt(i));
    if (isHan(code) || (code >= 0xd800 && code < 0xe000)) return true; // surrogates: Han beyond the BMP
    if (isAsciiLetter(code)) letters = true;
  }
  return !letters;
}

/** A full stop of any form. */
const isDot = (code: number): boolean =>
  code === 0x2e ||
  code === 0x3002 ||
  code === 0xff0e ||
  code === 0xff61 ||
  code === 0xfe12 ||
  code === 0xfe52;

/** Length of a run of three or more dots at `i`, else 0; blanks between them are none in Chinese text. */
function dotRun(source: string, i: number, chinese: boolean): number {
  let dots = 0;
  let end = i;
  for (let at = i; at < source.length && isDot(source.charCodeAt(at)); dots++) {
    end = at + 1;
    at = chinese ? skipLayout(source, end) : skipUnseen(source, end);
  }
  return dots >= 3 ? end - i : 0;
}

/** ASCII of a full-width letter, digit or sign; anything else unchanged. */
const narrow = (code: number): number => (code > 0xff00 && code < 0xff5f ? code - 0xfee0 : code);

/** A blank counts only between two units of Latin text. */
const isNarrow = (unit: number): boolean => unit < 0x250;

interface FoldState {
  readonly chinese: boolean;
  /** Inside a quotation. */
  readonly open: boolean;
}

function foldUnit(source: string, i: number, code: number, out: Output, state: FoldState): number {
  if (code === 0x22 || code === 0xff02) return state.open ? CLOSE : OPEN;
  const mark = MARKS.get(source[i]!);
  if (mark) return mark[isNarrowMark(mark[0], source, i, out, state.chinese) ? 0 : 1].charCodeAt(0);
  if (code < 0x80) return code;
  return MARK_FORMS.get(source[i]!)?.charCodeAt(0) ?? plainHan(narrow(code));
}

/**
 * Whether a mark belongs to Latin text or a figure. Looks only at what folding keeps (neighbours past blanks, in
 * ASCII), so that neither the mark's own width nor blanks around it matter.
 */
function isNarrowMark(mark: string, source: string, i: number, out: Output, chinese: boolean): boolean {
  if (!chinese) return true;
  const left = out.last;
  const next = skipLayout(source, i + 1);
  const right = next < source.length ? narrow(source.charCodeAt(next)) : 0;
  const letters = isAsciiLetter(left) && isAsciiLetter(right);
  const digits = isAsciiDigit(left) && isAsciiDigit(right);
  switch (mark) {
    case ".":
      return (isAlnum(left) && isAlnum(right)) || endsListNumber(out, right);
    case ",":
      return letters || (digits && next === skipUnseen(source, i + 1) && isThousand(source, next));
    case ":":
      return letters || digits || (isAsciiLetter(left) && right === 0x2f);
    case ";":
    case "!":
    case "?":
      return letters;
    default:
      return false;
  }
}

const isAlnum = (code: number): boolean => isAsciiDigit(code) || isAsciiLetter(code);

function skipLayout(source: string, from: number): number {
  let i = skipUnseen(source, from);
  while (i < source.length && (isBlank(source.charCodeAt(i)) || isLineBreak(source.charCodeAt(i))))
    i = skipUnseen(source, i + 1);
  return i;
}

function skipUnseen(source: string, from: number): number {
  let i = from;
  for (let n = unseenAt(source, i); n > 0; n = unseenAt(source, i)) i += n;
  return i;
}

function isThousand(source: string, from: number): boolean {
  let n = 0;
  for (let i = from; n < 4 && isAsciiDigit(narrow(source.charCodeAt(i))); n++) i = skipUnseen(source, i + 1);
  return n === 3;
}

/** “1.坚持” at the beginning or after the end of a sentence or clause. */
function endsListNumber(out: Output, right: number): boolean {
  // Judged by what the neighbour becomes: a straight quotation mark and a narrow bracket are Chinese ones.
  const opens = right === 0x22 || right === 0x28;
  if (right !== 0 && !opens && (right < 0x250 || isDot(right))) return false;
  let i = out.length;
  while (i > 0 && out.length - i <= MARKER_DIGITS && isAsciiDigit(out.at(i - 1))) i--;
  const digits = out.length - i;
  if (digits === 0 || digits > MARKER_DIGITS) return false;
  return i === 0 || "。！？；：#* ".includes(String.fromCharCode(out.at(i - 1)));
}
