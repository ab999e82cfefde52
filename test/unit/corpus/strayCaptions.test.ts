import { describe, expect, test } from "vitest";
import { strayCaptions } from "../../../server/src/corpus/strayCaptions";

/** A scanned page, its lines at one width, paragraphs indented. `insert`: what stands before a line of it. */
const page = (insert: string, at: number): string =>
  LINES.flatMap((line, i) => (i === at ? [insert, line] : [line])).join("\n");

const LINES = [
  "　　河堤修了三年，从上游的石桥修到下游的闸口，",
  "一共是十一公里。堤上种了柳树，堤下铺了石板，老",
  "人早上来散步，孩子傍晚来放风筝。",
  "　　修堤的时候有人说，花这么多钱值不值。去年夏",
  "天发大水，水位离堤顶只有一尺，堤没有垮，庄稼没",
  "有淹，说这话的人自己来送了一面锦旗。",
  "　　我说锦旗不要送给我，要送给那些扛沙袋的人。",
  "那天夜里两百个人守在堤上，没有一个人回家，天亮",
  "的时候雨停了，大家坐在泥里吃馒头。",
  "　　治水的道理不复杂，平时多流一身汗，到时候就",
  "少担一份心。今年还要修支流，请大家接着出力。",
];
const stray = (text: string): readonly string[] =>
  strayCaptions(text).map(({ start, end }) => text.slice(start, end));

describe("captions read into a sentence", () => {
  test.each([
    ["in the middle of a paragraph", "下游闸口新貌", 5],
    ["below a paragraph's first line", "　　　　柳堤晨练", 1],
    ["of more words", "全县水利建设现场观摩", 8],
  ])("%s", (_, caption, at) => {
    expect(stray(page(caption, at))).toEqual([`${caption}\n`]);
  });

  test.each([
    ["a heading between paragraphs", "修堤为了谁", 6],
    ["a numbered line", "一、堤要修牢", 5],
    ["words with a mark", "新貌，旧貌", 5],
    ["a line above the next paragraph", "下游闸口新貌", 3],
  ])("%s stays", (_, line, at) => {
    expect(stray(page(line, at))).toEqual([]);
  });

  test("a page without indented paragraphs has none", () => {
    expect(stray(page("下游闸口新貌", 5).replaceAll("　", ""))).toEqual([]);
  });

  test("a text that is not wrapped has none", () => {
    expect(stray(LINES.map((line) => line.repeat(3)).join("\n"))).toEqual([]);
  });
});
