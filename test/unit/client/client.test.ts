import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Attempt } from "../../../client/src/pure/attempt";
import { follow, type Change, type Run } from "../../../client/src/pure/composition";
import { isChinese, SAMPLE } from "../../../client/src/pure/hanGate";
import { leadingChange, sharedEnd } from "../../../client/src/pure/mirrored";
import { relativePath } from "../../../client/src/pure/relativePath";
import * as server from "../../../server/src/features/gate";

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
    ["字".repeat(20) + "a".repeat(80), true], // a fifth
    ["字".repeat(20) + "a".repeat(81), false],
    ["字".repeat(4) + "é".repeat(16), true],
    ["カタカナ".repeat(8) + "字", true], // kana are no letters of an alphabet
    ["二〇二七", true],
    ["\ud840\udc00".repeat(30), false], // beyond what either counts
    ["a".repeat(SAMPLE) + "字".repeat(SAMPLE), false], // judged by its beginning
    ["字".repeat(SAMPLE) + "a".repeat(10 * SAMPLE), true],
  ])("%.40j: %s, for the client as for the server", (text, expected) => {
    expect([isChinese(text), server.isChinese(text)]).toEqual([expected, expected]);
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

describe("an edit of several places", () => {
  const change = (offset: number, removed: number, text: string): Change => ({ offset, removed, text });
  it("is followed at the first of its mirrors", () => {
    expect(leadingChange([change(9, 2, "法"), change(3, 2, "法")])).toEqual(change(3, 2, "法"));
    expect(leadingChange([change(3, 2, "法")])).toEqual(change(3, 2, "法"));
  });
  it("is none of an input method where its places differ", () => {
    expect(leadingChange([change(9, 2, "法"), change(3, 2, "治")])).toBeUndefined();
    expect(leadingChange([change(9, 1, "法"), change(3, 2, "法")])).toBeUndefined();
    expect(leadingChange([])).toBeUndefined();
  });
  it.each([
    [["要点亮巷口", "要点亮巷口，建好巷口"], 2],
    [["巷口", "巷口"], 2],
    [["点亮", "建好"], 0],
    [["", "巷口"], 0],
  ])("replaces no more than %j have in common: %i", (texts, length) => {
    expect(sharedEnd(texts)).toBe(length);
  });
  it("commits where the first mirror ends, whatever the order of the changes", () => {
    let run: Run | undefined;
    let at: number | undefined;
    for (const text of ["f", "fa", "法"]) {
      const removed = { f: 0, fa: 1, 法: 2 }[text]!;
      const later = 20 + (removed > 0 ? removed : 0);
      const changes = [change(later, removed, text), change(3, removed, text)];
      ({ run, committedAt: at } = follow(run, leadingChange(changes)!));
    }
    expect(at).toBe(4);
  });
});

describe("something started once", () => {
  it("is shared while it goes well, and tried again where it has failed", async () => {
    let starts = 0;
    const attempt = new Attempt(() =>
      ++starts === 1 ? Promise.reject(new Error("no")) : Promise.resolve(starts),
    );
    expect(attempt.begun).toBe(false);
    const first = attempt.get();
    expect(attempt.get()).toBe(first);
    await expect(first).rejects.toThrow("no");
    expect(attempt.begun).toBe(false);
    expect(await Promise.all([attempt.get(), attempt.get()])).toEqual([2, 2]);
    await attempt.forget();
    expect(await attempt.get()).toBe(3);
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
