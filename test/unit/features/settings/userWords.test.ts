import { expect, test } from "vitest";
import { userWordsOf } from "../../../../server/src/features/settings/userWords";

test("names of profiles and phrases of packs, each once, in one order", () => {
  const profile = {
    place: "青石桥市",
    organisation: "临江大数据集团",
    superiors: ["省发展改革委"],
    leaders: [{ name: "欧阳青石", post: "书记" }],
  };
  const words = userWordsOf([profile, { place: "青石桥市" }], ["一网通办", "青石桥市"]);
  expect(words).toEqual(userWordsOf([{ place: "青石桥市" }, profile], ["青石桥市", "一网通办"]));
  expect(Object.fromEntries(words.map(({ text, tag }) => [text, tag]))).toEqual({
    一网通办: "l",
    临江大数据集团: "nt",
    欧阳青石: "nr",
    省发展改革委: "nt",
    青石桥市: "ns",
  });
});

test("what no dictionary can hold is left out", () => {
  const leaders = ["", " ", "王", "张 三", "李\n四 5 n", "长".repeat(31)].map((name) => ({ name, post: "" }));
  expect(userWordsOf([{ leaders }])).toEqual([]);
});
