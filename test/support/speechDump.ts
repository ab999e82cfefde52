import type { Section, Speech } from "../../server/src/speech/model";
import { parseSpeech } from "../../server/src/speech/parse";

/**
 * The structure of a text as lines, for tests as data: for each speech its title line of metadata, its outline
 * (line, level, kind, name) and its blocks (lines, kind), blank ones and body apart unless it was joined.
 */
export function dump(text: string): string {
  const lineOf = (offset: number): number => text.slice(0, offset).split("\n").length;
  return parseSpeech(text)
    .map((speech) =>
      [metaLine(speech), ...outlineLines(speech.sections, lineOf), ...blockLines(speech, lineOf)].join("\n"),
    )
    .join("\n\n");
}

function metaLine({ meta }: Speech): string {
  const { title, author, position, date, kind } = meta;
  return `= ${[title, author, position, date, kind].map((each) => each ?? "-").join(" / ")}`;
}

type LineOf = (offset: number) => number;

const outlineLines = (sections: readonly Section[], lineOf: LineOf): readonly string[] =>
  sections.flatMap(({ level, kind, name, heading, children }) => [
    `${lineOf(heading.start)} ${"#".repeat(level)} ${kind} ${name}`,
    ...outlineLines(children, lineOf),
  ]);

function blockLines({ blocks }: Speech, lineOf: LineOf): readonly string[] {
  return blocks.flatMap(({ kind, span, paragraph }) => {
    const first = lineOf(span.start);
    const last = lineOf(span.start + paragraph.text.length);
    if (kind === "blank" || kind === "title" || kind === "heading" || kind === "salutation") return [];
    return kind === "body" && first === last ? [] : [`${first}-${last} ${kind}`];
  });
}

/** Structure without positions: what must not depend on layout. */
export function shape(text: string): readonly string[] {
  const names = (sections: readonly Section[]): readonly string[] =>
    sections.flatMap(({ level, kind, name, children }) => [`${level} ${kind} ${name}`, ...names(children)]);
  return parseSpeech(text).flatMap(({ sections, series, blocks }) => [
    ...names(sections),
    ...series.map(
      ({ style, depth, layout, items }) =>
        `${style} ${depth} ${layout} ${items.map(({ marker }) => marker.value).join(" ")}`,
    ),
    ...blocks
      .filter(({ kind }) => kind !== "blank")
      .map(({ kind, paragraph }) => `${kind} ${paragraph.folded.text}`),
  ]);
}
