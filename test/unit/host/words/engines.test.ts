import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../../../server/src/host/words/engine";
import { ENGINES } from "../../../../server/src/host/words/engines";
import { SEGMENTERS } from "../../../../server/src/text/tokens";
import { EngineFolder } from "../../../support/engineFolder";
import { expectTokens, oddProse, SENTENCE, wordsOf } from "../../../support/words";

let folder: EngineFolder;
beforeAll(async () => (folder = await EngineFolder.make()));
afterAll(() => folder.clear());

describe.each(SEGMENTERS)("%s", (name) => {
  let engine: Engine | undefined;
  beforeAll(() => {
    if (name === "intl" || folder.installed.includes(name)) engine = ENGINES[name](folder.words, []);
  });

  test("gives words, with parts of speech where it knows them", ({ skip }) => {
    if (!engine) return skip("not installed");
    const tokens = engine.tokens(SENTENCE);
    expectTokens(SENTENCE, tokens);
    const people = tokens.find(({ span }) => SENTENCE.slice(span.start, span.end) === "人民");
    expect(people?.tag).toBe(name === "intl" ? undefined : "n");
  });

  test("words of any text stand where they stand", ({ skip }) => {
    if (!engine) return skip("not installed");
    const { tokens } = engine;
    fc.assert(
      fc.property(oddProse, (text) => expectTokens(text, tokens(text))),
      { numRuns: 300 },
    );
    for (const text of ["", " ", "\0", "\ud800", "\u3000\n\u3000"]) expectTokens(text, tokens(text));
  });

  test("30,000 characters without an end take no square time", ({ skip }) => {
    if (!engine) return skip("not installed");
    for (const piece of ["坚持人民至上，狠抓落实、", "啊", "1"]) {
      const text = piece.repeat(30_000 / piece.length);
      const start = performance.now();
      expectTokens(text, engine.tokens(text));
      expect(performance.now() - start).toBeLessThan(10_000);
    }
  });
});

test.each(["nodejieba", "node-rs"] as const)("%s knows the words that it is given", (name) => {
  if (!folder.installed.includes(name)) return;
  const text = "欧阳青石同志在临江大数据集团调研，人民群众欢迎。";
  const engine = ENGINES[name](folder.words, [
    { text: "欧阳青石", tag: "nr" },
    { text: "临江大数据集团", tag: "nt" },
    { text: "人民", tag: "nr" },
  ]);
  const tokens = engine.tokens(text);
  expect(wordsOf(text, tokens)).toEqual(expect.arrayContaining(["欧阳青石", "临江大数据集团"]));
  const tagOf = (word: string) =>
    tokens.find(({ span }) => text.slice(span.start, span.end).startsWith(word))?.tag;
  expect([tagOf("欧阳青石"), tagOf("临江大数据集团")]).toEqual(["nr", "nt"]);
  expect(tagOf("人民")).toBe("n");
});
