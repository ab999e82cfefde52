import { DocxBody } from "./docxBody";
import type { DocxNumbering } from "./docxNumbering";
import type { DocxStyles } from "./docxStyles";
import type { XmlAttributes, XmlHandler } from "./xml";

/** Footnotes or endnotes, each in one line. */
export class DocxNotes implements XmlHandler {
  private readonly body: DocxBody;
  private id: string | undefined;

  constructor(
    styles: DocxStyles,
    numbering: DocxNumbering,
    private readonly found: (id: string, text: string) => void,
  ) {
    this.body = new DocxBody(styles, numbering);
  }

  open(name: string, attributes: XmlAttributes): void {
    if (isNote(name)) this.id = attributes["w:id"];
    this.body.open(name, attributes);
  }

  close(name: string): void {
    this.body.close(name);
    if (!isNote(name) || this.id === undefined) return;
    const texts = this.body.take().map(({ text }) => text.trim());
    this.found(this.id, texts.filter((text) => text !== "").join(" "));
    this.id = undefined;
  }

  text(data: string): void {
    this.body.text(data);
  }
}

const isNote = (name: string): boolean => name === "w:footnote" || name === "w:endnote";
