import { wordCrosses } from "../../text/words";
import type { MarkerStyle } from "../markerStyles";
import { soundsLikeProse } from "../lines/wrapCues";
import type { LineInfo, Line } from "../lines/line";

/** How a text as a whole is laid out: what a single line cannot tell. */
export interface WrapProfile {
  /** Of the lines that are surely cut by a soft wrap, in Han characters; absent where there are none. */
  readonly width: { readonly narrowest: number; readonly widest: number } | undefined;
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

type At = (k: number) => LineInfo | undefined;

/** Marks that cannot begin a paragraph. */
export const CLOSING_START = /^[，。、；：！？”’）》」』】]/;

const isCutOff = (before: LineInfo | undefined, { text }: LineInfo): boolean =>
  before?.end === "open" && CLOSING_START.test(text);

function wrapWidth(lines: readonly Line[], kept: readonly number[]): WrapProfile["width"] {
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

function isIndented(kept: readonly number[], at: At, width: WrapProfile["width"]): boolean {
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
  { narrowest }: NonNullable<WrapProfile["width"]>,
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

/** Characters before a name inside a sentence. */
const LINKED = 24;

/** How somebody is called, and how a sentence goes on after a name. */
const STYLE = /^(?:总书记|同志|主席|总理|书记|先生|院士)(?=[^ \u3000：，])/;
const AFTER_NAME = /^[的了在对和与及说，。、]/;

function findLinked(lines: readonly Line[], kept: readonly number[], at: At): ReadonlySet<number> {
  const linked = new Set<number>();
  kept.forEach((line, k) => {
    const next = kept[k + 1];
    const before = at(k - 1);
    if (at(k)!.shape !== "name" || next !== line + 1 || before?.end !== "open") return;
    const { text } = lines[next]!.info;
    // A title or a post stands above a name as well.
    const isProse = !isHeadLine(before) && (before.inner || before.han >= LINKED);
    if (kept[k - 1] === line - 1 && (STYLE.test(text) || (isProse && AFTER_NAME.test(text))))
      linked.add(line);
  });
  return linked;
}

const isHeadLine = (info: LineInfo | undefined): boolean =>
  info?.shape === "name" || info?.shape === "post" || info?.shape === "note";

function findSiblings(
  kept: readonly number[],
  at: At,
  width: WrapProfile["width"],
): Pick<WrapProfile, "parallel" | "alike"> {
  const candidates: number[] = [];
  kept.forEach((_, k) => {
    const info = at(k)!;
    if (info.shape === "titleish" && at(k - 1)?.end !== "open" && at(k + 1) && !soundsLikeProse(info.text))
      candidates.push(k);
  });
  const frames = new Map<string, number[]>();
  for (const k of candidates) {
    for (const frame of framesOf(at(k)!.text)) {
      const group = frames.get(frame);
      if (group) group.push(k);
      else frames.set(frame, [k]);
    }
  }
  const parallel = new Set<number>();
  for (const group of frames.values())
    if (!openAlike(group, at, width)) for (const k of withLike(group, (i) => at(i)!)) parallel.add(kept[k]!);
  const alike = new Set([...withLike(candidates, (k) => at(k)!)].map((k) => kept[k]!));
  return { parallel, alike };
}

/** First lines of wrapped paragraphs that open alike: the same words, or all as wide as lines are wrapped here. */
function openAlike(group: readonly number[], at: At, width: WrapProfile["width"]): boolean {
  const [first] = group.map((k) => at(k)!);
  if (first!.width >= NARROWEST && group.every((k) => at(k)!.text === first!.text)) return true;
  if (!width) return false;
  const isFull = (k: number): boolean => at(k)!.width >= width.narrowest && at(k)!.width <= width.widest;
  if (!group.every(isFull)) return false;
  return (
    group.slice(1).some((k) => at(k)!.text.startsWith(first!.text.slice(0, SAME_WORDS))) ||
    group.some((k) => wordCrosses(at(k)!.text, at(k + 1)!.text))
  );
}

/** Headings in parallel do not begin with as many of the same characters. */
const SAME_WORDS = 8;

/** Lines are not wrapped shorter, in Han characters. */
const NARROWEST = 16;

/** What headings in parallel share: beginning and end, or a long piece at the same distance from the end. */
function framesOf(text: string): readonly string[] {
  const clauses = text.split("，").length;
  const out = [`${clauses}${text.slice(0, 2)}…${text.slice(-1)}`, `${clauses}…${text.slice(-3)}`];
  const quoted = /“[^“”]{3,}”.{0,2}/.exec(text);
  if (quoted) out.push(`${clauses}${quoted[0]}${text.length - quoted.index}`);
  return out;
}

/**
 * Of some short lines those that have their like among them: as many clauses, and not very different in length.
 * Sorted by width, so that a line's like stands beside it.
 */
export function withLike(
  candidates: readonly number[],
  info: (candidate: number) => LineInfo,
): ReadonlySet<number> {
  const clauses = (candidate: number): number => info(candidate).text.split("，").length;
  const sorted = candidates
    .map((candidate) => ({ candidate, clauses: clauses(candidate), width: info(candidate).width }))
    .sort((a, b) => a.clauses - b.clauses || a.width - b.width);
  const out = new Set<number>();
  sorted.forEach((a, i) => {
    const b = sorted[i + 1];
    if (!b || a.clauses !== b.clauses || b.width - a.width > Math.max(4, b.width * 0.4)) return;
    out.add(a.candidate).add(b.candidate);
  });
  return out;
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
