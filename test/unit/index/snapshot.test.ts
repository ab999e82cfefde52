import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildSegment, type SpeechInput } from "../../../server/src/index/build";
import { createIndexSnapshot } from "../../../server/src/index/corpusSnapshot";
import { DraftIndex } from "../../../server/src/index/draft";
import { decodeSegment, encodeSegment } from "../../../server/src/index/segment/segment";
import type { IndexSnapshot } from "../../../server/src/index/snapshot";

const UNITS = ["推", "动", "工", "作", "落", "实", "，", "。"];
const paragraph = fc.string({ unit: fc.constantFrom(...UNITS), minLength: 1, maxLength: 12 });
const file = fc.array(paragraph, { minLength: 1, maxLength: 3 });
const files = fc.array(file, { maxLength: 5 });
const phrase = fc.string({ unit: fc.constantFrom(...UNITS), minLength: 1, maxLength: 3 });

const speech = (paragraphs: readonly string[], n: number): SpeechInput => ({
  uri: `file:///${n}.txt`,
  title: `第${n}篇`,
  date: `20${10 + n}-01-01`,
  start: 0,
  paragraphs,
});

const snapshotOf = (speeches: readonly SpeechInput[]): IndexSnapshot =>
  createIndexSnapshot({ parts: [{ segment: buildSegment(speeches) }] });

const sameContinuations = (a: IndexSnapshot, b: IndexSnapshot, context: string): void => {
  const shown = (index: IndexSnapshot): [string, number][] =>
    index
      .continuations(context, 8)
      .map(({ text, probability }): [string, number] => [text, Math.round(probability * 1e9)])
      .sort();
  expect(shown(a)).toEqual(shown(b));
};

describe("parts", () => {
  it("with masked speeches and a delta answer as a build from the final files does", () => {
    const change = fc.tuple(fc.nat(4), fc.option(file));
    fc.assert(
      fc.property(files, fc.array(change, { maxLength: 4 }), phrase, (before, changes, wanted) => {
        const final = new Map<number, readonly string[]>(before.entries());
        const changed = new Set<number>();
        for (const [n, texts] of changes) {
          changed.add(n);
          if (texts === null) final.delete(n);
          else final.set(n, texts);
        }
        const base = buildSegment(before.map(speech));
        const mask = Uint8Array.from(before, (_, n) => (changed.has(n) ? 1 : 0));
        const delta = [...final].filter(([n]) => changed.has(n)).map(([n, texts]) => speech(texts, n));
        const patched = createIndexSnapshot({
          parts: [{ segment: base, mask }, { segment: buildSegment(delta) }],
        });
        const fresh = snapshotOf([...final].map(([n, texts]) => speech(texts, n)));
        expect(patched.frequency(wanted)).toEqual(fresh.frequency(wanted));
        expect(patched.occurrences(wanted, 20)).toEqual(fresh.occurrences(wanted, 20));
        expect(patched.characters).toBe(fresh.characters);
        sameContinuations(patched, fresh, `推动${wanted}`);
      }),
      { numRuns: 300 },
    );
  });

  it("answer the same after a stay on disk", () => {
    fc.assert(
      fc.property(files, phrase, (texts, wanted) => {
        const segment = buildSegment(texts.map(speech));
        const loaded = decodeSegment(Uint8Array.from(encodeSegment(segment)));
        sameContinuations(
          createIndexSnapshot({ parts: [{ segment }] }),
          createIndexSnapshot({ parts: [{ segment: loaded }] }),
          wanted,
        );
      }),
    );
  });
});

describe("draft", () => {
  const edits = fc.array(fc.tuple(fc.nat(5), fc.option(paragraph), fc.boolean()), { maxLength: 8 });

  it("followed edit by edit answers as one read afresh", () => {
    const corpus = snapshotOf([speech(["推动工作落实。"], 0)]);
    fc.assert(
      fc.property(edits, phrase, (steps, wanted) => {
        const paragraphs: string[] = [];
        let draft = DraftIndex.empty;
        for (const [at, text, sort] of steps) {
          paragraphs.splice(at, 1, ...(text === null ? [] : [text]));
          draft = draft.withParagraphs(paragraphs);
          if (sort) draft = draft.sorted();
        }
        const context = `\n${wanted}`;
        const answer = (index: DraftIndex): [string, number][] =>
          corpus
            .continuations(context, 8, { index, paragraph: wanted })
            .map(({ text, probability }): [string, number] => [text, Math.round(probability * 1e9)])
            .sort();
        const fresh = DraftIndex.empty.withParagraphs(paragraphs);
        expect(answer(draft)).toEqual(answer(fresh));
        expect(answer(draft.sorted())).toEqual(answer(fresh));
        expect(draft.sorted().unsorted).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe("continuations", () => {
  it("stand in the texts behind the context, within one sentence and one paragraph", () => {
    fc.assert(
      fc.property(files, phrase, (texts, wanted) => {
        const index = snapshotOf(texts.map(speech));
        const paragraphs = [...texts.flat(), wanted];
        for (const { text, probability } of index.continuations(`\n${wanted}`, 20)) {
          expect(text).not.toMatch(/[。！？\n]/u);
          expect(paragraphs.some((whole) => whole.includes(wanted.at(-1)! + text))).toBe(true);
          expect(probability).toBeGreaterThan(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("come most probable first, none a beginning of another", () => {
    const index = snapshotOf(
      Array.from({ length: 6 }, (_, n) =>
        speech([`要抓好${n % 2 === 0 ? "工作落实" : "重点环节"}，再接再厉。`], n),
      ),
    );
    const found = index.continuations("\n要抓好", 8);
    expect(found.map(({ text }) => text)).toEqual(expect.arrayContaining(["工作落实", "重点环节"]));
    for (const [i, { text, probability }] of found.entries()) {
      for (const other of found.slice(i + 1)) {
        expect(other.probability).toBeLessThanOrEqual(probability);
        expect(other.text.startsWith(text) || text.startsWith(other.text)).toBe(false);
      }
    }
  });
});

describe("occurrences", () => {
  const index = snapshotOf([
    speech(["开头。要压实责任，久久为功。结尾。"], 1),
    speech(["他说：“要压实责任！”大家赞同。", "压实责任"], 3),
  ]);

  it("come with their sentence, newest speeches first", () => {
    expect(
      index.occurrences("压实责任", 9).map(({ speech: { title }, sentence }) => [title, sentence]),
    ).toEqual([
      ["第3篇", "他说：“要压实责任！”"],
      ["第3篇", "压实责任"],
      ["第1篇", "要压实责任，久久为功。"],
    ]);
  });

  it("are no more than asked for", () => {
    expect(index.occurrences("压实责任", 1)).toHaveLength(1);
    expect(index.occurrences("没有的话", 9)).toEqual([]);
  });
});
