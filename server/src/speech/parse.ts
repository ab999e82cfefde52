import { fold } from "../text/fold";
import { ownCopy } from "../text/ownCopy";
import type { Span } from "../text/span";
import { findExtents, type Extent } from "./roles/boundaries";
import { markFurniture } from "./paragraphs/furniture";
import { findHeads, type Heads } from "./paragraphs/head";
import { describeLine, splitLines } from "./lines/lines";
import { readMeta } from "./roles/meta";
import type { Block, BlockKind, Draft, Paragraph, Speech } from "./model";
import { makeParagraph } from "./paragraphs/paragraph";
import { assignRoles } from "./roles/roles";
import { buildSections } from "./outline/sections";
import { readNumbering } from "./outline/series";
import { makeUnits } from "./paragraphs/units";
import { joinLines } from "./paragraphs/wraps";
import type { LineInfo, Unit } from "./lines/line";

/**
 * Parses any text: never fails, loses nothing. Lines and paragraphs of `previous` that stand unchanged are taken
 * from it; the result is the same without it.
 */
export function parseDraft(text: string, previous?: Draft): Draft {
  const cache = new ParseCache(previous && caches.get(previous));
  const draft: Draft = { text, speeches: readSpeeches(text, cache) };
  cache.close();
  caches.set(draft, cache);
  return draft;
}

/** The speeches of a document: they tile the text, and there is always one. */
export const parseSpeech = (text: string): readonly Speech[] => parseDraft(text).speeches;

/** A line, and what depends on its text alone. */
interface Described {
  readonly raw: string;
  readonly info: LineInfo;
}

/**
 * Lines as they were asked for, one after the other: the next parse mostly asks for the same ones in the same order,
 * and to compare two strings is quicker than to look one up.
 */
class ParseCache {
  private readonly asked: Described[] = [];
  /** By text: what the parse before knew, once something is looked up, and what is new. */
  private byText: Map<string, Described> | undefined;
  /** Place in the order of the parse before. */
  private at = 0;

  constructor(private previous: ParseCache | undefined) {}

  /** Lets go of the cache before, so that no chain of them grows with the keystrokes. */
  close(): void {
    this.previous = undefined;
    this.byText = undefined;
  }

  readonly line = (raw: string): LineInfo => {
    const line = this.inOrder(raw) ?? this.lookUp(raw);
    this.asked.push(line);
    return line.info;
  };

  /** The next line of the parse before, or, where that has changed or gone, the one after it. */
  private inOrder(raw: string): Described | undefined {
    const before = this.previous?.asked;
    if (before === undefined) return undefined;
    const step = before[this.at]?.raw === raw ? 0 : before[this.at + 1]?.raw === raw ? 1 : undefined;
    if (step === undefined) return undefined;
    this.at += step + 1;
    return before[this.at - 1];
  }

  private lookUp(raw: string): Described {
    this.byText ??= new Map(this.previous?.asked.map((line) => [line.raw, line]));
    const before = this.byText.get(raw);
    if (before !== undefined) return before;
    const own = ownCopy(raw);
    const line = { raw: own, info: describeLine(own) };
    this.byText.set(own, line);
    return line;
  }
}

const caches = new WeakMap<Draft, ParseCache>();

/** By the description of their text: a text that stays has the same one from a draft to the next. */
const paragraphs = new WeakMap<LineInfo, Paragraph>();

function paragraphOf(source: string, { text: { start, end }, info }: Unit): Paragraph {
  let paragraph = paragraphs.get(info);
  if (!paragraph)
    paragraphs.set(info, (paragraph = makeParagraph(ownCopy(source.slice(start, end)), info.folded)));
  return paragraph;
}

function readSpeeches(text: string, cache: ParseCache): readonly Speech[] {
  const lines = splitLines(text, cache.line);
  const page = markFurniture(lines);
  const head = findHeads(lines, page);
  const cut = head ? withAside(page, head) : page;
  const units = makeUnits(text, lines, joinLines(lines, cut, head), cut, head, cache.line);
  const extents = units.length > 0 ? findExtents(units) : [];
  if (extents.length === 0) return [readSpeech(text, { start: 0, end: text.length }, [], undefined)];
  return extents.map((extent, i) => {
    const next = extents[i + 1];
    const start = i === 0 ? 0 : units[extent.first]!.span.start;
    const end = next ? units[next.first]!.span.start : text.length;
    return readSpeech(text, { start, end }, units, extent);
  });
}

const withAside = (cut: readonly boolean[], { aside }: Heads): readonly boolean[] =>
  cut.map((each, i) => each || aside.has(i));

function readSpeech(text: string, span: Span, units: readonly Unit[], extent: Extent | undefined): Speech {
  const roles = extent ? assignRoles(units, extent) : [];
  const own = extent ? units.slice(extent.first, extent.last + 1) : [];
  return withOutline(text, span, tile(text, span, own, roles));
}

/** A speech whose outline and head are read when somebody asks: between two keystrokes often nobody does. */
function withOutline(text: string, span: Span, blocks: readonly Block[]): Speech {
  const meta = once(() => readMeta(blocks));
  const numbering = once(() => readNumbering(blocks));
  const sections = once(() => buildSections(text, blocks, numbering().depths));
  // Own properties, as of a plain value: speeches are compared and copied.
  return {
    span,
    blocks,
    get meta() {
      return meta();
    },
    get sections() {
      return sections();
    },
    get series() {
      return numbering().series;
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Blocks with the blank ones between them, so that they cover the span. */
function tile(
  text: string,
  span: Span,
  units: readonly Unit[],
  roles: readonly BlockKind[],
): readonly Block[] {
  const blocks: Block[] = [];
  let at = span.start;
  const blank = (end: number): void => {
    if (end > at)
      blocks.push({
        kind: "blank",
        span: { start: at, end },
        paragraph: blankParagraph(text.slice(at, end)),
      });
  };
  units.forEach((unit, i) => {
    blank(unit.span.start);
    blocks.push({ kind: roles[i]!, span: unit.span, paragraph: paragraphOf(text, unit) });
    at = unit.span.end;
  });
  blank(span.end);
  return blocks;
}

const blankParagraph = (text: string): Paragraph => ({
  text,
  folded: fold(text),
  sentences: [],
  markers: [],
});
