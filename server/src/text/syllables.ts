import { isAsciiDigit, isAsciiLetter, isHan } from "./chars";

/**
 * Spoken syllables of a folded text: a Han character is one; figures are read out (37.5% is 百分之三十七点五: eight),
 * years digit by digit, dates and times with their units; capitals by letters, other Latin words by vowel groups.
 */
export function countSyllables(text: string): number {
  let total = 0;
  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i);
    if (isAsciiDigit(code)) {
      const figure = readFigure(text, i);
      total += figure.syllables;
      i = figure.end;
    } else if (isAsciiLetter(code)) {
      const end = endOf(text, i, isAsciiLetter);
      total += latinSyllables(text.slice(i, end));
      i = end;
    } else {
      total += isHan(code) || isHighSurrogate(code) ? 1 : (SIGNS[text[i]!] ?? 0);
      i++;
    }
  }
  return total;
}

/** Signs that are read out. */
const SIGNS: Readonly<Record<string, number>> = {
  "%": 3, "‰": 3, "℃": 3, "+": 1, "=": 2, "×": 1, "○": 1, "&": 1, "°": 1, "¥": 1, "$": 2, "№": 2,
}; // prettier-ignore

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

interface Figure {
  readonly syllables: number;
  /** One past the last unit. */
  readonly end: number;
}

const DATE = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/y;
const TIME = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?!\d)/y;
const NUMBER = /(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?/y;

function readFigure(text: string, at: number): Figure {
  DATE.lastIndex = at;
  const date = DATE.exec(text);
  // 年 月 日 are spoken too.
  if (date)
    return {
      syllables: 4 + 3 + integerSyllables(date[2]!) + integerSyllables(date[3]!),
      end: DATE.lastIndex,
    };
  TIME.lastIndex = at;
  const time = TIME.exec(text);
  if (time) {
    const syllables = time.slice(1).reduce((sum, part) => sum + (part ? integerSyllables(part) + 1 : 0), 0);
    return { syllables, end: TIME.lastIndex };
  }
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(text)!;
  const end = NUMBER.lastIndex;
  const digits = number[1]!.replace(/,/g, "");
  const isYear = digits.length === 4 && text[end] === "年" && number[2] === undefined;
  const isCalled = /^(?:热线|电话|平台)/.test(text.slice(end, end + 2));
  const whole = isYear || isCalled || isCode(digits) ? digits.length : integerSyllables(digits);
  const fraction = number[2] === undefined ? 0 : 1 + number[2].length;
  // 10-20: 十到二十.
  const range = /^[-~～—]\d/.test(text.slice(end, end + 2)) ? 1 : 0;
  return { syllables: whole + fraction + range, end };
}

/** Telephone and serial numbers are read digit by digit. */
const isCode = (digits: string): boolean =>
  (digits.length > 1 && digits.startsWith("0")) ||
  digits.length > 12 ||
  (digits.length >= 9 && !digits.endsWith("000"));

/** 105 → 一百零五: 4. */
function integerSyllables(digits: string): number {
  const value = digits.replace(/^0+(?=\d)/, "");
  if (value === "0") return 1;
  let total = 0;
  let gap = false;
  for (let start = value.length % 4 === 0 ? 0 : (value.length % 4) - 4; start < value.length; start += 4) {
    const group = value.slice(Math.max(0, start), start + 4);
    const last = start + 4 >= value.length;
    for (let i = 0; i < group.length; i++) {
      if (group[i] === "0") {
        gap = true;
        continue;
      }
      if (gap && total > 0) total++;
      gap = false;
      total += i === group.length - 1 ? 1 : 2;
    }
    if (!last && /[1-9]/.test(group)) total++;
  }
  // 十二, not 一十二.
  return /^1\d(?:\d{4})*$/.test(value) ? total - 1 : total;
}

function latinSyllables(word: string): number {
  if (word.length === 1 || word === word.toUpperCase()) return word.length;
  return Math.max(
    1,
    word
      .toLowerCase()
      .replace(/e$/, "")
      .match(/[aeiouy]+/g)?.length ?? 0,
  );
}

function endOf(text: string, from: number, belongs: (code: number) => boolean): number {
  let end = from;
  while (end < text.length && belongs(text.charCodeAt(end))) end++;
  return end;
}
