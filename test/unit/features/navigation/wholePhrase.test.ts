import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namingPart, wholePhrase } from "../../../../server/src/features/navigation/wholePhrase";

const countIn = (text: string, phrase: string): number => text.split(phrase).length - 1;
const whole = (term: string, draft: string, corpus: string, speech = corpus): string =>
  wholePhrase(term, draft, {
    most: (phrase) => countIn(corpus, phrase),
    isSaid: (phrase) => speech.includes(phrase),
  });

describe("a whole phrase", () => {
  const DUTY = "聚焦主责主业。抓好主责主业。守住主责主业。";
  it.each([
    ["grows by the character that it was cut from", "责主业", "聚焦主责主业，履职尽责。", DUTY, "主责主业"],
    [
      "drops a lone one that it mostly stands without",
      "质效办",
      "提升质效办好案件。",
      "质效办公。质效。质效。",
      "质效",
    ],
    [
      "grows by a word that nearly always follows",
      "推进诉源",
      "推进诉源治理。",
      "推进诉源治理。".repeat(3),
      "推进诉源治理",
    ],
    [
      "does not grow by what follows now and then",
      "诉源治理",
      "诉源治理成果。",
      "诉源治理成果。诉源治理。诉源治理。",
      "诉源治理",
    ],
    ["does not grow over marks", "主责主业", "聚焦、主责主业。", "聚焦、主责主业。", "主责主业"],
  ])("%s", (_name, term, draft, corpus, expected) => {
    expect(whole(term, draft, corpus)).toBe(expected);
  });

  it("does not grow by what the speech at hand does not say", () => {
    expect(whole("推进诉源", "推进诉源治理。", "推进诉源治理。".repeat(3), "推进诉源工作。")).toBe(
      "推进诉源",
    );
  });

  it("stands in the draft, and is the term or of it or around it", () => {
    const piece = fc.constantFrom("主责", "主业", "办案", "质", "效", "诉源", "治理", "，", "的");
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        (pieces, from, length) => {
          const text = pieces.join("");
          const start = from % text.length;
          const term = text.slice(start, start + 1 + (length % 6));
          const found = whole(term, text, text);
          return found !== "" && text.includes(found);
        },
      ),
    );
  });
});

describe("what a phrase names", () => {
  it.each([
    ["诉源治理", "诉源治理"],
    ["举措提升司法公信", "提升司法公信"],
    ["更大力度激发", "更大力度"],
    ["聚焦主责主业", "聚焦主责主业"],
    ["推进深化改革", "推进深化改革"],
    ["强化结果运用", "强化结果运用"],
    ["的整体效能", "整体效能"],
    ["各司其职", "各司其职"],
    ["提升", undefined],
    ["", undefined],
    ["进一步推进", undefined],
  ])("%s", (phrase, expected) => expect(namingPart(phrase)).toBe(expected));
});
