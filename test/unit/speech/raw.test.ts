import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dump } from "../../support/speechDump";

const folder = join(import.meta.dirname, "../fixtures/raw");

describe("raw documents as drafters have them", () => {
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".txt"))) {
    it(name, () => {
      const text = readFileSync(join(folder, name), "utf8");
      const expected = readFileSync(join(folder, name.replace(/\.txt$/, ".outline")), "utf8");
      expect(`${dump(text)}\n`).toBe(expected);
      expect(dump(text.replace(/\n/g, "\r\n"))).toBe(dump(text));
    });
  }
});
