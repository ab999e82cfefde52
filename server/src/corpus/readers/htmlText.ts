import { countHan, isAsciiLetter, isHan } from "../../text/chars";
import { isUnseen } from "./css/shown";
import {
  BLOCK,
  isIndented,
  isKicker,
  isNavigation,
  isUnread,
  leadsAway,
  type Attributes,
} from "./htmlElements";
import { HtmlLine, joinHtmlCells, type Link } from "./htmlLine";
import { HtmlPictures } from "./htmlPictures";
import { itemNumber, openList, type HtmlList } from "./htmlList";
import type { HtmlHandler } from "./htmlParse";
import type { PageStyles } from "./htmlStyles";
import { Lines, printable } from "./lines";
import { symbolsIn } from "./symbolFonts";

/** The readable text of a web page, in lines, and what the page says of itself. */
export interface HtmlPage {
  readonly lines: readonly HtmlLine[];
  /** Of the window. */
  readonly title: string;
  /** Texts of its first-level headings. */
  readonly headings: readonly string[];
  /** `meta` elements by name or property in lower case; the first of each. */
  readonly declared: ReadonlyMap<string, string>;
}

/** Elements inside one another. No page that is read by people comes near. */
const DEEPEST = 20_000;

/** Takes a page in and makes lines of it. */
export class HtmlText implements HtmlHandler {
  private readonly lines = new Lines<HtmlLine>(joinHtmlCells);
  private line = new HtmlLine();
  private count = 0;
  private title = "";
  private readonly headings: string[] = [];
  private readonly declared = new Map<string, string>();
  private depth = 0;
  /** Depth of the outermost element at hand that is not read; 0 for none. */
  private unread = 0;
  /** What is to be done when the element at a depth closes. */
  private readonly closers = new Map<number, () => void>();
  /** White space since the last character: a blank, or a line break of the source. */
  private gap: "" | " " | "\n" = "";
  private inTitle = false;
  private preformatted = 0;
  private navigation = 0;
  private kickers = 0;
  private articles = 0;
  private readonly lists: HtmlList[] = [];
  private readonly pictures = new HtmlPictures();
  private link: Link | undefined;
  /** The pages in its frames, whose lines are among its own. */
  readonly framed: HtmlPage[] = [];
  /** Ideographs that are veiled. */
  veiled = 0;

  constructor(
    private readonly styles: PageStyles,
    private readonly frameOf: (frame: Attributes) => HtmlPage | undefined,
  ) {}

  /** Too deep for a page. */
  get done(): boolean {
    return this.depth > DEEPEST;
  }

  page(): HtmlPage {
    this.endLine();
    const { title, headings, declared } = this;
    return { lines: this.lines.all(), title: title.replace(/\s+/g, " ").trim(), headings, declared };
  }

  open(name: string, attributes: Attributes): void {
    this.depth++;
    if (this.unread > 0) return;
    const shown = this.styles.open(name, attributes);
    const isFrame = name === "iframe" || name === "frame";
    if (isFrame && !shown.hidden && !isUnseen(shown)) this.enterFrame(attributes);
    if (shown.hidden || isUnread(name)) {
      this.unread = this.depth;
      return;
    }
    if (BLOCK.has(name)) this.endLine();
    const closers = [
      this.enter(name, attributes),
      this.enterRegion(name, attributes),
      this.pictures.enter(name, attributes, BLOCK.has(name)),
    ].filter((act) => act !== undefined);
    if (closers.length > 0) this.closers.set(this.depth, () => closers.forEach((act) => act()));
  }

  close(name: string): void {
    if (this.unread === 0) {
      if (BLOCK.has(name)) this.endLine();
      this.closers.get(this.depth)?.();
      this.closers.delete(this.depth);
      this.styles.close();
    } else if (this.unread === this.depth) {
      this.unread = 0;
      this.styles.close();
    }
    this.depth--;
  }

  text(data: string): void {
    if (this.unread > 0) return;
    if (this.inTitle) this.title += data;
    else if (this.preformatted > 0) {
      data.split(/\r\n?|\n/).forEach((piece, i) => {
        if (i > 0) this.endLine(true);
        this.append(piece);
      });
    } else {
      // Split keeps what is captured: texts at even places, white space between them at odd ones.
      data.split(/([ \t\n\f\r]+)/).forEach((piece, i) => {
        if (piece === "") return;
        if (i % 2 === 0) this.append(piece);
        else if (this.gap !== "\n") this.gap = /[\n\r]/.test(piece) ? "\n" : " ";
      });
    }
  }

  /** The lines of a page in a frame stand where the frame does. */
  private enterFrame(attributes: Attributes): void {
    const page = this.frameOf(attributes);
    if (!page || this.framed.includes(page)) return;
    this.endLine();
    for (const line of page.lines) this.lines.add(line);
    this.framed.push(page);
  }

  private enter(name: string, attributes: Attributes): (() => void) | undefined {
    switch (name) {
      case "br":
        this.endLine(true);
        return undefined;
      case "p":
        return this.enterParagraph(attributes);
      case "h1":
        return this.enterHeading();
      case "tr":
        this.lines.openRow();
        return () => this.lines.closeRow();
      case "td":
      case "th":
        this.lines.openCell();
        return () => this.lines.closeCell();
      case "ol":
      case "ul":
        this.lists.push(openList(name, attributes));
        return () => void this.lists.pop();
      case "li":
        this.line.number = itemNumber(this.lists.at(-1), attributes);
        return () => (this.line.number = "");
      case "a":
        this.link = leadsAway(attributes) ? { letters: 0, lines: new Map() } : undefined;
        return () => (this.link = undefined);
      case "sup":
        return this.enterSuperscript();
      case "q":
        this.append("“");
        return () => this.append("”");
      case "title":
        this.inTitle = this.title === "";
        return () => (this.inTitle = false);
      case "meta":
        this.declare(attributes);
        return undefined;
      default:
        return undefined;
    }
  }

  /** Elements that say of what kind all text in them is. */
  private enterRegion(name: string, attributes: Attributes): (() => void) | undefined {
    if (name === "pre" || name === "listing" || name === "plaintext" || name === "xmp") {
      this.preformatted++;
      return () => this.preformatted--;
    }
    if (isNavigation(name, attributes, this.articles > 0)) {
      this.navigation++;
      return () => this.navigation--;
    }
    if (isKicker(attributes)) {
      this.kickers++;
      return () => this.kickers--;
    }
    if (name !== "article" && name !== "main" && attributes["role"] !== "main") return undefined;
    this.articles++;
    return () => this.articles--;
  }

  private enterParagraph(attributes: Attributes): () => void {
    const before = this.count;
    this.line.indented = isIndented(attributes);
    return () => {
      this.line.indented = false;
      if (this.count === before) this.lines.add(new HtmlLine());
    };
  }

  private enterHeading(): () => void {
    const before = this.lines.last;
    return () => {
      const { last } = this.lines;
      if (last && last !== before) this.headings.push(last.text.trim());
    };
  }

  /** A footnote's mark is shown and not parsed; what else is set high (m²) is text. */
  private enterSuperscript(): () => void {
    const { line } = this;
    const start = line.text.length;
    const linked = this.link !== undefined;
    return () => {
      const mark = line.text.slice(start).trim();
      const isMark = /^[[［〔【（(]\d{1,3}[\]］〕】）)]$/.test(mark) || (linked && /^\d{1,3}$/.test(mark));
      if (line === this.line && isMark) line.cuts.push({ start, end: line.text.length });
    };
  }

  private declare({ name, property, content }: Attributes): void {
    const key = (name ?? property)?.trim().toLowerCase();
    if (key !== undefined && content !== undefined && !this.declared.has(key))
      this.declared.set(key, content.trim());
  }

  private append(raw: string): void {
    const shown = this.styles.current;
    if (isUnseen(shown)) {
      if (shown.veiled || shown.invisible) this.veiled += countHan(raw);
      return;
    }
    const piece = printable(shown.symbolFont === undefined ? raw : symbolsIn(shown.symbolFont, raw));
    const { line, gap } = this;
    if (piece === "") return;
    // Browsers show a line break of the source as a blank, which between Han nobody meant.
    if (gap === " " || (gap === "\n" && !(isWide(line.text.at(-1)) && isWide(piece[0])))) {
      if (line.text !== "") line.text += " ";
    }
    this.gap = "";
    line.text += piece;
    line.navigation ||= this.navigation > 0;
    line.kicker ||= this.kickers > 0;
    const letters = lettersIn(piece);
    line.count(letters, this.link);
    this.pictures.count(letters);
  }

  /** `forced`: an empty line is a line too. */
  private endLine(forced = false): void {
    const { line } = this;
    this.gap = "";
    if (line.text === "" && !forced) return;
    const blank = line.text.trim() === "";
    if (!blank) this.pictures.end(line);
    this.lines.add(blank ? new HtmlLine() : line.finished());
    if (!blank) this.count++;
    this.line = new HtmlLine();
    if (blank) Object.assign(this.line, { number: line.number, indented: line.indented });
  }
}

const isWide = (char: string | undefined): boolean => char !== undefined && char >= "\u2e80";

function lettersIn(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isHan(code) || isAsciiLetter(code)) count++;
  }
  return count;
}
