import fc from "fast-check";
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { Archive, ArchiveError, type ArchiveLimits } from "../../../../server/src/corpus/archive";
import { docxReader } from "../../../../server/src/corpus/readers/docx";
import { isSkip } from "../../../../server/src/corpus/skip";
import { compound, deflatedBlanks, replaced } from "../../../support/badDocx";
import { docxFile, p } from "../../../support/docxFile";
import { zip, type ZipPart } from "../../../support/zip";

const MB = 1024 * 1024;

const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const reading = await docxReader.read(bytes);
  return isSkip(reading) ? reading.code : "read";
};
describe("docx that cannot be read", () => {
  const good = docxFile(p("同志们：大家要抓好落实。"));
  test.each([
    ["nothing", new Uint8Array(), "empty"],
    ["not an archive", Buffer.from("同志们：这不是一个压缩包。"), "broken"],
    ["encrypted by Word", compound("EncryptedPackage"), "encrypted"],
    ["a document of old Word", compound("WordDocument"), "old-format"],
    ["another compound file", compound("Workbook"), "broken"],
    ["rich text", Buffer.from("{\\rtf1\\ansi \\'cd\\'ac}"), "not-word"],
    ["a print", Buffer.from("%PDF-1.7\n"), "not-word"],
    ["a saved page", Buffer.from("\ufeff\n<html><body>同志们：</body></html>"), "not-word"],
    ["a part locked with a password", replaced("word/document.xml", { content: "x", flags: 1 }), "encrypted"],
    ["another archive", zip([{ name: "content.xml", content: "<office/>" }]), "broken"],
    ["cut off at its end", good.subarray(0, good.length - 30), "broken"],
    ["cut off in the middle", good.subarray(0, good.length >> 1), "broken"],
    ["a wrong checksum", replaced("word/document.xml", { content: "<w:p/>", checksum: 1 }), "broken"],
    ["packed bytes of another kind", replaced("word/document.xml", { content: "<w:p/>", packed: Buffer.from("ffff", "hex") }), "broken"],
    ["packed bytes that end early", replaced("word/document.xml", { content: "<w:p/>".repeat(99), packed: Buffer.from("b3", "hex") }), "broken"],
    ["elements too deep in one another", replaced("word/document.xml", { content: "<w:r>".repeat(50_000) }), "broken"],
    ["too many parts", zip(Array.from({ length: 2_001 }, (_, i) => ({ name: `${i}`, content: "", stored: true }))), "oversized"],
  ])("%s", async (_name, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  }); // prettier-ignore

  test("an entity that doubles itself stays a name", async () => {
    const content = `<!DOCTYPE d [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]><w:document><w:body><w:p><w:r><w:t>同志&c;们</w:t></w:r></w:p></w:body></w:document>`;
    expect(await docxReader.read(replaced("word/document.xml", { content }))).toMatchObject({
      text: "同志&c;们\n",
    });
  });

  test("390 KB that hold 400 MB, and what says gigabytes or says nothing of them", async () => {
    const packed = deflatedBlanks(400);
    expect(packed.length).toBeLessThan(450_000);
    // Wherever it stands, whatever the archive says of its size, reading stops at the cap.
    for (const name of ["word/document.xml", "_rels/.rels"])
      for (const size of [10, 400 * MB, 0xfffffff0]) {
        const before = process.memoryUsage().arrayBuffers;
        expect(await codeOf(replaced(name, { content: "", packed, size }))).toBe("oversized");
        expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(80 * MB);
      }
  }, 60_000);
});

describe("caps of an archive", () => {
  const limits: ArchiveLimits = { part: 3_000_000, total: 5_000_000, ratio: 200, entries: 3 };
  const readAll = async (parts: readonly ZipPart[]): Promise<number> => {
    const archive = await Archive.open(zip(parts), limits);
    let size = 0;
    for (const { name } of parts) for await (const chunk of archive.read(name)) size += chunk.length;
    return size;
  };
  const faultOf = async (parts: readonly ZipPart[]): Promise<string> => {
    try {
      return String(await readAll(parts));
    } catch (error) {
      return error instanceof ArchiveError ? error.fault : "other";
    }
  };

  test("each is held, and what stays below is read", async () => {
    const part = (name: string, size: number): ZipPart => ({
      name,
      content: randomBytes(size),
      stored: size > 2_500_000,
    });
    expect(await faultOf([part("a", 2_900_000), part("b", 2_000_000)])).toBe("4900000");
    expect(await faultOf([part("a", 2_900_000), part("b", 2_200_000)])).toBe("oversized");
    expect(await faultOf([part("a", 3_000_001)])).toBe("oversized");
    expect(await faultOf([{ ...part("a", 3_000_001), size: 1 }])).toBe("broken");
    expect(await faultOf(["a", "b", "c", "d"].map((name) => part(name, 1)))).toBe("oversized");
    expect(await faultOf([{ name: "a", content: Buffer.alloc(1_500_000) }])).toBe("oversized");
    expect(await faultOf([{ name: "a", content: Buffer.alloc(1_000_000) }])).toBe("1000000");
  });

  test("whoever stops reading stops the inflater", async () => {
    const archive = await Archive.open(zip([{ name: "a", content: randomBytes(2_000_000) }]), limits);
    for await (const chunk of archive.read("a")) {
      expect(chunk.length).toBeLessThanOrEqual(65_536);
      break;
    }
    expect(archive.has("/A")).toBe(true);
  });
});

describe("docx: properties", () => {
  test("never throws, whatever the bytes", async () => {
    const good = docxFile(p("同志们：") + p("大家要抓好落实。"));
    const damaged = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 }).map((changes) => {
      const bytes = Uint8Array.from(good);
      for (const [at, value] of changes) bytes[at] = value;
      return bytes;
    });
    const archive = fc.string().map((content) => replaced("word/document.xml", { content }));
    const anything = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.concat([Buffer.from("PK\u0003\u0004"), bytes]));
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, archive, anything, fc.uint8Array()), async (bytes) => {
        const reading = await docxReader.read(bytes);
        expect(isSkip(reading) || typeof reading.text === "string").toBe(true);
      }),
      { numRuns: 300 },
    );
  }); // prettier-ignore

  test("any tags in any order", async () => {
    const tag = fc.constantFrom(
      "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:txbxContent", "w:del", "w:ins", "w:pPr", "w:rPr", "w:trPr", "w:sdt",
      "w:sdtContent", "w:showingPlcHdr", "w:vanish", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:footnoteReference", "w:br",
    ); // prettier-ignore
    const piece = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`),
      tag.map((name) => `<${name}/>`),
      fc.constantFrom(
        "<w:t>工作</w:t>",
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:fldChar w:fldCharType="end"/>',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const reading = await docxReader.read(docxFile(pieces.join("")));
        expect(isSkip(reading)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
