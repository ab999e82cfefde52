import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { seen, useServices } from "../../../support/hostServices";
import { configOf } from "../../../support/host";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const home = useServices();

const KILLS = 50;
const FILES = 60;
/** Milliseconds after its first word within which a victim dies: a start and several builds. */
const LIFE = 300;

/** A process that looks at its start whether all speeches are there and then builds for ever; ends itself where not. */
function startVictim(): ChildProcess {
  const script = home.bundles.write(
    "victim.cjs",
    `const { CorpusService } = require("./corpusService.js");
     const service = new CorpusService({ workerFile: ${JSON.stringify(home.bundles.path("worker.js"))}, version: "test", log: { info() {}, warn() {} } });
     console.log("begins");
     service.update(JSON.parse(process.argv[2])).then(async () => {
       const { state, speeches, skipped } = service.status();
       if (state !== "ready" || speeches !== ${FILES} || skipped.length > 0) process.exit(7);
       for (;;) await service.rebuild();
     });`,
  );
  return spawn(process.execPath, [script, JSON.stringify(configOf(home.scratch))], {
    stdio: ["ignore", "pipe", "ignore"],
  });
}

describe("killed at any moment", () => {
  test(`every next start is right, and nothing is left behind (${KILLS} times)`, async () => {
    for (let i = 0; i < FILES; i++) home.write(`${i}.txt`, `坚持稳中求进第${i}`.repeat(40));
    const codes: unknown[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const victim = startVictim();
      const ended = once(victim, "exit");
      await once(victim.stdout!, "data");
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LIFE));
      victim.kill("SIGKILL");
      codes.push((await ended)[0]);
      if (kill % 10 === 0) appendFileSync(home.scratch.path(`speeches/${kill}.txt`), "又一次会议。\n");
    }
    expect(codes).toEqual(Array<null>(KILLS).fill(null));
    const service = await home.started();
    expect(service.status()).toMatchObject({ state: "ready", speeches: FILES, skipped: [] });
    expect(seen(service, "又一次会议")).toBe(5);
    await service.dispose();
    expect(home.leftovers()).toEqual([]);
  });
});
