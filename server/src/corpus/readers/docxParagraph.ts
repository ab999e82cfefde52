import type { Span } from "../../text/span";
import type { CutCode } from "../cut";
import type { DocxNumbering } from "./docxNumbering";
import type { RunFormat } from "./docxRun";
import type { DocxStyles, ParagraphFormat } from "./docxStyles";
import type { TextLine } from "./lines";

/** A paragraph under construction. */
export interface Paragraph {
  text: string;
  /** Marks of notes in it. */
  readonly cuts: Span[];
  readonly format: ParagraphFormat;
  /** Those of the paragraph that it goes on from, where the mark between them is not deleted but hidden. */
  readonly lead?: ParagraphFormat;
  /** Properties of its mark. */
  readonly mark: RunFormat;
  /** Its mark is deleted: it goes on in the next one, which lends it its properties. */
  joined: boolean;
  /** It leads into the document, as the entries of a table of contents do. */
  anchored: boolean;
  /** Of the text boxes that are anchored in it. */
  readonly boxes: TextLine[];
}

/** An empty paragraph, or one that begins with the text of a joined one. */
export function newParagraph(joined?: Paragraph): Paragraph {
  const lead = joined?.lead ?? (joined && isLead(joined) ? joined.format : undefined);
  return {
    text: joined?.text ?? "",
    cuts: joined?.cuts ?? [],
    boxes: joined?.boxes ?? [],
    format: {},
    ...(lead && { lead }),
    mark: {},
    joined: false,
    anchored: false,
  };
}

const isLead = ({ mark, text }: Paragraph): boolean =>
  (mark.alwaysHidden ?? mark.hidden) === true && text.trim() !== "";

/** Whether a paragraph goes on in the next: its mark is deleted or hidden, or it is but the first letter of it. */
export function goesOn({ joined, mark, text, format }: Paragraph, styles: DocxStyles): boolean {
  if (joined || (format.dropCap ?? styles.resolve(format.style).dropCap) === true) return true;
  // A style that hides what stands in it hides the mark too, where something in it is shown after all, it ends there.
  return mark.alwaysHidden ?? mark.hidden ?? (text === "" && styles.runIn({}, format.style).hidden === true);
}

/** Its lines with the number it bears, then those of its text boxes. Counts it among the paragraphs of its list. */
export function* linesOf(
  { text, cuts, format: own, lead, boxes }: Paragraph,
  styles: DocxStyles,
  numbering: DocxNumbering,
  omitted: CutCode | undefined,
): Generator<TextLine, void, undefined> {
  const format = lead ?? own;
  const style = styles.resolve(format.style);
  const list = format.numbering ?? style.numbering;
  const number =
    list === undefined
      ? ""
      : numbering.next(list, format.level ?? numbering.levelOf(list, format.style) ?? style.level ?? 0);
  const indented = (format.indented ?? style.indented) === true && !/^\s/.test(text);
  const head = text.trim() === "" ? "" : (indented ? "\u3000\u3000" : "") + number;
  let at = 0;
  for (const [i, line] of text.split("\n").entries()) {
    const shift = (i === 0 ? head.length : 0) - at;
    const own = cuts.filter(({ start }) => start >= at && start < at + line.length);
    yield {
      text: (i === 0 ? head : "") + line.trimEnd(),
      cuts: own.map(({ start, end }) => ({ start: start + shift, end: end + shift })),
      ...(omitted !== undefined && { omitted }),
    };
    at += line.length + 1;
  }
  yield* boxes;
}
