import type { XmlAttributes, XmlHandler } from "./xml";

/** What matters of a paragraph's properties. */
export interface ParagraphFormat {
  style?: string;
  /** Id of its numbering; "0" takes a style's numbering away. */
  numbering?: string;
  level?: number;
  /** Its first line stands in. */
  indented?: boolean;
}

interface Style extends ParagraphFormat {
  readonly basedOn?: string;
}

/** Styles on which others are based. Files in which they go round in circles exist. */
const LONGEST_CHAIN = 20;

/** Paragraph styles, as far as they number and indent. */
export class DocxStyles implements XmlHandler {
  private readonly styles = new Map<string, Style>();
  private standard: string | undefined;
  private style: { basedOn?: string } & ParagraphFormat = {};

  /** A style's own properties over those of the styles it is based on. */
  resolve(id: string | undefined): ParagraphFormat {
    const found: ParagraphFormat = {};
    let style = this.styles.get(id ?? this.standard ?? "");
    for (let i = 0; style && i < LONGEST_CHAIN; i++) {
      found.numbering ??= style.numbering as string;
      found.level ??= style.level as number;
      found.indented ??= style.indented as boolean;
      style = style.basedOn === undefined ? undefined : this.styles.get(style.basedOn);
    }
    return found;
  }

  open(name: string, attributes: XmlAttributes): void {
    const value = attributes["w:val"];
    switch (name) {
      case "w:style": {
        this.style = {};
        const id = attributes["w:styleId"];
        if (id === undefined) return;
        this.styles.set(id, this.style);
        if (isOn(attributes["w:default"] ?? "0") && attributes["w:type"] === "paragraph")
          this.standard ??= id;
        return;
      }
      case "w:basedOn":
        if (value !== undefined) this.style.basedOn = value;
        return;
      default:
        readParagraphProperty(name, attributes, this.style);
    }
  }

  close(name: string): void {
    // Properties of the document's defaults and of tables stand outside of styles.
    if (name === "w:style") this.style = {};
  }
}

/** Takes one property of `w:pPr` in. */
export function readParagraphProperty(
  name: string,
  attributes: XmlAttributes,
  format: ParagraphFormat,
): void {
  const value = attributes["w:val"];
  if (name === "w:numId" && value !== undefined) format.numbering = value;
  else if (name === "w:ilvl" && value !== undefined) format.level = Number(value);
  else if (name === "w:pStyle" && value !== undefined) format.style = value;
  else if (name === "w:ind") {
    const first = attributes["w:firstLineChars"] ?? attributes["w:firstLine"];
    const hanging = attributes["w:hangingChars"] ?? attributes["w:hanging"];
    if (first !== undefined) format.indented = parseFloat(first) > 0;
    else if (hanging !== undefined) format.indented = false;
  }
}

/** A switch that stands without a value is on. */
export const isOn = (value: string | undefined): boolean =>
  value === undefined || !/^(?:0|false|off|none)$/i.test(value);
