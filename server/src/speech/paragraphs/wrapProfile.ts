import type { MarkerStyle } from "../markerStyles";
import type { LineInfo, Line } from "../lines/line";
import { findLinked } from "./linkedNames";
import { isHeadLine, type At, type WrapWidth } from "./layout";
import { findSiblings } from "./siblings";

/** How a text as a whole is laid out: what a single line cannot tell. */
export interface WrapProfile {
  /** Of the lines that are surely cut by a soft wrap, in Han characters; absent where there are none. */
  readonly width: WrapWidth;
  /** Lines are broken inside sentences: many at one width, or some before a mark that closes what stands above. */
  readonly broken: boolean;
  /** Paragraphs begin indented, so that an unindented line goes on. */
  readonly indented: boolean;
  /** Blank lines between all paragraphs: one says nothing of its own. */
  readonly doubleSpaced: boolean;
  /** Paragraphs are wrapped and blank lines stand between them: lines without one belong together. */
  readonly spacedWraps: boolean;
  /** Lines that a byline or a salutation follows: titles. */
  readonly heads: ReadonlySet<number>;
  /** Names that stand alone on a line but inside a sentence, as copies of linked pages have them: 李四｜同志指出. */
  readonly linked: ReadonlySet<number>;
  /** Unmarked short lines that share a frame: headings in parallel. */
  readonly parallel: ReadonlySet<number>;
  /** Unmarked short lines with another of their length and number of clauses. */
  readonly alike: ReadonlySet<number>;
  /** For each marker style, whether its paragraphs mostly go on after the heading. */
  readonly runIn: ReadonlyMap<MarkerStyle, boolean>;
  /** The first line of the text, or one that a byline or a salutation follows. */
  isTitleLine(line: number): boolean;
}

export function wrapProfile(lines: readonly Line[], cut: readonly boolean[]): WrapProfile {
  const kept: number[] = [];
  lines.forEach(({ info }, i) => {
    if (info.end !== "blank" && cut[i] !== true) kept.push(i);
  });
  const at = (k: number): LineInfo | undefined =>
    k >= 0 && k < kept.length ? lines[kept[k]!]!.info : undefined;
  const heads = findHeads(kept, at);
  const width = wrapWidth(lines, kept);
  return {
    width,
    broken: width !== undefined || kept.some((_, k) => isCutOff(at(k - 1), at(k)!)),
    indented: isIndented(kept, at, width),
    doubleSpaced: isDoubleSpaced(lines, kept),
    spacedWraps: width !== undefined && isSpaced(lines, kept, width),
    heads,
    linked: findLinked(lines, kept, at),
    ...findSiblings(kept, at, width),
    runIn: runInStyles(kept, at),
    isTitleLine: (line) => line === kept[0] || heads.has(line),
  };
}

/** Marks that cannot begin a paragraph. */
export const CLOSING_START = /^[，。、；：！？”’）》」』】]/;

const isCutOff = (before: LineInfo | undefined, { text }: LineInfo): boolean =>
  before?.end === "open" && CLOSING_START.test(text);

function wrapWidth(lines: readonly Line[], kept: readonly number[]): WrapWidth {
  const widths: number[] = [];
  kept.forEach((line, k) => {
    const { info } = lines[line]!;
    const next = kept[k + 1];
    if (next !== line + 1 || info.end !== "open" || !info.inner || info.width > 70 || info.width < 8) return;
    const follower = lines[next]!.info;
    if (!follower.marker && follower.shape !== "salutation" && follower.width <= 75) widths.push(info.width);
  });
  if (widths.length < 2) return undefined;
  widths.sort((a, b) => a - b);
  const at = (share: number): number => widths[Math.floor((widths.length - 1) * share)]!;
  // Paragraphs that lack their end mark have no width in common.
  return at(0.8) - at(0.2) <= MOST_SPREAD ? { narrowest: at(0.05), widest: at(0.95) } : undefined;
}

/** By how much most wrapped lines of one page differ in width, in Han characters. */
const MOST_SPREAD = 16;

function isIndented(kept: readonly number[], at: At, width: WrapWidth): boolean {
  const fills = (info: LineInfo | undefined): boolean =>
    info !== undefined && width !== undefined && info.width >= width.narrowest - 2;
  let paragraphs = 0;
  let indented = 0;
  let alike = 0;
  kept.forEach((_, k) => {
    const info = at(k)!;
    if (info.han < 12) return;
    // Wrapped and indented on every line: indentation tells nothing.
    if (info.end === "open" && info.inner && info.indent >= 1.5 && at(k + 1)?.indent === info.indent) alike++;
    const isSet = info.indent >= 1.5 && info.indent <= 4;
    const before = at(k - 1)?.end;
    if (!isSet && before !== "final" && before !== "colon" && k > 0) return;
    // A sentence that fills its line need not end the paragraph.
    if (!isSet && fills(at(k - 1))) return;
    paragraphs++;
    if (isSet) indented++;
  });
  return indented >= 2 && indented >= paragraphs * 0.6 && alike <= kept.length * 0.2;
}

function isDoubleSpaced(lines: readonly Line[], kept: readonly number[]): boolean {
  let pairs = 0;
  let spaced = 0;
  kept.forEach((line, k) => {
    const next = kept[k + 1];
    if (next === undefined || lines[line]!.info.end !== "final") return;
    pairs++;
    if (next > line + 1) spaced++;
  });
  return spaced >= 2 && spaced >= pairs * 0.7;
}

/** Blank lines stand behind the lines that surely end a paragraph: those too short to have been wrapped. */
function isSpaced(
  lines: readonly Line[],
  kept: readonly number[],
  { narrowest }: NonNullable<WrapWidth>,
): boolean {
  let ends = 0;
  let spaced = 0;
  let gaps = 0;
  kept.forEach((line, k) => {
    const next = kept[k + 1];
    const { end, width } = lines[line]!.info;
    if (next === undefined || end !== "final") return;
    if (next > line + 1) gaps++;
    if (width >= narrowest - 2) return;
    ends++;
    if (next > line + 1) spaced++;
  });
  return gaps > 0 && spaced >= ends * 0.9;
}

/** Titles: short lines with a byline of two parts or a salutation close behind. */
function findHeads(kept: readonly number[], at: At): ReadonlySet<number> {
  const heads = new Set<number>();
  kept.forEach((line, k) => {
    if (at(k)?.shape !== "titleish") return;
    let j = k + 1;
    while (j <= k + 4 && isHeadLine(at(j))) j++;
    const bylines = j - k - 1;
    if (at(j)?.shape === "salutation" || bylines >= 2) heads.add(line);
  });
  return heads;
}

function runInStyles(kept: readonly number[], at: At): ReadonlyMap<MarkerStyle, boolean> {
  const votes = new Map<MarkerStyle, number>();
  kept.forEach((_, k) => {
    const info = at(k)!;
    if (!info.marker) return;
    const follows = info.inner || info.end === "final" || info.end === "semicolon";
    const stands = info.width < 18 || (at(k + 1)?.width ?? 0) > 75;
    const vote = follows ? 1 : stands ? -1 : 0;
    votes.set(info.marker.style, (votes.get(info.marker.style) ?? 0) + vote);
  });
  const out = new Map<MarkerStyle, boolean>();
  for (const [style, vote] of votes) if (vote !== 0) out.set(style, vote > 0);
  return out;
}
