import type { Paragraph } from "../../../speech/model";
import { countHan, isAsciiDigit, isAsciiLetter, isChineseMark, isHan } from "../../../text/chars";
import { localized } from "../../../text/localized";
import { shift, slice, type Span } from "../../../text/span";
import type { Token } from "../../../text/tokens";
import { words } from "../../../text/words";
import { isIntendedDoubling, isRightSingle, SINGLES } from "../doubling";
import type { ParagraphFinding, ParagraphRule } from "../types";

/**
 * A word typed or pasted twice with nothing between: 持续做优做优, 的的. Most doublings of Chinese are intended or
 * straddle two words (构建共建共治): a doubling counts only where both copies are whole words.
 */
export const doubledWord: ParagraphRule = {
  code: "wording/doubled-word",
  level: "warning",
  scope: "paragraph",
  early: true,
  check(paragraph) {
    const { text } = paragraph.folded;
    return findRuns(paragraph).map((run) => finding(text, run));
  },
};

/** A stretch that repeats itself every `unit` code units, at least twice. Folded. */
interface Run {
  readonly span: Span;
  readonly unit: number;
}

/**
 * The word boundaries are those of Intl.Segmenter whatever analyses the draft otherwise: nodejieba's dictionary joins
 * 落实重大 and leaves 做优 in two, so that the copies would not look alike.
 */
function findRuns(paragraph: Paragraph): readonly Run[] {
  const { text } = paragraph.folded;
  const doubled = doubledRuns(text).flatMap((run) => {
    if (isSetApart(run, paragraph)) return [];
    const tokens = wordsAround(text, run.span);
    const aligned = alignToWords(run, tokens);
    return aligned && !isIntendedDoubling(text, aligned.span, run.unit, tokens) ? [aligned] : [];
  });
  return [...doubled, ...doubledSingles(text)];
}

/** Words of the clause that a run stands in, in the paragraph's offsets. */
function wordsAround(text: string, { start, end }: Span): readonly Token[] {
  let from = start;
  while (from > 0 && start - from < CLAUSE && !isChineseMark(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && to - end < CLAUSE && !isChineseMark(text[to]!)) to++;
  return words(text.slice(from, to)).map((token) => ({ ...token, span: shift(token.span, from) }));
}

/** Far enough on either side for the boundaries in the middle to be right. */
const CLAUSE = 40;

/** Headlines on one line: 打击甲队 甲队称…. A blank keeps the copies apart, a soft wrap does not. */
function isSetApart({ span, unit }: Run, { text, folded }: Paragraph): boolean {
  const { offsets } = folded;
  if (!offsets) return false;
  for (let at = span.start + unit; at < span.end; at += unit) {
    const gap = text.slice(offsets[at - 1]! + 1, offsets[at]);
    if (gap !== "" && !/[\r\n]/.test(gap)) return true;
  }
  return false;
}

const LONGEST_UNIT = 16;

/** Runs of two or more copies of a unit of 2 to 16 characters, shortest unit first, none inside another. */
function doubledRuns(text: string): readonly Run[] {
  const out: Run[] = [];
  const codes = wordCodes(text);
  const taken = new Uint8Array(text.length);
  for (let unit = 2; unit <= LONGEST_UNIT; unit++) {
    let start = 0;
    for (let i = 0; i + unit <= text.length; i++) {
      const code = codes[i]!;
      if (code !== 0 && code === codes[i + unit]) continue;
      // text[start, i) equals what stands `unit` later.
      if (i - start >= unit) add({ span: { start, end: i + unit }, unit });
      start = i + 1;
    }
  }
  return out.sort((a, b) => a.span.start - b.span.start);

  function add(run: Run): void {
    const copy = text.slice(run.span.start, run.span.start + run.unit);
    const isKnown = taken.subarray(run.span.start, run.span.end).includes(1);
    if (isKnown || countHan(copy) === 0 || new Set(copy).size < 2) return;
    taken.fill(1, run.span.start, run.span.end);
    out.push(run);
  }
}

/** Code units of Han, figures, Latin letters and %; 0 for marks and blanks, which part two words. One more for the end. */
function wordCodes(text: string): Uint16Array {
  const codes = new Uint16Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isHan(code) || isAsciiDigit(code) || isAsciiLetter(code) || code === 0x25) codes[i] = code;
  }
  return codes;
}

/**
 * The copies of a run that are whole words, as many as there are: a run of 北疆北 … may be cut at each of its
 * characters, and only the cut that the words make is meant.
 */
function alignToWords({ span, unit }: Run, tokens: readonly Token[]): Run | undefined {
  const bounds = new Set(tokens.flatMap((token) => [token.span.start, token.span.end]));
  for (let start = span.start; start + 2 * unit <= span.end; start++) {
    let end = start;
    while (end + unit <= span.end && bounds.has(end) && bounds.has(end + unit)) end += unit;
    if (end - start >= 2 * unit) return { span: { start, end }, unit };
  }
  return undefined;
}

/** 的的, 了了: function words that stand twice in a row and belong to no other word on either side. */
function doubledSingles(text: string): readonly Run[] {
  const out: Run[] = [];
  for (let i = 0; i + 1 < text.length; i++) {
    if (text[i] !== text[i + 1] || !Object.hasOwn(SINGLES, text[i]!)) continue;
    let end = i + 2;
    while (text[end] === text[i]) end++;
    if (end - i === 2 && !isRightSingle(text, i)) out.push({ span: { start: i, end }, unit: 1 });
    i = end - 1;
  }
  return out;
}

function finding(text: string, { span, unit }: Run): ParagraphFinding {
  const first = { start: span.start, end: span.start + unit };
  const word = slice(text, first);
  return {
    span,
    message: localized(
      `“${slice(text, span)}”：“${word}”连写了两遍。`,
      `“${slice(text, span)}”: “${word}” stands twice in a row.`,
    ),
    fixes: [
      {
        title: localized(`删去多余的“${word}”`, `Delete the extra “${word}”`),
        changes: [{ span: { start: shift(first, unit).start, end: span.end }, newText: "" }],
        preferred: true,
      },
    ],
  };
}
