import { Archive, ArchiveError } from "../archive";
import { skip, type SkipReason } from "../skip";
import { DocxBody, type NoteReference } from "./docxBody";
import { DocxNotes } from "./docxNotes";
import { DocxNumbering } from "./docxNumbering";
import { DocxStyles } from "./docxStyles";
import { readingOf, type TextLine } from "./lines";
import type { Reader, Reading } from "./reader";
import { readXml } from "./xml";

/**
 * Word documents as Word and WPS write them: paragraphs in reading order with the numbers that the program shows
 * before them, tables row by row, text boxes after the paragraph they are anchored in, notes at the end. Headers,
 * footers, comments and pictures are not of the text.
 */
export const docxReader: Reader = {
  async read(bytes) {
    const foreign = foreignFormat(bytes);
    if (foreign) return foreign;
    try {
      return await readPackage(await Archive.open(bytes));
    } catch (error) {
      if (error instanceof ArchiveError) return skip(error.fault);
      throw error;
    }
  },
};

async function readPackage(archive: Archive): Promise<Reading | SkipReason> {
  const roots = await relationsOf(archive, "_rels/.rels", "");
  const main = roots.get("officeDocument") ?? "word/document.xml";
  if (!archive.has(main)) return skip("broken");
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const relations = await relationsOf(archive, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const part = (type: string): AsyncIterable<Uint8Array> =>
    archive.read(relations.get(type) ?? `${folder}${type}.xml`);
  const styles = new DocxStyles();
  const numbering = new DocxNumbering();
  await readXml(part("styles"), styles);
  await readXml(part("numbering"), numbering);
  const body = new DocxBody(styles, numbering);
  await readXml(archive.read(main), body);
  const lines = [...body.take()];
  const notes = new Map<string, string>();
  for (const kind of new Set(body.notes.map((note) => note.kind)))
    await readXml(
      part(`${kind}s`),
      new DocxNotes(styles, numbering, (id, text) => notes.set(keyOf({ kind, id }), text)),
    );
  return readingOf([...lines, ...noteLines(body.notes, notes)], "utf-8");
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

/** Names of the parts that a part refers to, by the last word of their type. */
async function relationsOf(
  archive: Archive,
  name: string,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await readXml(archive.read(name), {
    open(element, { Type: type, Target: target, TargetMode: mode }) {
      if (element !== "Relationship" || type === undefined || target === undefined || mode === "External")
        return;
      const kind = type.slice(type.lastIndexOf("/") + 1);
      if (!targets.has(kind)) targets.set(kind, resolve(target, folder));
    },
    close: () => undefined,
  });
  return targets;
}

/** A target is relative to the folder of the part that names it, or absolute. */
function resolve(target: string, folder: string): string {
  const parts: string[] = [];
  for (const piece of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (piece === "..") parts.pop();
    else if (piece !== "" && piece !== ".") parts.push(piece);
  }
  return parts.join("/");
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
