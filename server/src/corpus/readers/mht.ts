import { skip, type SkipReason } from "../skip";
import { readHtml } from "./html";
import type { Reader, Reading } from "./reader";

/** Web archives: a page with its pictures as parts of one mail message. Only the page is looked at. */
export const mhtReader: Reader = {
  read(bytes): Reading | SkipReason {
    const page = findPage(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"),
      0,
    );
    return page ? readHtml(page.bytes, page.charset) : skip("broken");
  },
};

interface Page {
  readonly bytes: Uint8Array;
  readonly charset: string | undefined;
}

/** Messages inside messages; browsers and Word make at most two. */
const DEEPEST = 4;

/** The first page in a message, whose bytes are given one to a character. */
function findPage(message: string, depth: number): Page | undefined {
  const head = /\r?\n\r?\n/.exec(message);
  if (!head || depth > DEEPEST) return undefined;
  const headers = readHeaders(message.slice(0, head.index));
  const body = message.slice(head.index + head[0].length);
  const type = headers.get("content-type") ?? "";
  if (/^multipart\//i.test(type)) {
    for (const part of splitParts(body, parameter(type, "boundary"))) {
      const page = findPage(part, depth + 1);
      if (page) return page;
    }
    return undefined;
  }
  if (!/^(?:text\/html|application\/xhtml\+xml)/i.test(type)) return undefined;
  return {
    bytes: decodeBody(body, headers.get("content-transfer-encoding")),
    charset: parameter(type, "charset"),
  };
}

function readHeaders(text: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

function parameter(header: string, name: string): string | undefined {
  const pattern = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i");
  const [, quoted, bare] = pattern.exec(header) ?? [];
  return quoted ?? bare;
}

function splitParts(body: string, boundary: string | undefined): readonly string[] {
  if (boundary === undefined || boundary === "") return [];
  const parts = `\n${body}`.split(`\n--${boundary}`).slice(1);
  return parts
    .filter((part) => !part.startsWith("--"))
    .map((part) => part.replace(/^[ \t]*\r?\n/, "").replace(/\r$/, ""));
}

function decodeBody(body: string, encoding: string | undefined): Uint8Array {
  switch (encoding?.trim().toLowerCase()) {
    case "base64":
      return Buffer.from(body, "base64");
    case "quoted-printable":
      return Buffer.from(
        body
          .replace(/=[ \t]*\r?\n/g, "")
          .replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
        "latin1",
      );
    default:
      return Buffer.from(body, "latin1");
  }
}
