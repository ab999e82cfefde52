import { countHan } from "../../text/chars";
import { dropEnd, takeEnd } from "../../text/ends";
import { isSymbolFont, privateSymbolsIn, symbolsIn } from "./symbolFonts";
import type { XmlAttributes } from "./xml";

/** What matters of the properties of a run, of a style's, or of a paragraph's mark. */
export interface RunFormat {
  style?: string;
  hidden?: boolean;
  /** Hidden whatever else says otherwise: the mark between two paragraphs that are shown as one. */
  alwaysHidden?: boolean;
  /** A symbol font for Latin letters and signs, or another one. */
  font?: string;
  /** A symbol font for other characters. */
  otherFont?: string;
}

/** A switch that stands without a value is on. */
export const isOn = (value: string | undefined): boolean =>
  value === undefined || !/^(?:0|false|off|none)$/i.test(value);

/** Takes one property of `w:rPr` in. What is hidden in a web view alone is shown in print. */
export function readRunProperty(name: string, attributes: XmlAttributes, format: RunFormat): void {
  const value = attributes["w:val"];
  if (name === "w:vanish") format.hidden = isOn(value);
  else if (name === "w:specVanish") format.alwaysHidden = isOn(value);
  else if (name === "w:rStyle" && value !== undefined) format.style = value;
  else if (name === "w:rFonts") {
    const font = attributes["w:ascii"] ?? attributes["w:hAnsi"];
    if (font !== undefined) format.font = font;
    const other = [attributes["w:eastAsia"], attributes["w:hAnsi"], attributes["w:cs"]].find(
      (name) => name !== undefined && isSymbolFont(name),
    );
    if (other !== undefined) format.otherFont = other;
  }
}

/** The text of a run as its font shows it. Ideographs are in no symbol font, nor are the figures among them. */
export function shownIn({ font, otherFont }: RunFormat, text: string): string {
  if (font !== undefined && isSymbolFont(font))
    return countHan(text) === 0 ? symbolsIn(font, text) : privateSymbolsIn(font, text);
  return otherFont === undefined ? text : privateSymbolsIn(otherFont, text);
}

/**
 * Text as it stands in an element of its own: line breaks of the file are blanks there, and nothing at its ends, where
 * they lay the file out.
 */
export function textOfElement(raw: string): string {
  if (!/[\r\n]/.test(raw)) return raw;
  const text = raw.replace(/^[ \t]*[\r\n][ \t\r\n]*/, "");
  const ends = /[\r\n]/.test(takeEnd(text, LAYOUT));
  return (ends ? dropEnd(text, LAYOUT) : text).replace(/[\r\n]+/g, " ");
}

const LAYOUT = /[ \t\r\n]/;
