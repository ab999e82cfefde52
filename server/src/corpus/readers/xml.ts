import { Parser } from "htmlparser2";
import { ArchiveError } from "../archive";

export type XmlAttributes = Readonly<Record<string, string>>;

/** Takes the elements and texts of a part as they come. Names bear the usual prefix of their namespace. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text?(data: string): void;
}

/** Elements inside one another. Tables in text boxes in tables stay far below. */
const DEEPEST = 1_000;

/**
 * Parses a part as its bytes come in. Of contents that stand in alternatives for newer and older programs the first
 * one is taken that needs nothing we do not understand. There are no entities but XML's own, and no document type is looked at.
 *
 * @throws ArchiveError where the bytes say so, or elements stand deeper in one another than in any document
 */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const events = new XmlEvents(handler);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => events.open(name, attributes),
      onclosetag: (name) => events.close(name),
      ontext: (data) => events.text(data),
    },
    { xmlMode: true },
  );
  let decoder: ReturnType<typeof decoderFor> | undefined;
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk);
    parser.write(decoder.decode(chunk, { stream: true }));
  }
  parser.end();
}

/** Parts are in UTF-8, or in UTF-16 with a mark. */
const decoderFor = ([a, b]: Uint8Array) =>
  new TextDecoder(a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : "utf-8");

/** Usual prefixes by namespace; each stands in a transitional and a strict form. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m"],
  ["http://purl.oclc.org/ooxml/officeDocument/math", "m"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"],
  ["http://purl.oclc.org/ooxml/officeDocument/relationships", "r"],
  ["http://schemas.openxmlformats.org/package/2006/relationships", ""],
]);

/**
 * What an alternative may need: shapes, groups, canvases with their text boxes, and what changes nothing about a text.
 * By namespace, or, where a file forgets to declare one, by its usual prefix.
 */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
  "http://schemas.microsoft.com/office/word/2010/wordml",
  "http://schemas.microsoft.com/office/word/2012/wordml",
  "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing",
  "http://schemas.microsoft.com/office/drawing/2010/main",
  "urn:schemas-microsoft-com:vml",
  "wps",
  "wpg",
  "wpc",
  "wp14",
  "w14",
  "w15",
  "a14",
  "v",
]);

class XmlEvents {
  private depth = 0;
  /** Depth of the alternative at hand that is passed over; 0 for none. */
  private passed = 0;
  /** For each set of alternatives at hand, whether one was taken. */
  private readonly taken: boolean[] = [];
  /** Prefixes that a file uses instead of the usual ones. */
  private readonly renamed = new Map<string, string>();
  /** Namespaces by the prefixes of the file. */
  private readonly namespaces = new Map<string, string>();

  constructor(private readonly handler: XmlHandler) {}

  open(raw: string, rawAttributes: XmlAttributes): void {
    if (++this.depth > DEEPEST) throw new ArchiveError("broken");
    if (this.passed > 0) return;
    this.declare(rawAttributes);
    const name = this.usual(raw);
    if (name === "mc:AlternateContent") this.taken.push(false);
    else if (name === "mc:Choice" || name === "mc:Fallback") {
      if (
        this.taken.at(-1) === true ||
        (name === "mc:Choice" && !this.understands(rawAttributes["Requires"]))
      )
        this.passed = this.depth;
      else this.taken[this.taken.length - 1] = true;
    } else
      this.handler.open(name, this.renamed.size > 0 ? this.usualAttributes(rawAttributes) : rawAttributes);
  }

  close(raw: string): void {
    if (this.passed === 0) {
      const name = this.usual(raw);
      if (name === "mc:AlternateContent") this.taken.pop();
      else if (name !== "mc:Choice" && name !== "mc:Fallback") this.handler.close(name);
    } else if (this.passed === this.depth) this.passed = 0;
    this.depth--;
  }

  text(data: string): void {
    if (this.passed === 0) this.handler.text?.(data);
  }

  private declare(attributes: XmlAttributes): void {
    for (const key in attributes) {
      if (!key.startsWith("xmlns")) continue;
      const usual = PREFIXES.get(attributes[key]!);
      const prefix = key.slice("xmlns:".length);
      this.namespaces.set(prefix, attributes[key]!);
      if (usual !== undefined && usual !== prefix) this.renamed.set(prefix, usual);
      else this.renamed.delete(prefix);
    }
  }

  /** @param prefixes of namespaces, with blanks between them */
  private understands(prefixes = ""): boolean {
    return prefixes
      .split(/\s+/)
      .every((prefix) => prefix === "" || UNDERSTOOD.has(this.namespaces.get(prefix) ?? prefix));
  }

  private usual(name: string): string {
    if (this.renamed.size === 0) return name;
    const colon = name.indexOf(":");
    const prefix = this.renamed.get(colon < 0 ? "" : name.slice(0, colon));
    if (prefix === undefined) return name;
    return prefix === "" ? name.slice(colon + 1) : `${prefix}:${name.slice(colon + 1)}`;
  }

  private usualAttributes(attributes: XmlAttributes): XmlAttributes {
    // An attribute without a prefix is in no namespace, whatever the one of its element.
    return Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [key.includes(":") ? this.usual(key) : key, value]),
    );
  }
}
