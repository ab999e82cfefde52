import { decode } from "../encoding";
import { isSkip } from "../skip";
import { readFrontMatter } from "./frontMatter";
import { without } from "./mapped";
import type { Reader } from "./reader";

/** Plain text: the parser reads it as it stands, but for front matter, which tools put above any text. */
export const textReader: Reader = {
  read(bytes) {
    const decoded = decode(bytes);
    if (isSkip(decoded)) return decoded;
    const { text: source, encoding } = decoded;
    const front = readFrontMatter(source);
    if (!front) return { ...decoded, source };
    const cuts = [{ start: 0, end: front.end, code: "front-matter" as const }];
    return { source, encoding, ...without(source, cuts), meta: front.meta };
  },
};
