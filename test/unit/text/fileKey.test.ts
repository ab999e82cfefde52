import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fileNameOf,
  filePath,
  isNamedInUtf8,
  relativeUri,
  uriKey,
  type FileNames,
} from "../../../server/src/text/fileKey";
import { bytesOf, nameOf, shownPath } from "../../../server/src/text/nameBytes";

const LINUX: FileNames = { windows: false, ignoresCase: false };
const WINDOWS: FileNames = { windows: true, ignoresCase: true };
const MAC: FileNames = { windows: false, ignoresCase: true };
const SYSTEMS = { linux: LINUX, windows: WINDOWS, mac: MAC };
type System = keyof typeof SYSTEMS;

describe("one file, however it is spelt", () => {
  it.each<[System, string, string]>([
    ["linux", "file:///a/%E8%AE%B2.txt", "file:///a/讲.txt"],
    ["linux", "file:///a/%e8%ae%b2.txt", "file:///a/讲.txt"],
    ["linux", "FILE:///a/b.txt", "file:///a/b.txt"],
    ["linux", "file://localhost/a/b.txt", "file:/a/b.txt"],
    ["linux", "file:///a/x(1)+&=!$,.txt", "file:///a/x%281%29%2B%26%3D%21%24%2C.txt"],
    ["linux", "file:///a%2Fb.txt", "file:///a/b.txt"],
    ["linux", "file:///a//./c/../b.txt", "/a/b.txt"],
    ["linux", "file:///a/folder/", "file:///a/folder"],
    ["linux", "file:///a/100%.txt", "file:///a/100%25.txt"],
    ["linux", "file:///a/讲话 #1 100%.txt", "file:///a/讲话%20%231%20100%25.txt"],
    ["linux", "file:///a/what?.txt", "file:///a/what%3F.txt"],
    ["linux", "/a/讲话 #1?.txt", "file:///a/讲话%20%231%3F.txt"],
    ["linux", "file:///a/%bd%B2.txt", "/a/\udcbd\udcb2.txt"],
    ["mac", "/a/\udcc3\udc89.txt", "file:///a/é.txt"],
    ["linux", "file:///D:/a.txt", "file:///d%3A/a.txt"],
    ["windows", "file:///D:/讲稿/a.txt", "file:///d%3A/%E8%AE%B2%E7%A8%BF/a.txt"],
    ["windows", "D:\\讲稿\\a.txt", "file:///d%3A/讲稿/a.txt"],
    ["windows", "d:/讲稿/a.txt", "file:///D:/讲稿/A.TXT"],
    ["windows", "file:///d:\\讲稿\\a.txt", "file:///D%3A/讲稿%5Ca.txt"],
    ["windows", "file://d:/a.txt", "D:\\A.txt"],
    ["windows", "\\\\?\\D:\\a.txt", "file:///d:/a.txt"],
    ["windows", "\\\\Server\\Share\\a.txt", "file://server/share/a.txt"],
    ["windows", "\\\\?\\UNC\\server\\share\\a.txt", "file:////server/Share/a.txt"],
    ["windows", "D:\\", "file:///d%3A/"],
    ["mac", "file:///Users/A/Draft.txt", "file:///users/a/draft.TXT"],
    ["linux", "untitled:Untitled-1", "UNTITLED:Untitled%2D1"],
    ["linux", "untitled:/a/讲(1).txt", "untitled:/a/%E8%AE%B2%281%29.txt"],
  ])("%s: %s is %s", (system, one, other) => {
    expect(uriKey(one, SYSTEMS[system])).toBe(uriKey(other, SYSTEMS[system]));
  });

  it.each<[System, string, string]>([
    ["linux", "file:///a/B.txt", "file:///a/b.txt"],
    ["linux", "file:///a/b.txt", "untitled:/a/b.txt"],
    ["linux", "file:///a\\b.txt", "file:///a/b.txt"],
    ["linux", "file:///a/%2541.txt", "file:///a/%41.txt"],
    ["linux", "file:///a/%25BD.txt", "file:///a/%BD.txt"],
    ["linux", "file:///a/%BD.txt", "file:///a/%B2.txt"],
    ["linux", "file://server/a.txt", "file:///a.txt"],
    ["windows", "file:///d:/a.txt", "file:///e:/a.txt"],
    ["windows", "\\\\server\\share\\a.txt", "file:///share/a.txt"],
    ["linux", "git:/a.txt?x", "git:/a.txt%3Fx"],
    ["linux", "untitled:a#b", "untitled:a%23b"],
  ])("%s: %s is not %s", (system, one, other) => {
    expect(uriKey(one, SYSTEMS[system])).not.toBe(uriKey(other, SYSTEMS[system]));
  });

  const name = fc
    .array(
      fc.oneof(
        fc.constantFrom(...Array.from("讲话 #?%&=+(),;:@![]^|{}'\"`~$"), "100%", "%41", "😀", "é", "."),
        fc.string({ unit: "grapheme", maxLength: 3 }),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => parts.join("").replace(/[/\\\0]/g, "x"))
    .filter((part) => !/\p{Cs}/u.test(part) && !/^\.{1,2}$/.test(part) && !/^[a-z]:$/i.test(part));

  /** Any spelling: each character as it is where that can be, or encoded in either case. */
  const spellings = fc.array(fc.constantFrom("plain", "large", "small"), { minLength: 40, maxLength: 40 });
  const spell = (path: string, how: readonly string[]): string =>
    Array.from(path)
      .map((char, i) => {
        const encoded = Array.from(
          new TextEncoder().encode(char),
          (byte) => `%${byte.toString(16).padStart(2, "0")}`,
        ).join("");
        const style = how[i % how.length];
        if (char === "/") return char;
        if (style === "plain" && char !== "%") return char;
        return style === "large" ? encoded.toUpperCase() : encoded;
      })
      .join("");

  it.each<System>(["linux", "windows", "mac"])("%s: any percent-spelling of a path has its key", (system) => {
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 3 }),
        spellings,
        spellings,
        (parts, one, other) => {
          const names = SYSTEMS[system];
          const path = (system === "windows" ? "/d:/" : "/") + parts.join("/");
          const key = uriKey(`file://${spell(path, one)}`, names);
          expect(uriKey(`file://${spell(path, other)}`, names)).toBe(key);
          expect(uriKey(path, names)).toBe(key);
          expect(uriKey(filePath(path, names)!, names)).toBe(key);
        },
      ),
    );
  });

  it.each<System>(["linux", "windows", "mac"])("%s: any string has a key, which is its own", (system) => {
    const odd = fc.array(
      fc.oneof(
        fc.constantFrom(
          "file:",
          "FILE:",
          "//",
          "/",
          "\\",
          "%",
          "%4",
          "%2F",
          "%5c",
          "%FF",
          "%E8%AE",
          "%e8%ae%b2",
        ),
        fc.constantFrom(
          "..",
          ".",
          "d:",
          "D%3A",
          "localhost",
          "?",
          "#",
          "\ud800",
          "\udc00",
          "\udcc3",
          "\udc89",
          "\0",
          "讲",
          "İ",
          "ſ",
        ),
        fc.string({ unit: "binary", maxLength: 4 }),
      ),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(
        odd.map((parts) => parts.join("")),
        (given) => {
          const key = uriKey(given, SYSTEMS[system]);
          expect(uriKey(key, SYSTEMS[system])).toBe(key);
          expect(() => filePath(given, SYSTEMS[system])).not.toThrow();
          expect(() => fileNameOf(given)).not.toThrow();
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("each unit: its key is its own, whatever the case", () => {
    for (let unit = 0x20; unit < 0x1_0000; unit++) {
      const key = uriKey(`/x${String.fromCharCode(unit)}y`, MAC);
      expect(uriKey(key, MAC)).toBe(key);
    }
  });

  it("a line of 100,000 signs takes its time, and no more", () => {
    for (const sign of ["%", "%FF", "%E8", "/", "\\", "..", "讲", "#", "\ud800", ":"]) {
      const key = uriKey(`file:///${sign.repeat(100_000)}`, WINDOWS);
      expect(uriKey(key, WINDOWS)).toBe(key);
    }
  }, 20_000);
});

describe("the path that a URI names", () => {
  it.each<[System, string, string | undefined]>([
    ["linux", "file:///a/100%.txt", "/a/100%.txt"],
    ["linux", "file:///a/%E8%AE%B2%20%231.txt", "/a/讲 #1.txt"],
    ["linux", "/a/%41.txt", "/a/%41.txt"],
    ["linux", "file:///a/%BD%B2%E8%AE%B2.txt", "/a/\udcbd\udcb2讲.txt"],
    ["linux", "file://server/a.txt", undefined],
    ["linux", "untitled:a", undefined],
    ["linux", "讲话.txt", undefined],
    ["linux", "file:///a%00b", undefined],
    ["windows", "file:///d%3A/讲稿/A.txt", "d:\\讲稿\\A.txt"],
    ["windows", "file://Server/share/A.txt", "\\\\server\\share\\A.txt"],
    ["windows", "file:///d%3A/", "d:\\"],
    ["windows", "file:///a.txt", undefined],
  ])("%s: %s → %s", (system, uri, path) => {
    expect(filePath(uri, SYSTEMS[system])).toBe(path);
  });

  it.each([
    ["file:///a/%E8%AE%B2%20%231.txt", "讲 #1.txt"],
    ["file:///a/100%.txt", "100%.txt"],
    ["file:///a/folder/", "folder"],
    ["file:///%BD/%BD%B2%BB%B0%C4%A3.txt", "讲话模.txt"],
    ["untitled:讲", "untitled:讲"],
    ["", ""],
  ])("the name of %s is %s", (uri, name) => {
    expect(fileNameOf(uri)).toBe(name);
  });

  it.each([
    ["讲话 #1 100%.txt", "%E8%AE%B2%E8%AF%9D%20%231%20100%25.txt"],
    ["a/what?.txt", "a/what%3F.txt"],
    ["a:b.txt", "./a:b.txt"],
    ["a/b:c.txt", "a/b:c.txt"],
  ])("%s as part of a URI: %s", (path, uri) => {
    expect(relativeUri(path)).toBe(uri);
    expect(decodeURIComponent(new URL(uri, "file:///x/").pathname)).toBe(`/x/${path}`);
  });
});

describe("names that are no UTF-8", () => {
  const bytes = fc
    .array(
      fc.oneof(
        fc.constantFrom(...["讲", "é", "😀", "%", "a"].map((text) => new TextEncoder().encode(text))),
        fc.uint8Array({ minLength: 1, maxLength: 4 }),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((pieces) =>
      Uint8Array.from(
        pieces.flatMap((piece) => [...piece]),
        (byte) => byte,
      ),
    );

  it("are strings that lead back to their bytes, by way of URIs too", () => {
    fc.assert(
      fc.property(bytes, (name) => {
        const text = nameOf(name);
        expect([...bytesOf(text)]).toEqual([...name]);
        const path = `/x${text.replace(/[/\0]/g, "x")}`;
        const uri = `file://${relativeUri(path)}`;
        expect(uri).toMatch(/^[\x21-\x7e]*$/);
        expect(filePath(uri, LINUX)).toBe(path);
        expect(uriKey(uri, LINUX)).toBe(uriKey(path, LINUX));
      }),
    );
  });

  it("are shown as GB18030, each part of a path by itself", () => {
    expect(shownPath("/讲/\udcbd\udcb2\udcbb\udcb0/a")).toBe("/讲/讲话/a");
  });

  it.each([
    ["file:///a/%E8%AE%B2%25BD.txt", true],
    ["file:///a/100%.txt", true],
    ["file:///a/%BD.txt", false],
    ["file:///%BD/a.txt", false],
  ])("%s has a name in UTF-8: %s", (uri, expected) => {
    expect(isNamedInUtf8(uri)).toBe(expected);
  });
});
