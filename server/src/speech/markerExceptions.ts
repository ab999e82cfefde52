import { parseNumeral } from "../text/numerals";

/** A marker opens its paragraph, or a clause inside it. */
export type MarkerPosition = "leading" | "inline";

/** Whether what reads like a marker is one. @param end behind it */
export type MarkerException = (
  text: string,
  numeral: string,
  end: number,
  position: MarkerPosition,
) => boolean;

/** 第一部分 opens a heading, not a sentence about “the first part”. */
export function isChapter(text: string, _numeral: string, end: number): boolean {
  return "：、，".includes(text[end - 1]!) || !/[。！？；]/.test(text.slice(end, end + 60));
}

/** A bare 第一， is the plain ordinal's; 第一是 says what is first only after a unit. */
export function isOrdinalUnit(text: string, numeral: string, end: number): boolean {
  const after = text.slice(0, end);
  const unit = after.slice(after.lastIndexOf(numeral) + numeral.length);
  return /^[^，、：是就]/.test(unit);
}

/** 居世界第二， stands inside a clause and is never seen here; 第一、第二产业 is. */
export function isOrdinal(text: string, _numeral: string, end: number): boolean {
  return !(
    text[end - 1] === "、" && /^第[一二三四五六七八九十\d]{1,3}(?![，、：])/.test(text.slice(end, end + 5))
  );
}

/** 一、二、三产业, 三、四线城市 and 一、二季度 are not headings. */
export function isHanComma(text: string, numeral: string, end: number, position: MarkerPosition): boolean {
  if (text[end - 1] === "。" && position === "inline") return false;
  const next = /^([一二三四五六七八九十]{1,3})(.?)/.exec(text.slice(end, end + 4));
  if (!next) return true;
  const follows = parseNumeral(next[1]!) === (parseNumeral(numeral) ?? 0) + 1;
  return !(follows && /[产线类级季期批届等者把、号年月代是]/.test(next[2]!));
}

/** 一是一、二是二. */
export function isShi(text: string, numeral: string, end: number): boolean {
  return !(
    text.startsWith(numeral, end) &&
    /^[、，。；]?$/.test(text.slice(end + numeral.length, end + numeral.length + 1))
  );
}
