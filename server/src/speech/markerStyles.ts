import { HAN_NUMERAL, READY_MADE_NUMERAL } from "../text/numerals";
import {
  isChapter,
  isHanComma,
  isOrdinal,
  isOrdinalUnit,
  isShi,
  type MarkerException,
} from "./markerExceptions";

/** All that is known of a numbering style: one is added here, and nowhere else. */
interface MarkerTraits {
  /** Expressions for what is read as one, folded; group 1 is the numeral. */
  readonly patterns: readonly string[];
  /** What no pattern can tell. */
  readonly accepts?: MarkerException;
  /** Marks that it may follow inside a paragraph; none where it only opens paragraphs. */
  readonly after: string;
  /** Expression for what it begins with there: a quick look before the patterns are tried. */
  readonly beginning?: string;
  /** How it states its number: in a numeral, a ready-made character, a word (首先), or not at all. */
  readonly states: "numeral" | "character" | "word" | "nothing";
  /** Usual order of levels, outermost first. */
  readonly rank: number;
  /** Styles that go together in one list; a style without one goes with its own only. */
  readonly family?: "arabic" | "ordinal";
  /** Needs a partner to be a marker at all; the others number even when alone. */
  readonly soft?: true;
  /** Opens paragraphs: no list goes on with it inside one. */
  readonly opensParagraph?: true;
  /** Two of them make a text a speech; Arabic lists stand in every README. */
  readonly tellsSpeech?: true;
  /** A marker of another style can be written as one of this without thinking. */
  readonly convertible?: true;
}

const HAN = `(${HAN_NUMERAL}{1,4})`;
const ARABIC = "(\\d{1,3})";
const ORDINAL = `第(${HAN_NUMERAL}{1,3}|\\d{1,2})`;
const UNIT =
  "方面|问题|阶段|环节|层意思|层含义|任务|关系|要求|举措|步骤|步|件事|句话|部分|点体会|点意见|点建议|点|条|项|层|类|种";
/** A number with what makes it a marker: 一、 一是 一要. */
const HAN_BEGINNING = `${HAN_NUMERAL}{1,4}[、是就要。]`;

/** Marks that end a sentence or introduce a list. */
const SENTENCE = "。！？；：";
/** The same, and those inside a sentence. */
export const CLAUSE = `${SENTENCE}，、“—`;

/** Words that count; where two say the same number the first is written. */
export const COUNTING_WORDS: Readonly<Record<string, number>> = {
  首先: 1,
  其次: 2,
  再次: 3,
  再其次: 3,
  最后: 4,
};

/** The word that counts to a number; undefined where none goes so far. */
export const countingWord = (value: number): string | undefined =>
  Object.keys(COUNTING_WORDS).find((word) => COUNTING_WORDS[word] === value);

/** In the order in which they are tried. */
const STYLES = {
  /** 第一章 第二部分 第三编 */
  chapter: {
    patterns: [`第(${HAN_NUMERAL}{1,4}|\\d{1,3})(?:部分|[章编篇节])[：、，]?`],
    accepts: isChapter,
    after: "",
    states: "numeral",
    rank: 0,
    opensParagraph: true,
  },
  /** 第一个问题： 第二个方面， */
  "ordinal-unit": {
    patterns: [`${ORDINAL}[个大项条种类件层]?(?:${UNIT})?(?:[：，、]|就?是)`],
    accepts: isOrdinalUnit,
    after: SENTENCE,
    beginning: "第",
    states: "numeral",
    rank: 6,
    family: "ordinal",
    soft: true,
  },
  /** 第一， 第一、 */
  ordinal: {
    patterns: [`${ORDINAL}[，、：]`],
    accepts: isOrdinal,
    after: CLAUSE.replace("、", ""),
    beginning: "第",
    states: "numeral",
    rank: 6,
    family: "ordinal",
    soft: true,
    tellsSpeech: true,
    convertible: true,
  },
  /** 一、 */
  "han-comma": {
    patterns: [`${HAN}[、。](?!${HAN_NUMERAL}{1,3}[、，])`],
    accepts: isHanComma,
    after: SENTENCE,
    beginning: HAN_BEGINNING,
    states: "numeral",
    rank: 1,
    opensParagraph: true,
    tellsSpeech: true,
    convertible: true,
  },
  /** （一） 一） */
  "han-bracket": {
    patterns: [`（${HAN}）[、，。：]?`, `${HAN}）[、，。：]?`],
    after: SENTENCE,
    beginning: "（",
    states: "numeral",
    rank: 2,
    opensParagraph: true,
    tellsSpeech: true,
    convertible: true,
  },
  /** 1. 1． */
  "arabic-dot": {
    patterns: [`${ARABIC}(?:\\.(?! ?\\d(?!\\d{3}年))|\\\\[。.]|。(?=\\*))`],
    after: SENTENCE,
    beginning: "\\d",
    states: "numeral",
    rank: 3,
    family: "arabic",
    convertible: true,
  },
  /** 1、 */
  "arabic-comma": {
    patterns: [`${ARABIC}、(?!\\d(?!\\d{3}年))`],
    after: SENTENCE,
    beginning: "\\d",
    states: "numeral",
    rank: 3,
    family: "arabic",
    convertible: true,
  },
  /** （1） 1） */
  "arabic-bracket": {
    patterns: [`（${ARABIC}）[、，。：]?`, `${ARABIC}）[、，。：]?`],
    after: SENTENCE,
    beginning: "（|\\d",
    states: "numeral",
    rank: 4,
    convertible: true,
  },
  /** ① */
  circled: {
    patterns: [`(${READY_MADE_NUMERAL})[、，。：]?`],
    after: CLAUSE,
    beginning: READY_MADE_NUMERAL,
    states: "character",
    rank: 5,
  },
  /** 其一 */
  "its-first": {
    patterns: [`其${HAN}(?:[，、：]|就?是)`],
    after: CLAUSE,
    beginning: "其",
    states: "numeral",
    rank: 8,
    soft: true,
    tellsSpeech: true,
    convertible: true,
  },
  /** 一是 一是要 */
  shi: {
    patterns: [`${HAN}就?是(?!否|非)`],
    accepts: isShi,
    after: CLAUSE,
    beginning: HAN_BEGINNING,
    states: "numeral",
    rank: 8,
    soft: true,
    tellsSpeech: true,
    convertible: true,
  },
  /** 一要 */
  yao: {
    patterns: [`${HAN}要(?![素求点务地道件害职闻领义塞员么是好旨])`],
    after: CLAUSE,
    beginning: HAN_BEGINNING,
    states: "numeral",
    rank: 8,
    soft: true,
    tellsSpeech: true,
    convertible: true,
  },
  /** 首先 其次 再次 最后 */
  "first-next": {
    patterns: [`(${Object.keys(COUNTING_WORDS).join("|")})[，、：]`],
    after: CLAUSE,
    beginning: "[首其再最]",
    states: "word",
    rank: 7,
    family: "ordinal",
    soft: true,
  },
  /** 一条是 */
  "tiao-shi": {
    patterns: ["(一[条个])就?是"],
    after: CLAUSE,
    beginning: "一[条个]",
    states: "nothing",
    rank: 9,
    soft: true,
  },
  /** —— */
  dash: {
    patterns: ["(——?|--+|──?|――?)(?=[^—\\-─―])"],
    after: "",
    states: "nothing",
    rank: 9,
    soft: true,
    opensParagraph: true,
  },
} satisfies Readonly<Record<string, MarkerTraits>>;

export type MarkerStyle = keyof typeof STYLES;
export type MarkerFamily = MarkerStyle | NonNullable<MarkerTraits["family"]>;

export const MARKER_STYLES: Readonly<Record<MarkerStyle, MarkerTraits>> = STYLES;

/** Needs a partner to be a marker at all. */
export const isSoft = (style: MarkerStyle): boolean => MARKER_STYLES[style].soft === true;

/** States no number: only being side by side tells. */
export const isUnnumbered = (style: MarkerStyle): boolean => MARKER_STYLES[style].states === "nothing";

/** Counts in words, 首先, 其次, 最后: no number there could be wrong. */
export const countsInWords = (style: MarkerStyle): boolean => MARKER_STYLES[style].states === "word";

/** Usual order of levels, outermost first. */
export const rankOf = (style: MarkerStyle): number => MARKER_STYLES[style].rank;

/** Of the levels that headings have. */
export const numbersHeadings = (style: MarkerStyle): boolean => rankOf(style) <= rankOf("arabic-bracket");

/**
 * Styles that go together. 1. and 1、 differ in their mark alone, which is another rule's matter; 首先，其次，第三，第四
 * is how people speak.
 */
export const familyOf = (style: MarkerStyle): MarkerFamily => MARKER_STYLES[style].family ?? style;
