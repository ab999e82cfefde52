import { ArchiveError, type Archive } from "../archive";
import { decode } from "../encoding";
import { extensionOf } from "../formats";
import { isSkip, skip, skipUnsupported, type SkipReason } from "../skip";
import type { DocxRelations } from "./docxRelations";
import { readHtmlPage } from "./html";
import type { TextLine } from "./lines";
import { readMhtPage } from "./mht";
import { readXml } from "./xml";

/** Documents that stand in a document, which Word takes in when it opens it (`w:altChunk`). */
export interface DocxChunks {
  /** By the ids of their relations. What nobody reads is one line that says so. */
  readonly lines: ReadonlyMap<string, readonly TextLine[]>;
  /** Why the first that was not read was not. */
  readonly unread: SkipReason | undefined;
}

type Chunk = readonly TextLine[] | SkipReason;

/** @param readInner reads a Word document in the document */
export async function readChunks(
  archive: Archive,
  relations: DocxRelations,
  readInner: (archive: Archive) => Promise<Chunk>,
): Promise<DocxChunks> {
  const parts = relations.parts("aFChunk");
  const lines = new Map<string, readonly TextLine[]>();
  if (parts.length === 0) return { lines, unread: undefined };
  const typeOf = await contentTypes(archive);
  let unread: SkipReason | undefined;
  for (const { id, target } of parts) {
    const chunk = archive.has(target)
      ? await readChunk(await archive.whole(target), typeOf(target), target, archive, readInner)
      : skip("broken");
    if (isSkip(chunk)) unread ??= chunk;
    lines.set(id, isSkip(chunk) ? [{ text: `〔${chunk.reason.zh}〕`, omitted: "unread-part" }] : chunk);
  }
  return { lines, unread };
}

async function readChunk(
  bytes: Uint8Array,
  type: string,
  name: string,
  archive: Archive,
  readInner: (archive: Archive) => Promise<Chunk>,
): Promise<Chunk> {
  try {
    switch (formatOf(bytes, type, extensionOf(name))) {
      case "docx":
        return await readInner(await archive.openInner(bytes));
      case "mht":
        return linesOf(readMhtPage(bytes));
      case "html":
        return linesOf(readHtmlPage(bytes, charsetOf(type)));
      case "text":
        return textLines(bytes);
      default:
        return skipUnsupported(extensionOf(name));
    }
  } catch (error) {
    // The document's own text is read all the same, unless all of it unpacks to more than it may.
    if (error instanceof ArchiveError && error.fault !== "oversized") return skip(error.fault);
    throw error;
  }
}

const linesOf = (page: { readonly lines: readonly TextLine[] } | SkipReason): Chunk =>
  isSkip(page) ? page : page.lines;

function textLines(bytes: Uint8Array): Chunk {
  const decoded = decode(bytes);
  return isSkip(decoded) ? decoded : decoded.text.split(/\r\n?|\n/).map((text) => ({ text }));
}

type ChunkFormat = "docx" | "html" | "mht" | "text" | "other";

/** By its first bytes where they cannot be mistaken, else as the document declares it, else by its name. */
function formatOf(bytes: Uint8Array, type: string, extension: string): ChunkFormat {
  const head = Buffer.from(bytes.subarray(0, 1_000)).toString("latin1").replace(/^ï»¿/, "").trimStart();
  if (head.startsWith("PK\u0003\u0004")) return "docx";
  if (/^(?:\{\\rtf|ÐÏ|%PDF)/.test(head)) return "other";
  if (/^[\w-]{1,40}:[^\n]{0,200}\r?\n/.test(head) && /^(?:MIME-Version|Content-Type)\s*:/im.test(head))
    return "mht";
  if (/^<(?:!DOCTYPE\s+html|html|head|body)\b/i.test(head)) return "html";
  const named =
    [...NAMED].find(([, names]) => names.test(type)) ?? [...NAMED].find(([, names]) => names.test(extension));
  return named?.[0] ?? (head.startsWith("<") ? "html" : "other");
}

const NAMED: ReadonlyMap<ChunkFormat, RegExp> = new Map([
  ["mht", /^(?:message\/|multipart\/|application\/x-mimearchive|\.mht|\.eml)/i],
  ["html", /^(?:text\/html|application\/xhtml|\.x?html?$)/i],
  ["other", /rtf|msword|\.doc$/i],
  ["text", /^(?:text\/plain|\.te?xt$)/i],
]);

const charsetOf = (type: string): string | undefined => /;\s*charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1];

/** The types of parts, by their names and by their extensions; empty where none is declared. */
async function contentTypes(archive: Archive): Promise<(name: string) => string> {
  const types = new Map<string, string>();
  const keyOf = (name: string): string => name.replace(/^\//, "").toLowerCase();
  await readXml(archive.read("[Content_Types].xml"), {
    open(element, { PartName: part, Extension: extension, ContentType: type }) {
      if (element.endsWith("Override") && part !== undefined) types.set(keyOf(part), type ?? "");
      else if (element.endsWith("Default") && extension !== undefined)
        types.set(`.${extension.toLowerCase()}`, type ?? "");
    },
    close: () => undefined,
  });
  return (name) => types.get(keyOf(name)) ?? types.get(extensionOf(name)) ?? "";
}
