import { uriKey, type UriKey } from "../../../server/src/text/fileKey";

/** What a URI means on this machine, however it is spelt: the server tells files apart by the same function. */
export const keyOf = (uri: string): UriKey =>
  uriKey(uri, {
    windows: process.platform === "win32",
    ignoresCase: process.platform === "win32" || process.platform === "darwin",
  });
