import { declarationsOf } from "./css/declarations";
import { StyleRules } from "./css/rules";
import { PLAIN, shownWithin, type Shown } from "./css/shown";
import type { Attributes } from "./htmlElements";

/** What veils a page's text until it has loaded. */
const VEILS: ReadonlySet<string> = new Set(["visibility", "opacity"]);

/** How the elements at hand are shown, as the page's own style sheets and the elements themselves say. */
export class PageStyles {
  private readonly rules: StyleRules;
  private readonly shown: Shown[] = [PLAIN];

  /** @param unveiled nothing is said by what scripts take away: the page would hold no text */
  constructor(
    sheets: readonly string[],
    private readonly unveiled: boolean,
  ) {
    this.rules = new StyleRules(sheets);
  }

  get current(): Shown {
    return this.shown[this.shown.length - 1]!;
  }

  /** An element is opened; each is to be closed again. */
  open(name: string, attributes: Attributes): Shown {
    const own = this.declared(name, attributes);
    if (own && this.unveiled) for (const veil of VEILS) own.delete(veil);
    const shown = own && own.size > 0 ? shownWithin(this.current, own) : this.current;
    this.shown.push(shown);
    return shown;
  }

  close(): void {
    if (this.shown.length > 1) this.shown.pop();
    if (!this.rules.isEmpty) this.rules.leave();
  }

  /** What holds for an element: what is important before what is not, its own words before those of a sheet. */
  private declared(name: string, attributes: Attributes): Map<string, string> | undefined {
    const rules = this.rules.isEmpty ? [] : this.rules.enter(name, attributes);
    const { style, face } = attributes;
    const closed = name === "dialog" && attributes["open"] === undefined;
    const hidden = closed || attributes["hidden"] !== undefined;
    if (rules.length === 0 && style === undefined && face === undefined && !hidden) return undefined;
    const found = new Map<string, string>();
    if (hidden) found.set("display", "none");
    if (face !== undefined) found.set("font-family", face.toLowerCase());
    const inline = style === undefined ? [] : [declarationsOf(style)];
    const all = [...rules.map(({ declarations }) => declarations), ...inline];
    for (const important of [false, true])
      for (const declarations of all)
        for (const [property, { value, important: is }] of declarations)
          if (is === important) found.set(property, value);
    return found;
  }
}
