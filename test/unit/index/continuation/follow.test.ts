import { describe, expect, it } from "vitest";
import { buildSegment } from "../../../../server/src/index/build";
import { followedBy, NOTHING_FOLLOWS } from "../../../../server/src/index/continuation/follow";
import type { Part } from "../../../../server/src/index/segment/search";

const partOf = (...paragraphs: string[]): Part => ({
  segment: buildSegment(
    paragraphs.map((text, n) => ({
      uri: `file:///${n}.txt`,
      title: `第${n}篇`,
      start: 0,
      paragraphs: [text],
    })),
  ),
});

const RIVER = [
  "要实施清水绿岸提升行动，还河于民。",
  "大力实施清水绿岸提升行动。",
  "实施清水绿岸提升行动成效明显。",
];

describe("a formulation goes on", () => {
  it.each([
    ["as nearly all places do, up to where they part", RIVER, "实施清水绿岸", 8, "提升行动"],
    ["no further than is asked for", RIVER, "实施清水绿岸", 2, "提升"],
    ["nowhere, where few places know it", RIVER.slice(1), "实施清水绿岸", 8, ""],
    ["nowhere, where it is not known", RIVER, "实施蓝天保卫", 8, ""],
    [
      "nowhere over the sentence's end",
      ["会议开完。散了", "会议开完。散了", "会议开完。散了"],
      "会议",
      8,
      "开完",
    ],
  ])("%s", (_name, texts, formulation, limit, text) => {
    expect(followedBy([partOf(...texts)], formulation, limit).text).toBe(text);
  });

  it("with what most of them say next, for words to be cut by", () => {
    const texts = [...RIVER, "实施清水绿岸提升行动成效明显。", "实施清水绿岸提升行动成效很好。"];
    expect(followedBy([partOf(...texts)], "实施清水绿岸", 8)).toEqual({
      text: "提升行动",
      ahead: "成效明显",
    });
  });

  it("over all parts, and not as what no longer counts does", () => {
    const old = partOf("实施清水绿岸旧办法。", "实施清水绿岸旧办法。");
    const masked: Part = { ...old, mask: Uint8Array.of(1, 1) };
    expect(
      followedBy([partOf(...RIVER.slice(0, 2)), partOf(RIVER[2]!), masked], "实施清水绿岸", 8).text,
    ).toBe("提升行动");
    expect(followedBy([old, partOf(...RIVER)], "实施清水绿岸", 8)).toEqual({
      ...NOTHING_FOLLOWS,
      ahead: "提升行动",
    });
  });
});
