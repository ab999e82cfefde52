import type { Attributes } from "./htmlElements";
import { formatNumber } from "./numberFormat";

/** A list at hand. */
export interface HtmlList {
  /** Name of its number format in WordprocessingML; absent where items bear no number. */
  readonly format: string | undefined;
  next: number;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ["a", "lowerLetter"],
  ["A", "upperLetter"],
  ["i", "lowerRoman"],
  ["I", "upperRoman"],
]);
const CHINESE = /cjk-ideographic|cjk-decimal|(?:simp|trad)-chinese-(?:in)?formal/i;

export function openList(name: "ol" | "ul", { type, style, start }: Attributes): HtmlList {
  const plain = name === "ul" || /none/i.test(listStyle(style));
  const chinese = CHINESE.test(listStyle(style));
  const format = chinese ? "chineseCounting" : (TYPES.get(type ?? "") ?? "decimal");
  return { format: plain ? undefined : format, next: whole(start) ?? 1 };
}

/** What a style attribute says of the list's signs; empty where it says nothing. */
const listStyle = (style = ""): string =>
  style
    .split(";")
    .filter((declaration) => /^\s*list-style(?:-type)?\s*:/i.test(declaration))
    .join(";");

/** What stands before the next item of a list: “3. ”, “三、”, or nothing. */
export function itemNumber(list: HtmlList | undefined, { value }: Attributes): string {
  if (list?.format === undefined) return "";
  const number = whole(value) ?? list.next;
  list.next = number + 1;
  const text = formatNumber(number, list.format);
  return list.format === "chineseCounting" ? `${text}、` : `${text}. `;
}

const whole = (text: string | undefined): number | undefined =>
  text !== undefined && /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : undefined;
