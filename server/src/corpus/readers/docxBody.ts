import { DocxControls, isContentsEntry } from "./docxControls";
import { DocxFields, type UnendedFields } from "./docxFields";
import { DocxFlows } from "./docxFlows";
import type { DocxNumbering } from "./docxNumbering";
import type { Paragraph } from "./docxParagraph";
import { isOn, readRunProperty, shownIn, textOfElement, type RunFormat } from "./docxRun";
import { readParagraphProperty, type DocxStyles } from "./docxStyles";
import { printable, type TextLine } from "./lines";
import { symbolOf } from "./symbolFonts";
import type { XmlAttributes, XmlHandler } from "./xml";

/** A footnote or an endnote by the first mention of it. */
export interface NoteReference {
  readonly kind: "footnote" | "endnote";
  readonly id: string;
}

/** What a document says of its text beside the text itself. */
export interface DocxContext {
  readonly styles: DocxStyles;
  readonly numbering: DocxNumbering;
  /** Documents in the document, by the ids of their relations. */
  readonly chunks: ReadonlyMap<string, readonly TextLine[]>;
}

/** Deleted and moved text, earlier properties, readings above characters, tab stops, codes of fields. */
const UNREAD: ReadonlySet<string> = new Set([
  "w:del", "w:moveFrom", "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange",
  "w:tcPrChange", "w:tblGridChange", "w:tblPrExChange", "w:numberingChange", "w:rt", "w:tabs", "w:delText",
  "w:delInstrText", "w:fldData", "w:sectPr",
]); // prettier-ignore

/** They stand among a paragraph's properties only. */
const PROPERTIES: ReadonlySet<string> = new Set(["w:pStyle", "w:numId", "w:ilvl", "w:ind", "w:framePr"]);

/** The text of a document, of its notes or of any part with paragraphs, all changes taken as accepted. */
export class DocxBody implements XmlHandler {
  readonly notes: NoteReference[] = [];
  private readonly flows: DocxFlows;
  private readonly fields: DocxFields;
  private readonly path: string[] = [];
  /** Depth of the element at hand that is not read; 0 for none. */
  private unread = 0;
  /** Text of the element at hand; undefined outside of any that holds some. */
  private inText: string | undefined;
  /** Properties of the runs at hand: text boxes stand in runs. */
  private readonly runs: RunFormat[] = [];
  private readonly controls = new DocxControls();

  /** @param unended what is known of the part's fields where it is read anew */
  constructor(
    private readonly context: DocxContext,
    unended?: UnendedFields,
  ) {
    const { styles, numbering } = context;
    this.fields = new DocxFields(unended);
    this.flows = new DocxFlows(styles, numbering, (paragraph) => this.isContents(paragraph));
  }

  /** The lines so far, which are taken from it. */
  take(): readonly TextLine[] {
    return this.flows.take();
  }

  openPart(): void {
    this.fields.openScope();
  }

  closePart(): void {
    this.fields.closeScope();
  }

  /** Fields that never end: where there are any, what was read is not yet right. To be asked when all is read. */
  unended(): UnendedFields {
    this.fields.closeScope();
    return this.fields.unended;
  }

  open(name: string, attributes: XmlAttributes): void {
    this.path.push(name);
    if (this.unread > 0) return;
    if (isDeletionMark(this.path)) this.markDeleted(this.path.at(-2) === "w:trPr");
    else if (UNREAD.has(name)) this.unread = this.path.length;
    else if (this.path.at(-2) === "w:rPr") this.readProperty(name, attributes);
    else this.enter(name, attributes);
  }

  close(name: string): void {
    if (this.unread === 0) this.leave(name);
    else if (this.unread === this.path.length) this.unread = 0;
    this.path.pop();
  }

  text(data: string): void {
    if (this.unread > 0) return;
    if (this.inText !== undefined) this.inText += data;
    else if (this.path.at(-1) === "w:instrText") this.fields.code(data);
  }

  private enter(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case "w:p":
        this.flows.openParagraph();
        return;
      case "w:r":
      case "m:r":
        this.runs.push({});
        return;
      case "w:t":
      case "m:t":
        this.inText = "";
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
        this.append(symbolOf(attributes["w:font"], attributes["w:char"] ?? ""));
        return;
      case "w:fldChar":
        this.append(this.fields.take(attributes["w:fldCharType"] ?? ""));
        return;
      case "w:fldSimple":
        this.fields.take("begin");
        this.fields.code(attributes["w:instr"] ?? "");
        this.fields.take("separate");
        return;
      case "w:footnoteReference":
      case "w:endnoteReference":
        this.refer(name === "w:footnoteReference" ? "footnote" : "endnote", attributes["w:id"] ?? "");
        return;
      default:
        this.enterPlace(name, attributes);
        if (this.flows.paragraph && PROPERTIES.has(name))
          readParagraphProperty(name, attributes, this.flows.paragraph.format);
    }
  }

  /** What holds paragraphs, or says of a whole place what it is. */
  private enterPlace(name: string, attributes: XmlAttributes): void {
    const { paragraph } = this.flows;
    if (name === "w:txbxContent") {
      if (this.isShown) {
        this.fields.openScope();
        this.flows.openBox();
      } else this.unread = this.path.length;
    } else if (name === "w:tr") this.flows.openRow();
    else if (name === "w:hidden" && this.path.at(-2) === "w:trPr" && isOn(attributes["w:val"]))
      this.flows.deleteRow();
    else if (name === "w:tc") {
      this.fields.openScope();
      this.flows.openCell();
    } else if (name === "w:altChunk") this.flows.add(this.context.chunks.get(attributes["r:id"] ?? "") ?? []);
    else if (name === "w:hyperlink" && paragraph)
      paragraph.anchored ||= attributes["w:anchor"]?.startsWith("_Toc") === true;
    else if (this.controls.enter(name, attributes)) this.unread = this.path.length;
  }

  private leave(name: string): void {
    switch (name) {
      case "w:p":
        this.flows.closeParagraph();
        return;
      case "w:t":
      case "m:t":
        this.appendText(this.inText ?? "");
        this.inText = undefined;
        return;
      case "w:r":
      case "m:r":
        this.runs.pop();
        return;
      case "w:fldSimple":
        this.fields.take("end");
        return;
      case "w:txbxContent":
        this.fields.closeScope();
        this.flows.closeBox();
        return;
      case "w:tc":
        this.flows.closeCell();
        this.fields.closeScope();
        return;
      case "w:tr":
        this.flows.closeRow();
        return;
      case "w:sdt":
        this.controls.leave();
        return;
      default:
    }
  }

  /** Of a run, or of the mark of a paragraph. */
  private readProperty(name: string, attributes: XmlAttributes): void {
    const of = this.path.at(-3);
    const format =
      of === "w:pPr" ? this.flows.paragraph?.mark : of?.endsWith(":r") ? this.runs.at(-1) : undefined;
    if (format) readRunProperty(name, attributes, format);
  }

  /** The run at hand with what styles say of it. */
  private get run(): RunFormat {
    return this.context.styles.runIn(this.runs.at(-1) ?? {}, this.flows.paragraph?.format.style);
  }

  private get isShown(): boolean {
    return !this.fields.inCode && this.run.hidden !== true;
  }

  private isContents(paragraph: Paragraph): boolean {
    const isEntry = (): boolean => isContentsEntry(paragraph, this.context.styles);
    return this.fields.takesAsContents(isEntry) || this.controls.inContents;
  }

  private append(raw: string): void {
    const { paragraph } = this.flows;
    if (paragraph && raw !== "" && this.isShown) paragraph.text += printable(raw);
  }

  private appendText(raw: string): void {
    if (raw !== "" && !this.fields.inCode) this.append(shownIn(this.run, textOfElement(raw)));
  }

  /** Shows the mark of a note, which is not parsed. */
  private refer(kind: NoteReference["kind"], id: string): void {
    const { paragraph } = this.flows;
    if (!paragraph || !this.isShown) return;
    const start = paragraph.text.length;
    paragraph.text += `[${this.notes.push({ kind, id })}]`;
    paragraph.cuts.push({ start, end: paragraph.text.length });
  }

  private markDeleted(row: boolean): void {
    if (row) this.flows.deleteRow();
    else if (this.flows.paragraph) this.flows.paragraph.joined = true;
  }
}

/** `w:del` among properties says of a paragraph's end or of a row that it is deleted. */
function isDeletionMark(path: readonly string[]): boolean {
  const name = path.at(-1);
  if (name !== "w:del" && name !== "w:moveFrom") return false;
  const parent = path.at(-2);
  return parent === "w:trPr" || (parent === "w:rPr" && path.at(-3) === "w:pPr");
}
