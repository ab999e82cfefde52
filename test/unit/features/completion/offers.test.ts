import { describe, expect, it } from "vitest";
import { inlineCompletion } from "../../../../server/src/features/completion/inline";
import type { IndexSnapshot } from "../../../../server/src/index/snapshot";
import { requestAt, suggestAt } from "../../../support/completion";
import { readSeedBase, seedIndex } from "../../../support/seedIndex";

const withBase = await seedIndex(readSeedBase());
const seedsAlone = await seedIndex(undefined);

const labels = (text: string, index: IndexSnapshot, explicit: boolean): string[] =>
  suggestAt(`${text}<|>`, index, { explicit })
    .filter(({ kind }) => kind === "phrase")
    .map(({ label }) => label);

const ghost = (text: string): string | undefined =>
  inlineCompletion(requestAt(`${text}<|>`, withBase, { explicit: false }))?.newText;

describe("what a newcomer sees first", () => {
  it.each([
    ["all places go on so", "要高质效", "办好每一个案件"],
    ["a formulation, whole", "深入学习贯彻习近平", "新时代中国特色社会主义思想"],
    ["whole though one speech alone says it here", "深入学习贯彻", "习近平新时代中国特色社会主义思想"],
    ["a formulation, exact", "增强“四个意识”、", "坚定“四个自信”、做到“两个维护”"],
    ["with its quotation marks", "坚持和发展新时代", "“枫桥经验”"],
    ["what the number counts, too", "公平正义的最后", "一道防线"],
    ["beyond what ten characters hold", "以习近平", "同志为核心的党中央"],
    ["the tail of a set phrase", "全面从严", "治党"],
    ["what a sentence has opened is closed", "坚持和发展新时代“枫桥", "经验”"],
  ])("%s: %s", (_, text, expected) => {
    expect(labels(text, withBase, true)[0]).toBe(expected);
  });

  it.each([
    ["要高质效", "办好每一个案件"],
    ["坚持和发展新时代", "“枫桥经验”"],
    ["增强“四个意识”、", "坚定“四个自信”"],
  ])("without the base table: %s", (text, expected) => {
    expect(labels(text, seedsAlone, true)[0]?.startsWith(expected)).toBe(true);
  });

  it("ghost text holds fixed formulations whole", () => {
    expect(ghost("坚决增强“四个意识”、")).toMatch(/坚定“四个自信”、做到“两个维护”$/u);
    expect(ghost("深入学习贯彻习近平")).toMatch(/新时代中国特色社会主义思想$/u);
  });

  it("what one speech says once is there for who asks, and not unasked", () => {
    const asked = labels("要高质效", withBase, true);
    const unasked = labels("要高质效", withBase, false);
    expect(asked.length).toBeGreaterThan(unasked.length);
    expect(unasked).toEqual(["办好每一个案件"]);
  });

  it("items of the base table name it", () => {
    const [first] = suggestAt("全面从严<|>", withBase);
    expect(first?.source.zh).toMatch(/^常用语 · \d+ 篇$/u);
  });
});

describe("every list", () => {
  const contexts = withBase.occurrences("工作", 400).map(({ sentence }) => sentence);
  const openers = "（《“‘";
  const closers = "）》”’";

  it("ends items where they may end, and repeats none", () => {
    for (const sentence of contexts) {
      const text = sentence.slice(0, sentence.indexOf("工作") + 2);
      const items = labels(text, withBase, true);
      for (const item of items) {
        expect(item).not.toMatch(/(?:^[，；：]|[的和与及对在把将被于，、；：“《（])$/u);
        expect(items.some((other) => other !== item && other.startsWith(item))).toBe(false);
        const open = Array.from(text);
        for (const mark of item) {
          if (openers.includes(mark)) open.push(mark);
          if (!closers.includes(mark)) continue;
          const at = open.lastIndexOf(openers[closers.indexOf(mark)]!);
          expect(at, `${text} | ${item}`).toBeGreaterThanOrEqual(0);
          open.splice(at, 1);
        }
      }
    }
  });
});
