import { zip, type ZipPart } from "./zip";

/** Parts of a Word document; each is the content of its root element. */
export interface DocxParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  /** Documents in the document by the names of their parts in word/; `rIdC0` is the first, and so on. */
  readonly chunks?: Readonly<Record<string, string | Uint8Array>>;
  /** What [Content_Types].xml says. */
  readonly types?: string;
}

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const NAMESPACES = [
  `xmlns:w="${W}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"',
].join(" ");
const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const root = (name: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${name} ${NAMESPACES}>${content}</w:${name}>`;
type Target = readonly [type: string, target: string, id?: string];
const relations = (targets: readonly Target[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([type, target, id = `rId${type}`]) =>
        `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

/** The parts of a document as they stand in its archive. */
export function docxParts({ body, chunks = {}, types = "", ...others }: DocxParts): readonly ZipPart[] {
  const inner = Object.entries(chunks);
  const beside = Object.entries(others) as readonly (readonly [string, string])[];
  return [
    { name: "[Content_Types].xml", content: `<Types>${types}</Types>` },
    { name: "_rels/.rels", content: relations([["officeDocument", "word/document.xml"]]) },
    { name: "word/document.xml", content: root("document", `<w:body>${body}</w:body>`) },
    {
      name: "word/_rels/document.xml.rels",
      content: relations([
        ...beside.map(([name]): Target => [name, `${name}.xml`]),
        ...inner.map(([name], i): Target => ["aFChunk", name, `rIdC${i}`]),
      ]),
    },
    ...beside.map(([name, content]) => ({ name: `word/${name}.xml`, content: root(name, content) })),
    ...inner.map(([name, content]) => ({ name: `word/${name}`, content })),
  ];
}

export const docxFile = (parts: DocxParts | string): Uint8Array =>
  zip(docxParts(typeof parts === "string" ? { body: parts } : parts));

/** A paragraph of one run; `properties` stand in its `w:pPr`. */
export const p = (text: string, properties = ""): string =>
  `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${text === "" ? "" : r(text)}</w:p>`;

export const r = (text: string, properties = ""): string =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** Puts a paragraph in a list. */
export const inList = (id: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;

/** A document in the document. */
export const chunk = (i = 0): string => `<w:altChunk r:id="rIdC${i}"/>`;

/** A mark of a field: `begin`, `separate` or `end`. */
export const fieldMark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

export const fieldCode = (code: string): string =>
  `<w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>`;
