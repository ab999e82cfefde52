import { pinyin } from "pinyin-pro";
import { expect, test } from "vitest";

/**
 * The table is derived data: this draws it again and compares byte for byte.
 * `npx vitest run -u pinyin-table` writes it anew.
 */
test("the table of readings is what pinyin-pro knows", async () => {
  await expect(drawTable()).toMatchFileSnapshot("../../server/src/text/pinyinReadings.ts");
});

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
    " * Drawn from pinyin-pro (MIT) by test/unit/pinyin-table.test.ts, which also holds the two together.",
    " */",
    "export const pinyinReadings: readonly string[] = [",
    ...Array.from(lines.values(), (line) => `  "${line}",`),
    "];",
    "",
  ].join("\n");
}
