import { decodeDeclared, type Decoded, type Encoding } from "../encoding";
import { isSkip, skip, type SkipReason } from "../skip";
import { readHtmlMeta } from "./htmlMeta";
import { markOmitted } from "./htmlOmitted";
import { readPage } from "./htmlPage";
import type { HtmlPage } from "./htmlText";
import type { PageParts } from "./htmlParts";
import { readingOf } from "./lines";
import type { Reader, Reading } from "./reader";

/** Web pages as browsers and Word save them. Their readable text is the source; nothing they name is loaded. */
export const htmlReader: Reader = {
  read: readHtml,
};

/** A page with the encoding it was in. */
export interface DecodedPage extends HtmlPage {
  readonly encoding: Encoding;
}

export function readHtml(bytes: Uint8Array): Reading | SkipReason {
  const page = readHtmlPage(bytes);
  return isSkip(page) ? page : readingOfPage(page);
}

export const readingOfPage = (page: DecodedPage): Reading => ({
  ...readingOf(page.lines, page.encoding),
  ...readHtmlMeta(page),
});

/** `charset`: as declared outside the page, which then counts before what the page says. */
export function readHtmlPage(
  bytes: Uint8Array,
  charset?: string,
  parts?: PageParts,
): DecodedPage | SkipReason {
  const decoded = decodeHtml(bytes, charset);
  if (isSkip(decoded)) return decoded;
  const page = readPage(decoded.text, parts);
  if (!page) return skip("broken");
  markOmitted(page.lines);
  return { ...page, encoding: decoded.encoding };
}

export const decodeHtml = (bytes: Uint8Array, charset?: string): Decoded | SkipReason =>
  decodeDeclared(bytes, charset ?? charsetIn(bytes));

/** Bytes looked at for a declaration. Browsers take 1,024; pages of some editors open with long comments. */
const HEAD = 8_192;

function charsetIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD));
  const tags = withoutComments(head).match(/<meta\b[^<>]*/gi) ?? [];
  const declared = tags.flatMap((tag) => /\bcharset\s*=[\s"']*([\w-]+)/i.exec(tag)?.[1] ?? []);
  return declared[0] ?? /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
}

/** A comment that is never closed is let be. */
function withoutComments(head: string): string {
  const [first = "", ...rest] = head.split("<!--");
  return rest.reduce((text, part) => {
    const close = part.indexOf("-->");
    return text + (close < 0 ? `<!--${part}` : part.slice(close + 3));
  }, first);
}
