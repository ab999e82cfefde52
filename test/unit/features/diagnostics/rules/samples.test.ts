import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { describe, expect, it } from "vitest";
import { RULES } from "../../../../../server/src/features/diagnostics/rules";
import { diagnosesOf } from "../../../../support/rules";

const SAMPLES = path.join(import.meta.dirname, "../../../fixtures/faulty");
const files = readdirSync(SAMPLES);

/** One speech per rule with one fault: what a newcomer to a rule looks at first. */
describe("faulty samples", () => {
  it("there is one for every rule", () => {
    expect(files.sort()).toEqual(RULES.map(({ code }) => `${code.replace("/", "-")}.txt`).sort());
  });

  it.each(files)("%s has its one fault and no other", (file) => {
    const text = readFileSync(path.join(SAMPLES, file), "utf8");
    expect(diagnosesOf(text).map(({ code }) => `${code.replace("/", "-")}.txt`)).toEqual([file]);
  });
});
