import fc from "fast-check";
import { expect, test } from "vitest";
import { PrefixTable } from "../../../server/src/packs/prefixTable";
import { beginsPinyin, matchPinyin } from "../../../server/src/text/pinyin";

const texts = fc.array(
  fc.string({
    unit: fc.constantFrom("抓", "好", "落", "实", "工", "作", "“", "”", "、", "a", "b"),
    minLength: 1,
    maxLength: 6,
  }),
  {
    maxLength: 30,
  },
);
const tableOf = (all: readonly string[]): PrefixTable<number> =>
  new PrefixTable(all.map((text, i) => [text, i] as const));

test("finds what a search through all texts finds, by their beginning", () => {
  fc.assert(
    fc.property(
      texts,
      fc.string({ unit: fc.constantFrom("抓", "好", "落", "实", "工"), minLength: 1, maxLength: 3 }),
      (all, beginning) => {
        const found = tableOf(all)
          .startingWith(beginning, 1000)
          .map(({ value }) => value);
        expect(found.sort()).toEqual(
          all.flatMap((text, i) => (text.startsWith(beginning) ? [i] : [])).sort(),
        );
      },
    ),
  );
});

test("by the pinyin of it", () => {
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom("z", "zh", "zhl", "zhlsh", "g", "ab", "lsgz", "zhua", "hls"),
      (all, letters) => {
        const found = tableOf(all)
          .meantBy(letters, 1000)
          .map(({ value }) => value);
        const expected = all.flatMap((text, i) => (isMeant(text, letters) ? [i] : []));
        expect(found.sort()).toEqual(expected.sort());
      },
    ),
  );
});

/** Some beginning of the text means the letters. */
function isMeant(text: string, letters: string): boolean {
  for (let end = 1; end <= text.length; end++) {
    if (matchPinyin(text.slice(0, end), letters) > 0) return true;
    if (!beginsPinyin(text.slice(0, end), letters)) return false;
  }
  return false;
}

test("and all of those that stand somewhere, the shortest first", () => {
  fc.assert(
    fc.property(
      texts,
      fc.string({ unit: fc.constantFrom("抓", "好", "落", "实", "工"), maxLength: 8 }),
      (all, text) => {
        const table = tableOf(all);
        for (let at = 0; at <= text.length; at++) {
          const found = [...table.standingAt(text, at)].map((entry) => entry.text);
          const expected = all.filter((one) => text.startsWith(one, at)).sort((a, b) => a.length - b.length);
          expect(found).toEqual(expected);
        }
      },
    ),
  );
});
