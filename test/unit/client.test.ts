import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { follow, type Change, type Run } from "../../client/src/pure/composition";
import { isChinese } from "../../client/src/pure/hanGate";
import { relativePath } from "../../client/src/pure/relativePath";
import * as server from "../../server/src/features/gate";

describe("the Han gate", () => {
  it.each([
    ["", false],
    ["Hello, world", false],
    ["同", true],
    ["# README 说明", true], // fewer than 20 letters
    ["This is a long English readme with one 字 in it", false],
    ["function sum() { return 1 } // 把两个数相加再返回结果给调用的人", true],
    ["同志们，今天我们召开会议，部署 2026 年重点工作。PPT 已发给大家。", true],
    ["１２３，。！", false],
  ])("%j: %s", (text, expected) => {
    expect(isChinese(text)).toBe(expected);
  });

  it("opens at a fifth", () => {
    expect(isChinese("字".repeat(20) + "a".repeat(80))).toBe(true);
    expect(isChinese("字".repeat(20) + "a".repeat(81))).toBe(false);
  });

  it("judges as the server does", () => {
    const text = fc.array(fc.oneof(fc.constantFrom("字", "〇", "é", "я", "，", "🙂", " "), fc.string()), {
      maxLength: 60,
    });
    fc.assert(fc.property(text, (parts) => isChinese(parts.join("")) === server.isChinese(parts.join(""))));
  });
});

/** Where the last of the changes committed Han, if it did. */
function committed(
  ...changes: readonly (readonly [offset: number, removed: number, text: string])[]
): number | undefined {
  let run: Run | undefined;
  let at: number | undefined;
  for (const [offset, removed, text] of changes) {
    const change: Change = { offset, removed, text };
    ({ run, committedAt: at } = follow(run, change));
  }
  return at;
}

describe("commits of an input method", () => {
  it("are Han in the place of the pinyin", () => {
    expect(committed([3, 0, "s"], [3, 1, "si"], [3, 2, "sifa"], [3, 4, "司法"])).toBe(5);
  });

  it("are found too where the editor sends only what differs", () => {
    expect(committed([3, 0, "s"], [4, 0, "i"], [5, 0, "'"], [6, 0, "f"], [3, 4, "司法"])).toBe(5);
  });

  it("are Han that is simply there", () => {
    expect(committed([0, 0, "司法"])).toBe(2);
  });

  it("are the last of them where the editor puts the same Han in its own place again", () => {
    expect(committed([3, 0, "fa"], [3, 2, "法治"], [3, 2, "法治"])).toBe(5);
    expect(committed([3, 0, "fa"], [3, 2, "法治"], [3, 2, "法治建设"])).toBeUndefined(); // a completion
  });

  it("come after letters were taken back", () => {
    expect(committed([3, 0, "six"], [5, 1, ""], [3, 2, "四"])).toBe(4);
    expect(committed([3, 0, "s"], [3, 1, ""], [3, 0, "四"])).toBe(4);
  });

  it("do not come while composing, nor with letters left in part", () => {
    expect(committed([3, 0, "sifa"])).toBeUndefined();
    expect(committed([3, 0, "sifa"], [3, 4, "司fa"])).toBeUndefined();
  });

  it.each([
    ["an accepted completion, which covers Han", [2, 2, "司法公正"]],
    ["a paste", [0, 0, "字".repeat(31)]],
    ["a deletion", [2, 2, ""]],
    ["a mark, which is a trigger character anyway", [2, 0, "，"]],
    ["a line break", [2, 0, "\n"]],
  ] as const)("are not %s", (_, change) => {
    expect(committed(change)).toBeUndefined();
  });

  it("always end where the change ends", () => {
    const step = fc.record({
      offset: fc.nat(20),
      removed: fc.nat(5),
      text: fc.constantFrom("s", "fa", "法", "司法", "，", ""),
    });
    fc.assert(
      fc.property(fc.array(step), (changes) => {
        let run: Run | undefined;
        for (const change of changes) {
          const next = follow(run, change);
          run = next.run;
          if (run && run.end <= run.start) return false;
          if (next.committedAt !== undefined && next.committedAt !== change.offset + change.text.length)
            return false;
        }
        return true;
      }),
    );
  });
});

describe("a corpus folder in a workspace's settings", () => {
  it.each([
    ["/w", "/w/历年讲稿", "历年讲稿"],
    ["/w/", "/w/a/b", "a/b"],
    ["/w", "/w", "."],
    ["/w", "/w/", "."],
    ["/w", "/work/a", undefined],
    ["/", "/a", "a"],
  ])("%s, %s: %s", (root, folder, expected) => {
    expect(relativePath(root, folder)).toBe(expected);
  });
});
