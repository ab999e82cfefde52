import { pinyin } from "pinyin-pro";
import { expect, test } from "vitest";
import { readSeedBase } from "../../support/seedIndex";

/**
 * The table is derived data: this draws it again and compares byte for byte.
 * `npx vitest run -u pinyin-table` writes it anew.
 */
test("the table of readings is what pinyin-pro knows", async () => {
  await expect(drawTable()).toMatchFileSnapshot("../../../server/src/text/pinyinReadings.ts");
});

test("the table of rare readings is what the set phrases say", async () => {
  await expect(drawRare()).toMatchFileSnapshot("../../../server/src/text/pinyinRare.ts");
});

/** Of a character's places in set phrases, a rare reading is said in fewer than this share. */
const RARE_SHARE = 0.002;
/** Phrases that a character must stand in to be judged. */
const ENOUGH_PHRASES = 8;

/** Readings that pinyin-pro gives hardly ever in the phrases of the base table, of characters that stand in many. */
function drawRare(): string {
  const places = new Map<string, number>();
  const said = new Map<string, Map<string, number>>();
  const table = readSeedBase();
  const visit = (node: number, text: string): void => {
    for (let child = table.first[node]!; child < table.first[node + 1]!; child++) {
      const longer = text + String.fromCharCode(table.units[child]!);
      if (longer.length > 1 && table.counts.some((counts) => counts[child]! > 0)) note(longer);
      visit(child, longer);
    }
  };
  const note = (phrase: string): void => {
    const syllables = pinyin(phrase, { toneType: "none", type: "array", v: true });
    Array.from(phrase).forEach((character, i) => {
      places.set(character, (places.get(character) ?? 0) + 1);
      const readings = said.get(character) ?? new Map<string, number>();
      said.set(character, readings.set(syllables[i]!, (readings.get(syllables[i]!) ?? 0) + 1));
    });
  };
  visit(0, "");
  const rare = new Map<string, string>();
  for (const [character, count] of [...places].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count < ENOUGH_PHRASES) continue;
    const all = new Set(
      pinyin(character, { multiple: true, toneType: "none", type: "array", v: true, nonZh: "removed" }),
    );
    for (const reading of all) {
      if ((said.get(character)!.get(reading) ?? 0) < RARE_SHARE * count)
        rare.set(reading, (rare.get(reading) ?? "") + character);
    }
  }
  const lines = [...rare].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reading, found]) => reading + found);
  return [
    "/**",
    " * Readings that a character of the genre hardly ever has there: each syllable is followed by its characters.",
    " * Drawn from pinyin-pro (MIT) and the base table by test/unit/text/pinyinTable.test.ts, which also holds them together.",
    " */",
    "export const RARE_READINGS: readonly string[] = [",
    ...wrapped(lines).map((line) => `  "${line}",`),
    "];",
    "",
  ].join("\n");
}

function wrapped(pieces: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last === undefined || last.length + piece.length > 100) out.push(piece);
    else out[out.length - 1] = last + piece;
  }
  return out;
}

function drawTable(): string {
  const bySyllable = new Map<string, string>();
  for (let code = 0x4e00; code < 0xa000; code++) {
    const character = String.fromCharCode(code);
    const readings = pinyin(character, {
      multiple: true,
      toneType: "none",
      type: "array",
      v: true,
      nonZh: "removed",
    });
    for (const reading of new Set(readings)) {
      if (/^[a-z]+$/.test(reading)) bySyllable.set(reading, (bySyllable.get(reading) ?? "") + character);
    }
  }
  const lines = new Map<string, string>();
  for (const [syllable, characters] of [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const initial = syllable.slice(0, 1);
    lines.set(initial, (lines.get(initial) ?? "") + syllable + characters);
  }
  return [
    "/**",
    " * Toneless readings of U+4E00 to U+9FFF: each syllable is followed by its characters; one line per initial.",
    " * Drawn from pinyin-pro (MIT) by test/unit/text/pinyinTable.test.ts, which also holds the two together.",
    " */",
    "export const PINYIN_READINGS: readonly string[] = [",
    ...Array.from(lines.values(), (line) => `  "${line}",`),
    "];",
    "",
  ].join("\n");
}
