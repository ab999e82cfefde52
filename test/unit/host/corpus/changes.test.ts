import { mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import type { CorpusService } from "../../../../server/src/host/corpus/corpusService";
import { uriOf } from "../../../../server/src/host/disk/fileNames";
import { describe, expect, test, vi } from "vitest";
import { seen, speech, useServices } from "../../../support/hostServices";
import { configOf, until, whenStatus } from "../../../support/host";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = useServices();

describe("changes", () => {
  test.each([
    ["by the service's own watch", true],
    ["as a client tells", false],
  ])("are taken in within a second of the save, %s", async (_name, watch) => {
    home.write("甲.txt", "坚持稳中求进");
    mkdirSync(home.scratch.path("speeches/子"), { recursive: true });
    const service = await home.started({ watch });
    if (watch) await settled(service);
    const tell = (...files: string[]): void => (watch ? undefined : service.filesChanged(files.map(uriOf)));
    const within = async (change: () => string[], condition: () => boolean): Promise<void> => {
      const start = Date.now();
      tell(...change());
      await until(condition);
      // A second on a machine that does nothing else; tests of several packages share this one.
      expect(Date.now() - start).toBeLessThan(process.env["CI"] ? 5_000 : 3_000);
      await whenStatus(service, ({ state }) => state === "ready");
    };
    await within(
      () => [home.write("乙 新.txt", "坚持守正创新")],
      () => seen(service, "守正创新") === 1,
    );
    await within(
      () => [home.write("子/丁.txt", "坚持久久为功")],
      () => seen(service, "久久为功") === 1,
    );
    await within(
      () => [home.write("甲.txt", "坚持真抓实干")],
      () => seen(service, "真抓实干") === 1 && seen(service, "稳中求进") === 0,
    );
    const renamed = home.scratch.path("speeches/丙.txt");
    await within(
      () => {
        renameSync(home.scratch.path("speeches/乙 新.txt"), renamed);
        return [home.scratch.path("speeches/乙 新.txt"), renamed];
      },
      () => service.index.occurrences("守正创新", 5).some((hit) => hit.speech.uri === uriOf(renamed)),
    );
    await within(
      () => {
        rmSync(home.scratch.path("speeches/子"), { recursive: true });
        return [home.scratch.path("speeches/子")];
      },
      () => seen(service, "久久为功") === 0,
    );
    expect(service.status().speeches).toBe(2);
  });

  test("a folder that comes and goes", async () => {
    const service = await home.started({ watch: true });
    expect(service.status()).toMatchObject({ state: "ready", skipped: [{ code: "missing-folder" }] });
    home.write("甲.txt", "坚持稳中求进");
    await until(() => seen(service, "稳中求进") === 1);
    expect(service.status().skipped).toEqual([]);
    rmSync(home.scratch.path("speeches"), { recursive: true });
    await until(() => service.status().speeches === 0);
    home.write("乙.txt", "坚持守正创新");
    await until(() => seen(service, "守正创新") === 1);
  });

  test("a link to a file that is listed brings no second one", async () => {
    const file = home.write("甲.txt", "坚持稳中求进");
    const service = await home.started();
    const link = home.scratch.path("speeches/链.txt");
    symlinkSync(file, link);
    service.filesChanged([uriOf(link)]);
    await whenStatus(service, ({ state }) => state === "ready");
    expect(service.status().speeches).toBe(1);
  });

  test("of settings read nothing twice", async () => {
    home.write("甲.txt", "坚持稳中求进");
    home.scratch.write("more/乙.txt", speech("坚持守正创新"));
    home.scratch.write("more/草稿.txt", speech("坚持久久为功"));
    const service = await home.started();
    await service.update(
      configOf(home.scratch, {
        folders: [home.scratch.path("speeches"), home.scratch.path("more")],
        exclude: ["草稿*"],
      }),
    );
    expect([seen(service, "稳中求进"), seen(service, "守正创新"), seen(service, "久久为功")]).toEqual([
      1, 1, 0,
    ]);
    await service.update(configOf(home.scratch, { folders: [home.scratch.path("more")] }));
    expect([seen(service, "稳中求进"), seen(service, "守正创新"), seen(service, "久久为功")]).toEqual([
      0, 1, 1,
    ]);
    expect(service.status()).toMatchObject({ state: "ready", speeches: 2 });
  });

  test("are merged in quiet, so that the next start finds all in the cache", async () => {
    home.write("甲.txt", "坚持稳中求进");
    const service = await home.started();
    const before = service.status().generation;
    service.filesChanged([home.write("乙.txt", "坚持守正创新")]);
    await until(() => seen(service, "守正创新") === 1);
    await whenStatus(service, ({ state, generation }) => state === "ready" && generation >= before + 2);
    await service.dispose();
    const next = home.create();
    const states: string[] = [];
    next.onStatus(({ state, speeches }) => states.push(`${state} ${speeches}`));
    await next.update(configOf(home.scratch));
    expect(states).toContain("stale 2");
  });

  test("work that is cancelled goes on with the next change", async () => {
    for (let i = 0; i < 200; i++) home.write(`${i}.txt`, `坚持稳中求进第${i}`.repeat(200));
    const service = home.create();
    const done = service.update(configOf(home.scratch));
    await new Promise<void>((resolve) => service.onProgress((progress) => progress && resolve()));
    service.cancel();
    await done;
    expect(service.status()).toMatchObject({ state: "stale", speeches: 0 });
    expect(home.leftovers()).toEqual([]);
    service.filesChanged([home.scratch.path("speeches")]);
    expect((await whenStatus(service, ({ state }) => state === "ready")).speeches).toBe(200);
  });
});

/** Until the watch stands: it looks at everything once when it does. */
async function settled(service: CorpusService): Promise<void> {
  let last = Date.now();
  const off = service.onStatus(() => (last = Date.now()));
  await until(() => Date.now() - last > 600);
  off();
}
