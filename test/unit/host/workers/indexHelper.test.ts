import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { indexHere, indexWithHelp } from "../../../../server/src/host/workers/indexHelper";
import type { SpeechInput } from "../../../../server/src/index/build";
import { phrasesOf } from "../../../../server/src/index/segment/phraseList";
import { openSegment, type Segment } from "../../../../server/src/index/segment/segment";
import { bundle, Scratch } from "../../../support/host";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const scratch = new Scratch();
beforeAll(() => bundle(scratch.folder, "worker"));
afterAll(() => scratch.clear());

const SUBJECTS = ["码头", "石桥", "水库", "茶园", "渔港", "粮站", "校舍"];
const VERBS = ["改造", "加固", "巡查", "验收", "交付"];
const ENDS = ["要抓紧抓实。", "要一抓到底，久久为功。", "既要看当下，也要看长远。"];

/** Enough for a second thread; pieces repeat, whole paragraphs do not. */
const speeches: readonly SpeechInput[] = Array.from({ length: 40 }, (_, n) => ({
  uri: `file:///${n}.txt`,
  title: `第${n}篇`,
  start: 0,
  paragraphs: Array.from({ length: 800 }, (_, k) => {
    const of = (list: readonly string[], by: number): string => list[(n * 31 + k * by) % list.length]!;
    return `${of(SUBJECTS, 3)}的${of(VERBS, 7)}，${of(ENDS, 11)}${of(SUBJECTS, 13)}${of(VERBS, 17)}${n}第${k}项。`;
  }),
}));
const OPTIONS = { learn: true, phrases: true };
let alone: Segment;
beforeAll(async () => {
  alone = openSegment(await indexHere(speeches, OPTIONS));
});

describe("an index made on two threads", () => {
  test("is the one that is made on one", async () => {
    const shared = openSegment(await indexWithHelp(scratch.path("worker.js"))(speeches, OPTIONS));
    expect(alone.text.length).toBeGreaterThan(500_000);
    expect(Buffer.compare(bytesOf(shared.suffixes), bytesOf(alone.suffixes))).toBe(0);
    expect(shared.weights).toEqual(alone.weights);
    expect(phrasesOf(alone).length).toBeGreaterThan(10);
    expect(phrasesOf(shared)).toEqual(phrasesOf(alone));
  });

  test("is made all the same where the other thread dies", async () => {
    const fatal = scratch.path("fatal.js");
    writeFileSync(fatal, "require('node:worker_threads').parentPort.on('message', () => process.exit(1));");
    const shared = openSegment(await indexWithHelp(fatal)(speeches, { phrases: true }));
    expect(Buffer.compare(bytesOf(shared.suffixes), bytesOf(alone.suffixes))).toBe(0);
    expect(phrasesOf(shared)).toEqual(phrasesOf(alone));
  });
});

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
