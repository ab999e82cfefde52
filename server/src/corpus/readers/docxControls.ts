import type { Paragraph } from "./docxParagraph";
import { isOn } from "./docxRun";
import type { DocxStyles } from "./docxStyles";
import type { XmlAttributes } from "./xml";

/** The content controls at hand: placeholders and tables of contents among them. */
export class DocxControls {
  private readonly open: { prompt: boolean; contents: boolean }[] = [];

  /** Text at hand is of a table of contents. */
  get inContents(): boolean {
    return this.open.some(({ contents }) => contents);
  }

  /** Takes an element in; true where what stands in it is a prompt that nobody has filled in. */
  enter(name: string, attributes: XmlAttributes): boolean {
    const control = this.open.at(-1);
    if (name === "w:sdt") this.open.push({ prompt: false, contents: false });
    else if (!control) return false;
    else if (name === "w:showingPlcHdr") control.prompt = isOn(attributes["w:val"]);
    else if (name === "w:docPartGallery") control.contents = attributes["w:val"] === "Table of Contents";
    return name === "w:sdtContent" && control?.prompt === true;
  }

  leave(): void {
    this.open.pop();
  }
}

/** A paragraph looks like an entry of a table of contents, or like its head. */
export function isContentsEntry({ anchored, format, text }: Paragraph, styles: DocxStyles): boolean {
  if (anchored || /^toc\b/i.test(styles.nameOf(format.style))) return true;
  const words = text.trim();
  return (
    words === "" ||
    /^目\s{0,4}录$/.test(words) ||
    /(?:\t|[.…·]{3}|[^\d.%]\s{2})\s{0,9}\d{1,4}$/.test(words.slice(-40))
  );
}
