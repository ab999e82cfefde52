import type { CutCode } from "../cut";
import type { Span } from "../../text/span";
import { leadingMarker } from "../../speech/markers";
import { joinCells, type TextLine } from "./lines";

/** A link at hand, by the lines that its text stands in. */
export interface Link {
  letters: number;
  readonly lines: Map<HtmlLine, number>;
}

/** Letters of the longest link. Beyond, somebody forgot to close it. */
const LONGEST_LINK = 120;

/** A line of a web page under construction, with what tells whether it is of a menu. */
export class HtmlLine implements TextLine {
  text = "";
  cuts: Span[] = [];
  omitted?: CutCode;
  /** What the list it opens an item of shows before it. */
  number = "";
  indented = false;
  navigation = false;
  /** Stands under a picture. */
  caption = false;
  /** The page says that it stands above the title and is none. */
  kicker = false;
  letters = 0;
  /** Letters inside links that lead away. */
  linked = 0;
  links = 0;

  /** Takes letters in that were just added. */
  count(letters: number, link: Link | undefined): void {
    this.letters += letters;
    if (!link || letters === 0) return;
    link.letters += letters;
    if (link.letters <= LONGEST_LINK) {
      if (!link.lines.has(this)) this.links++;
      this.linked += letters;
      link.lines.set(this, (link.lines.get(this) ?? 0) + letters);
      return;
    }
    for (const [line, count] of link.lines) {
      line.linked -= count;
      line.links--;
    }
    link.lines.clear();
  }

  finished(): this {
    const body = this.text.trimEnd();
    const ownIndent = /^\s/.test(body);
    // Lists whose items bear numbers of their own show none in most pages.
    const numbered = this.number !== "" && !leadingMarker(body.trimStart());
    const head = (this.indented && !ownIndent ? "\u3000\u3000" : "") + (numbered ? this.number : "");
    this.text = head + body;
    this.cuts = this.cuts.map(({ start, end }) => ({ start: start + head.length, end: end + head.length }));
    return this;
  }
}

export function joinHtmlCells(cells: readonly HtmlLine[]): HtmlLine {
  const sum = (of: (line: HtmlLine) => number): number => cells.reduce((total, line) => total + of(line), 0);
  return Object.assign(new HtmlLine(), joinCells(cells), {
    navigation: cells.every(({ navigation }) => navigation),
    caption: cells.every(({ caption }) => caption),
    kicker: cells.every(({ kicker }) => kicker),
    letters: sum(({ letters }) => letters),
    linked: sum(({ linked }) => linked),
    links: sum(({ links }) => links),
  });
}
