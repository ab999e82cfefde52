import { readFileSync } from "node:fs";
import path from "node:path";
import { namesBelow } from "./texts";

/** Numbers below `below`, the same ones each time. */
export type Random = (below: number) => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const SENTENCE_ENDS = /(?<=[。！？])/u;

/** Sentences of the shared corpus in their order: what drafts are put together from. */
export function sentencesOf(shared: string): readonly string[] {
  const folder = path.join(shared, "corpus");
  return namesBelow(folder)
    .flatMap((name) => readFileSync(path.join(folder, name), "utf8").split(/\r?\n/))
    .flatMap((line) => line.trim().split(SENTENCE_ENDS))
    .filter((sentence) => sentence.length >= 12 && sentence.length <= 120 && /[。！？]$/u.test(sentence));
}

/** A draft of about `length` characters that no other one is like: sentences drawn by chance, headings between them. */
export function draftOf(sentences: readonly string[], random: Random, length: number, name: string): string {
  const lines = [`在${name}工作推进会上的讲话`, "", "同志们：", ""];
  let size = 0;
  for (let section = 0; size < length; section++) {
    lines.push(`${NUMERALS[section % NUMERALS.length]!}、切实抓好第${section + 1}项工作`);
    for (let paragraph = 0; paragraph < 4 && size < length; paragraph++) {
      const chosen = Array.from({ length: 4 }, () => sentences[random(sentences.length)]!);
      lines.push(chosen.join(""));
      size += chosen.join("").length;
    }
  }
  return `${lines.join("\n")}\n`;
}

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
