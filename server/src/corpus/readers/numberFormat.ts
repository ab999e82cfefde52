import { formatHan } from "../../text/numerals";

/**
 * A number of a list as a word processor shows it; `format` by its name in WordprocessingML. Formats that are
 * unknown, and numbers that a format has no sign for, are shown in Arabic figures.
 */
export function formatNumber(value: number, format: string): string {
  return (value >= 0 ? FORMATS.get(format)?.(value) : undefined) ?? String(value);
}

type Format = (value: number) => string | undefined;

/** Consecutive characters, the first for 1; in Unicode where they stand so. */
const series =
  (first: string, count: number): Format =>
  (value) =>
    value >= 1 && value <= count ? String.fromCodePoint(first.codePointAt(0)! + value - 1) : undefined;
const listed =
  (signs: string): Format =>
  (value) =>
    value >= 1 ? signs[value - 1] : undefined;

const han: Format = (value) => (value <= 9999 ? formatHan(value) : undefined);
/** 一二〇: a sign for each figure. */
const figures = (value: number): string =>
  String(value).replace(/\d/g, (digit) => "〇一二三四五六七八九"[Number(digit)]!);
const LEGAL: Readonly<Record<string, string>> = {
  零: "零", 一: "壹", 二: "贰", 三: "叁", 四: "肆", 五: "伍", 六: "陆", 七: "柒", 八: "捌", 九: "玖", 十: "拾", 百: "佰", 千: "仟",
}; // prettier-ignore
/** 壹拾贰: a ten is said with its one. */
const legal: Format = (value) =>
  han(value)
    ?.replace(/^十/, "一十")
    .replace(/./g, (char) => LEGAL[char] ?? char);

function circled(value: number): string | undefined {
  return series("①", 20)(value) ?? (value > 20 && value <= 35 ? series("㉑", 15)(value - 20) : undefined);
}

/** a … z, aa … zz, aaa …, as Word goes on. */
const letters =
  (first: string): Format =>
  (value) =>
    value >= 1 && value <= 780
      ? String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
      : undefined;

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"],
  [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"],
]; // prettier-ignore

function roman(value: number): string | undefined {
  if (value < 1 || value > 3999) return undefined;
  let out = "";
  let rest = value;
  for (const [amount, sign] of ROMAN) for (; rest >= amount; rest -= amount) out += sign;
  return out;
}

const wide: Format = (value) =>
  String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

/** By their names, which come from files: no other property answers to one. */
const FORMATS: ReadonlyMap<string, Format> = new Map(
  Object.entries<Format>({
    chineseCounting: han,
    chineseCountingThousand: han,
    taiwaneseCounting: han,
    taiwaneseCountingThousand: han,
    japaneseCounting: han,
    ideographDigital: figures,
    japaneseDigitalTenThousand: figures,
    taiwaneseDigital: figures,
    chineseLegalSimplified: legal,
    ideographLegalTraditional: legal,
    ideographTraditional: listed(STEMS),
    ideographZodiac: listed(BRANCHES),
    ideographEnclosedCircle: series("㊀", 10),
    decimalEnclosedCircle: circled,
    decimalEnclosedCircleChinese: circled,
    decimalEnclosedFullstop: series("⒈", 20),
    decimalEnclosedParen: series("⑴", 20),
    decimalFullWidth: wide,
    decimalFullWidth2: wide,
    decimalZero: (value) => String(value).padStart(2, "0"),
    upperLetter: letters("A"),
    lowerLetter: letters("a"),
    upperRoman: roman,
    lowerRoman: (value) => roman(value)?.toLowerCase(),
    none: () => "",
  }),
);
