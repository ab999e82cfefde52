import { copyFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isProcessAlive } from "../../../../server/src/host/disk/lock";
import { describeRefusal } from "../../../../server/src/host/words/refusals";
import type { ParagraphSegmentation } from "../../../../server/src/host/words/segmentation";
import { startSegmentation } from "../../../../server/src/host/words/startSegmentation";
import { silent } from "../../../../server/src/host/logger";
import { EngineFolder } from "../../../support/engineFolder";
import { until } from "../../../support/host";
import { isTagged, SENTENCE, wordsOf } from "../../../support/words";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: EngineFolder;
beforeEach(async () => (folder = await EngineFolder.make()));
afterEach(() => folder.clear());

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
    const { chain, segmentation } = folder.start();
    segmentation.tokens(SENTENCE);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([chain.pid, segmentation.state]).toEqual([undefined, "loading"]);
    segmentation.configure("intl", []);
    await segmentation.settled();
    expect([chain.pid, segmentation.state]).toEqual([undefined, "intl"]);
  });

  test.each(["nodejieba", "node-rs"] as const)("%s by name", async (name) => {
    if (!folder.installed.includes(name)) return;
    const { segmentation } = folder.start();
    segmentation.configure(name, []);
    expect(await served(segmentation)).toEqual([name, {}]);
    expect(isTagged(segmentation, SENTENCE)).toBe(true);
  });

  test("auto is the first that is installed", async () => {
    const { segmentation } = folder.start();
    segmentation.configure("auto", []);
    expect((await served(segmentation))[0]).toBe(folder.installed[0] ?? "intl");
  });

  test("a choice that changes takes effect at once", async () => {
    if (!folder.installed.includes("node-rs")) return;
    const { chain, segmentation } = folder.start();
    segmentation.configure("node-rs", []);
    await served(segmentation);
    const pid = chain.pid!;
    const { generation } = segmentation;
    segmentation.configure("intl", []);
    expect([segmentation.state, segmentation.generation > generation]).toEqual(["intl", true]);
    expect(isTagged(segmentation, SENTENCE)).toBe(false);
    await until(() => !isProcessAlive(pid));
  });
});

describe("what cannot serve is passed over, with a word in the log", () => {
  const log: string[] = [];
  let segmentation: ParagraphSegmentation;
  const logger = { info: () => undefined, warn: (message: string) => void log.push(message) };
  const serve = async (): ReturnType<typeof served> => {
    log.length = 0;
    ({ segmentation } = folder.start({ log: logger }));
    segmentation.configure("auto", []);
    return served(segmentation);
  };
  const both = (): boolean => folder.installed.length === 2;

  test.runIf(process.platform === "linux")("a C++ library that is too old for nodejieba", async () => {
    if (!both()) return;
    folder.ageLibraryOf("nodejieba");
    expect(await serve()).toEqual(["node-rs", { nodejieba: "library" }]);
    expect(log).toEqual([expect.stringMatching(/^segmenter: nodejieba cannot serve: library GLIBCXX_9\.9/)]);
    const refusal = segmentation.refused.get("nodejieba")!;
    expect(describeRefusal(refusal).zh).toMatch(/^系统库过旧，缺少 GLIBCXX_9\.9/);
  });

  test("binaries that are none", async () => {
    if (!both()) return;
    folder.breakBinaryOf("nodejieba");
    expect(await serve()).toEqual(["node-rs", { nodejieba: "broken" }]);
    folder.breakBinaryOf("node-rs");
    expect(await serve()).toEqual(["intl", { nodejieba: "broken", "node-rs": "broken" }]);
    expect(log).toHaveLength(2);
    expect(wordsOf(SENTENCE, segmentation.tokens(SENTENCE))).toContain("人民");
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
    const { chain, segmentation } = folder.start();
    segmentation.configure("nodejieba", []);
    for (let i = 0; i < 3; i++) {
      await until(() => isTagged(segmentation, `${SENTENCE}第${i}次`));
      const pid = chain.pid!;
      process.kill(pid, "SIGKILL");
      await until(() => chain.pid !== pid);
    }
    await until(() => isTagged(segmentation, "再抓落实"));
    expect(await served(segmentation)).toEqual(["node-rs", { nodejieba: "ended" }]);
  });
});
