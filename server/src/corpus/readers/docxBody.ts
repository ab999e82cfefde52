import { DocxFields } from "./docxFields";
import type { DocxNumbering } from "./docxNumbering";
import { linesOf, newParagraph, type Paragraph } from "./docxParagraph";
import { isOn, readParagraphProperty, type DocxStyles } from "./docxStyles";
import { joinCells, Lines, printable, type TextLine } from "./lines";
import { symbolOf } from "./docxSymbols";
import type { XmlAttributes, XmlHandler } from "./xml";

/** A footnote or an endnote by the first mention of it. */
export interface NoteReference {
  readonly kind: "footnote" | "endnote";
  readonly id: string;
}

/** What paragraphs stand in: the body, a text box. */
interface Flow {
  readonly lines: Lines;
  /** A paragraph that goes on in the next. */
  carried: Paragraph | undefined;
}

const newFlow = (): Flow => ({ lines: new Lines(joinCells), carried: undefined });

/** Deleted and moved text, earlier properties, readings above characters, tab stops, codes of fields. */
const UNREAD: ReadonlySet<string> = new Set([
  "w:del", "w:moveFrom", "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange",
  "w:tcPrChange", "w:tblGridChange", "w:tblPrExChange", "w:numberingChange", "w:rt", "w:tabs", "w:delText",
  "w:delInstrText", "w:fldData", "w:sectPr",
]); // prettier-ignore

/** They stand among a paragraph's properties only. */
const PROPERTIES: ReadonlySet<string> = new Set(["w:pStyle", "w:numId", "w:ilvl", "w:ind"]);

/** The text of a document, of its notes or of any part with paragraphs, all changes taken as accepted. */
export class DocxBody implements XmlHandler {
  readonly notes: NoteReference[] = [];
  private readonly flows: Flow[] = [newFlow()];
  private readonly paragraphs: Paragraph[] = [];
  private readonly path: string[] = [];
  /** Depth of the element at hand that is not read; 0 for none. */
  private unread = 0;
  private readonly fields = new DocxFields();
  private inText = false;
  private hidden = false;
  private readonly deletedRows: boolean[] = [];
  /** Placeholders and tables of contents among the content controls at hand. */
  private readonly controls: { prompt: boolean; contents: boolean }[] = [];

  constructor(
    private readonly styles: DocxStyles,
    private readonly numbering: DocxNumbering,
  ) {}

  /** The lines so far, which are taken from it. */
  take(): readonly TextLine[] {
    this.flush(this.flows[0]!);
    return this.flows.splice(0, 1, newFlow())[0]!.lines.all();
  }

  open(name: string, attributes: XmlAttributes): void {
    this.path.push(name);
    if (this.unread > 0) return;
    if (isDeletionMark(this.path)) this.markDeleted(this.path.at(-2) === "w:trPr");
    else if (UNREAD.has(name)) this.unread = this.path.length;
    else this.enter(name, attributes);
  }

  close(name: string): void {
    if (this.unread === 0) this.leave(name);
    else if (this.unread === this.path.length) this.unread = 0;
    this.path.pop();
  }

  text(data: string): void {
    if (this.unread > 0) return;
    if (this.inText) this.append(data);
    else if (this.path.at(-1) === "w:instrText") this.fields.code(data);
  }

  private enter(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case "w:p":
        this.openParagraph();
        return;
      case "w:r":
        this.hidden = false;
        return;
      case "w:t":
      case "m:t":
        this.inText = true;
        return;
      case "w:vanish":
        if (this.path.at(-3) === "w:r") this.hidden = isOn(attributes["w:val"]);
        return;
      case "w:tab":
      case "w:ptab":
        this.append("\t");
        return;
      case "w:br":
      case "w:cr":
        this.append("\n");
        return;
      case "w:noBreakHyphen":
        this.append("-");
        return;
      case "w:sym":
        this.append(symbolOf(attributes["w:char"] ?? ""));
        return;
      case "w:fldChar":
        this.append(this.fields.take(attributes["w:fldCharType"] ?? ""));
        return;
      case "w:footnoteReference":
      case "w:endnoteReference":
        this.refer(name === "w:footnoteReference" ? "footnote" : "endnote", attributes["w:id"] ?? "");
        return;
      case "w:txbxContent":
        this.flows.push(newFlow());
        return;
      case "w:tr":
        this.flush(this.flow);
        this.flow.lines.openRow();
        this.deletedRows.push(false);
        return;
      case "w:tc":
        this.flow.lines.openCell();
        return;
      default:
        this.enterControl(name, attributes);
        if (this.paragraph && PROPERTIES.has(name))
          readParagraphProperty(name, attributes, this.paragraph.format);
    }
  }

  private enterControl(name: string, attributes: XmlAttributes): void {
    const control = this.controls.at(-1);
    if (name === "w:sdt") this.controls.push({ prompt: false, contents: false });
    else if (name === "w:showingPlcHdr" && control) control.prompt = isOn(attributes["w:val"]);
    else if (name === "w:docPartGallery" && control)
      control.contents = attributes["w:val"] === "Table of Contents";
    else if (name === "w:sdtContent" && control?.prompt === true) this.unread = this.path.length;
  }

  private leave(name: string): void {
    switch (name) {
      case "w:p":
        this.closeParagraph();
        return;
      case "w:t":
      case "m:t":
        this.inText = false;
        return;
      case "w:r":
        this.hidden = false;
        return;
      case "w:txbxContent": {
        const flow = this.flows.length > 1 ? this.flows.pop()! : undefined;
        if (!flow) return;
        this.flush(flow);
        for (const line of flow.lines.all()) this.addBeside(line);
        return;
      }
      case "w:tc":
        this.flush(this.flow);
        this.flow.lines.closeCell();
        return;
      case "w:tr":
        this.flow.lines.closeRow(this.deletedRows.pop());
        return;
      case "w:sdt":
        this.controls.pop();
        return;
      default:
    }
  }

  private get flow(): Flow {
    return this.flows[this.flows.length - 1]!;
  }

  private get paragraph(): Paragraph | undefined {
    return this.paragraphs.at(-1);
  }

  private openParagraph(): void {
    const { carried } = this.flow;
    this.flow.carried = undefined;
    this.paragraphs.push(newParagraph(carried));
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    if (paragraph.joined) this.flow.carried = paragraph;
    else this.emit(this.flow.lines, paragraph);
  }

  /** A paragraph that was to go on in another, and there is none. */
  private flush(flow: Flow): void {
    const { carried } = flow;
    flow.carried = undefined;
    if (carried) this.emit(flow.lines, newParagraph(carried));
  }

  private emit(lines: Lines, paragraph: Paragraph): void {
    const omitted = this.fields.inContents || this.controls.some(({ contents }) => contents);
    for (const line of linesOf(paragraph, this.styles, this.numbering, omitted)) lines.add(line);
  }

  /** A line of a text box, which is read after the paragraph that it is anchored in. */
  private addBeside(line: TextLine): void {
    const { paragraph } = this;
    if (paragraph) paragraph.boxes.push(line);
    else this.flow.lines.add(line);
  }

  private append(raw: string): void {
    const { paragraph } = this;
    if (paragraph && !this.hidden && !this.fields.inCode) paragraph.text += printable(raw);
  }

  /** Shows the mark of a note, which is not parsed. */
  private refer(kind: NoteReference["kind"], id: string): void {
    const { paragraph } = this;
    if (!paragraph || this.hidden) return;
    const start = paragraph.text.length;
    paragraph.text += `[${this.notes.push({ kind, id })}]`;
    paragraph.cuts.push({ start, end: paragraph.text.length });
  }

  private markDeleted(row: boolean): void {
    if (row) this.deletedRows[this.deletedRows.length - 1] = true;
    else if (this.paragraph) this.paragraph.joined = true;
  }
}

/** `w:del` among properties says of a paragraph's end or of a row that it is deleted. */
function isDeletionMark(path: readonly string[]): boolean {
  const name = path.at(-1);
  if (name !== "w:del" && name !== "w:moveFrom") return false;
  const parent = path.at(-2);
  return parent === "w:trPr" || (parent === "w:rPr" && path.at(-3) === "w:pPr");
}
