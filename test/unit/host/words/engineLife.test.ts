import { spawn } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isProcessAlive } from "../../../../server/src/host/disk/lock";
import type { NativeEngine } from "../../../../server/src/host/words/engine";
import { EngineFolder } from "../../../support/engineFolder";
import { until } from "../../../support/host";
import { isTagged, SENTENCE, wordsOf } from "../../../support/words";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: EngineFolder;
beforeEach(async () => (folder = await EngineFolder.make()));
afterEach(() => folder.clear());

describe.each(["nodejieba", "node-rs"] as const)("the child of %s", (name: NativeEngine) => {
  test("answers later, and is not waited for", async () => {
    if (!folder.installed.includes(name)) return;
    const { segmentation } = folder.start();
    segmentation.configure(name, []);
    const begin = performance.now();
    expect(isTagged(segmentation, SENTENCE)).toBe(false);
    expect(performance.now() - begin).toBeLessThan(500);
    const { generation } = segmentation;
    await until(() => segmentation.generation > generation);
    expect(isTagged(segmentation, SENTENCE)).toBe(true);
  });

  test("ends while it has nothing to do and comes back at the next need, which is no crash", async () => {
    if (!folder.installed.includes(name)) return;
    const { chain, segmentation } = folder.start({ idleLimit: 20 });
    segmentation.configure(name, []);
    const states: string[] = [];
    chain.onState((state) => states.push(state));
    for (let i = 0; i < 4; i++) {
      await until(() => isTagged(segmentation, `${SENTENCE}第${i}次`));
      await segmentation.settled();
      const pid = chain.pid;
      await until(() => chain.pid === undefined);
      if (pid !== undefined) await until(() => !isProcessAlive(pid));
      expect(isTagged(segmentation, `${SENTENCE}第${i}次`)).toBe(true);
    }
    expect([segmentation.state, states]).toEqual([name, [name]]);
  });

  test("words that the user's settings name are asked for again when they change", async () => {
    if (!folder.installed.includes(name)) return;
    const { segmentation } = folder.start();
    const text = "欧阳青石同志强调，要抓好落实。";
    const hasName = (): boolean => wordsOf(text, segmentation.tokens(text)).includes("欧阳青石");
    segmentation.configure(name, []);
    await until(() => isTagged(segmentation, text));
    expect(hasName()).toBe(false);
    const { generation } = segmentation;
    segmentation.configure(name, [{ text: "欧阳青石", tag: "nr" }]);
    expect(segmentation.generation).toBeGreaterThan(generation);
    await until(hasName);
    segmentation.configure(name, []);
    await until(() => !hasName());
    expect(segmentation.state).toBe(name);
  });

  test("ends when its parent is killed, also while it loads", async () => {
    const parent = folder.write(
      "parent.cjs",
      `const { fork } = require("node:child_process");
       const child = fork(${JSON.stringify(folder.path("segmenter.js"))}, [], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
       child.send({ kind: "load", engine: ${JSON.stringify(name)}, userWords: [] });
       console.log(child.pid);
       setInterval(() => {}, 1000);`,
    );
    const running = spawn(process.execPath, [parent], { stdio: ["ignore", "pipe", "ignore"] });
    const pid = await new Promise<number>((resolve) =>
      running.stdout.once("data", (data: Buffer) => resolve(Number(data))),
    );
    running.kill("SIGKILL");
    await until(() => !isProcessAlive(pid));
  });
});
