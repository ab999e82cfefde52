/**
 * Pinyin of Han characters, all readings of each, without tones: what Latin letters typed in Chinese text may mean.
 * ü is v, as input methods write it; after j, q, x and y, where pinyin writes u for it, both are read. Built from a
 * compact table at first use.
 */
import { isAsciiLetter, isHan } from "./chars";
import { RARE_READINGS } from "./pinyinRare";
import { PINYIN_READINGS } from "./pinyinReadings";

/** The initials a character may have: bit 0 is a, bit 25 z; 0 for what has no reading. */
export function initialsMask(code: number): number {
  return getTable().masks[code - FIRST_CODE] ?? 0;
}

/** All readings of a character, in alphabetical order. */
export function readingsOf(code: number): readonly string[] {
  return getTable().readings[code - FIRST_CODE] ?? [];
}

/**
 * How many code units of `text` are meant by `letters` in full, initial or mixed pinyin (`gaozhiliang`, `gzl`,
 * `gaozl`, `gaozhil`): each character takes a whole syllable, its initial (zh, ch, sh too), and the last one any
 * beginning of a syllable, for it may still be being typed. 0 where they mean nothing here.
 * @param letters lower-case a to z, at most 30
 * @param usual by usual readings alone: not 合 as gě
 */
export const matchPinyin = (text: string, letters: string, usual = false): number =>
  Math.max(0, reachOf(text, letters, usual));

/** Whether `text`, as far as it goes, says what `letters` mean: 高 for `gzl`. */
export const beginsPinyin = (text: string, letters: string): boolean => reachOf(text, letters, false) >= 0;

/** Code units that use the letters up; 0 where the text is used up first, -1 where they part. */
function reachOf(text: string, letters: string, usual: boolean): number {
  const length = letters.length;
  if (length === 0 || length > 30) return -1;
  const { readings, usualReadings } = getTable();
  const syllablesOf = usual ? usualReadings : readings;
  const done = 1 << length;
  // Bit p: the letters before p are used up by the characters so far.
  let states = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isHan(code) && !isAsciiLetter(code)) continue;
    const syllables = isHan(code) ? syllablesOf[code - FIRST_CODE] : [String.fromCharCode(code | 0x20)];
    if (syllables === undefined) return -1;
    let after = 0;
    for (let p = 0; p < length; p++) {
      if ((states & (1 << p)) !== 0) for (const syllable of syllables) after |= advance(syllable, letters, p);
    }
    if ((after & done) !== 0) return i + 1;
    if (after === 0) return -1;
    states = after;
  }
  return 0;
}

/** Positions reached when one character with this reading is typed from position `p` on, as bits. */
function advance(syllable: string, letters: string, p: number): number {
  if (syllable.charCodeAt(0) !== letters.charCodeAt(p)) return 0;
  let after = 1 << (p + 1);
  const shared = sharedLength(syllable, letters, p);
  if (shared === syllable.length || p + shared === letters.length) after |= 1 << (p + shared);
  if (shared >= 2 && syllable.charCodeAt(1) === CODE_OF_H) after |= 1 << (p + 2);
  return after;
}

function sharedLength(syllable: string, letters: string, p: number): number {
  let n = 0;
  while (
    n < syllable.length &&
    p + n < letters.length &&
    (syllable.charCodeAt(n) === letters.charCodeAt(p + n) || (n === 1 && isUmlaut(syllable, letters, p)))
  )
    n++;
  return n;
}

/** 需要 as `xvyao`: whoever types lv and nv types ü as v after j, q, x and y too. */
const isUmlaut = (syllable: string, letters: string, p: number): boolean =>
  letters.charCodeAt(p + 1) === CODE_OF_V &&
  syllable.charCodeAt(1) === CODE_OF_U &&
  "jqxy".includes(syllable[0]!);

interface Table {
  readonly masks: Uint32Array;
  readonly readings: Readings;
  /** Without those that a character has only in a few words, or names. */
  readonly usualReadings: Readings;
}

type Readings = readonly (readonly string[] | undefined)[];

const FIRST_CODE = 0x4e00;
const CODE_COUNT = 0xa000 - FIRST_CODE;
const CODE_OF_A = 0x61;
const CODE_OF_H = 0x68;
const CODE_OF_U = 0x75;
const CODE_OF_V = 0x76;

let table: Table | undefined;

function getTable(): Table {
  return (table ??= buildTable());
}

function buildTable(): Table {
  const masks = new Uint32Array(CODE_COUNT);
  const readings = new Array<string[] | undefined>(CODE_COUNT).fill(undefined);
  forEachReading(PINYIN_READINGS, (at, syllable) => {
    masks[at]! |= 1 << (syllable.charCodeAt(0) - CODE_OF_A);
    readings[at] = (readings[at] ?? []).concat(spellingsOf(syllable));
  });
  const usualReadings = [...readings];
  forEachReading(RARE_READINGS, (at, syllable) => {
    const rare = spellingsOf(syllable);
    usualReadings[at] = usualReadings[at]?.filter((spelling) => !rare.includes(spelling));
  });
  return { masks, readings, usualReadings };
}

/** @param lines each syllable followed by its characters */
function forEachReading(lines: readonly string[], found: (at: number, syllable: string) => void): void {
  for (const line of lines) {
    for (let i = 0; i < line.length;) {
      const from = i;
      while (isAsciiLetter(line.charCodeAt(i))) i++;
      const syllable = line.slice(from, i);
      for (; i < line.length && !isAsciiLetter(line.charCodeAt(i)); i++)
        found(line.charCodeAt(i) - FIRST_CODE, syllable);
    }
  }
}

/** üe after l and n is typed ve or ue. */
function spellingsOf(syllable: string): string[] {
  return syllable.endsWith("ve") ? [syllable, `${syllable[0] ?? ""}ue`] : [syllable];
}
