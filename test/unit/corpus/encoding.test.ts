import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../../server/src/corpus/encoding";

const TEXT = "同志们：\r\n今年的工作，一要稳、二要进。GDP增长5.3%。\n";
/** TEXT's first sentence in GB18030, as a text editor of an office saves it. */
const GBK = Uint8Array.from(
  "cdac d6be c3c7 a3ba 0d0a bdf1 c4ea b5c4 b9a4 d7f7 a3ac d2bb d2aa cec8 a1a2 b6fe d2aa bdf8 a1a3"
    .replace(/\s/g, "")
    .match(/../g)!
    .map((hex) => parseInt(hex, 16)),
);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !bigEndian);
  return bytes;
};
const join = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

describe("decode", () => {
  test.each([
    ["UTF-8", utf8(TEXT), TEXT, "utf-8"],
    ["UTF-8 with mark", join(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(TEXT)), TEXT, "utf-8-bom"],
    ["UTF-16 LE with mark", join(Uint8Array.of(0xff, 0xfe), utf16(TEXT, false)), TEXT, "utf-16le"],
    ["UTF-16 BE with mark", join(Uint8Array.of(0xfe, 0xff), utf16(TEXT, true)), TEXT, "utf-16be"],
    ["UTF-16 LE by shape", utf16(TEXT, false), TEXT, "utf-16le"],
    ["UTF-16 BE by shape", utf16(TEXT, true), TEXT, "utf-16be"],
    ["GBK", GBK, "同志们：\r\n今年的工作，一要稳、二要进。", "gb18030"],
    [
      "four bytes of GB18030",
      Uint8Array.of(0xb9, 0xa4, 0x95, 0x32, 0x82, 0x36, 0xa1, 0xa3),
      "工𠀀。",
      "gb18030",
    ],
    ["UTF-8 cut in mid-character", utf8(TEXT).slice(0, utf8("同志们").length - 1), "同志\ufffd", "utf-8"],
    ["one character", utf8("好"), "好", "utf-8"],
  ])("%s", (_name, bytes, text, encoding) => {
    expect(decode(bytes)).toEqual({ text, encoding });
  });

  test.each([
    ["nothing", new Uint8Array(), "empty"],
    [
      "a picture's head",
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d),
      "binary",
    ],
    ["an archive's head", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0), "binary"],
    ["UTF-32", Uint8Array.of(0xff, 0xfe, 0, 0, 0x6d, 0x59, 0, 0), "binary"],
    ["bytes of no encoding", Uint8Array.from({ length: 400 }, (_, i) => (i % 2 ? 0xff : 0x80)), "damaged"],
  ])("refuses %s", (_name, bytes, code) => {
    expect(decode(bytes)).toMatchObject({ code });
  });

  test("text of any kind comes back from UTF-8 and from UTF-16 with a mark", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
        fc.pre(!/[^\P{Cc}\t-\r]/u.test(text) && !text.startsWith("\ufeff"));
        expect(decode(utf8(text))).toMatchObject({ text });
        const marked = join(Uint8Array.of(0xff, 0xfe), utf16(text, false));
        expect(decode(marked)).toMatchObject({ text });
      }),
      { numRuns: 50 },
    );
  });

  test("never throws", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void decode(bytes)));
  });
});
