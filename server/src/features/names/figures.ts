import { FIGURE_CHAR, LARGE_NUMERAL, NUMERAL } from "../../index/continuation/figureRuns";
import type { Span } from "../../text/span";

/** A figure or date in a text, folded: another speech puts its own there. */
interface Figure {
  /** What changes: 37 of 37项, 二〇二六 of 二〇二六年. */
  readonly digits: Span;
  /** With its unit: 37项 is another figure than 37件. */
  readonly whole: Span;
  /** May be a figure, or wording: 第三次 of a session and in 第三次分配, 十三个 of a count and in 十三个方面. */
  readonly doubtful: boolean;
}

/** Every figure and date, placeholders that stand for one included, in no order; they may overlap. */
export function figuresIn(text: string): readonly Figure[] {
  // Most texts hold none, and that is seen at a look.
  if (!ANY.test(text)) return [];
  return PATTERNS.flatMap(({ pattern, doubtful }) =>
    [...text.matchAll(pattern)].map((hit): Figure => {
      const [start, end] = hit.indices![1]!;
      const whole = { start: hit.index, end: hit.index + hit[0].length };
      return { digits: { start, end }, whole, doubtful };
    }),
  );
}

/** What any figure has one of. */
const ANY = new RegExp(`[\\d０-９〇○零一二两三四五六七八九十百千万亿某xX×✕＊*${FIGURE_CHAR}]`, "u");
const HAN = `[${NUMERAL}]`;
/** Of ten and less there is wording (三个方面, 十个坚持) as often as figures. */
const TENS = "(?:[一二三四五六七八九]十[一二三四五六七八九]?|十[一二三四五六七八九])";
const LARGE = LARGE_NUMERAL;
const UNIT = "(?:余|多)?[元人件户亩吨家名项个次起份]";

const figure = (pattern: RegExp) => ({ pattern, doubtful: false });
const doubtful = (pattern: RegExp) => ({ pattern, doubtful: true });

/** Group 1 is the digits alone. */
const PATTERNS: readonly { readonly pattern: RegExp; readonly doubtful: boolean }[] = [
  // Beside Latin letters digits belong to a name: 5G, A4.
  figure(/(?<![\dA-Za-z０-９]|\d[.,:])([\d０-９]+(?:[.,:．，：][\d０-９]+)*)(?![A-Za-z\d０-９])[%％‰]?\p{Script=Han}?/dgu),
  figure(/([一二][〇○零一二三四五六七八九]{3})年/dgu),
  figure(/([一二三四五六七八九十]{1,2})月[一二三四五六七八九十]{1,3}日/dgu),
  doubtful(/([一二三四五六七八九十]{1,2})月(?!革命|[一二三四五六七八九十])/dgu),
  figure(/月([一二三四五六七八九十]{1,3})日/dgu),
  doubtful(new RegExp(`第(${HAN}+)[次届期批轮]`, "dgu")),
  // Broken off: the rest of a year or a number is still to come.
  doubtful(new RegExp(`((?:一九|二[〇○零])${HAN}{0,2}|(?<!“|${HAN})${HAN}{2,})$`, "dgu")),
  doubtful(new RegExp(`(?<!${HAN})(${TENS}|${LARGE})(?:条|周年)`, "dgu")),
  figure(new RegExp(`百分之(?!百)(${HAN}+(?:点${HAN}+)?)`, "dgu")),
  figure(new RegExp(`(?<!${HAN})((?!百分之)${HAN}+分之${HAN}+)`, "dgu")),
  figure(new RegExp(`(?<!“|${HAN})(${LARGE})${UNIT}`, "dgu")),
  doubtful(new RegExp(`(?<!“|${HAN})(${TENS})${UNIT}`, "dgu")),
  // Of several texts, which differ in it.
  figure(new RegExp(`(${FIGURE_CHAR})[%％‰]?\\p{Script=Han}?`, "dgu")),
  // Left open in the text they come from.
  figure(/([×✕＊*○]+|[xX]{1,4}(?![a-zA-Z])|某{1,2}(?=\p{Script=Han}))/dgu),
]; // prettier-ignore
