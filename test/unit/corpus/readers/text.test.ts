import { describe, expect, test } from "vitest";
import { readDocument } from "../../../../server/src/corpus/documents";
import { isSkip } from "../../../../server/src/corpus/skip";

const read = async (text: string) => {
  const document = await readDocument(new TextEncoder().encode(text), "file:///a/3.txt");
  if (isSkip(document)) throw new Error(document.code);
  return document;
};

describe("plain text", () => {
  test("front matter says what the speech is, and is none of it", async () => {
    const { speeches, cuts, draft } = await read(
      "---\ntitle: 在治水推进会上的讲话\nauthor: 张三\ndate: 2025-03-04\n---\n同志们：\n今天的会议，只讲治水这一件事。\n",
    );
    expect(speeches).toMatchObject([{ title: "在治水推进会上的讲话", author: "张三", date: "2025-03-04" }]);
    expect(cuts.map(({ code }) => code)).toEqual(["front-matter"]);
    expect(draft.text.startsWith("同志们：")).toBe(true);
  });

  test("dashes that nothing closes are text", async () => {
    const { draft, cuts } = await read("---\n同志们：\n今天的会议，只讲治水这一件事。\n");
    expect(cuts).toEqual([]);
    expect(draft.text).toContain("---");
  });
});
