import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { GrowingDraft, PATIENCE } from "../support/growthDraft";
import { growing, KINDS } from "../support/growthKinds";

const SPEECH = path.join(import.meta.dirname, "../../seeds/03-检察工作推进会.txt");
/** Characters on one line: what grows faster than a square has not answered by the end of patience. */
const SIZE = 15_000;

/** The short form of `npm run bench -- growth`: a hang is seen here, figures are measured there. */
describe("a line that repeats itself stops no request", { timeout: 120_000 }, () => {
  const draft = new GrowingDraft(SPEECH);
  afterAll(() => draft.stop());

  it.each(KINDS.map((kind) => [kind.name, kind] as const))("%s", async (_, kind) => {
    const { time } = await draft.askAtOnce(growing(kind, SIZE, "line in a speech"));
    expect(time).toBeLessThan(PATIENCE);
  });
});
