import { describe, expect, test } from "vitest";
import { isSame, type FileRecord } from "../../../server/src/corpus/changes";
import { fileKey } from "../../../server/src/text/fileKey";

const LINUX = { windows: false, ignoresCase: false };

const record = (uri: string, changes: Partial<FileRecord> = {}): FileRecord => ({
  uri,
  file: fileKey(uri, LINUX),
  size: 10,
  modified: 1_000,
  changed: 1_000,
  hash: "h",
  read: 60_000,
  ...changes,
});

describe("isSame", () => {
  test.each([
    ["nothing changed", {}, {}, true],
    ["another size", {}, { size: 11 }, false],
    ["written later", {}, { modified: 2_000 }, false],
    ["replaced by a copy that kept its time", {}, { changed: 2_000 }, false],
    ["read in the moments after it was written", { read: 1_500 }, {}, false],
    [
      "a time in the future",
      { modified: 90_000, changed: 90_000 },
      { modified: 90_000, changed: 90_000 },
      true,
    ],
  ])("%s", (_name, then, now, same) => {
    expect(isSame(record("a", then), { ...record("a"), ...now })).toBe(same);
  });
});
