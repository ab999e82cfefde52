import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { cutsOf } from "../../../server/src/corpus/cuts";
import { readDocument, type CorpusDocument } from "../../../server/src/corpus/documents";
import { isSkip } from "../../../server/src/corpus/skip";
import { LineIndex } from "./lines";
import checkedFiles from "../data/corpusChecked.json";
import type { Row } from "./row";

interface Gold {
  readonly file: string;
  readonly speeches: readonly {
    readonly title: string;
    readonly author?: string | null;
    readonly position?: string;
    readonly bodyLines: readonly [number, number];
    readonly boilerplateLines?: readonly number[];
  }[];
}

/** A file that was read by hand: which of its lines (`7`, `3-9`) or pieces of lines (`2:0-13`) are not of the speech. */
interface Checked {
  readonly file: string;
  readonly hash: string;
  readonly speeches: number;
  readonly cut: Readonly<Record<string, readonly string[]>>;
}

/** What becomes of the raw documents and of the texts that were checked by hand, through the corpus's own readers. */
export async function textRows(shared: string): Promise<readonly Row[]> {
  return [...(await goldRows(shared)), ...(await checkedRows(shared))];
}

async function goldRows(shared: string): Promise<readonly Row[]> {
  const cut = new Tally();
  const kept = new Tally();
  const meta = new Tally();
  const split = new Tally();
  for (const name of readdirSync(path.join(shared, "gold")).sort()) {
    const gold = JSON.parse(readFileSync(path.join(shared, "gold", name), "utf8")) as Gold;
    const document = await read(path.join(shared, "seeds", gold.file));
    const lines = new LineIndex(document.source);
    const gone = linesCut(document, lines);
    split.add(document.speeches.length === gold.speeches.length ? 1 : 0, 1);
    gold.speeches.forEach((want, i) => {
      for (const line of want.boilerplateLines ?? [])
        if (lines.line(line).trim() !== "") cut.add(gone.has(line) ? 1 : 0, 1);
      const have = document.speeches[i];
      const said = hanOf(have ? textOf(document, i) : "");
      for (let line = want.bodyLines[0]; line <= want.bodyLines[1]; line++) {
        const han = hanOf(lines.line(line));
        if (han !== "") kept.add(said.includes(han) ? 1 : 0, 1);
      }
      meta.add(have?.title === want.title ? 1 : 0, 1);
      meta.add((want.author ?? undefined) === have?.author ? 1 : 0, 1);
      if (want.position !== undefined) meta.add(want.position === have?.position ? 1 : 0, 1);
    });
  }
  return [
    split.row("raw seeds: documents split into their speeches"),
    meta.row("raw seeds: title, author, position"),
    cut.row("raw seeds: boilerplate lines cut"),
    kept.row("raw seeds: body lines kept"),
  ];
}

async function checkedRows(shared: string): Promise<readonly Row[]> {
  const cut = new Tally();
  const kept = new Tally();
  const split = new Tally();
  let files = 0;
  for (const checked of checkedFiles as readonly Checked[]) {
    const file = path.join(shared, "corpus", checked.file);
    if (!existsSync(file) || hashOf(file) !== checked.hash) continue; // another text than the one that was read
    files++;
    const document = await read(file);
    const lines = new LineIndex(document.source);
    const gone = linesCut(document, lines);
    const listed = Object.values(checked.cut).flat();
    for (const line of listed.filter((entry) => !entry.includes(":")).flatMap(rangeOf))
      if (lines.line(line).trim() !== "") cut.add(gone.has(line) ? 1 : 0, 1);
    const said = hanOf(document.draft.speeches.map((_, i) => textOf(document, i)).join("\n"));
    for (const sentence of sentencesOf(withoutListed(lines, listed)))
      kept.add(said.includes(sentence) ? 1 : 0, 1);
    kept.add(0, sentencesAside(document));
    split.add(document.speeches.length === checked.speeches ? 1 : 0, 1);
  }
  return [
    { name: "files checked by hand", value: files, goal: "≥ 30", ok: files >= 30 },
    split.row("checked files: split into their speeches"),
    cut.row("checked files: lines of no speech cut"),
    kept.row("checked files: body sentences kept"),
  ];
}

class Tally {
  private hits = 0;
  private of = 0;

  add(hits: number, of: number): void {
    this.hits += hits;
    this.of += of;
  }

  row(name: string): Row {
    const { hits, of } = this;
    return {
      name,
      value: `${of ? ((100 * hits) / of).toFixed(1) : "–"} % (${hits}/${of})`,
      goal: "100 %",
      ok: hits === of,
    };
  }
}

async function read(file: string): Promise<CorpusDocument> {
  const document = await readDocument(readFileSync(file), pathToFileURL(file).href);
  if (isSkip(document)) throw new Error(`${file}: ${document.code}`);
  return document;
}

const hashOf = (file: string): string =>
  createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16);

/** Everything of a speech that is not furniture, title and byline included. */
const textOf = (document: CorpusDocument, index: number): string =>
  document.draft.speeches[index]!.blocks.filter(({ kind }) => kind !== "furniture" && kind !== "blank")
    .map(({ paragraph }) => paragraph.text)
    .join("\n");

/** Bylines and signatures are not indexed: none of them may be a sentence. */
const sentencesAside = ({ draft }: CorpusDocument): number =>
  draft.speeches
    .flatMap(({ blocks }) => blocks)
    .filter(({ kind, paragraph }) =>
      kind === "byline" || kind === "signature" ? /[。！？]./.test(paragraph.text) : false,
    ).length;

/** Lines that were cut as a whole. */
function linesCut(document: CorpusDocument, lines: LineIndex): ReadonlySet<number> {
  const out = new Set<number>();
  for (const { start, end } of cutsOf(document))
    for (let line = lines.at(start); line <= lines.at(Math.max(start, end - 1)); line++)
      if (hanOf(lines.line(line)).length <= hanOf(document.source.slice(start, end)).length) out.add(line);
  return out;
}

const hanOf = (text: string): string => text.replace(/[^\p{Script=Han}]/gu, "");

function rangeOf(entry: string): readonly number[] {
  const [first, last] = entry.split("-").map(Number);
  return Array.from({ length: (last ?? first!) - first! + 1 }, (_, i) => first! + i);
}

/** The text without what is listed as being of no speech. */
function withoutListed(lines: LineIndex, listed: readonly string[]): string {
  const whole = new Set(listed.filter((entry) => !entry.includes(":")).flatMap(rangeOf));
  const pieces = listed.flatMap((entry) => {
    const [, line, start, end] = /^(\d+):(\d+)-(\d+)$/.exec(entry) ?? [];
    return line === undefined ? [] : [{ line: Number(line), start: Number(start), end: Number(end) }];
  });
  const out: string[] = [];
  for (let number = 1; number <= lines.count; number++) {
    if (whole.has(number)) continue;
    const own = pieces.filter(({ line }) => line === number).sort((a, b) => b.start - a.start);
    out.push(
      own.reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), lines.line(number)),
    );
  }
  return out.join("\n");
}

/** Sentences by their Han alone: wraps and width of marks play no part. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .replace(/\s/g, "")
    .split(/(?<=[。！？])/)
    .map(hanOf)
    .filter((han) => han !== "");
