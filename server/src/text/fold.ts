import { isAsciiDigit, isAsciiLetter, isBlank, isHan, isLineBreak } from "./chars";
import type { Span } from "./span";

/** Text in the form that is matched, with the way back to its source. */
export interface Folded {
  readonly text: string;
  /**
   * `offsets[i]` is the source offset of folded unit `i`, with one entry more for the end.
   * Absent where no position changed (the usual case: marks are widened one for one).
   */
  readonly offsets?: Uint32Array;
}

/** Marks that have two widths, by either form: [narrow, wide]. */
const MARKS: ReadonlyMap<string, readonly [string, string]> = new Map(
  [
    [",", "，", "﹐"],
    [".", "。", "．", "｡"],
    [":", "：", "﹕"],
    [";", "；", "﹔"],
    ["!", "！", "﹗"],
    ["?", "？", "﹖"],
    ["(", "（", "﹙"],
    [")", "）", "﹚"],
  ].flatMap((forms) => forms.map((form) => [form, [forms[0]!, forms[1]!] as const] as const)),
);

/** Digits of a list number: a longer figure before a point is no marker. */
const MARKER_DIGITS = 3;

/**
 * Folds width and layout away: line breaks and blanks that touch Han or Chinese marks are dropped, marks stand
 * full-width in Chinese text, letters and digits are ASCII, straight double quotation marks become a “pair” by
 * turns, three or more dots become ……. Decimals, thousands, times, addresses, Latin text and the point of a list
 * number (“1.坚持”) keep narrow marks whichever width they were typed in. Linear; folding twice changes nothing.
 */
export function fold(source: string): Folded {
  const chinese = isChinese(source);
  const out: string[] = [];
  const from: number[] = [];
  let moved = false;
  let open = false;
  let blankAt = -1;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (isBlank(code) || isLineBreak(code)) {
      if (blankAt < 0) blankAt = i;
      else moved = true;
      continue;
    }
    if (isHan(code) && blankAt < 0) {
      out.push(source[i]!);
      from.push(i);
      continue;
    }
    const dots = isDot(code) ? dotRun(source, i, chinese) : 0;
    const unit = dots > 0 ? "…" : foldUnit(source, i, code, out, { chinese, open });
    if (blankAt >= 0) {
      if (out.length > 0 && isNarrow(out[out.length - 1]!) && isNarrow(unit)) {
        out.push(" ");
        from.push(blankAt);
      } else moved = true;
      blankAt = -1;
    }
    out.push(unit);
    from.push(i);
    if (unit === "“") open = true;
    else if (unit === "”") open = false;
    if (dots > 0) {
      out.push("…");
      from.push(i + 1);
      moved = true;
      i += dots - 1;
    }
  }
  if (blankAt >= 0) moved = true;
  if (!moved) return { text: out.join("") };
  from.push(source.length);
  return { text: out.join(""), offsets: Uint32Array.from(from) };
}

/** Source span of a folded one. An empty span stays empty. */
export function unfoldSpan(folded: Folded, s: Span): Span {
  const { offsets } = folded;
  if (!offsets) return s;
  const start = offsets[s.start]!;
  // The end is one past the last unit, so that layout dropped behind the span stays outside it.
  return { start, end: s.end > s.start ? offsets[s.end - 1]! + 1 : start };
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
  for (let i = 0; i < source.length; i++) {
    const code = narrow(source.charCodeAt(i));
    if (isHan(code) || (code >= 0xd800 && code < 0xe000)) return true; // surrogates: Han beyond the BMP
    if (isAsciiLetter(code)) letters = true;
  }
  return !letters;
}

const isDot = (code: number): boolean =>
  code === 0x2e || code === 0x3002 || code === 0xff0e || code === 0xff61;

/** Length of a run of three or more dots at `i`, else 0; blanks between them are none in Chinese text. */
function dotRun(source: string, i: number, chinese: boolean): number {
  let dots = 0;
  let end = i;
  for (let at = i; at < source.length && isDot(source.charCodeAt(at)); dots++) {
    end = at + 1;
    at = chinese ? skipLayout(source, end) : end;
  }
  return dots >= 3 ? end - i : 0;
}

/** ASCII of a full-width letter, digit or sign; anything else unchanged. */
const narrow = (code: number): number => (code > 0xff00 && code < 0xff5f ? code - 0xfee0 : code);

/** A blank counts only between two units of Latin text. */
const isNarrow = (unit: string): boolean => unit.charCodeAt(0) < 0x250;

interface FoldState {
  readonly chinese: boolean;
  /** Inside a quotation. */
  readonly open: boolean;
}

function foldUnit(source: string, i: number, code: number, out: readonly string[], state: FoldState): string {
  const char = source[i]!;
  if (char === '"' || char === "＂") return state.open ? "”" : "“";
  const mark = MARKS.get(char);
  if (mark) return mark[isNarrowMark(mark[0], source, i, out, state.chinese) ? 0 : 1];
  return char === "､" ? "、" : String.fromCharCode(narrow(code));
}

/**
 * Whether a mark belongs to Latin text or a figure. Looks only at what folding keeps (neighbours past blanks, in
 * ASCII), so that neither the mark's own width nor blanks around it matter.
 */
function isNarrowMark(
  mark: string,
  source: string,
  i: number,
  out: readonly string[],
  chinese: boolean,
): boolean {
  if (!chinese) return true;
  const left = out.length > 0 ? out[out.length - 1]!.charCodeAt(0) : 0;
  const next = skipLayout(source, i + 1);
  const right = next < source.length ? narrow(source.charCodeAt(next)) : 0;
  const letters = isAsciiLetter(left) && isAsciiLetter(right);
  const digits = isAsciiDigit(left) && isAsciiDigit(right);
  switch (mark) {
    case ".":
      return (isAlnum(left) && isAlnum(right)) || endsListNumber(out, right);
    case ",":
      return letters || (digits && next === i + 1 && isThousand(source, next));
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
  let i = from;
  while (i < source.length && (isBlank(source.charCodeAt(i)) || isLineBreak(source.charCodeAt(i)))) i++;
  return i;
}

function isThousand(source: string, from: number): boolean {
  let n = 0;
  while (n < 4 && from + n < source.length && isAsciiDigit(narrow(source.charCodeAt(from + n)))) n++;
  return n === 3;
}

/** “1.坚持” at the beginning or after the end of a sentence or clause. */
function endsListNumber(out: readonly string[], right: number): boolean {
  // Judged by what the neighbour becomes: a straight quotation mark and a narrow bracket are Chinese ones.
  const opens = right === 0x22 || right === 0x28;
  if (right !== 0 && !opens && (right < 0x250 || isDot(right))) return false;
  let i = out.length;
  while (i > 0 && out.length - i <= MARKER_DIGITS && isAsciiDigit(out[i - 1]!.charCodeAt(0))) i--;
  const digits = out.length - i;
  if (digits === 0 || digits > MARKER_DIGITS) return false;
  return i === 0 || "。！？；：#*".includes(out[i - 1]!) || out[i - 1] === " ";
}
