/**
 * The formats of the corpus by their names. Apart from the readers, so that whoever only lists files carries none
 * of them: the main thread of the server does.
 */

/** Extensions of each format that a reader takes (`readers/index.ts`); lower case, with the dot. */
const FORMATS = {
  text: [".txt", ".text", ".speech"],
  markdown: [".md", ".markdown"],
  html: [".html", ".htm", ".xhtml"],
  mht: [".mht", ".mhtml"],
  docx: [".docx", ".docm"],
} as const;

export type Format = keyof typeof FORMATS;

const BY_EXTENSION: ReadonlyMap<string, Format> = new Map(
  Object.entries(FORMATS).flatMap(([format, extensions]) =>
    extensions.map((extension) => [extension, format as Format] as const),
  ),
);

/** Formats in which speeches are kept but that no reader takes: said to be skipped, where others are passed over. */
const UNREAD: ReadonlySet<string> = new Set([
  ".doc",
  ".wps",
  ".pdf",
  ".rtf",
  ".odt",
  ".ofd",
  ".pages",
  ".uof",
]);

/** `extension` in lower case with its dot. */
export const readableFormat = (extension: string): Format | undefined => BY_EXTENSION.get(extension);

/** What a file's name makes of it: read, said to be skipped, or none of our business (pictures, programs). */
export function formatOf(name: string): "readable" | "unsupported" | "other" {
  // Owner files of Word and of macOS's shadows bear a document's name without being one.
  if (name.startsWith("~$") || name.startsWith("._") || name.startsWith(".~")) return "other";
  const extension = extensionOf(name);
  if (BY_EXTENSION.has(extension)) return "readable";
  return UNREAD.has(extension) ? "unsupported" : "other";
}

/** Extension of a file name or path in lower case with its dot; empty where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1
    ? name.slice(dot).toLowerCase()
    : "";
}
