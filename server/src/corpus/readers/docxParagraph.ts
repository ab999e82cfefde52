import type { Span } from "../../text/span";
import type { DocxNumbering } from "./docxNumbering";
import type { DocxStyles, ParagraphFormat } from "./docxStyles";
import type { TextLine } from "./lines";

/** A paragraph under construction. */
export interface Paragraph {
  text: string;
  /** Marks of notes in it. */
  readonly cuts: Span[];
  readonly format: ParagraphFormat;
  /** Its mark is deleted: it goes on in the next one, which lends it its properties. */
  joined: boolean;
  /** Of the text boxes that are anchored in it. */
  readonly boxes: TextLine[];
}

/** An empty paragraph, or one that begins with the text of a joined one. */
export const newParagraph = (joined?: Paragraph): Paragraph => ({
  text: joined?.text ?? "",
  cuts: joined?.cuts ?? [],
  boxes: joined?.boxes ?? [],
  format: {},
  joined: false,
});

/** Its lines with the number it bears, then those of its text boxes. Counts it among the paragraphs of its list. */
export function* linesOf(
  { text, cuts, format, boxes }: Paragraph,
  styles: DocxStyles,
  numbering: DocxNumbering,
  omitted: boolean,
): Generator<TextLine, void, undefined> {
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
      omitted,
    };
    at += line.length + 1;
  }
  yield* boxes;
}
