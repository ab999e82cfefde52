import { leadingMarker } from "../../speech/markers";
import type { Attributes } from "./htmlElements";
import type { HtmlLine } from "./htmlLine";

/** Which lines of a page are captions: by their element, or by standing right under a picture and being set like it. */
export class HtmlPictures {
  private captions = 0;
  /** A picture stands between the last line and the next. */
  private pictured: { readonly inBlock: number; readonly block: string } | undefined;
  /** Counts block elements that were opened, and the last of them. */
  private blocks = 0;
  private block = { name: "", attributes: {} as Attributes };
  /** Ideographs of the line at hand that are set bold: headings are. */
  private bold = 0;
  private bolds = 0;

  /** @returns what is to be done when the element closes */
  enter(name: string, attributes: Attributes, isBlock: boolean): (() => void) | undefined {
    if (isBlock) {
      this.blocks++;
      this.block = { name, attributes };
    }
    if (name === "img" || name === "picture") {
      this.pictured = { inBlock: this.blocks, block: this.block.name };
      return undefined;
    }
    if (name === "strong" || name === "b" || /^h[1-6]$/.test(name)) {
      this.bolds++;
      return () => this.bolds--;
    }
    if (name !== "figcaption" && name !== "caption") return undefined;
    this.captions++;
    return () => this.captions--;
  }

  /** Letters are added to the line at hand. */
  count(letters: number): void {
    if (this.bolds > 0) this.bold += letters;
  }

  /** The line at hand is over and holds something. */
  end(line: HtmlLine): void {
    const isBold = this.bold * 2 > line.letters;
    const under = this.pictured;
    this.bold = 0;
    this.pictured = undefined;
    if (this.captions > 0) line.caption = true;
    else if (under && !isBold && isShort(line.text)) line.caption = this.isSetUnder(under);
  }

  private isSetUnder({ inBlock, block }: { readonly inBlock: number; readonly block: string }): boolean {
    const { name, attributes } = this.block;
    if (inBlock === this.blocks) return true;
    const cell = block === "td" && name === "td";
    return (
      cell ||
      isCentred(attributes) ||
      CAPTION_CLASS.test(`${attributes["class"] ?? ""} ${attributes["id"] ?? ""}`)
    );
  }
}

const MOST = 60;

/** One sentence at the most, without a number. */
const isShort = (text: string): boolean =>
  text.trim().length <= MOST && !/[。！？].*[。！？]/.test(text) && !leadingMarker(text.trim());

const isCentred = ({ align, style }: Attributes): boolean =>
  align?.toLowerCase() === "center" || /text-align\s*:\s*center/i.test(style ?? "");

const CAPTION_CLASS =
  /(?:^|[\s_-])(?:cap|caption|captions|pic|picture|photo|img|image|figure|tu|tuzhu|zhushi|desc)/i;
