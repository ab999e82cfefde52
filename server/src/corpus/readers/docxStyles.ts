import { isOn, readRunProperty, type RunFormat } from "./docxRun";
import type { XmlAttributes, XmlHandler } from "./xml";

/** What matters of a paragraph's properties. */
export interface ParagraphFormat {
  style?: string;
  /** Id of its numbering; "0" takes a style's numbering away. */
  numbering?: string;
  level?: number;
  /** Its first line stands in. */
  indented?: boolean;
  /** It is a large first letter, in a frame beside the paragraph that it begins. */
  dropCap?: boolean;
}

interface Style extends ParagraphFormat {
  basedOn?: string;
  name?: string;
  readonly run: RunFormat;
}

/** Styles on which others are based. Files in which they go round in circles exist. */
const LONGEST_CHAIN = 20;

const newStyle = (): Style => ({ run: {} });

/** Styles of paragraphs and characters, as far as they number, indent, hide and show symbols. */
export class DocxStyles implements XmlHandler {
  private readonly styles = new Map<string, Style>();
  /** What holds for all text. */
  private readonly defaults: Style = newStyle();
  private standard: string | undefined;
  /** What styles say of runs, as it was asked for. */
  private readonly runs = new Map<string | undefined, RunFormat>();
  /** That at hand; what stands outside of any is read into one that is thrown away. */
  private style: Style = newStyle();

  /** A paragraph style's own properties over those of the styles it is based on. */
  resolve(id: string | undefined): ParagraphFormat {
    const found: ParagraphFormat = {};
    for (const style of this.chain(id ?? this.standard)) {
      found.numbering ??= style.numbering as string;
      found.level ??= style.level as number;
      found.indented ??= style.indented as boolean;
      found.dropCap ??= style.dropCap as boolean;
    }
    return found;
  }

  /** Name of a style, which programs agree on, where ids differ. */
  nameOf(id: string | undefined): string {
    return this.styles.get(id ?? this.standard ?? "")?.name ?? "";
  }

  /** A run's properties over those of its own style and of its paragraph's. */
  runIn(own: RunFormat, paragraphStyle: string | undefined): RunFormat {
    const character = this.runOf(own.style);
    const paragraph = this.runOf(paragraphStyle ?? this.standard);
    const font = own.font ?? character.font ?? paragraph.font;
    const otherFont = own.otherFont ?? character.otherFont ?? paragraph.otherFont;
    return {
      hidden:
        own.alwaysHidden === true ||
        (own.hidden ?? isHidden(character, paragraph, this.defaults.run.hidden === true)),
      ...(font !== undefined && { font }),
      ...(otherFont !== undefined && { otherFont }),
    };
  }

  open(name: string, attributes: XmlAttributes): void {
    const value = attributes["w:val"];
    switch (name) {
      case "w:style": {
        this.style = newStyle();
        const id = attributes["w:styleId"];
        if (id === undefined) return;
        this.styles.set(id, this.style);
        if (isOn(attributes["w:default"] ?? "0") && attributes["w:type"] === "paragraph")
          this.standard ??= id;
        return;
      }
      case "w:rPrDefault":
        this.style = this.defaults;
        return;
      case "w:tblStylePr":
        // What a table's style says of its head or its columns.
        this.style = newStyle();
        return;
      case "w:basedOn":
        if (value !== undefined) this.style.basedOn = value;
        return;
      case "w:name":
        if (value !== undefined) this.style.name = value;
        return;
      default:
        readParagraphProperty(name, attributes, this.style);
        readRunProperty(name, attributes, this.style.run);
    }
  }

  close(name: string): void {
    // Properties of the document's defaults and of tables stand outside of styles.
    if (name === "w:style" || name === "w:rPrDefault") this.style = newStyle();
  }

  private runOf(id: string | undefined): RunFormat {
    const known = this.runs.get(id);
    if (known) return known;
    const found: RunFormat = {};
    this.runs.set(id, found);
    for (const { run } of this.chain(id)) {
      found.hidden ??= run.alwaysHidden === true ? true : (run.hidden as boolean);
      found.font ??= run.font as string;
      found.otherFont ??= run.otherFont as string;
    }
    return found;
  }

  /** A style, and those it is based on. */
  private *chain(id: string | undefined): Generator<Style, void, undefined> {
    let style = this.styles.get(id ?? "");
    for (let i = 0; style && i < LONGEST_CHAIN; i++) {
      yield style;
      style = style.basedOn === undefined ? undefined : this.styles.get(style.basedOn);
    }
  }
}

/** A style that says no takes back what others say; two that hide undo each other, as Word's styles toggle. */
function isHidden(character: RunFormat, paragraph: RunFormat, standard: boolean): boolean {
  if (character.hidden === false) return false;
  if (paragraph.hidden === undefined) return character.hidden ?? standard;
  return paragraph.hidden !== (character.hidden ?? false);
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
  else if (name === "w:framePr") format.dropCap = /^(?:drop|margin)$/.test(attributes["w:dropCap"] ?? "");
  else if (name === "w:ind") {
    const first = attributes["w:firstLineChars"] ?? attributes["w:firstLine"];
    const hanging = attributes["w:hangingChars"] ?? attributes["w:hanging"];
    if (first !== undefined) format.indented = parseFloat(first) > 0;
    else if (hanging !== undefined) format.indented = false;
  }
}
