import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { describe, expect, it } from "vitest";
import { RULES } from "../../../../../server/src/features/diagnostics/rules";
import { packOf } from "../../../../support/packs";
import { diagnosesOf } from "../../../../support/rules";

const SAMPLES = path.join(import.meta.dirname, "../../../fixtures/faulty");
const files = readdirSync(SAMPLES);
/** Without packs no wording is banned. */
const packs = await packOf({
  terms: [{ text: "党的二十大三中全会", kind: "banned", replacedBy: "党的二十届三中全会" }],
});

/** One speech per rule with one fault: what a newcomer to a rule looks at first. */
describe("faulty samples", () => {
  it("there is one for every rule", () => {
    expect(files.sort()).toEqual(RULES.map(({ code }) => `${code.replace("/", "-")}.txt`).sort());
  });

  it.each(files)("%s has its one fault and no other", (file) => {
    const text = readFileSync(path.join(SAMPLES, file), "utf8");
    expect(diagnosesOf(text, undefined, packs).map(({ code }) => `${code.replace("/", "-")}.txt`)).toEqual([
      file,
    ]);
  });
});
