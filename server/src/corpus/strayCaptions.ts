import type { Line, LineInfo } from "../speech/lines/line";
import { describeLine, splitLines } from "../speech/lines/lines";
import { wordCrosses } from "../text/words";
import type { Cut } from "./cut";

/**
 * Captions that a scan has read into a sentence: on a page of full lines and indented paragraphs a line that is not
 * full stands between the two halves of what goes on around it. UTF-16 spans of `text`, in order.
 */
export function strayCaptions(text: string): readonly Cut[] {
  if (LONG_LINE.test(text)) return [];
  const lines = splitLines(text, describeLine);
  const full = fullWidth(lines);
  if (full === undefined || !isIndented(lines, full)) return [];
  const first = lines.findIndex(({ info }) => isSetIn(info) && /[，。]/.test(info.text));
  return lines
    .filter((line, i) => i > first && isStray(line.info, full) && isBetween(lines, i, full))
    .map(({ start, next }) => ({ start, end: next, code: "caption" }));
}

/** No page is wrapped so wide: most texts are not looked at line by line. */
const LONG_LINE = /[^\r\n]{61}/;

/** Lines of text at the least, the share of them that is full, and by how much these differ, in Han characters. */
const LEAST_LINES = 10;
const SHARE = 0.45;
const SPREAD = 1.5;

/** A wrapped line may look like a title; a mark inside tells. */
const isText = ({ info: { text, han } }: Line): boolean =>
  han >= LEAST_HAN * 2 && /[，。、；：！？]/.test(text);

const setWidth = ({ width, indent }: LineInfo): number => width + indent;

/** How wide the page is printed, in Han characters; undefined where its lines are not wrapped. */
function fullWidth(lines: readonly Line[]): number | undefined {
  const widths = lines.filter(isText).map(({ info }) => setWidth(info));
  if (widths.length < LEAST_LINES) return undefined;
  const full = widths.sort((a, b) => a - b)[Math.floor(widths.length * 0.7)]!;
  return widths.filter((width) => Math.abs(width - full) <= SPREAD).length >= widths.length * SHARE
    ? full
    : undefined;
}

const isSetIn = ({ indent }: LineInfo): boolean => indent >= 1.5 && indent <= 4;

/** Behind the end of a paragraph the next one begins indented. */
function isIndented(lines: readonly Line[], full: number): boolean {
  const behind = lines.filter((line, i) => {
    const before = lines[i - 1]?.info;
    return isText(line) && before?.end === "final" && setWidth(before) < full - SPREAD;
  });
  const indented = behind.filter(({ info }) => isSetIn(info)).length;
  return indented >= 2 && indented >= behind.length * 0.7;
}

/** A few words without a mark. */
const isStray = ({ text, width, han, end, marker }: LineInfo, full: number): boolean =>
  end === "open" &&
  !marker &&
  han >= LEAST_HAN &&
  width <= full - SHORTER &&
  !/[，。、；：！？“”]/.test(text);

/** Of a caption, and by how much it is narrower than the page, in Han characters. */
const LEAST_HAN = 4;
const SHORTER = 4;

/** The line above is full and its sentence goes on; the one below begins no paragraph. */
function isBetween(lines: readonly Line[], at: number, full: number): boolean {
  const above = lines[at - 1]?.info;
  const below = lines[at + 1]?.info;
  if (!above || !below || below.marker || below.shape === "salutation") return false;
  const goesOn = (above.end === "open" || above.end === "comma") && setWidth(above) >= full - SPREAD;
  const isRest = below.indent < 1 && (below.end === "final" || /[，。、；]/.test(below.text));
  const { text } = lines[at]!.info;
  return goesOn && isRest && !wordCrosses(above.text, text) && !wordCrosses(text, below.text);
}
