import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { seen, useServices } from "./hostServices";
import { configOf } from "./hostSupport";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = useServices();

describe("killed at any moment", () => {
  const KILLS = 10;

  test(`the next start works and nothing is left behind (${KILLS} times)`, async () => {
    for (let i = 0; i < 150; i++) home.write(`${i}.txt`, `坚持稳中求进第${i}`.repeat(60));
    const script = home.bundles.write(
      "victim.cjs",
      `const { CorpusService } = require("./corpusService.js");
       const service = new CorpusService({ workerFile: ${JSON.stringify(home.bundles.path("worker.js"))}, version: "test", log: { info() {}, warn() {} } });
       service.update(JSON.parse(process.argv[2])).then(async () => { for (;;) await service.rebuild(); });`,
    );
    for (let kill = 0; kill < KILLS; kill++) {
      const victim = spawn(process.execPath, [script, JSON.stringify(configOf(home.scratch))], {
        stdio: "ignore",
      });
      const ended = new Promise((resolve) => victim.once("exit", resolve));
      await new Promise((resolve) => setTimeout(resolve, 40 + Math.random() * 900));
      victim.kill("SIGKILL");
      await ended;
      if (kill % 3 === 0) appendFileSync(home.scratch.path(`speeches/${kill}.txt`), "又一次会议。\n");
    }
    const service = await home.started();
    expect(service.status()).toMatchObject({ state: "ready", speeches: 150, skipped: [] });
    expect(seen(service, "又一次会议")).toBe(4);
    await service.dispose();
    expect(home.leftovers()).toEqual([]);
  });
});
