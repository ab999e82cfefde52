import { spawn } from "node:child_process";
import { copyFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isProcessAlive } from "../../../../server/src/host/disk/lock";
import type { NativeEngine } from "../../../../server/src/host/words/engine";
import type { EngineChain } from "../../../../server/src/host/words/engineChain";
import { describeRefusal } from "../../../../server/src/host/words/refusals";
import type { ParagraphSegmentation } from "../../../../server/src/host/words/segmentation";
import { startSegmentation } from "../../../../server/src/host/words/startSegmentation";
import { silent } from "../../../../server/src/host/logger";
import { EngineFolder } from "../../../support/engineFolder";
import { until } from "../../../support/host";
import { SENTENCE, wordsOf } from "../../../support/words";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: EngineFolder;
let started: ParagraphSegmentation[] = [];
beforeEach(async () => (folder = await EngineFolder.make()));
afterEach(() => {
  for (const segmentation of started) segmentation.dispose();
  started = [];
  folder.clear();
});

function start(...[options]: Parameters<EngineFolder["start"]>): {
  chain: EngineChain;
  segmentation: ParagraphSegmentation;
} {
  const both = folder.start(options);
  started.push(both.segmentation);
  return both;
}

const tagged = (segmentation: ParagraphSegmentation, text: string): boolean =>
  segmentation.tokens(text).some((token) => token.tag !== undefined);

/** Which engine serves in the end, and what was passed over. */
async function served(
  segmentation: ParagraphSegmentation,
): Promise<readonly [string, Record<string, string>]> {
  segmentation.tokens(SENTENCE);
  await segmentation.settled();
  const refused = [...segmentation.refused].map(([name, { code }]) => [name, code] as const);
  return [segmentation.state, Object.fromEntries(refused)];
}

describe("which engine serves", () => {
  test("SPEECH_SEGMENTER=intl starts no process", () => {
    const segmentation = startSegmentation("none.js", silent, { SPEECH_SEGMENTER: "intl" });
    expect(segmentation.state).toBe("intl");
    segmentation.configure("nodejieba", []);
    expect([segmentation.state, wordsOf(SENTENCE, segmentation.tokens(SENTENCE)).join("")]).toEqual([
      "intl",
      SENTENCE,
    ]);
  });

  test("nothing starts before it is known which is wanted", async () => {
    const { chain, segmentation } = start();
    segmentation.tokens(SENTENCE);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([chain.pid, segmentation.state]).toEqual([undefined, "loading"]);
    segmentation.configure("intl", []);
    await segmentation.settled();
    expect([chain.pid, segmentation.state]).toEqual([undefined, "intl"]);
  });

  test.each(["nodejieba", "node-rs"] as const)("%s by name", async (name) => {
    if (!folder.installed.includes(name)) return;
    const { segmentation } = start();
    segmentation.configure(name, []);
    expect(await served(segmentation)).toEqual([name, {}]);
    expect(tagged(segmentation, SENTENCE)).toBe(true);
  });

  test("auto is the first that is installed", async () => {
    const { segmentation } = start();
    segmentation.configure("auto", []);
    expect((await served(segmentation))[0]).toBe(folder.installed[0] ?? "intl");
  });

  test("a choice that changes takes effect at once", async () => {
    if (!folder.installed.includes("node-rs")) return;
    const { chain, segmentation } = start();
    segmentation.configure("node-rs", []);
    await served(segmentation);
    const pid = chain.pid!;
    const { generation } = segmentation;
    segmentation.configure("intl", []);
    expect([segmentation.state, segmentation.generation > generation]).toEqual(["intl", true]);
    expect(tagged(segmentation, SENTENCE)).toBe(false);
    await until(() => !isProcessAlive(pid));
  });
});

describe("what cannot serve is passed over, with a word in the log", () => {
  const log: string[] = [];
  const logger = { info: () => undefined, warn: (message: string) => void log.push(message) };
  const serve = async (): ReturnType<typeof served> => {
    log.length = 0;
    const { segmentation } = start({ log: logger });
    segmentation.configure("auto", []);
    return served(segmentation);
  };
  const both = (): boolean => folder.installed.length === 2;

  test.runIf(process.platform === "linux")("a C++ library that is too old for nodejieba", async () => {
    if (!both()) return;
    folder.ageLibraryOf("nodejieba");
    expect(await serve()).toEqual(["node-rs", { nodejieba: "library" }]);
    expect(log).toEqual([expect.stringMatching(/^segmenter: nodejieba cannot serve: library GLIBCXX_9\.9/)]);
    const refusal = started.at(-1)!.refused.get("nodejieba")!;
    expect(describeRefusal(refusal).zh).toMatch(/^系统库过旧，缺少 GLIBCXX_9\.9/);
  });

  test("binaries that are none", async () => {
    if (!both()) return;
    folder.breakBinaryOf("nodejieba");
    expect(await serve()).toEqual(["node-rs", { nodejieba: "broken" }]);
    folder.breakBinaryOf("node-rs");
    expect(await serve()).toEqual(["intl", { nodejieba: "broken", "node-rs": "broken" }]);
    expect(log).toHaveLength(2);
    expect(wordsOf(SENTENCE, started.at(-1)!.tokens(SENTENCE))).toContain("人民");
  });

  test("binaries that are not there, a bundle that is not there", async () => {
    rmSync(folder.words, { recursive: true });
    expect(await serve()).toEqual(["intl", { nodejieba: "missing", "node-rs": "missing" }]);
    rmSync(folder.path("segmenter.js"));
    expect(await serve()).toEqual(["intl", { nodejieba: "ended", "node-rs": "ended" }]);
  });

  test("a dictionary without words, or none: the child may end, we do not", async () => {
    if (!both()) return;
    const dictionary = path.join(folder.words, "jieba.dict.utf8");
    copyFileSync(dictionary, `${dictionary}.whole`);
    writeFileSync(dictionary, "只有一列\n");
    expect(await serve()).toEqual(["intl", { nodejieba: "ended", "node-rs": "dictionary" }]);
    rmSync(dictionary);
    expect(await serve()).toEqual(["intl", { nodejieba: "dictionary", "node-rs": "dictionary" }]);
    renameSync(`${dictionary}.whole`, dictionary);
  });

  test("a killed child is replaced twice, then the next engine serves", async () => {
    if (!both()) return;
    const { chain, segmentation } = start();
    segmentation.configure("nodejieba", []);
    for (let i = 0; i < 3; i++) {
      await until(() => tagged(segmentation, `${SENTENCE}第${i}次`));
      const pid = chain.pid!;
      process.kill(pid, "SIGKILL");
      await until(() => chain.pid !== pid);
    }
    await until(() => tagged(segmentation, "再抓落实"));
    expect(await served(segmentation)).toEqual(["node-rs", { nodejieba: "ended" }]);
  });
});

describe.each(["nodejieba", "node-rs"] as const)("the child of %s", (name: NativeEngine) => {
  test("answers later, and is not waited for", async () => {
    if (!folder.installed.includes(name)) return;
    const { segmentation } = start();
    segmentation.configure(name, []);
    const begin = performance.now();
    expect(tagged(segmentation, SENTENCE)).toBe(false);
    expect(performance.now() - begin).toBeLessThan(500);
    const { generation } = segmentation;
    await until(() => segmentation.generation > generation);
    expect(tagged(segmentation, SENTENCE)).toBe(true);
  });

  test("ends while it has nothing to do and comes back at the next need, which is no crash", async () => {
    if (!folder.installed.includes(name)) return;
    const { chain, segmentation } = start({ idleLimit: 20 });
    segmentation.configure(name, []);
    const states: string[] = [];
    chain.onState((state) => states.push(state));
    for (let i = 0; i < 4; i++) {
      await until(() => tagged(segmentation, `${SENTENCE}第${i}次`));
      await segmentation.settled();
      const pid = chain.pid;
      await until(() => chain.pid === undefined);
      if (pid !== undefined) await until(() => !isProcessAlive(pid));
      expect(tagged(segmentation, `${SENTENCE}第${i}次`)).toBe(true);
    }
    expect([segmentation.state, states]).toEqual([name, [name]]);
  });

  test("words that the user's settings name are asked for again when they change", async () => {
    if (!folder.installed.includes(name)) return;
    const { segmentation } = start();
    const text = "欧阳青石同志强调，要抓好落实。";
    const hasName = (): boolean => wordsOf(text, segmentation.tokens(text)).includes("欧阳青石");
    segmentation.configure(name, []);
    await until(() => tagged(segmentation, text));
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
