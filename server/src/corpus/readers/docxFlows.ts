import { goesOn, linesOf, newParagraph, type Paragraph } from "./docxParagraph";
import type { DocxNumbering } from "./docxNumbering";
import type { DocxStyles } from "./docxStyles";
import { joinCells, Lines, type TextLine } from "./lines";

/** What paragraphs stand in: the body, a text box. */
interface Flow {
  readonly lines: Lines;
  /** A paragraph that goes on in the next. */
  carried: Paragraph | undefined;
}

const newFlow = (): Flow => ({ lines: new Lines(joinCells), carried: undefined });

/** Paragraphs in reading order, as they are opened and closed in the body, in cells and in text boxes. */
export class DocxFlows {
  private readonly flows: Flow[] = [newFlow()];
  private readonly paragraphs: Paragraph[] = [];
  private readonly deletedRows: boolean[] = [];

  /** @param isContents whether a paragraph is of a table of contents */
  constructor(
    private readonly styles: DocxStyles,
    private readonly numbering: DocxNumbering,
    private readonly isContents: (paragraph: Paragraph) => boolean,
  ) {}

  /** The paragraph at hand. */
  get paragraph(): Paragraph | undefined {
    return this.paragraphs.at(-1);
  }

  /** The lines so far, which are taken from it. */
  take(): readonly TextLine[] {
    this.flush(this.flows[0]!);
    return this.flows.splice(0, 1, newFlow())[0]!.lines.all();
  }

  openParagraph(): void {
    const { carried } = this.flow;
    this.flow.carried = undefined;
    this.paragraphs.push(newParagraph(carried));
  }

  closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    if (goesOn(paragraph, this.styles)) this.flow.carried = paragraph;
    else this.emit(this.flow.lines, paragraph);
  }

  openBox(): void {
    this.flows.push(newFlow());
  }

  /** A text box is read after the paragraph that it is anchored in. */
  closeBox(): void {
    const flow = this.flows.length > 1 ? this.flows.pop()! : undefined;
    if (!flow) return;
    this.flush(flow);
    this.add(flow.lines.all());
  }

  openRow(): void {
    this.flush(this.flow);
    this.flow.lines.openRow();
    this.deletedRows.push(false);
  }

  /** The row at hand is not of the document any more, or not shown. */
  deleteRow(): void {
    if (this.deletedRows.length > 0) this.deletedRows[this.deletedRows.length - 1] = true;
  }

  closeRow(): void {
    this.flow.lines.closeRow(this.deletedRows.pop());
  }

  openCell(): void {
    this.flow.lines.openCell();
  }

  closeCell(): void {
    this.flush(this.flow);
    this.flow.lines.closeCell();
  }

  /** Lines that are ready: those of a text box, or of a document in the document. */
  add(lines: readonly TextLine[]): void {
    const { paragraph } = this;
    if (!paragraph) this.flush(this.flow);
    for (const line of lines)
      if (paragraph) paragraph.boxes.push(line);
      else this.flow.lines.add(line);
  }

  private get flow(): Flow {
    return this.flows[this.flows.length - 1]!;
  }

  /** A paragraph that was to go on in another, and there is none. */
  private flush(flow: Flow): void {
    const { carried } = flow;
    flow.carried = undefined;
    if (carried && (carried.text !== "" || carried.boxes.length > 0))
      this.emit(flow.lines, newParagraph(carried));
  }

  private emit(lines: Lines, paragraph: Paragraph): void {
    const omitted = this.isContents(paragraph) ? "links" : undefined;
    for (const line of linesOf(paragraph, this.styles, this.numbering, omitted)) lines.add(line);
  }
}
