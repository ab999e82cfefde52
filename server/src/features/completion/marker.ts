import { rankOf } from "../../speech/markers";
import type { Block, Marker, MarkerStyle } from "../../speech/model";
import { slice } from "../../text/span";
import { unfoldSpan } from "../../text/fold";
import { localized } from "../../text/localized";
import { formatHan } from "../../text/numerals";
import { cursorAt } from "./cursor";
import type { Cursor } from "./cursor";
import type { CompletionRequest, CompletionSource, Suggestion } from "./types";

/** The marker that goes on with a numbering: after 二、 comes 三、, after 一是…； comes 二是. */
export const marker: CompletionSource = {
  name: "marker",
  provide(request) {
    const cursor = cursorAt(request.draft, request.offset);
    if (cursor === undefined) return [];
    const inParagraph =
      cursor.before.length > longestTyped ? undefined : openSeries(cursor, request.explicit);
    const next = inParagraph ?? inlineSeries(cursor);
    return next.flatMap(({ text, typed, score }) => {
      const fits = text.startsWith(typed) && typed !== text && !cursor.after.startsWith(text);
      return fits && cursor.line.endsWith(typed) ? [toSuggestion(text, typed, score, request)] : [];
    });
  },
};

interface Next {
  readonly text: string;
  /** What of it stands before the cursor already. */
  readonly typed: string;
  readonly score: number;
}

/** Characters of the longest beginning of a marker: 第十二个方面 without its last. */
const longestTyped = 6;
const sureScore = 0.95;
const likelyScore = 0.6;
/** Each further level out is less likely. */
const perLevel = 0.1;

/**
 * At the beginning of a paragraph: the next number of every series that is still open, innermost first. `undefined`
 * where what stands before the cursor begins no marker.
 */
function openSeries({ speech, block, index: at, before }: Cursor, explicit: boolean): Next[] | undefined {
  if (before !== "" && !/^[（(第其\p{Script=Han}\d]+$/u.test(before)) return undefined;
  const out: Next[] = [];
  const onEmptyLine = before === "" && block.kind !== "blank";
  let outermost = Number.POSITIVE_INFINITY;
  for (let i = onEmptyLine ? at : at - 1; i >= 0; i--) {
    const previous = speech.blocks[i]!;
    const lead = leadOf(previous);
    if (lead === undefined || rankOf(lead.style) >= outermost) continue;
    outermost = rankOf(lead.style);
    const text = nextText(previous, lead);
    if (text === undefined || isTaken(speech.blocks, at, lead)) continue;
    // Right under a heading its body is wanted, unless headings are being listed.
    if (!explicit && before === "" && isBareHeading(speech.blocks, i, at)) continue;
    out.push({ text, typed: before, score: sureScore - out.length * perLevel });
  }
  return out.some(({ text }) => text.startsWith(before)) ? out : before === "" ? out : undefined;
}

/** Inside a paragraph, after the mark that closes an item. */
function inlineSeries({ block, before }: Cursor): Next[] {
  const close = /([；。])([（第其再最首]?[\p{Script=Han}\d]{0,3})$/u.exec(before);
  if (close === null) return [];
  const [, mark = "", typed = ""] = close;
  const end = before.length - typed.length;
  const last = block.paragraph.markers.filter(({ span }) => span.end <= end).at(-1);
  if (last === undefined || headingStyles.has(last.style)) return [];
  const text = nextText(block, last);
  if (text === undefined) return [];
  return [{ text, typed, score: mark === "；" || typed !== "" ? sureScore : likelyScore }];
}

/** Styles that open a paragraph and never stand inside one. */
const headingStyles: ReadonlySet<MarkerStyle> = new Set(["chapter", "han-comma", "han-bracket", "dash"]);

function leadOf({ kind, paragraph }: Block): Marker | undefined {
  if (kind !== "heading" && kind !== "body") return undefined;
  const [first] = paragraph.markers;
  return first !== undefined && /^[#*>\s]*$/u.test(paragraph.folded.text.slice(0, first.span.start))
    ? first
    : undefined;
}

/** Whether the next number already stands further down. */
function isTaken(blocks: readonly Block[], at: number, { style, value }: Marker): boolean {
  for (const block of blocks.slice(at + 1)) {
    const lead = leadOf(block);
    if (lead === undefined) continue;
    if (lead.style === style) return value > 0 && lead.value === value + 1;
    if (rankOf(lead.style) < rankOf(style)) return false;
  }
  return false;
}

function isBareHeading(blocks: readonly Block[], heading: number, cursor: number): boolean {
  const between = (from: number, to: number): boolean =>
    blocks.slice(from + 1, to).some(({ kind }) => kind !== "blank");
  if (blocks[heading]!.kind !== "heading" || between(heading, Math.max(cursor, heading + 1))) return false;
  const before = blocks.slice(0, heading).findLastIndex((block) => leadOf(block) !== undefined);
  return before < 0 || blocks[before]!.kind !== "heading" || between(before, heading);
}

/** The marker with the next number, written as this one is. */
function nextText({ paragraph }: Block, found: Marker): string | undefined {
  const written = slice(paragraph.text, unfoldSpan(paragraph.folded, found.span));
  const numeral = slice(paragraph.text, unfoldSpan(paragraph.folded, found.numeral));
  const next = nextNumeral(numeral, found);
  return next === undefined ? undefined : written.replace(numeral, next);
}

const sequence = ["首先", "其次", "再次", "最后"];

function nextNumeral(numeral: string, { style, value }: Marker): string | undefined {
  switch (style) {
    case "dash":
    case "tiao-shi":
      return numeral;
    case "first-next":
      return sequence[value];
    case "circled":
      return value < 20 ? String.fromCharCode(numeral.charCodeAt(0) + 1) : undefined;
    default:
      return /^\d+$/u.test(numeral) ? String(value + 1) : formatHan(value + 1);
  }
}

function toSuggestion(text: string, typed: string, score: number, { offset }: CompletionRequest): Suggestion {
  return {
    kind: "marker",
    label: text,
    replace: { start: offset - typed.length, end: offset },
    newText: text,
    filterText: text,
    score,
    source: localized("接续编号", "next number"),
  };
}
