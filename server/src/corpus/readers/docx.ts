import { Archive, ArchiveError } from "../archive";
import { isSkip, skip, type SkipReason } from "../skip";
import { DocxBody, type DocxContext, type NoteReference } from "./docxBody";
import { readChunks } from "./docxChunks";
import { DocxNotes } from "./docxNotes";
import { DocxNumbering } from "./docxNumbering";
import { DocxRelations } from "./docxRelations";
import { DocxStyles } from "./docxStyles";
import { readingOf, type TextLine } from "./lines";
import type { Reader, Reading } from "./reader";
import { readXml } from "./xml";

/**
 * Word documents as Word and WPS write them: paragraphs in reading order with the numbers that the program shows
 * before them, tables row by row, text boxes after the paragraph they are anchored in, documents in the document in
 * their places, notes at the end. Headers, footers, comments and pictures are not of the text.
 */
export const docxReader: Reader = {
  async read(bytes) {
    const foreign = foreignFormat(bytes);
    if (foreign) return foreign;
    try {
      const content = await readPackage(await Archive.open(bytes), 1);
      return isSkip(content) ? content : readingOrReason(content);
    } catch (error) {
      if (error instanceof ArchiveError) return skip(error.fault);
      throw error;
    }
  },
};

/** A document that holds nothing but one that nobody reads is skipped for its sake. */
const readingOrReason = ({ lines, unread }: Content): Reading | SkipReason =>
  unread && lines.every(({ text, omitted }) => omitted === "unread-part" || text.trim() === "")
    ? unread
    : readingOf(lines, "utf-8");

interface Content {
  readonly lines: readonly TextLine[];
  /** Why a document in the document was not read. */
  readonly unread: SkipReason | undefined;
}

/** @param depth of documents in one another */
async function readPackage(archive: Archive, depth: number): Promise<Content | SkipReason> {
  const main = (await DocxRelations.of(archive, "")).part("officeDocument") ?? "word/document.xml";
  if (!archive.has(main) || depth > DEEPEST) return skip("broken");
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const relations = await DocxRelations.of(archive, main);
  const part = (type: string): AsyncIterable<Uint8Array> =>
    archive.read(relations.part(type) ?? `${folder}${type}.xml`);
  const styles = new DocxStyles();
  const numbering = new DocxNumbering();
  await readXml(part("styles"), styles);
  await readXml(part("numbering"), numbering);
  const chunks = await readChunks(archive, relations, async (inner) => {
    const content = await readPackage(inner, depth + 1);
    return isSkip(content) ? content : content.lines;
  });
  const context: DocxContext = { styles, numbering, chunks: chunks.lines };
  const body = await readBody(context, (handler) => readXml(archive.read(main), handler));
  const lines = [...body.take()];
  const notes = new Map<string, string>();
  for (const kind of new Set(body.notes.map((note) => note.kind)))
    await readBody(context, (handler) =>
      readXml(part(`${kind}s`), new DocxNotes(handler, (id, text) => notes.set(keyOf({ kind, id }), text))),
    );
  return { lines: [...lines, ...noteLines(body.notes, notes)], unread: chunks.unread };
}

/** Documents in one another that are read. */
const DEEPEST = 3;

/** Reads a part, and reads it anew where it turns out that fields begin in it and never end. */
async function readBody(context: DocxContext, read: (body: DocxBody) => Promise<void>): Promise<DocxBody> {
  const first = new DocxBody(context);
  await read(first);
  const unended = first.unended();
  if (unended.size === 0) return first;
  context.numbering.restart();
  const second = new DocxBody(context, unended);
  await read(second);
  return second;
}

const keyOf = ({ kind, id }: NoteReference): string => `${kind} ${id}`;

function* noteLines(
  references: readonly NoteReference[],
  notes: ReadonlyMap<string, string>,
): Generator<TextLine, void, undefined> {
  for (const [i, reference] of references.entries()) {
    const text = notes.get(keyOf(reference));
    if (text !== undefined && text !== "") yield { text: `[${i + 1}] ${text}` };
  }
}

/** First bytes of a compound file: what Word wrote before 2007, and the wrapping of an encrypted document. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** First bytes of rich text, of a print and of a saved page. */
const FOREIGN = /^(?:\{\\rtf|%PDF|[\sï»¿]*<(?:!DOCTYPE|html|\?xml))/i;

function foreignFormat(bytes: Uint8Array): SkipReason | undefined {
  if (bytes.length === 0) return skip("empty");
  if (FOREIGN.test(new TextDecoder("latin1").decode(bytes.subarray(0, 64)))) return skip("not-word");
  if (!COMPOUND.every((byte, i) => bytes[i] === byte)) return undefined;
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (stream: string): boolean => content.includes(Buffer.from(stream, "utf16le"));
  if (holds("EncryptedPackage")) return skip("encrypted");
  return skip(holds("WordDocument") || holds("WpsDocument") ? "old-format" : "broken");
}
