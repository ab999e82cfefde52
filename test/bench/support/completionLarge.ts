import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { SpeechInput } from "../../../server/src/index/build";
import { charactersOf } from "./texts";

const PARAGRAPHS_EACH = 60;
const SENTENCES_EACH = 4;

/** The first speeches with so many characters in all. */
export function firstOf(speeches: readonly SpeechInput[], characters: number): SpeechInput[] {
  const out: SpeechInput[] = [];
  for (let left = characters; left > 0 && out.length < speeches.length;) {
    const next = speeches[out.length]!;
    out.push(next);
    left -= charactersOf([next]);
  }
  return out;
}

/** Speeches up to so many characters: the given ones, then others made of their sentences, drawn with a fixed seed. */
export function grown(speeches: readonly SpeechInput[], characters: number): SpeechInput[] {
  const sentences = speeches.flatMap(({ paragraphs }) =>
    paragraphs.flatMap((text) => text.split(/(?<=[。！？])/u)),
  );
  const out = [...speeches];
  const random = randomOf(20_240_501);
  const drawn = (): string => sentences[Math.floor(random() * sentences.length)]!;
  for (let left = characters - charactersOf(speeches); left > 0;) {
    const paragraphs = Array.from({ length: PARAGRAPHS_EACH }, () =>
      Array.from({ length: SENTENCES_EACH }, drawn).join(""),
    );
    const made = { uri: `file:///made/${out.length}.txt`, title: paragraphs[0]!, start: 0, paragraphs };
    out.push(made);
    left -= charactersOf([made]);
  }
  return out;
}

/** Writes speeches as text files into a folder, a hundred to a subfolder. */
export function writeFolder(folder: string, speeches: readonly SpeechInput[]): void {
  speeches.forEach(({ paragraphs }, i) => {
    const sub = path.join(folder, String(Math.floor(i / 100)));
    if (i % 100 === 0) mkdirSync(sub, { recursive: true });
    writeFileSync(path.join(sub, `${i}.txt`), `在工作会议上的讲话\n\n${paragraphs.join("\n")}\n`);
  });
}

/** Numbers in [0, 1) that are the same each time (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
