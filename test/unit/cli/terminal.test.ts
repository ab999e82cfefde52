import { describe, expect, it } from "vitest";
import { shortened, table } from "../../../server/src/cli/terminal";

describe("columns of a terminal", () => {
  /** Blanks that a cell is filled up with beside one of twelve columns. */
  const columnsOf = (text: string): number =>
    12 - (table([["x".repeat(12)], [text + "|"]], [0])[1]!.search(/\S|$/) + 1);

  it.each([
    ["draft", 5],
    ["讲话", 4],
    ["（一）", 6],
    ["ｦｧ", 2],
    ["é", 1],
    ["e\u0301", 1],
    ["\u200b", 0],
    ["😀", 2],
    ["❤\ufe0f", 2],
    ["👩‍👩‍👧", 2],
    ["👍🏽", 2],
    ["🇨🇳", 2],
    ["𠀋", 2],
  ])("%s takes %i", (text, columns) => expect(columnsOf(text)).toBe(columns));

  it.each([
    ["讲话提纲", 8, "讲话提纲"],
    ["讲话提纲", 7, "讲话提…"],
    ["讲话提纲", 6, "讲话…"],
    ["好👩‍👩‍👧好", 5, "好👩‍👩‍👧…"],
    ["好👩‍👩‍👧好", 4, "好…"],
  ])("%s in %i is %s", (text, columns, expected) => expect(shortened(text, columns)).toBe(expected));
});
