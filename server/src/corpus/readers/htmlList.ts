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
const CHINESE =
  /list-style(?:-type)?\s*:[^;]*(?:cjk-ideographic|cjk-decimal|(?:simp|trad)-chinese-(?:in)?formal)/i;

export function openList(name: "ol" | "ul", { type, style, start }: Attributes): HtmlList {
  const plain = name === "ul" || (style !== undefined && /list-style(?:-type)?\s*:[^;]*none/i.test(style));
  const chinese = style !== undefined && CHINESE.test(style);
  const format = chinese ? "chineseCounting" : (TYPES.get(type ?? "") ?? "decimal");
  return { format: plain ? undefined : format, next: whole(start) ?? 1 };
}

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
