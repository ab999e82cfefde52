// Run by --self-check only: one test that passes and one that must not.
import { strict as assert } from "node:assert";
import { suite, test } from "mocha";

suite("Self-check", () => {
  test("one test passes", () => assert.ok(true));
  test("one test fails, on purpose", () => assert.equal("seen", "missed"));
});
