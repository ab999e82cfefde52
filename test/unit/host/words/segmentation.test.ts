import fc from "fast-check";
import { spawn } from "node:child_process";
import { renameSync, rmSync, writeFileSync, copyFileSync } from "node:fs";
import * as path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openable, unusable, type Dictionaries } from "../../../../server/src/host/words/dictionaries";
import { intlTokens } from "../../../../server/src/host/words/intl";
import { JiebaProcess } from "../../../../server/src/host/words/jieba";
import { isProcessAlive } from "../../../../server/src/host/disk/lock";
import { silent } from "../../../../server/src/host/logger";
import { ParagraphSegmentation } from "../../../../server/src/host/words/segmentation";
import { startSegmentation } from "../../../../server/src/host/words/startSegmentation";
import { align, tokensOf, wellFormed } from "../../../../server/src/host/words/tagging";
import type { Token } from "../../../../server/src/text/tokens";
import { bundle, copyNodejieba, hasNodejieba, Scratch, until } from "../../../support/host";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TEXT = "我们要坚持以人民为中心，着力抓好落实。";
const words = (text: string, tokens: readonly Token[]): string[] =>
  tokens.map(({ span }) => text.slice(span.start, span.end));
const prose = fc
  .array(
    fc.constantFrom("坚持", "人民", "，", "。", " ", "\n", "GDP", "5.3%", "𠀀", "\ud800", "\u3000", "的"),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

/** In order, without overlaps, and nothing but white space between. */
function expectTokens(text: string, tokens: readonly Token[]): void {
  let at = 0;
  for (const { span } of tokens) {
    expect(text.slice(at, span.start).trim()).toBe("");
    expect(span.end).toBeGreaterThan(span.start);
    at = span.end;
  }
  expect(text.slice(at).trim()).toBe("");
}

describe("Intl.Segmenter", () => {
  test("gives words without tags", () => {
    expect(words(TEXT, intlTokens(TEXT))).toContain("人民");
    expect(intlTokens(TEXT).some((token) => token.tag !== undefined)).toBe(false);
  });

  test("words of any text", () => {
    fc.assert(fc.property(prose, (text) => expectTokens(text, intlTokens(text))));
  });

  test("a sentence of 30,000 characters without an end takes no square time", () => {
    const text = "坚持人民至上，狠抓落实、".repeat(2_500);
    const start = performance.now();
    expectTokens(text, intlTokens(text));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe("align", () => {
  const cut = (text: string): string[] =>
    text.match(/\s+|[A-Z0-9.%]+|[\ud800-\udbff][\udc00-\udfff]|./gsu) ?? [];

  test("finds words again whatever white space was lost", () => {
    fc.assert(
      fc.property(prose, fc.infiniteStream(fc.boolean()), (raw, lose) => {
        const text = wellFormed(raw);
        const tagged = cut(text).flatMap((word) =>
          word.trim() === "" && lose.next().value ? [] : [{ word, tag: "x" }],
        );
        expectTokens(text, tokensOf(align(text, tagged)));
      }),
    );
  });

  test("bears words that are not in the text", () => {
    const word = fc.record({ word: fc.string({ maxLength: 4 }), tag: fc.constant("n") });
    fc.assert(
      fc.property(prose, fc.array(word, { maxLength: 20 }), (text, tagged) => {
        let at = 0;
        for (const { span } of tokensOf(align(text, tagged))) {
          expect(span.start).toBeGreaterThanOrEqual(at);
          expect(span.end).toBeLessThanOrEqual(text.length);
          at = span.end;
        }
      }),
    );
  });

  test("wellFormed keeps lengths", () => {
    expect(wellFormed("a\0b\ud800c𠀀\udc00")).toBe("a\ufffdb\ufffdc𠀀\ufffd");
  });
});

describe("dictionaries", () => {
  let scratch: Scratch;
  const all = (folder: string): Dictionaries => ({
    dict: scratch.write(`${folder}/a.utf8`, "词 1 n"),
    hmmDict: scratch.write(`${folder}/b.utf8`, "x"),
    userDict: scratch.write(`${folder}/c.utf8`, "x"),
    idfDict: scratch.write(`${folder}/d.utf8`, "x"),
    stopWordDict: scratch.write(`${folder}/e.utf8`, "x"),
  });
  beforeAll(() => (scratch = new Scratch()));
  afterAll(() => scratch.clear());

  test("missing, empty or a folder is unusable", () => {
    const good = all("好");
    expect(unusable(good)).toBeUndefined();
    expect(unusable({ ...good, idfDict: scratch.path("无") })).toBe(scratch.path("无"));
    expect(unusable({ ...good, dict: scratch.write("空", "") })).toBe(scratch.path("空"));
    expect(unusable({ ...good, dict: scratch.folder })).toBe(scratch.folder);
  });

  test("on Windows they are copied to a path of ASCII alone, elsewhere they stay", () => {
    const dictionaries = all("用户");
    expect(openable(dictionaries, [], "linux")).toBe(dictionaries);
    const places = [undefined, scratch.path("中"), scratch.write("file", "x"), scratch.path("ok")];
    const copies = openable(dictionaries, places, "win32")!;
    expect(path.dirname(copies.dict)).toBe(scratch.path("ok", "speech-drafter-dictionaries"));
    expect(unusable(copies)).toBeUndefined();
    expect(openable(dictionaries, places, "win32")).toEqual(copies);
    expect(openable(dictionaries, [scratch.path("中")], "win32")).toBeUndefined();
  });
});

describe("without nodejieba", () => {
  test("SPEECH_SEGMENTER=intl starts no process", () => {
    const segmentation = startSegmentation("none.js", silent, { SPEECH_SEGMENTER: "intl" });
    expect([segmentation.state, words(TEXT, segmentation.tokens(TEXT)).join("")]).toEqual(["intl", TEXT]);
  });

  test("a bundle that is not there, or has no nodejieba beside it, leaves Intl.Segmenter", async () => {
    const scratch = new Scratch();
    await bundle(scratch.folder, "segmenter");
    for (const file of ["none.js", "segmenter.js"]) {
      const segmentation = new ParagraphSegmentation(new JiebaProcess(scratch.path(file), silent));
      expect(segmentation.state).toBe("loading");
      segmentation.tokens(TEXT);
      await until(() => segmentation.state === "intl");
      expect(words(TEXT, segmentation.tokens(TEXT))).toContain("人民");
      segmentation.dispose();
    }
    scratch.clear();
  });
});

describe.runIf(hasNodejieba)("with nodejieba", () => {
  let scratch: Scratch;
  let child: JiebaProcess;
  let segmentation: ParagraphSegmentation;
  const tagged = (text: string): boolean =>
    segmentation.tokens(text).some((token) => token.tag !== undefined);

  beforeAll(async () => {
    scratch = new Scratch();
    await bundle(scratch.folder, "segmenter");
    copyNodejieba(scratch.folder);
    child = new JiebaProcess(scratch.path("segmenter.js"), silent);
    segmentation = new ParagraphSegmentation(child);
  });
  afterAll(() => {
    segmentation.dispose();
    scratch.clear();
  });

  test("answers at once, and better once the dictionary is loaded", async () => {
    const start = performance.now();
    expect(tagged(TEXT)).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
    const { generation } = segmentation;
    await until(() => segmentation.generation > generation);
    expect(segmentation.state).toBe("nodejieba");
    const tokens = segmentation.tokens(TEXT);
    expectTokens(TEXT, tokens);
    expect(tokens.find((token) => TEXT.slice(token.span.start, token.span.end) === "人民")?.tag).toBe("n");
  });

  test("words of odd texts stand where they stand", async () => {
    const texts = fc.sample(prose, 60).filter((text) => text.trim() !== "");
    for (const text of texts) segmentation.tokens(text);
    await until(() => texts.every(tagged));
    for (const text of texts) expectTokens(text, segmentation.tokens(text));
  });

  test("a killed child is replaced twice, then the fallback serves", async () => {
    for (let i = 0; i < 3; i++) {
      await until(() => tagged(`${TEXT}第${i}次`));
      const pid = child.pid!;
      process.kill(pid, "SIGKILL");
      await until(() => child.pid !== pid);
    }
    await until(() => segmentation.state === "intl");
    expect(words("再抓落实", segmentation.tokens("再抓落实")).join("")).toBe("再抓落实");
  });

  test("a cut dictionary ends the child, not us", async () => {
    const dictionary = scratch.path("nodejieba/submodules/cppjieba/dict/jieba.dict.utf8");
    copyFileSync(dictionary, `${dictionary}.whole`);
    writeFileSync(dictionary, "只有一列\n");
    const broken = new ParagraphSegmentation(new JiebaProcess(scratch.path("segmenter.js"), silent));
    broken.tokens(TEXT);
    await until(() => broken.state === "intl");
    rmSync(dictionary);
    const missing = new ParagraphSegmentation(new JiebaProcess(scratch.path("segmenter.js"), silent));
    missing.tokens(TEXT);
    await until(() => missing.state === "intl");
    renameSync(`${dictionary}.whole`, dictionary);
  });

  test("the child ends when its parent is killed, also while it loads", async () => {
    const parent = scratch.write(
      "parent.cjs",
      `const { fork } = require("node:child_process");
       const child = fork(${JSON.stringify(scratch.path("segmenter.js"))}, [], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
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
