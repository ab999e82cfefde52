import type { DocxBody } from "./docxBody";
import type { XmlAttributes, XmlHandler } from "./xml";

/** Footnotes or endnotes, each in one line. */
export class DocxNotes implements XmlHandler {
  private id: string | undefined;

  constructor(
    private readonly body: DocxBody,
    private readonly found: (id: string, text: string) => void,
  ) {}

  open(name: string, attributes: XmlAttributes): void {
    if (isNote(name)) {
      this.id = attributes["w:id"];
      this.body.openPart();
    }
    this.body.open(name, attributes);
  }

  close(name: string): void {
    this.body.close(name);
    if (!isNote(name)) return;
    this.body.closePart();
    if (this.id === undefined) return;
    const texts = this.body.take().map(({ text }) => text.trim());
    this.found(this.id, texts.filter((text) => text !== "").join(" "));
    this.id = undefined;
  }

  text(data: string): void {
    this.body.text(data);
  }
}

const isNote = (name: string): boolean => name === "w:footnote" || name === "w:endnote";
