import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { initialsMask, matchPinyin, readingsOf } from "../../../server/src/text/pinyin";

const codeOf = (character: string): number => character.charCodeAt(0);

describe("readings", () => {
  test.each([
    ["高", ["gao"]],
    ["重", ["chong", "zhong"]],
    ["率", ["lv", "shuai"]],
    ["行", ["hang", "heng", "xing"]],
    ["略", ["lue", "lve"]],
    ["，", []],
    ["a", []],
    ["\ud83d", []],
  ])("%s", (character, readings) => {
    expect(readingsOf(codeOf(character))).toEqual(expect.arrayContaining([...readings]));
    if (readings.length === 0) expect(readingsOf(codeOf(character))).toEqual([]);
  });

  test("initials are those of the readings", () => {
    for (let code = 0x4e00; code < 0xa000; code++) {
      const mask = readingsOf(code).reduce((bits, reading) => bits | (1 << (codeOf(reading) - 0x61)), 0);
      expect(initialsMask(code)).toBe(mask);
    }
  });
});

describe("initials", () => {
  test.each([
    ["高质量发展", "gzl", true],
    ["高质量发展", "gzlfz", true],
    ["高质量发展", "gzlfzx", false],
    ["高质量发展", "gl", false],
    ["重点", "zd", true],
    ["重点", "cd", true],
    ["坚定“四个自信”、做到“两个维护”", "jdsgzxzd", true],
    ["5G网络", "gwl", true],
    ["GDP增长", "gdpz", true],
    ["高质量", "", false],
    ["", "g", false],
  ])("%s by %j: %s", (text, letters, expected) => {
    expect(matchPinyin(text, letters) > 0).toBe(expected);
  });
});

describe("full, initial and mixed pinyin: how much of the text is meant", () => {
  test.each([
    ["高质量发展", "gaozl", "高质量"],
    ["高质量发展", "gzl", "高质量"],
    ["高质量发展", "gaozhiliang", "高质量"],
    ["高质量发展", "gaozhil", "高质量"],
    ["高质量发展", "gaoz", "高质"],
    ["高质量发展", "ga", "高"],
    ["高质量发展", "gaozhiliangfazhan", "高质量发展"],
    ["高质量发展", "gaozhiliangfazhang", ""],
    ["高质量发展", "gx", ""],
    ["实事求是", "shshqsh", "实事求是"],
    ["实事求是", "ssqs", "实事求是"],
    ["西安", "xian", "西安"],
    ["先进", "xian", "先"],
    ["战略", "zhanlue", "战略"],
    ["战略", "zhanlve", "战略"],
    ["效率", "xiaolv", "效率"],
    ["绿色", "lvse", "绿色"],
    ["妇女", "funv", "妇女"],
    ["云服务", "yvnfw", "云服务"],
    ["云服务", "yunfw", "云服务"],
    ["居民", "jvmin", "居民"],
    ["需要", "xvyao", "需要"],
    ["全区", "qvanqv", "全区"],
    ["决策", "jvec", "决策"],
    ["原则", "yvanz", "原则"],
    ["语", "yv", "语"],
    ["教育", "jiaoyv", "教育"],
    ["路线", "lvx", ""],
    ["有为", "yvwei", ""],
    ["主要", "zhvyao", ""],
    ["新V字", "xv", "新V"],
    ["新V字形", "xvzx", "新V字形"],
    ["做到“两个维护”", "zuodlianggwh", "做到“两个维护"],
    ["高", "", ""],
    ["高质量发展", "g".repeat(31), ""],
    ["😀高", "gao", "😀高"],
  ])("%s by %j", (text, letters, meant) => {
    expect(text.slice(0, matchPinyin(text, letters))).toBe(meant);
  });

  test("any spelling of any characters finds them", () => {
    const character = fc.integer({ min: 0x4e00, max: 0x9fa5 }).filter((code) => readingsOf(code).length > 0);
    const typed = fc
      .tuple(character, fc.nat(), fc.constantFrom("full", "initial"))
      .map(([code, pick, how]) => {
        const readings = readingsOf(code);
        const reading = readings[pick % readings.length] ?? "";
        return {
          character: String.fromCharCode(code),
          letters: how === "full" ? reading : reading.slice(0, 1),
        };
      });
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 4 }), (parts) => {
        const text = parts.map((part) => part.character).join("");
        const letters = parts.map((part) => part.letters).join("");
        expect(matchPinyin(text, letters)).toBeGreaterThan(0);
        expect(matchPinyin(text, parts.map((part) => part.letters.slice(0, 1)).join(""))).toBeGreaterThan(0);
      }),
    );
  });

  test("ü after j, q, x and y is u or v, whatever stands around it", () => {
    const character = fc.constantFrom(...Array.from("居区需与全决寻原女率民高质要"));
    const typed = fc.record({ character, pick: fc.nat(), kept: fc.constantFrom(1, 2, 9) });
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 5 }), (parts) => {
        const text = parts.map((part) => part.character).join("");
        const letters = parts.map((part) => {
          const readings = readingsOf(codeOf(part.character));
          return readings[part.pick % readings.length]!.slice(0, part.kept);
        });
        const v = letters.map((syllable) => syllable.replace(/^([jqxy])u/, "$1v"));
        expect(matchPinyin(text, v.join(""))).toBe(matchPinyin(text, letters.join("")));
      }),
    );
  });

  test("each syllable that has a ü, spelt with v", () => {
    for (let code = 0x4e00; code < 0xa000; code++) {
      for (const reading of readingsOf(code).filter((syllable) => /^[jqxy]u/.test(syllable))) {
        const typed = `${reading[0]!}v${reading.slice(2)}`;
        expect(matchPinyin(String.fromCharCode(code), typed)).toBe(1);
      }
    }
  });

  test("any text, any letters: an answer inside the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.stringMatching(/^[a-z]{0,40}$/), (text, letters) => {
        const meant = matchPinyin(text, letters);
        expect(0 <= meant && meant <= text.length).toBe(true);
      }),
    );
  });
});
