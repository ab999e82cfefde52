import { describe, expect, test } from "vitest";
import { inspected } from "../../../server/src/cli/inspected";
import { readDocument } from "../../../server/src/corpus/documents";

const BODY = "修路要先问群众，路修到哪里、怎么修，大家说了算。钱怎么花，一笔一笔贴出来。";
const lines = async (text: string): Promise<unknown> =>
  inspected("a.txt", await readDocument(new TextEncoder().encode(text), "file:///a.txt"), "en").speeches.map(
    (speech) => speech.lines,
  );

describe("lines of a speech", () => {
  test.each([
    ["whole", `在修路现场会上的讲话\n同志们：\n\n${BODY}\n`, [[[1, 4]]]],
    [
      "with a picture's caption on the title's line",
      `在修路现场会上的讲话（2025年3月5日）  图为修路现场。（记者 李四 摄）\n同志们：\n${BODY}\n`,
      [[[1, 3]]],
    ],
    [
      "around a publication line",
      `在修路现场会上的讲话\n来源：临江日报\n同志们：\n${BODY}\n`,
      [
        [
          [1, 1],
          [3, 4],
        ],
      ],
    ],
  ])("%s", async (_, text, wanted) => {
    expect(await lines(text)).toEqual(wanted);
  });
});
