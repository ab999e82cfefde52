/** A part of a mail message that is no message of parts itself. */
export interface MimePart {
  /** In lower case, without parameters. */
  readonly type: string;
  readonly charset: string | undefined;
  /** `Content-ID` without its brackets. */
  readonly id: string | undefined;
  readonly location: string | undefined;
  readonly bytes: () => Uint8Array;
}

export interface MimeMessage {
  readonly parts: readonly MimePart[];
  /** Id of the part that the others belong to, where it is said. */
  readonly start: string | undefined;
}

/** Messages inside messages; browsers and Word make at most two. */
const DEEPEST = 4;

/** The parts of a message, whose bytes are given one to a character, in order. Undefined where it is none. */
export function readMime(message: string, depth = 0): MimeMessage | undefined {
  const head = /\r?\n\r?\n/.exec(message);
  if (!head || depth > DEEPEST) return undefined;
  const headers = readHeaders(message.slice(0, head.index));
  const body = message.slice(head.index + head[0].length);
  const type = headers.get("content-type") ?? "";
  if (/^message\/rfc822/i.test(type)) return readMime(body, depth + 1);
  if (/^multipart\//i.test(type)) {
    const inner = splitParts(body, parameter(type, "boundary")).flatMap(
      (part) => readMime(part, depth + 1) ?? [],
    );
    return {
      parts: inner.flatMap(({ parts }) => parts),
      start: bare(parameter(type, "start")) ?? inner.find(({ start }) => start !== undefined)?.start,
    };
  }
  const part: MimePart = {
    type: /^[^;\s]*/.exec(type)![0].toLowerCase(),
    charset: parameter(type, "charset"),
    id: bare(headers.get("content-id")),
    location: headers.get("content-location"),
    bytes: () => decodeBody(body, headers.get("content-transfer-encoding")),
  };
  return { parts: [part], start: undefined };
}

const bare = (id: string | undefined): string | undefined => id?.trim().replace(/^<|>$/g, "");

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
  const [, quoted, plain] = pattern.exec(header) ?? [];
  return quoted ?? plain;
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
