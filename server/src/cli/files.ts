import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";
import { readDocument, sourceOffset, type CorpusDocument, type HeavyReading } from "../corpus/documents";
import { isSkip, skipTooLarge, type SkipReason } from "../corpus/skip";
import { DEFAULT_SETTINGS } from "../features/settingsParser";
import type { Locale } from "../text/localized";
import type { Span } from "../text/span";
import type { JsonRange } from "./json";
import { notes } from "./output";
import { withReaderThread } from "./readerThread";

/** A file of a call, read with the corpus's own readers, whatever its encoding. */
export class InputFile {
  private readonly source: TextDocument;

  constructor(
    /** As it was named in the call. */
    readonly name: string,
    /** Absolute. */
    readonly path: string,
    readonly document: CorpusDocument,
  ) {
    this.source = TextDocument.create(document.uri, "speech", 0, document.source);
  }

  get draft() {
    return this.document.draft;
  }

  /** A span of the draft as LSP's range of the file. */
  range({ start, end }: Span): JsonRange {
    return { start: this.position(start), end: this.position(end) };
  }

  private position(offset: number) {
    return this.source.positionAt(sourceOffset(this.document, offset));
  }
}

/** The files of a call. Those that cannot be read are told on standard error and left out. */
export async function readInputs(names: readonly string[], locale: Locale): Promise<readonly InputFile[]> {
  return withReaderThread(async (heavy) => {
    const inputs: InputFile[] = [];
    for (const name of names) {
      const input = await readInput(name, locale, heavy);
      if (typeof input === "string") notes.line(`${name}: ${input}`);
      else inputs.push(input);
    }
    return inputs;
  });
}

/** A pipe is as good as a file here; what never ends is given up where it is longer than any speech. */
async function readBounded(file: string): Promise<Uint8Array | SkipReason> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of createReadStream(file) as AsyncIterable<Uint8Array>) {
    if ((size += piece.length) > LARGEST) return skipTooLarge(size, LARGEST);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const LARGEST = DEFAULT_SETTINGS.corpus.maxFileSize;

async function readInput(name: string, locale: Locale, heavy: HeavyReading): Promise<InputFile | string> {
  const file = path.resolve(name);
  try {
    if ((await stat(file)).isDirectory())
      return locale === "zh" ? "是文件夹，不是文件" : "is a folder, not a file";
    const bytes = await readBounded(file);
    if (isSkip(bytes)) return bytes.reason[locale];
    const result = await readDocument(bytes, pathToFileURL(file).href, undefined, heavy);
    return "draft" in result ? new InputFile(name, file, result) : result.reason[locale];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      return locale === "zh" ? "没有这个文件" : "no such file";
    return error instanceof Error ? error.message : String(error);
  }
}
