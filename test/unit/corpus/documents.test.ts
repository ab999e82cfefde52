import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument, sourceOffset, type CorpusDocument } from "../../../server/src/corpus/documents";
import { isSkip } from "../../../server/src/corpus/skip";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (text: string, uri = "file:///a/%E8%AE%B2%E8%AF%9D.txt"): Promise<CorpusDocument> => {
  const document = await readDocument(bytes(text), uri);
  if (isSkip(document)) throw new Error(document.code);
  return document;
};

const SPEECH =
  "在全市工作推进会上的讲话\n（2026年3月4日）\n\n同志们：\n\n一、提高认识\n\n今天的会议很重要, 大家要抓好落实。\n";

describe("readDocument", () => {
  test("a speech: its own words folded, its byline known and not indexed", async () => {
    const { speeches, encoding } = await read(SPEECH);
    expect(encoding).toBe("utf-8");
    expect(speeches).toHaveLength(1);
    expect(speeches[0]).toMatchObject({
      uri: "file:///a/%E8%AE%B2%E8%AF%9D.txt",
      title: "在全市工作推进会上的讲话",
      date: "2026-03-04",
      kind: "讲话",
      start: 0,
      paragraphs: [
        "在全市工作推进会上的讲话",
        "同志们：",
        "一、提高认识",
        "今天的会议很重要，大家要抓好落实。",
      ],
    });
  });

  test("offsets of a Markdown file lead to its source", async () => {
    const document = await read(
      "---\ntitle: 讲话\n---\n# 在推进会上的讲话\n\n**同志们**：\n",
      "file:///a/b.md",
    );
    const at = document.text.indexOf("同志们");
    expect(document.source.slice(sourceOffset(document, at), sourceOffset(document, at) + 3)).toBe("同志们");
    expect(document.speeches[0]!.title).toBe("讲话");
  });

  test("a file's name is the title of last resort", async () => {
    const { speeches } = await read("大家要抓好落实，工作不能停。\n大家要抓好落实，要求不能降。\n");
    expect(speeches[0]!.title.length).toBeGreaterThan(0);
  });

  test.each([
    ["empty", "", "file:///a.txt", "empty"],
    ["blank", " \n\u3000\n", "file:///a.txt", "empty"],
    ["Latin only", "Readme", "file:///a.md", "no-chinese"],
    ["another format", "同志们", "file:///a.pdf", "unsupported"],
  ])("%s is skipped", async (_name, text, uri, code) => {
    expect(await readDocument(bytes(text), uri)).toMatchObject({ code });
  });

  test.each([
    ["旧.doc", "暂不支持 .doc 格式，请另存为 .docx", "Files of type .doc cannot be read: save it as .docx"],
    ["扫描.pdf", "暂不支持 .pdf 格式", "Files of type .pdf cannot be read"],
  ])("%s: what to do", async (name, zh, en) => {
    expect(await readDocument(bytes("同志们"), `file:///${name}`)).toMatchObject({ reason: { zh, en } });
  });

  test("never rejects", async () => {
    const uri = fc.constantFrom("file:///a.txt", "file:///a.md", "file:///%E8.txt", "file:///a");
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), uri, async (content, name) => {
        const document = await readDocument(content, name);
        expect(isSkip(document) || document.text.length > 0).toBe(true);
      }),
    );
  });
});
