import { decode } from "../encoding";
import { isSkip } from "../skip";
import type { Reader } from "./reader";

/** Plain text: the parser reads it as it stands. */
export const textReader: Reader = {
  read(bytes) {
    const decoded = decode(bytes);
    return isSkip(decoded) ? decoded : { ...decoded, source: decoded.text };
  },
};
