import { docxReader } from "./docx";
import { htmlReader } from "./html";
import { markdownReader } from "./markdown";
import { mhtReader } from "./mht";
import type { Reader } from "./reader";
import { textReader } from "./text";

/** Every format of the corpus. A new one is one file and one line here. */
const READERS: readonly Reader[] = [textReader, markdownReader, htmlReader, mhtReader, docxReader];

/** Formats in which speeches are kept but that no reader takes: said to be skipped, where others are passed over. */
const DOCUMENTS: ReadonlySet<string> = new Set(
  [".doc", ".docx", ".wps", ".pdf", ".rtf", ".odt", ".html", ".htm", ".mht", ".ofd", ".pages", ".uof"].filter(
    (extension) => !READERS.some((reader) => reader.extensions.includes(extension)),
  ),
);

/** `extension` in lower case with its dot. */
export const readerFor = (extension: string): Reader | undefined =>
  READERS.find((reader) => reader.extensions.includes(extension));

/** What a file's name makes of it: read, said to be skipped, or none of our business (pictures, programs). */
export function formatOf(name: string): "readable" | "unsupported" | "other" {
  // Owner files of Word and of macOS's shadows bear a document's name without being one.
  if (name.startsWith("~$") || name.startsWith("._") || name.startsWith(".~")) return "other";
  const extension = extensionOf(name);
  if (readerFor(extension)) return "readable";
  return DOCUMENTS.has(extension) ? "unsupported" : "other";
}

/** Extension of a file name or path in lower case with its dot; empty where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1
    ? name.slice(dot).toLowerCase()
    : "";
}
