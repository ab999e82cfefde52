import { countHan } from "../../text/chars";
import { isSkip, skip, type SkipReason } from "../skip";
import { decodeHtml, readHtmlPage, readingOfPage, type DecodedPage } from "./html";
import { isProse } from "./htmlOmitted";
import type { FramedPage, PageParts } from "./htmlParts";
import { readMime, type MimePart } from "./mime";
import type { Reader } from "./reader";

/**
 * Web archives: a page with its frames, style sheets and pictures as parts of one mail message. The page is read with
 * the text of its frames in their places.
 */
export const mhtReader: Reader = {
  read(bytes) {
    const page = readMhtPage(bytes);
    return isSkip(page) ? page : readingOfPage(page);
  },
};

export function readMhtPage(bytes: Uint8Array): DecodedPage | SkipReason {
  const message = readMime(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString("latin1")
      .replace(/^(?:ï»¿)?\s+/, ""),
  );
  const parts = message?.parts ?? [];
  const pages = parts.filter(({ type }) => isPage(type));
  const root = pages.find(({ id }) => id !== undefined && id === message?.start) ?? pages[0];
  if (!root) return plainPage(parts.find(({ type }) => type === "text/plain"));
  const archive = new PageArchive(parts, root.location);
  const page = readPart(root, archive);
  if (isSkip(page) || page.lines.some(({ text }) => isProse(text))) return page;
  // Frames whose addresses a script has written lead nowhere: the text is in the part that holds most of it.
  const others = pages
    .filter((part) => !archive.isRead(part))
    .flatMap((part) => {
      const other = readPart(part, archive);
      return isSkip(other) ? [] : [other];
    });
  return [page, ...others].reduce((best, other) => (hanOf(other) > hanOf(best) ? other : best));
}

const isPage = (type: string): boolean => type === "text/html" || type === "application/xhtml+xml";

const hanOf = ({ lines }: DecodedPage): number => lines.reduce((sum, { text }) => sum + countHan(text), 0);

function readPart(part: MimePart, archive: PageArchive): DecodedPage | SkipReason {
  archive.take(part);
  return readHtmlPage(part.bytes(), part.charset, archive.partsOf(part));
}

/** A message without a page. */
function plainPage(part: MimePart | undefined): DecodedPage | SkipReason {
  if (!part) return skip("broken");
  const decoded = decodeHtml(part.bytes(), part.charset);
  if (isSkip(decoded)) return decoded;
  const html = `<pre>${decoded.text.replace(/&/g, "&amp;").replace(/</g, "&lt;")}`;
  const page = readHtmlPage(Buffer.from(html));
  return isSkip(page) ? page : { ...page, encoding: decoded.encoding };
}

/** The parts of an archive by what pages call them. */
class PageArchive {
  private readonly byAddress = new Map<string, MimePart>();
  private readonly taken = new Set<MimePart>();

  constructor(
    parts: readonly MimePart[],
    private readonly base: string | undefined,
  ) {
    for (const part of parts) {
      const names = [
        part.id && `cid:${part.id}`,
        part.location,
        part.location && absolute(part.location, base),
      ];
      for (const name of names) if (name && !this.byAddress.has(name)) this.byAddress.set(name, part);
    }
  }

  isRead(part: MimePart): boolean {
    return this.taken.has(part);
  }

  take(part: MimePart): void {
    this.taken.add(part);
  }

  partsOf({ location = this.base }: MimePart): PageParts {
    return {
      frame: (address) => this.frame(this.find(address, location)),
      styles: (address) => {
        const part = this.find(address, location);
        return part?.type === "text/css" ? textOf(part) : undefined;
      },
    };
  }

  /** Pages that name each other go round in circles: each is read once. */
  private frame(part: MimePart | undefined): FramedPage | undefined {
    if (!part || !isPage(part.type) || this.taken.has(part)) return undefined;
    this.take(part);
    const html = textOf(part);
    return html === undefined ? undefined : { html, parts: this.partsOf(part) };
  }

  private find(address: string, base: string | undefined): MimePart | undefined {
    const [name] = address.trim().split("#");
    return this.byAddress.get(name!) ?? this.byAddress.get(absolute(name!, base));
  }
}

function textOf(part: MimePart): string | undefined {
  const decoded = decodeHtml(part.bytes(), part.charset);
  return isSkip(decoded) ? undefined : decoded.text;
}

function absolute(address: string, base: string | undefined): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}
