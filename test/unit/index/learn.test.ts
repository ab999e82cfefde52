import { describe, expect, test, vi } from "vitest";
import { buildSegment, type SpeechInput } from "../../../server/src/index/build";

vi.setConfig({ testTimeout: 120_000 });

const speech = (n: number, paragraphs: readonly string[]): SpeechInput => ({
  uri: `file:///${n}.txt`,
  title: "讲话",
  start: 0,
  paragraphs,
});
const short = speech(1, ["同志们：", "要把各项工作抓紧抓实，一抓到底。"]);
/** Two characters that come again, in ever other company. */
const pair = (i: number): string => String.fromCharCode(0x4e00 + (i % 3_000), 0x4e00 + ((i * 7) % 2_999));
const MANY = 400_000;

describe("learning takes a bounded time, whatever a speech looks like", () => {
  test.each([
    ["sentences of two characters", Array.from({ length: MANY }, (_, i) => `${pair(i)}。`).join("")],
    ["one character", "好".repeat(3 * MANY)],
    ["two characters by turns", "好的".repeat(MANY)],
    ["one sentence", "要把各项工作抓紧抓实，一抓到底。".repeat(MANY / 8)],
  ])("%s", (_what, text) => {
    const { speeches, weights } = buildSegment([speech(0, [text]), short], { learn: true });
    expect(speeches).toHaveLength(2);
    expect(weights.every((weight) => weight >= 0)).toBe(true);
  });
});
