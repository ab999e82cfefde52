import type { Format } from "../formats";
import { markdownReader } from "./markdown";
import type { Reader } from "./reader";
import { textReader } from "./text";

/**
 * Every format of the corpus; those with a library behind them are loaded when the first such file comes. A new one
 * is one file and one line here, and its extensions in `formats.ts`.
 */
const READERS: Readonly<Record<Format, () => Promise<Reader>>> = {
  text: () => Promise.resolve(textReader),
  markdown: () => Promise.resolve(markdownReader),
  html: async () => (await import("./html")).htmlReader,
  mht: async () => (await import("./mht")).mhtReader,
  docx: async () => (await import("./docx")).docxReader,
};

export const readerOf = (format: Format): Promise<Reader> => READERS[format]();
