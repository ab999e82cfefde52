import { deflateRawSync } from "node:zlib";
import { replaced } from "./badDocx";

const HEAD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
const TAIL = "</w:body></w:document>";

/**
 * A document of half a megabyte, within every cap of archives (64 MB a part, a ratio of 200), that is millions of
 * paragraphs when it is parsed.
 */
export function heavyDocx(megabytes = 60): Uint8Array {
  const paragraph = "<w:p><w:r><w:t>讲</w:t></w:r></w:p>";
  const size = megabytes * 1024 * 1024;
  // As much as the ratio asks for that does not deflate.
  const noise = Array.from({ length: size / 200 }, (_, i) => ((i * 2_654_435_761) >>> 11).toString(36)).join(
    "",
  );
  const comment = `<!--${noise.slice(0, Math.ceil(size / 100))}-->`;
  const times = Math.floor((size - comment.length - 200) / Buffer.byteLength(paragraph));
  const content = HEAD + comment + paragraph.repeat(times) + TAIL;
  return replaced("word/document.xml", { content, packed: deflateRawSync(content) });
}
