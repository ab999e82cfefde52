import { readFileSync } from "node:fs";
import { join } from "node:path";
import { outline, type OutlineNode } from "../../../server/src/features/outline/symbols";
import { parseDraft } from "../../../server/src/speech/parse";
import labelled from "../data/outlineGold.json";
import type { Row } from "./row";

/** A line of a document that belongs in its outline, as somebody labelled it who had not seen the parser. */
interface Label {
  readonly line: number;
  readonly kind: string;
  /** Line of the heading that it stands under. */
  readonly parent: number | null;
}

interface Found {
  readonly line: number;
  readonly kind: string;
  readonly parent: number | null;
}

interface Tally {
  hits: number;
  of: number;
}

const isHeading = ({ kind }: { readonly kind: string }): boolean => kind === "heading" || kind === "run-in";
const isTopic = ({ kind }: { readonly kind: string }): boolean => kind === "topic";

/** Headings, parents and topic sentences of ten documents of the corpus. `OUTLINE_MISSES=1` prints each miss. */
export function secondGoldRows(shared: string): readonly Row[] {
  const tallies = {
    precision: { hits: 0, of: 0 },
    recall: { hits: 0, of: 0 },
    parents: { hits: 0, of: 0 },
    topicPrecision: { hits: 0, of: 0 },
    topicRecall: { hits: 0, of: 0 },
  };
  for (const { file, lines } of labelled)
    compare(readFileSync(join(shared, "corpus", file), "utf8"), file, lines, tallies);
  const row = (name: string, { hits, of }: Tally, goal: number): Row => {
    const share = (100 * hits) / Math.max(1, of);
    return {
      name: `second gold: ${name}`,
      value: `${share.toFixed(1)} % (${hits}/${of})`,
      goal: `≥ ${goal} %`,
      ok: share >= goal,
    };
  };
  return [
    row("headings, precision", tallies.precision, 98),
    row("headings, recall", tallies.recall, 98),
    row("headings, parents", tallies.parents, 98),
    row("topic sentences, precision", tallies.topicPrecision, 90),
    row("topic sentences, recall", tallies.topicRecall, 80),
  ];
}

function compare(text: string, file: string, wanted: readonly Label[], tallies: Record<string, Tally>): void {
  const found = entriesOf(text);
  const miss = (what: string, line: number): void => {
    if (process.env.OUTLINE_MISSES)
      console.log(`${what} ${file}:${line} ${text.split("\n")[line - 1]!.slice(0, 40)}`);
  };
  const count = (
    name: string,
    all: readonly Found[] | readonly Label[],
    isRight: (one: Found | Label) => boolean,
  ): void => {
    for (const one of all) {
      tallies[name]!.of++;
      if (isRight(one)) tallies[name]!.hits++;
      else miss(name, one.line);
    }
  };
  const at = (all: readonly (Found | Label)[], line: number): Found | Label | undefined =>
    all.find((one) => one.line === line);
  const headings = found.filter(isHeading);
  const wantedHeadings = wanted.filter(isHeading);
  // What leads its paragraph may be held for one or the other: a dash, a marker over one sentence.
  const either = wanted.filter((label) => isHeading(label) || isTopic(label));
  count("precision", headings, ({ line }) => at(either, line) !== undefined);
  count("recall", wantedHeadings, ({ line }) => at(headings, line) !== undefined);
  const both = wantedHeadings.filter(({ line }) => at(headings, line));
  count("parents", both, ({ line, parent }) => at(headings, line)!.parent === parent);
  const topics = found.filter(isTopic);
  count("topicPrecision", topics, ({ line }) => at(either, line) !== undefined);
  count(
    "topicRecall",
    wanted.filter(isTopic),
    ({ line }) => at([...topics, ...headings], line) !== undefined,
  );
}

/** Entries of the outline by their lines; the title is nobody's parent, as in the labels. */
function entriesOf(text: string): readonly Found[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) if (text[i] === "\n") starts.push(i + 1);
  const lineOf = (offset: number): number => starts.findLastIndex((start) => start <= offset) + 1;
  const walk = (nodes: readonly OutlineNode[], parent: number | null): readonly Found[] =>
    nodes.flatMap((node) => {
      const line = lineOf(node.selection.start);
      const own = isHeading(node) ? line : parent;
      return [{ line, kind: node.kind, parent }, ...walk(node.children, own)];
    });
  return walk(outline(parseDraft(text), 180), null);
}
