import fc from "fast-check";
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { IndexSnapshot } from "../../../../server/src/index/snapshot";
import { describe, expect, test, vi } from "vitest";
import { speech, useServices } from "../../../support/hostServices";
import { whenStatus } from "../../../support/host";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const home = useServices();

describe("incremental equals fresh", () => {
  const NAMES = ["甲.txt", "乙.md", "子/丙.txt", "子/丁 四.txt"];
  const WORDS = ["坚持稳中求进", "坚持守正创新", "坚持久久为功", ""];
  const change = fc.oneof(
    fc.record({
      act: fc.constant("write" as const),
      name: fc.constantFrom(...NAMES),
      words: fc.constantFrom(...WORDS),
    }),
    fc.record({ act: fc.constant("delete" as const), name: fc.constantFrom(...NAMES, "子") }),
    fc.record({
      act: fc.constant("rename" as const),
      name: fc.constantFrom(...NAMES),
      to: fc.constantFrom(...NAMES),
    }),
    fc.record({
      act: fc.constant("link" as const),
      name: fc.constantFrom("链.txt", "子/链"),
      to: fc.constantFrom(...NAMES, "子"),
    }),
  );
  type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

  /** Makes the change where it can be made; the paths it may have touched. */
  function apply(folder: string, step: Change): string[] {
    const file = path.join(folder, step.name);
    const touched = [file];
    const makeRoom = (name: string): void => {
      const made = mkdirSync(path.dirname(name), { recursive: true });
      if (made !== undefined) touched.push(made);
    };
    makeRoom(file);
    try {
      if (step.act === "write") writeFileSync(file, step.words === "" ? "" : speech(step.words));
      else if (step.act === "delete") rmSync(file, { recursive: true, force: true });
      else {
        const to = path.join(folder, step.to);
        touched.push(to);
        makeRoom(to);
        if (step.act === "rename") renameSync(file, to);
        else symlinkSync(to, file);
      }
    } catch {
      // What is not there cannot be renamed; folders may have been made all the same.
    }
    return touched;
  }

  function view(
    index: IndexSnapshot,
    { skipped }: { skipped: readonly { uri: string; code: string }[] },
  ): unknown {
    return {
      speeches: index.speeches.map((s) => JSON.stringify(s)).sort(),
      characters: index.characters,
      phrases: [...WORDS.slice(0, 3), "抓好落实", "会议很重要。坚"].map((phrase) => ({
        frequency: index.frequency(phrase),
        places: index
          .occurrences(phrase, 50)
          .map(({ speech: s, sentence }) => `${s.uri} ${s.start} ${sentence}`)
          .sort(),
      })),
      skipped: skipped.map(({ uri, code }) => `${uri} ${code}`).sort(),
    };
  }

  test("whatever is written, deleted, renamed and linked, in whatever order", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        async (rounds) => {
          const name = `run${run++}`;
          const folder = home.scratch.path(name);
          mkdirSync(folder);
          const config = { folders: [folder], cacheDirectory: home.scratch.path(`${name}-cache`) };
          let service = await home.started(config);
          for (const [i, steps] of rounds.entries()) {
            service.filesChanged(steps.flatMap((step) => apply(folder, step)));
            await whenStatus(service, ({ state }) => state === "ready");
            // Now and then through the cache.
            if (i % 2 === 0) continue;
            await service.dispose();
            service = await home.started(config);
          }
          const fresh = await home.started({ ...config, cacheDirectory: home.scratch.path(`${name}-fresh`) });
          expect(view(service.index, service.status())).toEqual(view(fresh.index, fresh.status()));
          await Promise.all([service.dispose(), fresh.dispose()]);
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
