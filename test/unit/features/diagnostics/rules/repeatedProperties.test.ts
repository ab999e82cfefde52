import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diagnoseAll } from "../../../../../server/src/features/diagnostics/runner";
import { GramPostings } from "../../../../../server/src/features/diagnostics/repeats/postings";
import type { Draft } from "../../../../../server/src/speech/model";
import { parseDraft } from "../../../../../server/src/speech/parse";
import { fold } from "../../../../../server/src/text/fold";
import { BODY, contextOf } from "../../../../support/rules";

const PHRASE = "压实值班值守责任";
const OWN = [
  `汛期一到，${PHRASE}，各村都要有人盯。`,
  `夜里下雨，${PHRASE}，不能只靠一部电话。`,
  `水库下游，${PHRASE}，转移路线要贴到门口。`,
  "山洪沟口的住户要提前转移到安置点，做到应转尽转、不漏一人。",
  "山洪沟口的住户要提前撤离到安置点，做到应转尽转、不漏一户。",
  "各乡镇的抢险物资要在六月底前补齐，沙袋、铁锹、雨衣逐项清点。",
];
const POOL = [...BODY, ...OWN];
const sentence = fc.constantFrom(...POOL);
const paragraph = fc.array(sentence, { minLength: 3, maxLength: 6 }).map((list) => list.join(""));
const body = fc.array(paragraph, { minLength: 1, maxLength: 7 });
const TITLE = "在全县防汛工作会议上的讲话\n同志们：\n";
/** A heading before each paragraph, or none at all. */
const textOf = (paragraphs: readonly string[], headed = true): string =>
  `${TITLE}\n${(headed ? paragraphs.map(section) : paragraphs).join("\n\n")}\n`;
const section = (text: string, i: number): string =>
  `${"一二三四五六七八九十"[i % 10]!}、抓好第${i + 1}类事项\n\n${text}`;

/** Findings of both rules without their places. */
function repeats(draft: Draft): unknown[] {
  return diagnoseAll(contextOf(draft))
    .filter(({ code }) => code.startsWith("wording/repeated"))
    .map(({ code, span, message, related = [] }) => ({
      code,
      message,
      said: fold(draft.text.slice(span.start, span.end)).text,
      related: related.map((place) => fold(draft.text.slice(place.span.start, place.span.end)).text),
    }));
}

describe("repeats", () => {
  it("say the same of a draft edited step by step as of one read afresh", () => {
    const edit = fc.record({
      at: fc.nat(),
      drop: fc.nat({ max: 2 }),
      put: fc.array(paragraph, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(body, fc.array(edit, { minLength: 1, maxLength: 5 }), (start, edits) => {
        let paragraphs: readonly string[] = start;
        let draft = parseDraft(textOf(paragraphs));
        repeats(draft);
        for (const { at, drop, put } of edits) {
          paragraphs = paragraphs.toSpliced(at % (paragraphs.length + 1), drop, ...put);
          draft = parseDraft(textOf(paragraphs), draft);
          expect(repeats(draft)).toEqual(repeats(parseDraft(draft.text)));
        }
      }),
      { numRuns: 20 },
    );
  }, 30_000);

  it("do not depend on soft wraps, on the width of marks or on line endings", () => {
    fc.assert(
      fc.property(body, fc.boolean(), fc.integer({ min: 20, max: 60 }), (paragraphs, bare, width) => {
        // One paragraph alone need not show how wide its lines are.
        const headed = !bare || paragraphs.length < 2;
        const source = textOf(paragraphs, headed);
        const plain = repeats(parseDraft(source));
        const wrapped = textOf(
          paragraphs.map((text) => wrap(text, width)),
          headed,
        );
        expect(repeats(parseDraft(wrapped)), "wraps").toEqual(plain);
        expect(repeats(parseDraft(wrapped.replaceAll("\n", "\r\n"))), "line endings").toEqual(plain);
        const narrow = source.replaceAll("，", ",").replaceAll("。", ".");
        expect(repeats(parseDraft(narrow)), "width").toEqual(plain);
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it("stay inside any text, and their fixes make it shorter by what they report", () => {
    const noise = fc.oneof(
      sentence,
      fc.string({ unit: "binary" }),
      fc.constantFrom("\n", "“", "”", "《", "一、", "　　"),
    );
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 24 }), (pieces) => {
        const text = pieces.join("");
        for (const { code, span, related = [], fixes = [] } of diagnoseAll(contextOf(parseDraft(text)))) {
          if (!code.startsWith("wording/repeated")) continue;
          for (const { start, end } of [span, ...related.map((place) => place.span)]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
          for (const { changes } of fixes) expect(changes.every(({ newText }) => newText === "")).toBe(true);
        }
      }),
      { numRuns: 120 },
    );
  }, 30_000);
});

describe("GramPostings", () => {
  it("knows what was added and not removed, in whatever order", () => {
    const text = fc
      .array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 })
      .map((grams) => Uint32Array.from(grams));
    const step = fc.oneof(fc.record({ add: text }), fc.record({ remove: fc.nat() }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const postings = new GramPostings();
        const held = new Map<number, Uint32Array>();
        for (const each of steps) {
          if ("add" in each) held.set(postings.add(each.add), each.add);
          else if (held.size > 0) {
            const slot = [...held.keys()][each.remove % held.size]!;
            postings.remove(slot);
            held.delete(slot);
          }
        }
        for (let gram = 1; gram <= 12; gram++) expect(placesIn(postings, gram)).toEqual(placesOf(held, gram));
      }),
    );
  });

  it("grows beyond its first table", () => {
    const postings = new GramPostings();
    const slot = postings.add(Uint32Array.from({ length: 5000 }, (_, i) => i + 1));
    expect(placesIn(postings, 4321)).toEqual([`${slot}:4320`]);
    postings.remove(slot);
    expect(postings.row(4321)).toBe(-1);
  });
});

function placesIn(postings: GramPostings, gram: number): string[] {
  const row = postings.row(gram);
  const out: string[] = [];
  if (row < 0) return out;
  for (let entry = postings.first(row); entry >= 0; entry = postings.next(entry))
    out.push(`${postings.slotOf(entry)}:${postings.positionOf(entry)}`);
  return out.sort();
}

function placesOf(held: ReadonlyMap<number, Uint32Array>, gram: number): string[] {
  const out: string[] = [];
  for (const [slot, grams] of held)
    grams.forEach((each, place) => each === gram && out.push(`${slot}:${place}`));
  return out.sort();
}

/** Lines of at most `width` characters, broken between two Han. */
function wrap(text: string, width: number): string {
  const han = /[\u4e00-\u9fff]/;
  let out = "";
  let start = 0;
  while (text.length - start > width) {
    let at = start + width;
    while (at > start + 1 && !(han.test(text[at - 1]!) && han.test(text[at]!))) at--;
    out += `${text.slice(start, at)}\n`;
    start = at;
  }
  return out + text.slice(start);
}
