import { describe, expect, test } from "vitest";
import { decodeDeclared } from "../../../../server/src/corpus/encoding";
import { htmlReader } from "../../../../server/src/corpus/readers/html";
import { mhtReader } from "../../../../server/src/corpus/readers/mht";

/** 同志们：工作。 / 同志們：工作。 as editors save them. */
const GBK = Buffer.from("cdacd6bec3c7a3bab9a4d7f7a1a3", "hex");
const BIG5 = Buffer.from("a650a7d3adcca147a475a740a143", "hex");
const page = (head: string, body: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`<html><head>${head}</head><body><p>`),
    body,
    Buffer.from("</p></body></html>"),
  ]);
const utf8 = Buffer.from("同志们：工作。");

describe("html: encodings", () => {
  test.each([
    ["GBK in meta charset", page("<meta charset=gbk>", GBK), "同志们：工作。", "gb18030"],
    ["GB2312 in http-equiv", page('<META http-equiv="Content-Type" content="text/html; charset=gb2312">', GBK), "同志们：工作。", "gb18030"],
    ["Big5", page('<meta http-equiv=Content-Type content="text/html; charset=big5">', BIG5), "同志們：工作。", "big5"],
    ["Big5 in an XML declaration", Buffer.concat([Buffer.from('<?xml version="1.0" encoding="Big5"?>'), page("", BIG5)]), "同志們：工作。", "big5"],
    ["GBK that nobody declares", page("", GBK), "同志们：工作。", "gb18030"],
    ["GBK declared as UTF-8", page("<meta charset=utf-8>", GBK), "同志们：工作。", "gb18030"],
    ["UTF-8 declared as GBK", page("<meta charset=gbk>", utf8), "同志们：工作。", "utf-8"],
    ["GBK declared as Latin", page("<meta charset=iso-8859-1>", GBK), "同志们：工作。", "gb18030"],
    ["a declaration in a comment", page("<!-- <meta charset=big5> -->", GBK), "同志们：工作。", "gb18030"],
    ["a byte order mark before all", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), page("<meta charset=big5>", utf8)]), "同志们：工作。", "utf-8-bom"],
    ["UTF-16", Buffer.from(`\ufeff${page("<meta charset=gbk>", Buffer.alloc(0)).toString()}同志们：`, "utf16le"), "同志们：", "utf-16le"],
  ])("%s", (_name, content, text, encoding) => {
    expect(htmlReader.read(content)).toMatchObject({ text: `${text}\n`, encoding });
  }); // prettier-ignore

  test("a declaration that the bytes gainsay is not believed", () => {
    const noise = Buffer.from(Array.from({ length: 300 }, (_, i) => (i % 2 === 0 ? 0xff : 0x80)));
    expect(decodeDeclared(noise, "big5")).toMatchObject({ code: "damaged" });
    expect(decodeDeclared(new Uint8Array(), "gbk")).toMatchObject({ code: "empty" });
    expect(decodeDeclared(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), "gbk")).toMatchObject({
      code: "binary",
    });
  });
});

describe("mht", () => {
  const message = (type: string, encoding: string, body: string): string =>
    `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: http://a.example/\r\n\r\n${body}`;
  const archive = (...parts: readonly string[]): Uint8Array =>
    Buffer.from(
      `From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_b"\r\n\r\nfor mail programs\r\n${parts
        .map((part) => `------=_b\r\n${part}\r\n`)
        .join("")}------=_b--\r\n`,
      "latin1",
    );
  const picture = message("image/png", "base64", "iVBORw0KGgo=");
  const quoted = (content: Buffer): string =>
    [...content]
      .map((byte, i) => `=${byte.toString(16).toUpperCase()}${i % 20 === 19 ? "=\r\n" : ""}`)
      .join("");
  const html = Buffer.from("<html><body><p>同志们：工作。</p></body></html>");

  test.each([
    ["quoted", archive(picture, message('text/html; charset="utf-8"', "quoted-printable", quoted(html)))],
    ["base64", archive(message("text/html", "base64", html.toString("base64")), picture)],
    ["as it is, in GBK", archive(message("text/html; charset=gb2312", "8bit", page("", GBK).toString("latin1")))],
    ["without parts", Buffer.from(message("text/html", "base64", html.toString("base64")))],
    ["parts in a part", archive(message('multipart/alternative; boundary="x"', "7bit", `\r\n--x\r\n${message("text/html", "base64", html.toString("base64"))}\r\n--x--\r\n`))],
  ])("%s", (_name, content) => {
    expect(mhtReader.read(content)).toMatchObject({ text: "同志们：工作。\n" });
  }); // prettier-ignore

  test.each([
    ["no page", archive(picture)],
    ["no message", Buffer.from("同志们：")],
    ["nothing", new Uint8Array()],
    ["no boundary", Buffer.from(message("multipart/related", "7bit", "--x\r\n"))],
  ])("%s: skipped", (_name, content) => {
    expect(mhtReader.read(content)).toMatchObject({ code: "broken" });
  });
});
