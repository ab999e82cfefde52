import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { homeOf, lostOf } from "../../../client/src/pure/insertedItem";
import { keyOf } from "../../../client/src/pure/keyOf";
import {
  answers,
  asks,
  hasMoreInitials,
  isLeftBehind,
  type KnownList,
  type Place,
} from "../../../client/src/pure/openList";

describe("an inserted item", () => {
  /** The line when all is put back: `|` is the cursor that the item was made for, `typed` what came behind it. */
  const line = (before: string, filterText: string, text: string, typed: string, after = ""): string => {
    const covered = filterText.slice(0, before.length);
    const item = { filterText, before: covered.length, after: after.length };
    const lost = lostOf(item, covered + typed + after, text);
    const home = homeOf(item, text);
    return text.slice(0, home) + lost + text.slice(home);
  };

  it.each([
    ["a figure before what it goes on with", "总值", "总值比重", "总值比重", "600", "总值600比重"],
    ["a figure before a blank", "案件", "案件__件", "案件件", "500", "案件500件"],
    ["what a blank is shown by, too", "案件", "案件__件", "案件件", "_", "案件_件"],
    [
      "a mark, and one that the item holds further on",
      "总值",
      "总值比重，率",
      "总值比重，率",
      "，",
      "总值，比重，率",
    ],
    ["Han that it does not go on with", "茶园", "茶园示范", "茶园示范", "蟋蟀", "茶园蟋蟀示范"],
    ["nothing where it goes on so", "茶园", "茶园示范", "茶园示范", "示", "茶园示范"],
    ["nothing where nothing was typed", "茶园", "茶园示范", "茶园示范", "", "茶园示范"],
    ["no initials: they asked for it", "gz", "gz", "工作", "l", "工作"],
    ["but a figure behind initials", "gz", "gz", "工作", "3.5", "工作3.5"],
    ["capital letters", "gz", "gz", "工作", "GDP", "工作GDP"],
    ["no more of a snippet's prefix", "三个", "三个方面", "一是；二是", "方", "一是；二是"],
    ["no more of its Latin prefix", "sg", "sgfm", "一是；二是", "fm", "一是；二是"],
    ["but what its prefix does not go on with", "三个", "三个方面", "一是；二是", "5", "一是；二是5"],
    ["letters behind Han", "总值", "总值比重", "总值比重", "gz", "总值gz比重"],
    ["what an item that covers nothing took", "", "比重", "比重", "6", "6比重"],
  ])("gives back %s", (_, before, filterText, text, typed, expected) => {
    expect(line(before, filterText, text, typed)).toBe(expected);
  });

  it("keeps what its range covered behind the cursor", () => {
    expect(line("二", "二是", "二是", "5", "是")).toBe("二5是");
  });

  it("never gives back what its range covered, nor less than was typed", () => {
    const text = fc.string({ unit: fc.constantFrom("茶", "园", "6", "，", "g"), maxLength: 6 });
    fc.assert(
      fc.property(text, text, text, (covered, label, typed) => {
        const whole = covered + label;
        const seen = line(covered, whole, whole, typed);
        expect([whole, covered + typed + label]).toContain(seen);
        expect(seen.startsWith(covered + typed)).toBe(true);
      }),
    );
  });
});

describe("a list left open", () => {
  const at = (before: string, line = 3, name = "a"): Place => ({
    document: keyOf(`file:///${name}`),
    line,
    before,
  });
  const answered = (filled: boolean | undefined, ...places: readonly Place[]): KnownList =>
    places.reduce<KnownList | undefined>(
      (known, place) => answers(asks(known, place), place, filled),
      undefined,
    )!;

  it("is behind where the cursor has gone on and nothing was asked", () => {
    expect(isLeftBehind(answered(true, at("茶园")), at("茶园6"))).toBe(true);
    expect(isLeftBehind(answered(true, at("茶园")), at("茶"))).toBe(true); // moved
    expect(isLeftBehind(answered(true, at("茶园")), at("茶园", 4))).toBe(true); // to another line
  });

  it("is not where it was asked for, nor in another document", () => {
    expect(isLeftBehind(answered(true, at("茶园"), at("茶园6")), at("茶园6"))).toBe(false);
    expect(isLeftBehind(answered(true, at("茶园")), at("茶园6", 3, "b"))).toBe(false);
  });

  it("is none where it was closed before an answer came", () => {
    expect(answers(undefined, at("茶园"), true)).toBeUndefined();
  });

  it("is none where the answer was empty", () => {
    expect(isLeftBehind(answered(false, at("茶园")), at("茶园6"))).toBe(false);
  });

  it("may be renewed while an answer is awaited, and stays where that is not used", () => {
    const open = answered(true, at("茶园"));
    const asking = asks(open, at("茶园6"));
    expect(isLeftBehind(asking, at("茶园60"))).toBe(false);
    expect(isLeftBehind(answers(asking, at("茶园"), true)!, at("茶园60"))).toBe(false); // an older answer
    expect(isLeftBehind(answers(asking, at("茶园6"), undefined)!, at("茶园60"))).toBe(true);
    expect(isLeftBehind(answers(asking, at("茶园6"), false)!, at("茶园60"))).toBe(false);
  });

  it.each([
    ["gz", "gzl", true],
    ["推动g", "推动gz", true],
    ["推动", "推动g", false], // may be composed
    ["", "g", false],
    ["gz", "gz", true],
    ["gz", "gz6", false],
    ["gz", "gZ", false],
    ["gz", "g", false],
  ])("behind %j that becomes %j has more initials: %s", (asked, here, expected) => {
    expect(hasMoreInitials(at(asked), at(here))).toBe(expected);
  });
});
