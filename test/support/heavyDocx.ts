import { deflateRawSync } from "node:zlib";
import { replaced } from "./badDocx";

const HEAD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
const TAIL = "</w:body></w:document>";

/** A document of a few megabytes, within every cap of archives, that is millions of paragraphs when it is parsed. */
export function heavyDocx(megabytes = 60): Uint8Array {
  const paragraphs: string[] = [];
  for (let size = 0, i = 0; size < megabytes * 1024 * 1024; i++) {
    const paragraph = `<w:p><w:t>讲${i.toString(36)}</w:t></w:p>`;
    paragraphs.push(paragraph);
    size += Buffer.byteLength(paragraph);
  }
  const content = HEAD + paragraphs.join("") + TAIL;
  return replaced("word/document.xml", { content, packed: deflateRawSync(content) });
}
