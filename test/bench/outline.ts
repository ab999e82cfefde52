import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { outline, type OutlineNode } from "../../server/src/features/outline/symbols";
import type { Speech } from "../../server/src/speech/model";
import { parseDraft } from "../../server/src/speech/parse";
import type { Row } from "./support/row";
import { secondGoldRows } from "./support/secondGold";

interface GoldEntry {
  readonly line: number;
  readonly depth: number;
  readonly kind: "title" | "salutation" | "heading" | "topic" | "closing" | "thanks";
  readonly text: string;
}

interface GoldSpeech {
  readonly title: string;
  readonly author?: string | null;
  readonly position?: string;
  readonly bodyLines: readonly [number, number];
  readonly boilerplateLines?: readonly number[];
}

interface Gold {
  readonly file: string;
  readonly speeches: readonly GoldSpeech[];
  readonly outline: readonly GoldEntry[];
}

interface Entry {
  readonly line: number;
  readonly level: number;
  readonly kind: string;
  /** Line of the parent, 0 for none. */
  readonly parent: number;
  readonly key: string;
}

interface Tally {
  hits: number;
  of: number;
}

/** The outline of the raw documents against their gold: headings, titles, parents, speeches, furniture. */
export default function run(shared: string): Promise<readonly Row[]> {
  const tallies = new Map<string, Tally>();
  const count = (name: string, hits: number, of: number): void => {
    const tally = tallies.get(name) ?? { hits: 0, of: 0 };
    tallies.set(name, { hits: tally.hits + hits, of: tally.of + of });
  };
  for (const name of readdirSync(join(shared, "gold")).sort()) {
    const gold = JSON.parse(readFileSync(join(shared, "gold", name), "utf8")) as Gold;
    compare(readFileSync(join(shared, "seeds", gold.file), "utf8"), gold, count);
  }
  const texts = readTexts(shared);
  for (const text of texts) compareWrapped(text, count);
  return Promise.resolve([
    ...[...tallies].map(([name, tally]) => toRow(name, tally)),
    ...secondGoldRows(shared),
    ...timings(texts),
  ]);
}

function readTexts(shared: string): readonly string[] {
  return ["seeds", "corpus"].flatMap((folder) =>
    readdirSync(join(shared, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".txt"))
      .sort()
      .map((name) => readFileSync(join(shared, folder, name), "utf8")),
  );
}

/** The outline must not change when paragraphs of two or more sentences are wrapped. */
function compareWrapped(text: string, count: Count): void {
  const names = (source: string): readonly string[] =>
    flatten(
      outline(parseDraft(source), 180),
      () => 0,
      0,
      (node) => `${node.level} ${node.name}`,
    ).map(({ key }) => key);
  const expected = names(text);
  for (const width of [22, 30, 38, 46, 54]) {
    const found = names(wrap(text, width));
    const both = expected.filter((name) => found.includes(name)).length;
    count("outline kept under soft wraps: recall", both, expected.length);
    count(
      "outline kept under soft wraps: precision",
      found.filter((name) => expected.includes(name)).length,
      found.length,
    );
  }
}

function wrap(text: string, width: number): string {
  let out = "";
  for (const { blocks } of parseDraft(text).speeches) {
    for (const { kind, span, paragraph } of blocks) {
      const source = text.slice(span.start, span.end);
      const wrapped = kind === "body" && paragraph.sentences.filter(({ complete }) => complete).length > 1;
      out += wrapped ? wrapParagraph(source, width) : source;
    }
  }
  return out;
}

function wrapParagraph(source: string, width: number): string {
  let out = "";
  let column = 0;
  for (let i = 0; i < source.length; i++) {
    out += source[i]!;
    column = source[i] === "\n" ? 0 : column + 1;
    if (column >= width && /^[\u4e00-\u9fff]{2}$/.test(source.slice(i, i + 2))) {
      out += "\n";
      column = 0;
    }
  }
  return out;
}

function timings(texts: readonly string[]): readonly Row[] {
  const all = texts.join("\n").slice(0, 1_000_000);
  const whole = median(3, () => parseDraft(all));
  let draft = parseDraft(all.slice(0, 20_000));
  const keystroke = median(50, () => {
    draft = parseDraft(`${draft.text.slice(0, 9_000)}好${draft.text.slice(9_000)}`, draft);
  });
  return [
    { name: "1,000,000 characters parsed, ms", value: whole, goal: "< 1500", ok: whole < 1500 },
    { name: "one keystroke in 20,000 characters, ms", value: keystroke, goal: "< 3", ok: keystroke < 3 },
  ];
}

function median(runs: number, run: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)]!;
}

type Count = (name: string, hits: number, of: number) => void;

const GOALS: Readonly<Record<string, number>> = { precision: 97, recall: 97, parents: 98 };

function toRow(name: string, { hits, of }: Tally): Row {
  const share = of === 0 ? 100 : (100 * hits) / of;
  const goal = Object.entries(GOALS).find(([key]) => name.includes(key))?.[1] ?? 100;
  return { name, value: `${share.toFixed(1)} % (${hits}/${of})`, goal: `≥ ${goal} %`, ok: share >= goal };
}

function compare(text: string, gold: Gold, count: Count): void {
  const draft = parseDraft(text);
  const lineOf = lineIndex(text);
  const found = flatten(outline(draft, 180), lineOf, 0);
  const headings = found.filter(({ kind }) => kind === "title" || kind === "heading" || kind === "run-in");
  const expected = gold.outline.filter(({ kind }) => kind === "title" || kind === "heading");
  const matches = expected.filter((want) =>
    headings.some((have) => have.line === want.line && have.level === want.depth),
  );
  count("headings and titles: precision", matches.length, headings.length);
  count("headings and titles: recall", matches.length, expected.length);
  const parents = matches.filter((want) =>
    headings.some((have) => have.line === want.line && have.parent === parentOf(gold, want)),
  );
  count("headings and titles: parents", parents.length, matches.length);
  const parts = gold.outline.filter(
    ({ kind }) => kind === "salutation" || kind === "closing" || kind === "thanks",
  );
  count(
    "salutation, closing, thanks",
    parts.filter((want) => found.some((have) => have.line === want.line && have.kind === want.kind)).length,
    parts.length,
  );
  compareSpeeches(draft.speeches, gold, lineOf, count);
}

function flatten(
  nodes: readonly OutlineNode[],
  lineOf: (offset: number) => number,
  parent: number,
  keyOf: (node: OutlineNode) => string = () => "",
): readonly Entry[] {
  return nodes.flatMap((node) => {
    const line = lineOf(node.selection.start);
    const entry: Entry = { line, level: node.level, kind: node.kind, parent, key: keyOf(node) };
    return [entry, ...flatten(node.children, lineOf, line, keyOf)];
  });
}

/** The nearest entry above of a smaller depth in the same speech; its title, wherever that stands, for the first level. */
function parentOf(gold: Gold, entry: GoldEntry): number {
  if (entry.depth === 1) return 0;
  const speech =
    gold.speeches.find(({ bodyLines: [first, last] }) => entry.line >= first && entry.line <= last) ??
    gold.speeches[0]!;
  const above = gold.outline.findLast(({ line, depth, kind }) => {
    return (
      line < entry.line &&
      line >= speech.bodyLines[0] &&
      depth < entry.depth &&
      depth > 1 &&
      kind === "heading"
    );
  });
  if (above) return above.line;
  return gold.outline.find(({ kind, text }) => kind === "title" && text.startsWith(speech.title))?.line ?? 0;
}

function compareSpeeches(
  speeches: readonly Speech[],
  gold: Gold,
  lineOf: (offset: number) => number,
  count: Count,
): void {
  count(
    "speeches split",
    Math.min(speeches.length, gold.speeches.length),
    Math.max(speeches.length, gold.speeches.length),
  );
  const cut = linesOf(speeches, lineOf, (kind) => kind === "furniture");
  const boilerplate = new Set(gold.speeches.flatMap(({ boilerplateLines }) => boilerplateLines ?? []));
  const blank = linesOf(speeches, lineOf, (kind) => kind === "blank");
  const wanted = [...boilerplate].filter((line) => !blank.has(line));
  count("furniture lines cut", wanted.filter((line) => cut.has(line)).length, wanted.length);
  gold.speeches.forEach((want, i) => {
    const have = speeches[i];
    count(
      "title, author, position",
      [
        have?.meta.title === want.title,
        (want.author ?? undefined) === have?.meta.author,
        want.position === undefined || want.position === have?.meta.position,
      ].filter(Boolean).length,
      3,
    );
    const kept = have
      ? linesOf([have], lineOf, (kind) => kind !== "furniture" && kind !== "blank")
      : new Set<number>();
    const [first, last] = want.bodyLines;
    for (let line = first; line <= last; line++)
      if (!blank.has(line)) count("body lines kept", kept.has(line) ? 1 : 0, 1);
  });
}

function linesOf(
  speeches: readonly Speech[],
  lineOf: (offset: number) => number,
  wanted: (kind: string) => boolean,
): Set<number> {
  const out = new Set<number>();
  for (const { blocks } of speeches) {
    for (const { kind, span } of blocks) {
      if (!wanted(kind) || span.end === span.start) continue;
      for (let line = lineOf(span.start); line <= lineOf(span.end - 1); line++) out.add(line);
    }
  }
  return out;
}

/** 1-based line of an offset. */
function lineIndex(text: string): (offset: number) => number {
  const starts = [0];
  for (let i = 0; i < text.length; i++) if (text[i] === "\n") starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (starts[mid]! <= offset) low = mid;
      else high = mid - 1;
    }
    return low + 1;
  };
}
