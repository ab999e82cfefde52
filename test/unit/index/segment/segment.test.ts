import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  buildSegment,
  layOut,
  noneTaken,
  sortShares,
  type SpeechInput,
} from "../../../../server/src/index/build";
import { createIndexSnapshot } from "../../../../server/src/index/corpusSnapshot";
import {
  decodeSegment,
  encodeSegment,
  openSegment,
  SEPARATOR,
  SORT_DEPTH,
  type Segment,
} from "../../../../server/src/index/segment/segment";

const speech = (paragraphs: readonly string[], n = 0): SpeechInput => ({
  uri: `file:///${n}.txt`,
  title: `第${n}篇`,
  start: 0,
  paragraphs,
});

/** Few characters, so that repeats are many; marks and halves of pairs among them. */
const paragraphs = fc.array(
  fc.string({ unit: fc.constantFrom("工", "作", "发", "，", "。", "\ud840", "a") }),
  {
    maxLength: 4,
  },
);
const speeches = fc.array(paragraphs, { maxLength: 4 }).map((all) => all.map((texts, n) => speech(texts, n)));

/** What two suffixes are compared by: characters up to the depth of the sort or the separator. */
function key(segment: Segment, at: number): string {
  const codes = [...segment.text.subarray(at, at + SORT_DEPTH)];
  const end = codes.indexOf(SEPARATOR);
  return String.fromCharCode(...(end < 0 ? codes : codes.slice(0, end)));
}

function naiveCount(inputs: readonly SpeechInput[], phrase: string): { count: number; speeches: number } {
  let count = 0;
  let hits = 0;
  for (const { paragraphs: texts } of inputs) {
    let here = 0;
    for (const text of texts) for (let i = 0; i < text.length; i++) if (text.startsWith(phrase, i)) here++;
    count += here;
    if (here > 0) hits++;
  }
  return { count, speeches: hits };
}

describe("suffix order", () => {
  const check = (segment: Segment): void => {
    const order = [...segment.suffixes].map((at) => key(segment, at));
    const naive: string[] = [];
    segment.text.forEach((code, at) => {
      if (code !== SEPARATOR) naive.push(key(segment, at));
    });
    expect(order).toEqual(naive.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  };

  it("equals a naive sort", () => {
    fc.assert(
      fc.property(speeches, (inputs) => check(buildSegment(inputs))),
      { numRuns: 300 },
    );
  });

  it("equals a naive sort for any text", () => {
    const any = fc.array(fc.array(fc.string({ unit: "binary" }), { maxLength: 3 }), { maxLength: 3 });
    fc.assert(fc.property(any, (all) => check(buildSegment(all.map((texts, n) => speech(texts, n))))));
  });

  it("equals a naive sort where large groups are split by counting, with one sentence many times", () => {
    check(buildSegment([speech(Array.from({ length: 300 }, () => "持续推动工作落到实处。"))]));
  });

  it("is whole where several threads share it, and takes no share twice", () => {
    fc.assert(
      fc.property(speeches, (inputs) => {
        const buffer = layOut(inputs);
        const taken = noneTaken();
        sortShares(buffer, taken);
        const sorted = openSegment(buffer).suffixes.slice();
        sortShares(buffer, taken);
        check(openSegment(buffer));
        expect(openSegment(buffer).suffixes).toEqual(sorted);
      }),
    );
  });

  it("equals a naive sort in buckets that are counted, of texts that part late", () => {
    const rest = (n: number): string => `落实${"点线面".charAt(n % 3)}${"，。；".charAt(n % 2)}`;
    const texts = Array.from({ length: 900 }, (_, n) => `工作${"推进".repeat(n % 17)}${rest(n)}`);
    check(buildSegment([speech(texts), speech(texts.slice(0, 40), 1)]));
  });
});

describe("frequency", () => {
  it("equals a naive count", () => {
    const phrase = fc.string({
      unit: fc.constantFrom("工", "作", "发", "，", "。"),
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(speeches, phrase, (inputs, wanted) => {
        const index = createIndexSnapshot({ parts: [{ segment: buildSegment(inputs) }] });
        expect(index.frequency(wanted)).toEqual(naiveCount(inputs, wanted));
      }),
      { numRuns: 300 },
    );
  });

  it("is exact for phrases longer than the depth of the sort", () => {
    const long = "一步一个脚印把既定部署落到实处，".repeat(4);
    const inputs = [speech([`${long}甲`, `${long}乙`]), speech([`${long}甲。`], 1)];
    const index = createIndexSnapshot({ parts: [{ segment: buildSegment(inputs) }] });
    expect(index.frequency(`${long}甲`)).toEqual({ count: 2, speeches: 2 });
    expect(index.frequency(long)).toEqual({ count: 3, speeches: 2 });
    expect(index.frequency(`${long}丙`)).toEqual({ count: 0, speeches: 0 });
  });

  it("finds nothing over the end of a paragraph or a speech", () => {
    const index = createIndexSnapshot({
      parts: [{ segment: buildSegment([speech(["抓好", "工作"]), speech(["落实"], 1)]) }],
    });
    for (const phrase of ["好工", "作落", "好\u0000工", "\uffff", ""])
      expect(index.frequency(phrase).count).toBe(0);
  });
});

describe("cached form", () => {
  const inputs = [speech(["坚持问题导向，坚持目标导向。", "压实责任𠀋。"]), speech(["坚持问题导向。"], 1)];

  it("is read back as it was", () => {
    fc.assert(
      fc.property(speeches, (all) => {
        const segment = buildSegment(all, { phrases: true });
        const bytes = encodeSegment(segment);
        for (const copy of [bytes, Uint8Array.from(bytes)]) {
          const back = decodeSegment(copy);
          expect(back.text).toEqual(segment.text);
          expect(back.suffixes).toEqual(segment.suffixes);
          expect(back.speeches).toEqual(segment.speeches);
        }
      }),
    );
  });

  it("is refused when any byte is flipped", () => {
    const bytes = Uint8Array.from(encodeSegment(buildSegment(inputs)));
    for (let i = 0; i < bytes.length; i++) {
      bytes[i]! ^= 1 << (i & 7);
      expect(() => decodeSegment(bytes), `byte ${i}`).toThrow("not a readable index segment");
      bytes[i]! ^= 1 << (i & 7);
    }
    expect(decodeSegment(bytes).speeches).toHaveLength(2);
  });

  it("is refused when cut anywhere or when it is something else", () => {
    const bytes = Uint8Array.from(encodeSegment(buildSegment(inputs)));
    for (let size = 0; size < bytes.length; size++) {
      expect(() => decodeSegment(bytes.slice(0, size)), `size ${size}`).toThrow(
        "not a readable index segment",
      );
    }
    expect(() => decodeSegment(new Uint8Array(4096))).toThrow("magic");
  });
});
